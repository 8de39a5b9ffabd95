// SPDX-License-Identifier: GPL-3.0-or-later
// How even a run of requests is. Pure; any thread.
#pragma once

#include <vector>

namespace tidemark {

/// Coefficient of variation of gaps between requests, in any unit, without the longest tenth (the
/// nights and the pauses): 0 is clockwork, about 1 is chance. 1 also where nothing can be said:
/// fewer than five gaps, or a clock so coarse that the gaps are 0.
[[nodiscard]] double gapVariation(std::vector<double> gaps);
/// The same of gaps that are sorted already.
[[nodiscard]] double gapVariationSorted(std::vector<double> gaps);

} // namespace tidemark
