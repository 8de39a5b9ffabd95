// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/job_panel.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/job_bridge.h"
#include "ui/widgets/kit.h"

#include <QProgressBar>
#include <ranges>

namespace tidemark {

namespace {

QString stateText(const JobRow& job) {
    switch (job.state) {
    case JobState::Queued: return QObject::tr("Waiting");
    case JobState::Running: {
        QStringList parts;
        if (!job.progress.step.empty()) parts << said(job.progress.step);
        if (job.counts_bytes && job.progress.total > 0) {
            parts << QObject::tr("%1 of %2")
                         .arg(sizeText(static_cast<double>(job.progress.done)),
                              sizeText(static_cast<double>(job.progress.total)));
            parts << QObject::tr("%1/s").arg(sizeText(job.per_second));
        } else if (job.progress.total > 0) {
            parts << QObject::tr("%1 of %2")
                         .arg(grouped(job.progress.done), grouped(job.progress.total));
        }
        if (job.seconds_left >= 1)
            parts << QObject::tr("%1 left").arg(
                durationText(static_cast<std::int64_t>(job.seconds_left) * kNsPerSecond));
        return parts.join(QStringLiteral("  ·  "));
    }
    case JobState::Done:
        return QObject::tr("Done in %1")
            .arg(durationText(job.clock.isValid() ? job.clock.nsecsElapsed() : 0));
    case JobState::Failed: return QObject::tr("Failed: %1").arg(said(job.error.message));
    case JobState::Cancelled: return QObject::tr("Cancelled. The case is as it was before.");
    }
    return {};
}

} // namespace

/// One job's lines.
class JobRowView : public QWidget {
public:
    JobRowView(JobBridge& jobs, const JobRow& job) {
        auto* layout = column(this, 0, 2);
        auto* top = new QHBoxLayout;
        m_name = label(job.name, TypeSize::Body, QFont::DemiBold);
        m_cancel = button(QObject::tr("Cancel"), {}, "quiet");
        top->addWidget(m_name, 1);
        top->addWidget(m_cancel);
        layout->addLayout(top);
        m_progress = new QProgressBar;
        m_progress->setAccessibleName(job.name);
        m_progress->setTextVisible(false);
        layout->addWidget(m_progress);
        m_state = paragraph({}, TypeSize::Small, "secondary");
        layout->addWidget(m_state);
        QObject::connect(m_cancel, &QPushButton::clicked, this,
                         [&jobs, id = job.id] { jobs.cancel(id); });
        show(job);
    }
    void show(const JobRow& job) {
        // A finished row keeps its text: its clock runs on.
        if (m_over) return;
        m_over = job.over();
        m_state->setText(stateText(job));
        setKind(m_state, job.state == JobState::Failed ? "bad" : "secondary");
        m_cancel->setVisible(!m_over);
        m_progress->setVisible(!m_over);
        const bool known = job.progress.total > 0;
        m_progress->setRange(0, known ? 1000 : 0);
        if (known)
            m_progress->setValue(static_cast<int>(job.progress.done * 1000 / job.progress.total));
    }

private:
    QLabel* m_name;
    QLabel* m_state;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    bool m_over = false;
};

JobPanel::JobPanel(JobBridge& jobs, QWidget* parent) : QFrame(parent), m_jobs(jobs) {
    setProperty("kind", QStringLiteral("floating"));
    setAccessibleName(tr("Jobs"));
    setFixedWidth(420);
    auto* layout = column(this, kGap3, kGap3);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Jobs"), TypeSize::Heading, QFont::DemiBold), 1);
    auto* clear = button(tr("Clear finished"), {}, "quiet");
    head->addWidget(clear);
    auto* close = iconButton(QStringLiteral("close"), tr("Close jobs"));
    head->addWidget(close);
    layout->addLayout(head);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(kGap3);
    layout->addLayout(m_rows);
    connect(clear, &QPushButton::clicked, &jobs, &JobBridge::clearFinished);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&jobs, &JobBridge::jobsChanged, this, &JobPanel::rebuild);
    connect(&jobs, &JobBridge::jobChanged, this, &JobPanel::update);
    hide();
}

void JobPanel::rebuild() {
    for (const JobRow& job : m_jobs.jobs()) {
        if (m_views.contains(job.id)) continue;
        auto* view = new JobRowView(m_jobs, job);
        m_views[job.id] = view;
        m_rows->insertWidget(0, view);
    }
    std::erase_if(m_views, [this](const auto& entry) {
        const bool gone = std::ranges::none_of(
            m_jobs.jobs(), [&](const JobRow& job) { return job.id == entry.first; });
        if (gone) entry.second->deleteLater();
        return gone;
    });
    if (m_views.empty()) hide();
    for (const JobRow& job : m_jobs.jobs()) m_views[job.id]->show(job);
    adjustSize();
    if (parentWidget())
        move(parentWidget()->width() - width() - kGap4, parentWidget()->height() - height() - 40);
}

void JobPanel::update(std::uint64_t id) {
    const auto view = m_views.find(id);
    if (view == m_views.end()) return;
    for (const JobRow& job : m_jobs.jobs())
        if (job.id == id) view->second->show(job);
}

} // namespace tidemark
