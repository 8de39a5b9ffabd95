// SPDX-License-Identifier: GPL-3.0-or-later
// A general anomaly scorer for one series of numbers: how unlike everything before is each row,
// seen in several ways. Needs no training and no settings. Pure function; any thread; the same
// points always give the same scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

struct SeriesPoint {
    std::int64_t ts_ns = 0; ///< UTC; kNoTime: unknown. Serves the daily rhythm only
    double value = 0.0;     ///< NaN or infinite: missing
};

enum class ScoreMode {
    Online,       ///< the score of a row depends on rows up to it only
    Retrospective ///< the score of a row may use the whole series
};

/// One score in [0, 1] a row, in row order; never NaN. From 0.5 on a row deserves attention; below
/// that, larger is stranger. One event is scored in full once, where it first shows; its further
/// rows stay under 0.2 unless they are stranger still. Missing values and the first rows score 0.
/// n log n plus n times min(n, 16384) steps, memory linear in n.
std::vector<double> scoreSeries(std::span<const SeriesPoint> points,
                                ScoreMode mode = ScoreMode::Online);

} // namespace tidemark
