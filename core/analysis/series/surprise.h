// SPDX-License-Identifier: GPL-3.0-or-later
// From any measure of strangeness to a comparable surprise, and from a run of scores to the few
// rows that lead it. Causal: entry i depends on entries 0..i alone. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark {

/// 1/p for each row, p being the conformal p-value (Vovk, Gammerman and Shafer 2005): the share of
/// rows so far, this one included, that are at least as strange. 1 for the first 20 rows.
std::vector<double> inverseTail(std::span<const double> strangeness);

/// The rows, ascending, that exceed every row in the thirtieth of the series before them (at least
/// 20 rows): one event leads once, and a long series may have as many events as a short one.
std::vector<std::size_t> leadingRows(std::span<const double> strangeness);

/// For each of `rows` (ascending), how many earlier ones of them are at least as strange.
std::vector<std::size_t> earlierEquals(std::span<const double> strangeness,
                                       std::span<const std::size_t> rows);

} // namespace tidemark
