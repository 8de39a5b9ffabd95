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
constexpr double kFollowingRowShare = 0.2;
// Evidence at which a row deserves attention.
constexpr double kEvidenceAtHalf = 300.0;
// A long series has more chances of a rare row: its evidence is divided by a power of its length.
constexpr double kLengthPower = 0.4;

using Rows = std::vector<double>;

/// Adds weight/p of the novelty of one view.
void addEvidence(Rows& evidence, double weight, const Rows& strangeness) {
    const Rows inverse = inverseTail(strangeness);
    for (std::size_t row = 0; row < evidence.size(); ++row) evidence[row] += weight * inverse[row];
}

/// Weighted sum of 1/p over the views: the reciprocal of Wilson's harmonic mean p-value (PNAS
/// 2019), which stays valid when the views depend on each other.
Rows combinedEvidence(const Rows& values) {
    Rows evidence(values.size(), 0.0);
    addEvidence(evidence, 1.2, nearestPastValue(values));
    addEvidence(evidence, 0.6, nearestPastShape(logLevel(values)));
    addEvidence(evidence, 0.6, nearestPastValue(robustZ(values, 300)));
    addEvidence(evidence, 0.2, nearestPastValue(recentZ(values, 50)));
    addEvidence(evidence, 0.2, nearestPastValue(runningMedian(values, 101)));
    addEvidence(evidence, 0.2, nearestPastValue(logSpread(values, 48)));
    for (std::size_t row = 0; row < values.size(); ++row) {
        evidence[row] /= std::pow(static_cast<double>(row + 1) / 1000.0, kLengthPower);
    }
    return evidence;
}

Rows presentScores(const Rows& values, ScoreMode mode) {
    Rows scores = combinedEvidence(values);
    for (double& score : scores) score /= score + kEvidenceAtHalf;
    if (mode == ScoreMode::Retrospective) return scores;
    const std::vector<bool> leads = leadingRows(scores);
    for (std::size_t row = 0; row < scores.size(); ++row) {
        if (!leads[row]) scores[row] *= kFollowingRowShare;
    }
    return scores;
}

} // namespace

std::vector<double> scoreSeries(std::span<const SeriesPoint> points, ScoreMode mode) {
    Rows values;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < points.size(); ++row) {
        if (!std::isfinite(points[row].value)) continue;
        values.push_back(std::clamp(points[row].value, -kLargestValue, kLargestValue));
        rows.push_back(row);
    }
    Rows out(points.size(), 0.0);
    const Rows scores = presentScores(values, mode);
    for (std::size_t i = 0; i < rows.size(); ++i) out[rows[i]] = scores[i];
    return out;
}

} // namespace tidemark
