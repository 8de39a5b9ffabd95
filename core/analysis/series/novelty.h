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

constexpr std::size_t kShortShapeRows = 4;
constexpr std::size_t kLongShapeRows = 32;
constexpr std::size_t kShapeHistoryRows = 16384;

/// For each row the root-mean-square distance from the run of values that ends there to the nearest
/// earlier run that does not overlap it and starts at most kShapeHistoryRows before; 0 until there
/// are 20 such runs. (The left matrix profile of Yeh et al., ICDM 2016, without normalisation.)
struct ShapeNovelty {
    std::vector<double> short_runs; ///< of kShortShapeRows values
    std::vector<double> long_runs;  ///< of kLongShapeRows values
};
/// n times min(n, kShapeHistoryRows) steps, linear memory. Values must be finite and below 1e18.
ShapeNovelty nearestPastShape(std::span<const double> values);

} // namespace tidemark
