// SPDX-License-Identifier: GPL-3.0-or-later
// Runs independent pieces of work on a few threads. Each piece writes only its own slot, so the
// result does not depend on how many threads there are or on who takes which piece.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stop_token>
#include <thread>
#include <vector>

namespace tidemark {

/// Threads to use for a wish; 0 means one for each processor.
inline unsigned threadCount(double wish) {
    const unsigned machine = std::max(1U, std::thread::hardware_concurrency());
    return wish < 1 ? machine : static_cast<unsigned>(std::min(wish, 256.0));
}

/// Calls `work(index, worker)` for every index below `count`; `worker` < `threads` names the
/// scratch space to use. Stops early, without an error, when asked to; `work` must not throw.
/// `chunk` pieces are taken at once: 1 where there are few and long ones.
template <class Work>
void parallelFor(std::size_t count, unsigned threads, const std::stop_token& stop, Work work,
                 std::size_t chunk = 8) {
    std::atomic<std::size_t> next{0};
    auto run = [&](unsigned worker) {
        while (!stop.stop_requested()) {
            const std::size_t begin = next.fetch_add(chunk);
            if (begin >= count) return;
            for (std::size_t i = begin; i < std::min(count, begin + chunk); ++i) work(i, worker);
        }
    };
    const auto wanted =
        static_cast<unsigned>(std::min<std::size_t>(threads, (count + chunk - 1) / chunk));
    std::vector<std::jthread> pool;
    for (unsigned worker = 1; worker < wanted; ++worker) pool.emplace_back(run, worker);
    run(0);
}

} // namespace tidemark
