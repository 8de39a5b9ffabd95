// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/render/icon.h"
#include "ui/widgets/kit.h"

#include <QPainter>

namespace tidemark {

namespace {

constexpr int kIcon = 40, kTextWidth = 440;

} // namespace

EmptyState::EmptyState(const QString& icon, const QString& heading, const QString& advice,
                       QWidget* parent)
    : QWidget(parent), m_icon(icon) {
    auto* outer = column(this, kGap6, kGap2);
    outer->addStretch(2);
    outer->addSpacing(kIcon + kGap2);
    m_heading = label(heading, TypeSize::Heading, QFont::DemiBold);
    m_heading->setAlignment(Qt::AlignCenter);
    m_advice = paragraph(advice, TypeSize::Body, "secondary");
    m_advice->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_advice->setFixedWidth(kTextWidth);
    fitAdvice();
    outer->addWidget(m_heading);
    outer->addWidget(m_advice, 0, Qt::AlignHCenter);
    outer->addSpacing(kGap2);
    m_actions = new QVBoxLayout;
    m_actions->setSpacing(kGap2);
    outer->addLayout(m_actions);
    outer->addStretch(3);
}

void EmptyState::addAction(QAction* action) {
    auto* push =
        button(action->text().remove(QLatin1Char('&')), {}, m_actions->isEmpty() ? "primary" : "");
    connect(push, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, push,
            [push, action] { push->setEnabled(action->isEnabled()); });
    push->setEnabled(action->isEnabled());
    m_actions->addWidget(push, 0, Qt::AlignHCenter);
}

void EmptyState::setText(const QString& heading, const QString& advice) {
    m_heading->setText(heading);
    m_advice->setText(advice);
    fitAdvice();
}

void EmptyState::fitAdvice() {
    // A wrapped label between stretches gets the height of two lines, whatever it holds.
    m_advice->ensurePolished();
    m_advice->setMinimumHeight(m_advice->heightForWidth(kTextWidth));
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int y = m_heading->y() - kIcon - kGap2;
    painter.drawPixmap((width() - kIcon) / 2, y,
                       tintedPixmap(m_icon, kIcon, currentTheme().muted, devicePixelRatioF()));
}

} // namespace tidemark
