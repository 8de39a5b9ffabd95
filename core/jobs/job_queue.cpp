// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_queue.h"

#include <chrono>

namespace tidemark {

JobQueue::JobQueue(Listener listener)
    : m_listener(std::move(listener)),
      m_thread([this](const std::stop_token& stop) { loop(stop); }) {}

JobQueue::~JobQueue() {
    cancelAll();
    m_thread.request_stop();
    m_changed.notify_all();
}

std::uint64_t JobQueue::submit(std::string name, Work work) {
    auto job = std::make_shared<Job>();
    job->info.name = std::move(name);
    job->work = std::move(work);
    JobInfo snapshot;
    {
        const std::scoped_lock lock(m_mutex);
        job->info.id = m_next_id++;
        snapshot = job->info;
        m_queue.push_back(job);
    }
    tell(snapshot);
    m_changed.notify_all();
    return snapshot.id;
}

void JobQueue::cancel(std::uint64_t id) {
    const std::scoped_lock lock(m_mutex);
    if (m_running && m_running->info.id == id) m_running->stop.request_stop();
    for (const auto& job : m_queue)
        if (job->info.id == id) job->stop.request_stop();
}

void JobQueue::cancelAll() {
    const std::scoped_lock lock(m_mutex);
    if (m_running) m_running->stop.request_stop();
    for (const auto& job : m_queue) job->stop.request_stop();
}

void JobQueue::waitIdle() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_running; });
}

bool JobQueue::idle() const {
    const std::scoped_lock lock(m_mutex);
    return m_queue.empty() && !m_running;
}

void JobQueue::loop(const std::stop_token& stop) {
    for (;;) {
        std::shared_ptr<Job> job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_queue.empty(); })) return;
            job = m_queue.front();
            m_queue.pop_front();
            m_running = job;
        }
        runOne(job);
        {
            const std::scoped_lock lock(m_mutex);
            m_running.reset();
        }
        m_changed.notify_all();
    }
}

void JobQueue::runOne(const std::shared_ptr<Job>& job) {
    JobInfo info = job->info; // this thread's own copy: listeners get values
    if (job->stop.stop_requested()) {
        info.state = JobState::Cancelled;
        tell(info);
        return;
    }
    info.state = JobState::Running;
    tell(info);
    auto last = std::chrono::steady_clock::time_point{};
    std::mutex reporting; // work may report from several threads
    JobContext context;
    context.stop = job->stop.get_token();
    context.report = [&](const Progress& progress) {
        const std::scoped_lock lock(reporting);
        const auto now = std::chrono::steady_clock::now();
        const bool newStep = progress.step != info.progress.step;
        if (!newStep && now - last < std::chrono::milliseconds(100)) return;
        last = now;
        info.progress = progress;
        tell(info);
    };
    const Status status = job->work(context);
    if (status) {
        info.state = JobState::Done;
    } else {
        info.state =
            status.error().code == ErrorCode::Cancelled ? JobState::Cancelled : JobState::Failed;
        info.error = status.error();
    }
    tell(info);
}

void JobQueue::tell(const JobInfo& info) const {
    if (m_listener) m_listener(info);
}

} // namespace tidemark
