// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/empty_state.h"

#include "ui/models/job_bridge.h"
#include "ui/render/icon.h"
#include "ui/widgets/kit.h"

#include <QPainter>

namespace tidemark {

namespace {

constexpr int kIcon = 40, kTextWidth = 440;

} // namespace

EmptyState::EmptyState(const QString& icon, const QString& heading, const QString& advice,
                       QWidget* parent)
    : QWidget(parent), m_icon(icon), m_own_heading(heading), m_own_advice(advice) {
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
    m_buttons = new QWidget;
    m_actions = column(m_buttons, 0, kGap2);
    outer->addWidget(m_buttons);
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
    m_own_heading = heading;
    m_own_advice = advice;
    showJob();
}

void EmptyState::followJobs(JobBridge& jobs) {
    m_jobs = &jobs;
    connect(&jobs, &JobBridge::jobsChanged, this, &EmptyState::showJob);
    connect(&jobs, &JobBridge::jobChanged, this, &EmptyState::showJob);
    showJob();
}

void EmptyState::showJob() {
    const JobRow* job = m_jobs ? m_jobs->current() : nullptr;
    const QString heading = job ? job->name : m_own_heading;
    const QString advice = job ? tr("This is running; the line at the bottom of the window shows "
                                    "how far it is. The result appears here.")
                               : m_own_advice;
    if (m_heading->text() == heading && m_advice->text() == advice) return;
    m_heading->setText(heading);
    m_advice->setText(advice);
    m_buttons->setVisible(job == nullptr);
    fitAdvice();
    update();
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
