// SPDX-License-Identifier: GPL-3.0-or-later
// Views of a series: each turns the values into another list of the same length in which one kind
// of anomaly stands out (level, level against the recent past, slow drift, unrest). Every view is
// causal: entry i depends on values 0..i alone. Values must be finite. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark {

/// Distance from the mean of the previous `window` values in standard deviations; 0 until there are
/// ten of them.
std::vector<double> recentZ(std::span<const double> values, std::size_t window);

/// As recentZ, but with the median and quantile ranges, so that past spikes do not hide new ones.
std::vector<double> robustZ(std::span<const double> values, std::size_t window);

/// Median of the last `window` values, the present one included.
std::vector<double> runningMedian(std::span<const double> values, std::size_t window);

/// Logarithm of the standard deviation of the last `window` values, the present one included.
std::vector<double> logSpread(std::span<const double> values, std::size_t window);

/// Signed logarithm of the values in units of the median absolute value so far: brings spikes and
/// quiet times of a heavy-tailed series to comparable sizes.
std::vector<double> logLevel(std::span<const double> values);

} // namespace tidemark
