// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/kit.h"

#include "ui/render/icon.h"

#include <QHeaderView>
#include <QStyle>
#include <QTableView>

namespace tidemark {

QLabel* label(const QString& text, TypeSize size, QFont::Weight weight, const char* kind) {
    auto* out = new QLabel;
    out->setTextFormat(Qt::PlainText);
    out->setText(text);
    out->setFont(uiFont(size, weight));
    out->setProperty("kind", QLatin1String(kind));
    return out;
}

QLabel* paragraph(const QString& text, TypeSize size, const char* kind) {
    QLabel* out = label(text, size, QFont::Normal, kind);
    out->setWordWrap(true);
    out->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return out;
}

void setKind(QWidget* widget, const char* kind) {
    if (widget->property("kind").toString() == QLatin1String(kind)) return;
    widget->setProperty("kind", QLatin1String(kind));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QPushButton* button(const QString& text, const QString& icon, const char* kind) {
    auto* out = new QPushButton(text);
    if (!icon.isEmpty()) out->setIcon(themedIcon(icon));
    out->setIconSize(QSize(16, 16));
    out->setProperty("kind", QLatin1String(kind));
    out->setAccessibleName(text);
    out->setAutoDefault(false);
    return out;
}

QToolButton* iconButton(const QString& icon, const QString& text, const QKeySequence& shortcut) {
    auto* out = new QToolButton;
    out->setIcon(themedIcon(icon));
    out->setIconSize(QSize(16, 16));
    out->setText(text);
    out->setAccessibleName(text);
    out->setFocusPolicy(Qt::TabFocus);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    out->setToolTip(plainTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys)));
    return out;
}

QFrame* card(const QString& heading, QVBoxLayout** content) {
    auto* frame = new QFrame;
    frame->setProperty("kind", QStringLiteral("card"));
    auto* layout = column(frame, kGap3, kGap2);
    if (!heading.isEmpty())
        layout->addWidget(label(heading, TypeSize::Small, QFont::DemiBold, "secondary"));
    *content = layout;
    return frame;
}

QFrame* toolbar(QHBoxLayout** content) {
    auto* frame = new QFrame;
    frame->setProperty("kind", QStringLiteral("toolbar"));
    *content = row(frame, 0, kGap1);
    (*content)->setContentsMargins(kGap3, kGap1, kGap3, kGap1);
    frame->setFixedHeight(40);
    return frame;
}

QFrame* separator() {
    auto* line = new QFrame;
    line->setProperty("kind", QStringLiteral("separator"));
    return line;
}

QVBoxLayout* column(QWidget* parent, int margin, int gap) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    return layout;
}

QHBoxLayout* row(QWidget* parent, int margin, int gap) {
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    return layout;
}

void chooseRow(QTableView* table, int row) {
    table->setCurrentIndex(table->model()->index(row, 0));
}

void styleTable(QTableView* table, const QString& name) {
    table->setAccessibleName(name);
    table->setFont(uiFont(TypeSize::Small));
    table->setShowGrid(false);
    table->setAlternatingRowColors(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(26);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setFont(uiFont(TypeSize::Small, QFont::DemiBold));
    table->horizontalHeader()->setFixedHeight(28);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setMinimumSectionSize(40);
}

QString plainTip(const QString& text) {
    return QStringLiteral("<qt>%1</qt>")
        .arg(text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br/>")));
}

} // namespace tidemark
