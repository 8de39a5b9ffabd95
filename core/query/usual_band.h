// SPDX-License-Identifier: GPL-3.0-or-later
// The baseline band behind a series: what an hour of the week usually brings, by median and median
// absolute deviation (Rousseeuw and Croux 1993: MAD x 1.4826 estimates the standard deviation of a
// normal). For reading a chart at a glance; detections carry their own baseline. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace tidemark {

struct UsualBand {
    std::vector<std::int64_t> edges;
    std::vector<double> low, middle, high; ///< per hour; low >= 0
};

/// From hourly sums over the whole case (edges one longer than values; NaN = no data). Hours of the
/// week when there are at least three weeks, else hours of the day. Empty with less than two days.
UsualBand usualBand(const std::vector<std::int64_t>& edges, const std::vector<double>& values);
/// The band for buckets of another width: values scaled by width over an hour.
void scaleBand(UsualBand& band, double hours_per_bucket);

} // namespace tidemark
