// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/app_context.h"

#include "ui/models/display.h"
#include "ui/render/icon.h"

#include <QCoreApplication>

namespace tidemark {

namespace {

[[maybe_unused]] constexpr const char* kPageTitles[] = {
    QT_TRANSLATE_NOOP("Pages", "Welcome"),    QT_TRANSLATE_NOOP("Pages", "Summary"),
    QT_TRANSLATE_NOOP("Pages", "Timeline"),   QT_TRANSLATE_NOOP("Pages", "Accounts"),
    QT_TRANSLATE_NOOP("Pages", "Detections"), QT_TRANSLATE_NOOP("Pages", "Clusters"),
    QT_TRANSLATE_NOOP("Pages", "Events"),     QT_TRANSLATE_NOOP("Pages", "Findings"),
    QT_TRANSLATE_NOOP("Pages", "Evidence"),   QT_TRANSLATE_NOOP("Pages", "Custody log")};

} // namespace

QString pageTitle(const QString& name) {
    return QCoreApplication::translate("Pages", qPrintable(name));
}

QAction* ActionRegistry::make(const char* id, const QString& text, const char* icon,
                              const QKeySequence& shortcut) {
    auto* action = new QAction(text, this);
    if (icon && *icon) action->setIcon(themedIcon(QLatin1String(icon)));
    action->setShortcut(shortcut);
    action->setObjectName(QLatin1String(id));
    m_actions[id] = action;
    m_order << action;
    return action;
}

QAction* ActionRegistry::get(const char* id) const {
    const auto found = m_actions.find(id);
    Q_ASSERT(found != m_actions.end());
    return found == m_actions.end() ? nullptr : found->second;
}

Actor AppContext::actor() const {
    return Actor{utf8(settings.value(QStringLiteral("investigator")).toString())};
}

} // namespace tidemark
