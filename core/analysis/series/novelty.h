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

constexpr std::size_t kShapeRows = 8;
constexpr std::size_t kShapeHistoryRows = 16384;

/// Root-mean-square distance from the last kShapeRows values to the nearest earlier, not
/// overlapping run of that length among the last kShapeHistoryRows; 0 until there are 20 of them.
/// (The left matrix profile without normalisation.) n times history time, linear memory.
std::vector<double> nearestPastShape(std::span<const double> values);

} // namespace tidemark
