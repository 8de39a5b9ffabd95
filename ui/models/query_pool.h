// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to the case, answered on worker threads that each hold their own read connection. A
// newer question on a channel cancels the older one, and a late answer is dropped by its
// generation. Lives on the window's thread; answers arrive there. Destroying it cancels everything
// and joins.
#pragma once

#include "core/query/case_reader.h"

#include <QObject>
#include <QPointer>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace tidemark {

class QueryPool : public QObject {
    Q_OBJECT
public:
    using OpenReader = std::function<Result<std::unique_ptr<CaseReader>>()>;

    /// `open` is called on the workers, once for each worker and after every refresh().
    QueryPool(OpenReader open, int threads, QObject* parent = nullptr);
    ~QueryPool() override;

    /// Asks on (receiver, channel). `work` runs on a worker; `done` on the window's thread, unless
    /// the receiver is gone or has asked again on the channel. Work that was stopped gives no
    /// answer.
    template <class T>
    void ask(QObject* receiver, const char* channel,
             std::function<Result<T>(CaseReader&, std::stop_token)> work,
             std::function<void(Result<T>)> done) {
        auto answer = std::make_shared<std::unique_ptr<Result<T>>>();
        enqueue(
            receiver, channel,
            [work = std::move(work), answer](CaseReader* reader, const Error& error,
                                             std::stop_token stop) {
                *answer =
                    std::make_unique<Result<T>>(reader ? work(*reader, stop) : Result<T>(error));
            },
            [done = std::move(done), answer] { done(std::move(**answer)); });
    }

    /// The case has changed: readers are opened anew before their next question.
    void refresh();
    /// Questions queued or running.
    [[nodiscard]] int pending() const { return m_pending; }

signals:
    void pendingChanged(int pending);

private:
    using Key = std::pair<QObject*, std::string>;
    using Run = std::function<void(CaseReader*, const Error&, std::stop_token)>;
    struct Task {
        Key key;
        QPointer<QObject> receiver;
        std::uint64_t generation = 0;
        std::stop_source stop;
        Run run;
        std::function<void()> deliver;
    };
    void enqueue(QObject* receiver, const char* channel, Run run, std::function<void()> deliver);
    void loop(const std::stop_token& stop);
    void finish(const std::shared_ptr<Task>& task);
    void setPending(int pending);

    OpenReader m_open;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<Task>> m_queue;   ///< guarded by m_mutex
    std::vector<std::shared_ptr<Task>> m_active; ///< guarded by m_mutex
    std::uint64_t m_epoch = 0;                   ///< guarded by m_mutex; bumped by refresh()
    std::map<Key, std::uint64_t> m_generations;  ///< window's thread
    std::uint64_t m_next = 0;                    ///< window's thread
    int m_pending = 0;                           ///< window's thread
    std::vector<std::jthread> m_threads;         ///< last: joined first
};

} // namespace tidemark
