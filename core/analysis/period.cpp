// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/period.h"

#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr std::int64_t kBlockHours = 2'000;
constexpr std::int64_t kMaxBlocks = 26;

std::int64_t floorDiv(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// The first block of the run of kMaxBlocks blocks that holds the most events.
std::int64_t densestBlock(const std::vector<std::int64_t>& ts_ns) {
    std::map<std::int64_t, std::int64_t> blocks;
    for (const std::int64_t ts : ts_ns) ++blocks[floorDiv(ts, kHourNs * kBlockHours)];
    std::int64_t best_block = blocks.begin()->first, best = -1;
    for (auto it = blocks.begin(); it != blocks.end(); ++it) {
        std::int64_t sum = 0;
        for (auto in = it; in != blocks.end() && in->first < it->first + kMaxBlocks; ++in)
            sum += in->second;
        if (sum > best) {
            best = sum;
            best_block = it->first;
        }
    }
    return best_block;
}

} // namespace

Period findPeriod(const std::vector<std::int64_t>& ts_ns) {
    Period period;
    if (ts_ns.empty()) return period;
    const auto [low, high] = std::minmax_element(ts_ns.begin(), ts_ns.end());
    std::int64_t first = floorDiv(*low, kHourNs), last = floorDiv(*high, kHourNs);
    if (last - first >= kBlockHours * kMaxBlocks) {
        const std::int64_t begin = densestBlock(ts_ns) * kBlockHours;
        const std::int64_t end = begin + kBlockHours * kMaxBlocks;
        first = end;
        last = begin;
        for (const std::int64_t ts : ts_ns) {
            const std::int64_t hour = floorDiv(ts, kHourNs);
            if (hour < begin || hour >= end) {
                ++period.rows_outside;
                continue;
            }
            first = std::min(first, hour);
            last = std::max(last, hour);
        }
    }
    period.from_ns = first * kHourNs;
    period.hours = static_cast<std::size_t>(last - first + 1);
    // 1970-01-01 was a Thursday: 72 hours after a Monday.
    const std::int64_t week = (first + 72) % static_cast<std::int64_t>(kWeekHours);
    period.week_offset =
        static_cast<std::size_t>(week < 0 ? week + static_cast<std::int64_t>(kWeekHours) : week);
    return period;
}

} // namespace tidemark
