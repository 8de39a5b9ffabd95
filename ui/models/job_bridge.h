// SPDX-License-Identifier: GPL-3.0-or-later
// The job queue seen from the window: jobs with progress, rate and time left, as signals on the
// window's thread. Small writes run through the same queue (there is one writer) but are not
// listed. Lives on the window's thread; destroying it cancels and joins.
#pragma once

#include "core/jobs/job_queue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

namespace tidemark {

/// A listed job, as the job panel and status bar show it.
struct JobRow {
    std::uint64_t id = 0;
    QString name;
    JobState state = JobState::Queued;
    Progress progress;
    Error error;
    bool counts_bytes = false; ///< progress is in bytes
    double per_second = 0;     ///< of the progress unit, since the start
    double seconds_left = -1;  ///< -1: unknown
    QElapsedTimer clock;
    [[nodiscard]] bool over() const {
        return state != JobState::Queued && state != JobState::Running;
    }
};

class JobBridge : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Status&)>;

    explicit JobBridge(QObject* parent = nullptr);
    ~JobBridge() override;

    /// A job that people see. `done` runs on the window's thread after the job, whatever became of
    /// it.
    std::uint64_t submit(const QString& name, JobQueue::Work work, Done done = {},
                         bool counts_bytes = false);
    /// A small write, not listed.
    void submitQuiet(JobQueue::Work work, Done done = {});
    void cancel(std::uint64_t id);
    /// Stops everything and waits until the job thread is idle; nothing started before calls back.
    void cancelAllAndWait();
    /// Newest last. Finished jobs stay until cleared.
    [[nodiscard]] const std::vector<JobRow>& jobs() const { return m_jobs; }
    /// The running or else the first queued job; nullptr when there is none.
    [[nodiscard]] const JobRow* current() const;
    /// Jobs and quiet writes not yet finished.
    [[nodiscard]] int unfinished() const { return m_unfinished; }
    void clearFinished();

signals:
    void jobChanged(std::uint64_t id);
    void jobsChanged();

private:
    std::uint64_t start(const QString& name, JobQueue::Work work, Done done, bool listed,
                        bool counts_bytes);
    void take(const JobInfo& info);
    JobRow* find(std::uint64_t id);

    std::vector<JobRow> m_jobs;
    std::vector<std::pair<std::uint64_t, Done>> m_waiting;
    int m_unfinished = 0;
    std::unique_ptr<JobQueue> m_queue;
};

} // namespace tidemark
