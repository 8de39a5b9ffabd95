// SPDX-License-Identifier: GPL-3.0-or-later
// Controls that a screen reader could not announce, found over the accessibility tree.
#pragma once

#include <QAccessible>
#include <QSet>
#include <QStringList>

namespace tidemark {

/// Adds the class path of every visible control below `node` that has no name.
inline void collectUnnamed(QAccessibleInterface* node, const QString& path, QStringList& out) {
    if (!node || node->state().invisible) return;
    static const QSet<QAccessible::Role> kMustHaveName = {
        QAccessible::Button,   QAccessible::CheckBox,      QAccessible::RadioButton,
        QAccessible::ComboBox, QAccessible::EditableText,  QAccessible::Table,
        QAccessible::Tree,     QAccessible::List,          QAccessible::ButtonMenu,
        QAccessible::SpinBox,  QAccessible::Slider,        QAccessible::MenuItem,
        QAccessible::PageTab,  QAccessible::ButtonDropDown};
    const QString name = node->text(QAccessible::Name);
    const QObject* object = node->object();
    const QString here =
        path + QLatin1Char('/') +
        (object ? QString::fromLatin1(object->metaObject()->className()) : QStringLiteral("?"));
    if (kMustHaveName.contains(node->role()) && name.trimmed().isEmpty()) out << here;
    // Cells of big tables are content, not controls.
    if (node->role() == QAccessible::Table || node->role() == QAccessible::List) return;
    for (int i = 0; i < node->childCount(); ++i) collectUnnamed(node->child(i), here, out);
}

} // namespace tidemark
