// SPDX-License-Identifier: GPL-3.0-or-later
// Runs jobs one after another on one worker thread (so there is never more than one writer).
// All members may be called from any thread. Destroying the queue cancels and joins.
#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace tidemark {

enum class JobState { Queued, Running, Done, Failed, Cancelled };

/// A snapshot of one job.
struct JobInfo {
    std::uint64_t id = 0;
    std::string name;
    JobState state = JobState::Queued;
    Progress progress;
    Error error; ///< set when Failed
};

class JobQueue {
public:
    using Work = std::function<Status(JobContext&)>;
    /// Called on the worker thread at every change of state and on (throttled) progress.
    using Listener = std::function<void(const JobInfo&)>;

    explicit JobQueue(Listener listener = {});
    ~JobQueue();

    /// Takes the work; returns its id at once.
    std::uint64_t submit(std::string name, Work work);
    /// Asks a queued or running job to stop; a finished one is left alone.
    void cancel(std::uint64_t id);
    void cancelAll();
    /// Blocks until nothing is queued or running.
    void waitIdle();
    [[nodiscard]] bool idle() const;

private:
    struct Job {
        JobInfo info;
        Work work;
        std::stop_source stop;
    };
    void loop(const std::stop_token& stop);
    void runOne(const std::shared_ptr<Job>& job);
    void tell(const JobInfo& info) const;

    Listener m_listener;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<Job>> m_queue; ///< guarded by m_mutex
    std::shared_ptr<Job> m_running;           ///< guarded by m_mutex
    std::uint64_t m_next_id = 1;              ///< guarded by m_mutex
    std::jthread m_thread;                    ///< last member: joined first
};

} // namespace tidemark
