// SPDX-License-Identifier: GPL-3.0-or-later
// Views of a series: each turns the values into another list of the same length in which one kind
// of anomaly stands out (level, level against the recent past, slow drift, unrest). Every view is
// causal: entry i depends on values 0..i alone. Values must be finite. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

/// Distance from the mean of the previous `window` values in standard deviations, at most 1e6 in
/// size; 0 until there are ten of them. Deviations under a thousandth of the mean count as none.
std::vector<double> recentZ(std::span<const double> values, std::size_t window);

/// Median of the last `window` values, the present one included.
std::vector<double> runningMedian(std::span<const double> values, std::size_t window);

/// Logarithm of the standard deviation of the last `window` values, the present one included, in
/// units of that of all values so far; never below log(0.001).
std::vector<double> logSpread(std::span<const double> values, std::size_t window);

/// Signed logarithm of the values in units of the median absolute value so far (at least a
/// hundredth of the mean one): brings the peaks and the quiet of a heavy-tailed series to
/// comparable sizes.
std::vector<double> logLevel(std::span<const double> values);

/// Change from the previous value; 0 for the first.
std::vector<double> change(std::span<const double> values);

/// Mean of the last `window` values, the present one included.
std::vector<double> runningMean(std::span<const double> values, std::size_t window);

/// Difference from what the same time of day brought: the median, over the ten days before, of the
/// median of the five rows around that time. 0 where fewer than two of those days have a row within
/// the hour. Times are UTC; one that is kNoTime or runs backwards counts as the latest before it.
std::vector<double> dayResidual(std::span<const std::int64_t> ts_ns,
                                std::span<const double> values);

} // namespace tidemark
