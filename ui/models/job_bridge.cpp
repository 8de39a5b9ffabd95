// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/job_bridge.h"

#include "ui/models/display.h"

#include <algorithm>

namespace tidemark {

JobBridge::JobBridge(QObject* parent) : QObject(parent) {
    m_queue = std::make_unique<JobQueue>([this](const JobInfo& info) {
        QMetaObject::invokeMethod(
            this, [this, info] { take(info); }, Qt::QueuedConnection);
    });
}

JobBridge::~JobBridge() {
    m_queue->cancelAll();
    m_queue.reset();
}

std::uint64_t JobBridge::submit(const QString& name, JobQueue::Work work, Done done,
                                bool counts_bytes) {
    return start(name, std::move(work), std::move(done), true, counts_bytes);
}

void JobBridge::submitQuiet(JobQueue::Work work, Done done) {
    start(QStringLiteral("Saving"), std::move(work), std::move(done), false, false);
}

std::uint64_t JobBridge::start(const QString& name, JobQueue::Work work, Done done, bool listed,
                               bool counts_bytes) {
    ++m_unfinished;
    // The listener is queued to this thread, so the row below exists before its first report
    // arrives.
    const std::uint64_t id = m_queue->submit(utf8(name), std::move(work));
    m_waiting.emplace_back(id, std::move(done));
    if (listed) {
        JobRow row;
        row.id = id;
        row.name = name;
        row.counts_bytes = counts_bytes;
        m_jobs.push_back(std::move(row));
        emit jobsChanged();
    }
    return id;
}

void JobBridge::cancel(std::uint64_t id) {
    m_queue->cancel(id);
}

void JobBridge::cancelAllAndWait() {
    m_queue->cancelAll();
    m_queue->waitIdle();
    m_waiting.clear();
    m_jobs.clear();
    m_unfinished = 0;
    emit jobsChanged();
}

const JobRow* JobBridge::current() const {
    const JobRow* queued = nullptr;
    for (const JobRow& row : m_jobs) {
        if (row.state == JobState::Running) return &row;
        if (row.state == JobState::Queued && !queued) queued = &row;
    }
    return queued;
}

void JobBridge::clearFinished() {
    std::erase_if(m_jobs, [](const JobRow& row) { return row.over(); });
    emit jobsChanged();
}

JobRow* JobBridge::find(std::uint64_t id) {
    const auto row = std::ranges::find(m_jobs, id, &JobRow::id);
    return row == m_jobs.end() ? nullptr : &*row;
}

void JobBridge::take(const JobInfo& info) {
    if (JobRow* row = find(info.id)) {
        if (row->state == JobState::Queued && info.state == JobState::Running) row->clock.start();
        row->state = info.state;
        row->progress = info.progress;
        row->error = info.error;
        if (row->clock.isValid() && row->clock.elapsed() > 0 && info.progress.done > 0) {
            row->per_second = static_cast<double>(info.progress.done) * 1000 /
                              static_cast<double>(row->clock.elapsed());
            if (info.progress.total > 0)
                row->seconds_left =
                    static_cast<double>(info.progress.total - info.progress.done) / row->per_second;
        }
        emit jobChanged(info.id);
    }
    if (info.state == JobState::Queued || info.state == JobState::Running) return;
    const auto waiting =
        std::ranges::find(m_waiting, info.id, &std::pair<std::uint64_t, Done>::first);
    if (waiting == m_waiting.end()) return;
    const Done done = std::move(waiting->second);
    m_waiting.erase(waiting);
    --m_unfinished;
    if (done) {
        if (info.state == JobState::Done)
            done(ok());
        else if (info.state == JobState::Cancelled)
            done(makeError(ErrorCode::Cancelled, "Cancelled"));
        else
            done(info.error);
    }
    emit jobsChanged();
}

} // namespace tidemark
