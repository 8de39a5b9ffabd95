// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/series_score.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

namespace tidemark {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::vector<SeriesPoint> pointsOf(const std::vector<double>& values) {
    std::vector<SeriesPoint> points;
    for (const double value : values) points.push_back({0, value});
    return points;
}

std::vector<double> scoresOf(const std::vector<double>& values,
                             ScoreMode mode = ScoreMode::Online) {
    return scoreSeries(pointsOf(values), mode);
}

/// A daily wave with noise that is the same everywhere.
std::vector<double> wave(std::size_t rows) {
    std::vector<double> out(rows);
    std::uint32_t seed = 7;
    for (std::size_t row = 0; row < rows; ++row) {
        seed = seed * 1664525U + 1013904223U;
        const double noise = static_cast<double>(seed >> 8) / 16777216.0;
        out[row] = 50.0 + noise +
                   10.0 * std::sin(2.0 * std::numbers::pi * static_cast<double>(row) / 96.0);
    }
    return out;
}

std::size_t strongest(const std::vector<double>& scores) {
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) -
                                    scores.begin());
}

void expectSane(const std::vector<double>& values) {
    for (const ScoreMode mode : {ScoreMode::Online, ScoreMode::Retrospective}) {
        const std::vector<double> scores = scoresOf(values, mode);
        ASSERT_EQ(scores.size(), values.size());
        for (const double score : scores) {
            ASSERT_GE(score, 0.0);
            ASSERT_LE(score, 1.0);
        }
    }
}

TEST(ScoreSeries, FlagsASpikeALevelShiftAndAnOddShape) {
    std::vector<double> spike = wave(2000);
    spike[1500] = 90.0;
    EXPECT_EQ(strongest(scoresOf(spike)), 1500U);
    EXPECT_GE(scoresOf(spike)[1500], 0.5);

    std::vector<double> shift = wave(2000);
    for (std::size_t row = 1500; row < 2000; ++row) shift[row] += 40.0;
    EXPECT_NEAR(static_cast<double>(strongest(scoresOf(shift))), 1500.0, 15.0);

    std::vector<double> flat = wave(2000);
    for (std::size_t row = 1500; row < 1560; ++row) flat[row] = 50.0; // a level seen every day
    const std::vector<double> scores = scoresOf(flat);
    EXPECT_GE(*std::max_element(scores.begin() + 1500, scores.begin() + 1580), 0.5);
}

TEST(ScoreSeries, StaysQuietOnARegularSeries) {
    const std::vector<double> scores = scoresOf(wave(4000));
    EXPECT_LE(std::count_if(scores.begin() + 600, scores.end(), [](double s) { return s >= 0.5; }),
              3);
}

TEST(ScoreSeries, OnlineScoresNeverUseLaterRows) {
    std::vector<double> values = wave(3000);
    values[700] = 100.0;
    values[2500] = -40.0;
    const std::vector<double> whole = scoresOf(values);
    for (const std::size_t rows : {1U, 25U, 701U, 2049U, 2501U}) {
        const std::vector<double> part =
            scoresOf({values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows)});
        for (std::size_t row = 0; row < rows; ++row) ASSERT_EQ(part[row], whole[row]) << row;
    }
}

TEST(ScoreSeries, TimesOfDayRevealADayWithoutItsUsualPeak) {
    std::vector<SeriesPoint> points;
    const std::vector<double> noisy = wave(10 * 288);
    for (std::size_t row = 0; row < noisy.size(); ++row) {
        const bool peak = row % 288 >= 96 && row % 288 < 204 && row / 288 != 7;
        const double noise = noisy[row] - std::floor(noisy[row]);
        points.push_back(
            {static_cast<std::int64_t>(row) * 300 * 1'000'000'000, (peak ? 80.0 : 20.0) + noise});
    }
    const std::vector<double> scores = scoreSeries(points);
    const auto from = scores.begin() + 7 * 288 + 96;
    EXPECT_GE(*std::max_element(from, from + 108), 0.5);
}

TEST(ScoreSeries, OneEventIsScoredInFullOnce) {
    std::vector<double> values = wave(2000);
    for (std::size_t row = 1500; row < 1510; ++row) values[row] = 90.0;
    const std::vector<double> scores = scoresOf(values);
    EXPECT_GE(scores[1500], 0.5);
    for (std::size_t row = 1501; row < 1510; ++row) EXPECT_LT(scores[row], scores[1500]);
}

TEST(ScoreSeries, ARepeatedEventIsLessNews) {
    std::vector<double> values = wave(3000);
    for (std::size_t row = 800; row < 3000; row += 300) values[row] = 90.0;
    const std::vector<double> scores = scoresOf(values);
    EXPECT_GE(scores[800], 0.5);
    EXPECT_LT(scores[2900], scores[800] / 2.0);
}

TEST(ScoreSeries, TheUnitOfTheValuesDoesNotMatter) {
    std::vector<double> values = wave(1000);
    values[800] = 90.0;
    std::vector<double> scaled = values;
    for (double& value : scaled) value *= 1024.0; // exact in binary
    const std::vector<double> expected = scoresOf(values);
    const std::vector<double> scores = scoresOf(scaled);
    for (std::size_t row = 0; row < values.size(); ++row)
        EXPECT_NEAR(scores[row], expected[row], 1e-9);
}

TEST(ScoreSeries, MissingValuesScoreZeroAndDisturbNothing) {
    std::vector<double> values = wave(1000);
    values[800] = 90.0;
    const std::vector<double> expected = scoresOf(values);
    values.insert(values.begin() + 500, {kMissing, std::numeric_limits<double>::infinity()});
    const std::vector<double> scores = scoresOf(values);
    EXPECT_EQ(scores[500], 0.0);
    EXPECT_EQ(scores[501], 0.0);
    EXPECT_EQ(scores[802], expected[800]);
}

TEST(ScoreSeries, IsSaneOnWhateverComes) {
    expectSane({});
    expectSane({1.0});
    expectSane(std::vector<double>(500, 3.0));
    expectSane(std::vector<double>(500, 0.0));
    expectSane(std::vector<double>(500, kMissing));
    std::vector<double> wild;
    const double huge = std::numeric_limits<double>::max();
    for (int i = 0; i < 600; ++i) {
        wild.push_back(i % 5 == 0 ? huge : i % 5 == 1 ? -huge : i % 5 == 2 ? 1e-300 : i);
    }
    expectSane(wild);
    for (const double score : scoresOf(std::vector<double>(500, 3.0))) EXPECT_LT(score, 0.5);
}

} // namespace
} // namespace tidemark
