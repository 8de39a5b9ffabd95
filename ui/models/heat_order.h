// SPDX-License-Identifier: GPL-3.0-or-later
// Orders of the heatmap's rows. Pure; any thread.
#pragma once

#include <vector>

namespace tidemark {

enum class HeatOrder { Volume, Ratio, Similarity };

/// Row numbers in the order to show them. `values` is row-major with `columns` a row and already
/// sorted by volume. Ratio: largest bucket over the mean of the row. Similarity: each row is
/// followed by the remaining row whose shape is nearest (cosine of square roots), starting at the
/// largest.
std::vector<int> heatOrder(const std::vector<float>& values, int columns, HeatOrder order);

} // namespace tidemark
