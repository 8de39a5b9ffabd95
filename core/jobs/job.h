// SPDX-License-Identifier: GPL-3.0-or-later
// What long work gets from whoever starts it: a way to be stopped and a place to report to.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace tidemark {

struct Progress {
    std::string step;          ///< what is being done, for people
    std::int64_t done = 0;     ///< in the unit of `total`
    std::int64_t total = -1;   ///< -1: unknown
    std::int64_t records = -1; ///< records handled so far, where there are records
};

/// `report` may be called from any thread and must be quick; work reports at most ten times a
/// second. Work checks `stop` at least every 50 ms and then returns ErrorCode::Cancelled.
struct JobContext {
    std::stop_token stop;
    std::function<void(const Progress&)> report = [](const Progress&) {};
};

} // namespace tidemark
