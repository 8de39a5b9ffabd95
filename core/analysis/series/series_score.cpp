// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/series_score.h"

#include "core/analysis/series/novelty.h"
#include "core/analysis/series/surprise.h"
#include "core/analysis/series/views.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tidemark {

namespace {

// Beyond this size squares and spreads would overflow; such values are extreme anyway.
constexpr double kLargestValue = 1e100;
// The first rows have no past to be unlike.
constexpr std::size_t kLearningRows = 20;
// Evidence at which a row deserves attention.
constexpr double kEvidenceAtHalf = 100.0;
// A long series has more chances of a rare row, and an event like several before it is no news: the
// evidence is divided by these powers of the length and of one plus the number of its like.
constexpr double kLengthPower = 0.1;
constexpr double kRepeatPower = 0.5;
// The last four values, and the course of the last 192 rows in means of 24.
constexpr RunShape kFineRun{.count = 4, .step = 1, .minimum_lag = 4};
constexpr RunShape kCoarseRun{.count = 8, .step = 24, .minimum_lag = 96};
// Rows that follow a stranger one closely keep their order but stay below every event.
constexpr double kFollowingRowShare = 0.2;

using Rows = std::vector<double>;

/// Adds weight/p of the novelty of one view.
void addEvidence(Rows& evidence, double weight, const Rows& strangeness) {
    const Rows inverse = inverseTail(strangeness);
    for (std::size_t row = 0; row < evidence.size(); ++row) evidence[row] += weight * inverse[row];
}

/// Weighted sum of 1/p over the views: the reciprocal of Wilson's harmonic mean p-value (PNAS
/// 2019), which stays valid when the views depend on each other. A value never seen before weighs
/// most; a smoothed level never seen before is rarer by chance than its rank says, because
/// neighbouring entries are alike, and weighs less the smoother it is.
Rows combinedEvidence(std::span<const std::int64_t> ts_ns, const Rows& values) {
    Rows evidence(values.size(), 0.0);
    const Rows log_level = logLevel(values);
    addEvidence(evidence, 1.0, nearestPastValue(values));
    addEvidence(evidence, 0.7, nearestPastValue(runningMedian(log_level, 25)));
    addEvidence(evidence, 0.2, nearestPastValue(runningMedian(log_level, 101)));
    addEvidence(evidence, 0.1, nearestPastValue(runningMedian(dayResidual(ts_ns, values), 13)));
    addEvidence(evidence, 0.05, nearestPastValue(recentZ(values, 50)));
    addEvidence(evidence, 0.05, nearestPastValue(recentZ(values, 500)));
    const Rows spread = logSpread(values, 24);
    addEvidence(evidence, 0.05, nearestPastValue(spread));
    addEvidence(evidence, 0.025, nearestDistantValue(spread, 24));
    addEvidence(evidence, 0.05, nearestPastValue(logSpread(values, 100)));
    const Rows first_change = change(values);
    addEvidence(evidence, 0.05, nearestPastValue(first_change));
    addEvidence(evidence, 0.05, nearestPastValue(change(first_change)));
    addEvidence(evidence, 0.05, nearestPastRun(log_level, kFineRun));
    addEvidence(evidence, 0.05,
                nearestPastRun(runningMean(log_level, kCoarseRun.step), kCoarseRun));
    for (std::size_t row = 0; row < values.size(); ++row) {
        evidence[row] /= std::pow(static_cast<double>(row + 1) / 1000.0, kLengthPower);
        if (row < kLearningRows) evidence[row] = 0.0;
    }
    return evidence;
}

double scoreOf(double evidence) {
    return evidence / (evidence + kEvidenceAtHalf);
}

Rows presentScores(std::span<const std::int64_t> ts_ns, const Rows& values, ScoreMode mode) {
    const Rows evidence = combinedEvidence(ts_ns, values);
    Rows scores(values.size());
    const double share = mode == ScoreMode::Online ? kFollowingRowShare : 1.0;
    for (std::size_t row = 0; row < scores.size(); ++row) {
        scores[row] = share * scoreOf(evidence[row]);
    }
    if (mode == ScoreMode::Retrospective) return scores;
    const std::vector<std::size_t> leading = leadingRows(evidence);
    const std::vector<std::size_t> repeats = earlierEquals(evidence, leading);
    for (std::size_t i = 0; i < leading.size(); ++i) {
        const double like = std::pow(1.0 + static_cast<double>(repeats[i]), kRepeatPower);
        scores[leading[i]] = scoreOf(evidence[leading[i]] / like);
    }
    return scores;
}

} // namespace

std::vector<double> scoreSeries(std::span<const SeriesPoint> points, ScoreMode mode) {
    Rows values;
    std::vector<std::int64_t> ts_ns;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < points.size(); ++row) {
        if (!std::isfinite(points[row].value)) continue;
        values.push_back(std::clamp(points[row].value, -kLargestValue, kLargestValue));
        ts_ns.push_back(points[row].ts_ns);
        rows.push_back(row);
    }
    Rows out(points.size(), 0.0);
    const Rows scores = presentScores(ts_ns, values, mode);
    for (std::size_t i = 0; i < rows.size(); ++i) out[rows[i]] = scores[i];
    return out;
}

} // namespace tidemark
