// SPDX-License-Identifier: GPL-3.0-or-later
// How unlike everything before: the distance from each entry of a list to the nearest earlier one,
// for single entries and for the shape of the last few. Causal: entry i depends on 0..i alone.
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark {

/// Distance from each value to the nearest earlier value; 0 until there are 20 of them.
/// n log n time, linear memory. Values must be finite.
std::vector<double> nearestPastValue(std::span<const double> values);

/// What is compared at one row: `count` entries, the last at that row, each `step` rows before the
/// next. Earlier runs are candidates when they end at least `minimum_lag` rows before.
struct RunShape {
    std::size_t count = 4; ///< a power of two
    std::size_t step = 1;
    std::size_t minimum_lag = 4;

    [[nodiscard]] constexpr std::size_t reach() const { return (count - 1) * step; }
};

constexpr std::size_t kRunHistoryRows = 16384;

/// Root-mean-square distance from the run at each row to the nearest candidate that ends at most
/// kRunHistoryRows before; 0 until there are 20 candidates. (The left matrix profile of Yeh et al.,
/// ICDM 2016, without normalisation.) n times min(n, kRunHistoryRows) steps, linear memory. Values
/// must be finite and below 1e18 in size.
std::vector<double> nearestPastRun(std::span<const double> values, const RunShape& shape);

/// Distance from each value to the nearest one at least `minimum_lag` rows earlier; 0 until there
/// are 20 of them. For views whose neighbouring entries are alike. n log n time, linear memory.
std::vector<double> nearestDistantValue(std::span<const double> values, std::size_t minimum_lag);

} // namespace tidemark
