// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/selection_bar.h"

#include "ui/models/display.h"
#include "ui/widgets/kit.h"

#include <algorithm>

namespace tidemark {

SelectionBar::SelectionBar(QWidget* parent) : QFrame(parent) {
    setProperty("kind", QStringLiteral("floating"));
    setAccessibleName(tr("Selected range"));
    auto* layout = column(this, kGap2, kGap1);
    auto* top = new QHBoxLayout;
    m_words = label({}, TypeSize::Small, QFont::Normal, "secondary");
    top->addWidget(m_words, 1);
    auto* close = iconButton(QStringLiteral("close"), tr("Clear selection"));
    top->addWidget(close);
    layout->addLayout(top);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap1);
    auto* filter = button(tr("Filter to range"), QStringLiteral("filter"));
    auto* annotate = button(tr("Annotate"), QStringLiteral("annotate"));
    auto* finding = button(tr("Add to finding"), QStringLiteral("findings"));
    for (QPushButton* each : {filter, annotate, finding}) buttons->addWidget(each);
    layout->addLayout(buttons);
    connect(filter, &QPushButton::clicked, this, &SelectionBar::filterWanted);
    connect(annotate, &QPushButton::clicked, this, &SelectionBar::annotateWanted);
    connect(finding, &QPushButton::clicked, this, &SelectionBar::findingWanted);
    connect(close, &QToolButton::clicked, this, &SelectionBar::dismissed);
    hide();
}

void SelectionBar::open(const TimeRange& range, const TimeZone& zone, const QPoint& near) {
    m_range = range;
    m_words->setText(QStringLiteral("%1   %2").arg(rangeText(range, zone),
                                                   durationText(range.to_ns - range.from_ns)));
    adjustSize();
    const QSize room = parentWidget()->size();
    move(std::clamp(near.x() + 8, 4, std::max(4, room.width() - width() - 4)),
         std::clamp(near.y() - height() - 12, 4, std::max(4, room.height() - height() - 4)));
    show();
    raise();
}

} // namespace tidemark
