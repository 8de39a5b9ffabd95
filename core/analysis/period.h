// SPDX-License-Identifier: GPL-3.0-or-later
// The stretch of time that detection looks at, in hours from its start. A log with a few absurd
// times (1970, 2199) is cut to the densest stretch; the rows outside are counted, not tested.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace tidemark {

constexpr std::int64_t kHourNs = 3'600'000'000'000;
constexpr std::size_t kWeekHours = 168;

struct Period {
    std::int64_t from_ns = 0;    ///< a whole hour
    std::size_t hours = 0;       ///< 0: no events
    std::size_t week_offset = 0; ///< hour of the week (Monday 00:00 UTC is 0) of `from_ns`
    std::int64_t rows_outside = 0;

    [[nodiscard]] std::int64_t toNs() const {
        return from_ns + static_cast<std::int64_t>(hours) * kHourNs;
    }
    [[nodiscard]] bool contains(std::int64_t ts_ns) const {
        return ts_ns >= from_ns && ts_ns < toNs();
    }
    [[nodiscard]] double hourOf(std::int64_t ts_ns) const {
        return static_cast<double>(ts_ns - from_ns) / static_cast<double>(kHourNs);
    }
    [[nodiscard]] std::int64_t nsOf(double hour) const {
        return from_ns + std::llround(hour * static_cast<double>(kHourNs)); // hourOf's inverse
    }
    [[nodiscard]] std::size_t weekHour(std::size_t hour) const {
        return (hour + week_offset) % kWeekHours;
    }
};

/// The period of a log: all of it, unless it spans more than about six years.
[[nodiscard]] Period findPeriod(const std::vector<std::int64_t>& ts_ns);

} // namespace tidemark
