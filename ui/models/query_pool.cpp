// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/query_pool.h"

#include <algorithm>

namespace tidemark {

QueryPool::QueryPool(OpenReader open, int threads, QObject* parent)
    : QObject(parent), m_open(std::move(open)) {
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token& stop) { loop(stop); });
}

QueryPool::~QueryPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
        for (const auto& task : m_active) task->stop.request_stop();
    }
    for (std::jthread& thread : m_threads) thread.request_stop();
    m_threads.clear();
}

void QueryPool::enqueue(QObject* receiver, const char* channel, Run run,
                        std::function<void()> deliver) {
    auto task = std::make_shared<Task>();
    task->key = {receiver, channel};
    task->receiver = receiver;
    task->generation = ++m_next;
    task->run = std::move(run);
    task->deliver = std::move(deliver);
    m_generations[task->key] = task->generation;
    int dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        dropped = static_cast<int>(
            std::erase_if(m_queue, [&](const auto& queued) { return queued->key == task->key; }));
        for (const auto& active : m_active)
            if (active->key == task->key) active->stop.request_stop();
        m_queue.push_back(task);
    }
    m_changed.notify_one();
    setPending(m_pending + 1 - dropped);
}

void QueryPool::refresh() {
    const std::lock_guard lock(m_mutex);
    ++m_epoch;
}

void QueryPool::loop(const std::stop_token& stop) {
    std::unique_ptr<CaseReader> reader;
    Error error;
    std::uint64_t epoch = 0;
    bool opened = false;
    while (true) {
        std::shared_ptr<Task> task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_queue.empty(); })) return;
            task = m_queue.front();
            m_queue.pop_front();
            m_active.push_back(task);
            if (epoch != m_epoch) opened = false;
            epoch = m_epoch;
        }
        if (!opened) {
            reader.reset();
            auto result = m_open();
            if (result)
                reader = std::move(result).value();
            else
                error = result.error();
            opened = reader != nullptr;
        }
        if (reader) {
            const std::stop_callback interrupt(task->stop.get_token(),
                                               [&] { reader->db().interrupt(); });
            task->run(reader.get(), error, task->stop.get_token());
            // The next question must see what has been written since this one.
            reader->db().endReads();
        } else {
            task->run(nullptr, error, task->stop.get_token());
        }
        {
            const std::lock_guard lock(m_mutex);
            std::erase(m_active, task);
        }
        QMetaObject::invokeMethod(
            this, [this, task] { finish(task); }, Qt::QueuedConnection);
    }
}

void QueryPool::finish(const std::shared_ptr<Task>& task) {
    const auto newest = m_generations.find(task->key);
    const bool is_newest = newest != m_generations.end() && newest->second == task->generation;
    if (is_newest) m_generations.erase(newest);
    if (is_newest && task->receiver && !task->stop.stop_requested()) task->deliver();
    setPending(m_pending - 1);
}

void QueryPool::setPending(int pending) {
    if (pending == m_pending) return;
    m_pending = pending;
    emit pendingChanged(pending);
}

} // namespace tidemark
