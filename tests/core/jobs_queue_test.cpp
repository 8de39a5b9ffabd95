// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_queue.h"
#include "tests/support/temp_folder.h"

#include <atomic>
#include <vector>

namespace tidemark {
namespace {

class Recorder {
public:
    JobQueue::Listener listener() {
        return [this](const JobInfo& info) {
            const std::scoped_lock lock(m_mutex);
            m_seen.push_back(info);
        };
    }
    std::vector<JobState> statesOf(std::uint64_t id) {
        const std::scoped_lock lock(m_mutex);
        std::vector<JobState> states;
        for (const JobInfo& info : m_seen)
            if (info.id == id && (states.empty() || states.back() != info.state))
                states.push_back(info.state);
        return states;
    }

private:
    std::mutex m_mutex;
    std::vector<JobInfo> m_seen;
};

TEST(JobQueue, RunsOneAfterAnotherInOrder) {
    Recorder recorder;
    JobQueue queue(recorder.listener());
    std::vector<int> order;
    std::atomic<int> running{0};
    std::uint64_t last = 0;
    for (int i = 0; i < 5; ++i)
        last = queue.submit("job", [&, i](JobContext&) {
            EXPECT_EQ(++running, 1);
            order.push_back(i);
            --running;
            return ok();
        });
    queue.waitIdle();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
    EXPECT_EQ(recorder.statesOf(last),
              (std::vector{JobState::Queued, JobState::Running, JobState::Done}));
}

TEST(JobQueue, CancelReachesARunningJobAndAQueuedOne) {
    Recorder recorder;
    JobQueue queue(recorder.listener());
    std::atomic<bool> started{false};
    const auto running = queue.submit("long", [&](JobContext& context) -> Status {
        started = true;
        while (!context.stop.stop_requested()) std::this_thread::yield();
        return makeError(ErrorCode::Cancelled, "stopped");
    });
    const auto queued = queue.submit("never", [](JobContext&) -> Status {
        ADD_FAILURE() << "a cancelled job ran";
        return ok();
    });
    while (!started) std::this_thread::yield();
    queue.cancel(queued);
    queue.cancel(running);
    queue.waitIdle();
    EXPECT_EQ(recorder.statesOf(running).back(), JobState::Cancelled);
    EXPECT_EQ(recorder.statesOf(queued).back(), JobState::Cancelled);
}

TEST(JobQueue, FailureKeepsItsError) {
    Recorder recorder;
    std::string seen;
    JobQueue queue([&](const JobInfo& info) {
        if (info.state == JobState::Failed) seen = info.error.message;
    });
    queue.submit("bad", [](JobContext&) -> Status { return makeError(ErrorCode::Io, "no disk"); });
    queue.waitIdle();
    EXPECT_EQ(seen, "no disk");
}

TEST(JobQueue, DestructionCancelsAndJoins) {
    std::atomic<bool> ended{false}, started{false};
    {
        JobQueue queue;
        queue.submit("long", [&](JobContext& context) -> Status {
            started = true;
            while (!context.stop.stop_requested()) std::this_thread::yield();
            ended = true;
            return makeError(ErrorCode::Cancelled, "stopped");
        });
        while (!started) std::this_thread::yield();
    }
    EXPECT_TRUE(ended);
}

} // namespace
} // namespace tidemark
