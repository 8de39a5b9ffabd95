// SPDX-License-Identifier: GPL-3.0-or-later
// Hands tasks to worker threads and gives the results back in the order of the tasks, with a bound
// on how many are under way. One producer thread, one consumer thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace tidemark {

template <class Task, class Done>
class OrderedWorkers {
public:
    /// `makeWork` is called once on each worker; the function it gives turns tasks into results.
    OrderedWorkers(unsigned workers, std::size_t most,
                   std::function<std::function<Done(Task&&)>()> makeWork)
        : m_most(most) {
        for (unsigned i = 0; i < workers; ++i)
            m_threads.emplace_back([this, makeWork] { loop(makeWork()); });
    }
    ~OrderedWorkers() {
        stop();
        for (std::thread& thread : m_threads) thread.join();
    }
    OrderedWorkers(const OrderedWorkers&) = delete;
    OrderedWorkers& operator=(const OrderedWorkers&) = delete;

    /// Waits while too much is under way. False after stop(): the task is dropped.
    bool put(Task task) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stopped || m_put - m_taken < m_most; });
        if (m_stopped) return false;
        m_tasks.emplace_back(m_put++, std::move(task));
        m_changed.notify_all();
        return true;
    }
    /// No more tasks will come.
    void close() {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }
    /// The next result in order; nullopt when all are taken and the producer has closed, or after
    /// stop().
    std::optional<Done> take() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return m_stopped || m_done.contains(m_taken) || (m_closed && m_taken == m_put);
        });
        const auto found = m_done.find(m_taken);
        if (m_stopped || found == m_done.end()) return std::nullopt;
        std::optional<Done> result(std::move(found->second));
        m_done.erase(found);
        ++m_taken;
        m_changed.notify_all();
        return result;
    }
    /// Drops everything; put and take return at once from now on.
    void stop() {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        m_tasks.clear();
        m_changed.notify_all();
    }

private:
    void loop(const std::function<Done(Task&&)>& work) {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopped || m_closed || !m_tasks.empty(); });
            if (m_stopped || m_tasks.empty()) {
                if (m_stopped || m_closed) return;
                continue;
            }
            auto [number, task] = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            Done done = work(std::move(task));
            lock.lock();
            m_done.emplace(number, std::move(done));
            m_changed.notify_all();
        }
    }

    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::pair<std::uint64_t, Task>> m_tasks; ///< guarded by m_mutex, as are all below
    std::map<std::uint64_t, Done> m_done;
    std::uint64_t m_put = 0, m_taken = 0;
    bool m_closed = false, m_stopped = false;
    std::vector<std::thread> m_threads;
};

} // namespace tidemark
