// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/figure_card.h"

#include "ui/widgets/kit.h"

namespace tidemark {

namespace {

constexpr int kLeastWidth = 112;

} // namespace

FigureCard::FigureCard(const QString& name, const QString& figure, const QString& remark,
                       const char* kind, QWidget* parent)
    : QPushButton(parent) {
    setProperty("kind", QStringLiteral("figure"));
    setAccessibleName(tr("%1: %2").arg(name, figure));
    setAccessibleDescription(remark);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* layout = column(this, kGap3, 2);
    QLabel* title = label(name, TypeSize::Small, QFont::Normal, "secondary");
    title->setWordWrap(true);
    layout->addWidget(title);
    layout->addWidget(label(figure, TypeSize::Figure, QFont::DemiBold, kind));
    QLabel* small = label(remark, TypeSize::Caption, QFont::Normal, "muted");
    small->setWordWrap(true);
    layout->addWidget(small);
    layout->addStretch(1);
    // The card may be narrower than its words, on a small screen.
    for (QLabel* words : findChildren<QLabel*>()) words->setMinimumWidth(1);
    for (QLabel* words : findChildren<QLabel*>())
        words->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize FigureCard::sizeHint() const {
    return layout()->sizeHint();
}

QSize FigureCard::minimumSizeHint() const {
    return {kLeastWidth, layout()->minimumSize().height()};
}

} // namespace tidemark
