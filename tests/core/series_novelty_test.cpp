// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/novelty.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace tidemark {
namespace {

/// The same numbers everywhere: a small linear congruential generator, in [0, 1).
std::vector<double> noise(std::size_t rows, std::uint32_t seed) {
    std::vector<double> out(rows);
    for (double& value : out) {
        seed = seed * 1664525U + 1013904223U;
        value = static_cast<double>(seed >> 8) / 16777216.0;
    }
    return out;
}

double nearestRun(std::span<const double> values, std::size_t row, std::size_t length) {
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t end = length - 1; end + length <= row; ++end) {
        double squares = 0.0;
        for (std::size_t k = 0; k < length; ++k) {
            squares += std::pow(values[row - k] - values[end - k], 2);
        }
        nearest = std::min(nearest, std::sqrt(squares / static_cast<double>(length)));
    }
    return nearest;
}

TEST(NearestPastValue, EqualsTheSearchThroughAllEarlierValues) {
    std::vector<double> values = noise(400, 1);
    for (std::size_t row = 0; row < values.size(); row += 7) values[row] = 0.5; // equal values
    const std::vector<double> nearest = nearestPastValue(values);
    for (std::size_t row = 0; row < values.size(); ++row) {
        double expected = std::numeric_limits<double>::max();
        for (std::size_t past = 0; past < row; ++past) {
            expected = std::min(expected, std::fabs(values[row] - values[past]));
        }
        EXPECT_DOUBLE_EQ(nearest[row], row < 20 ? 0.0 : expected) << row;
    }
}

TEST(NearestPastShape, EqualsTheSearchThroughAllEarlierRuns) {
    const std::vector<double> values = noise(2500, 2); // more rows than one block
    const ShapeNovelty shapes = nearestPastShape(values);
    for (const std::size_t row : {26U, 100U, 2047U, 2048U, 2060U, 2499U}) {
        EXPECT_NEAR(shapes.short_runs[row], nearestRun(values, row, kShortShapeRows), 1e-5) << row;
    }
    for (const std::size_t row : {82U, 500U, 2047U, 2048U, 2079U, 2499U}) {
        EXPECT_NEAR(shapes.long_runs[row], nearestRun(values, row, kLongShapeRows), 1e-5) << row;
    }
}

TEST(NearestPastShape, IsZeroUntilTwentyRunsArePast) {
    const std::vector<double> values = noise(90, 3);
    const ShapeNovelty shapes = nearestPastShape(values);
    EXPECT_EQ(shapes.short_runs[25], 0.0);
    EXPECT_GT(shapes.short_runs[26], 0.0);
    EXPECT_EQ(shapes.long_runs[81], 0.0);
    EXPECT_GT(shapes.long_runs[82], 0.0);
}

TEST(NearestPastShape, ForgetsRunsOlderThanTheHistory) {
    std::vector<double> values(kShapeHistoryRows + 200, 0.0);
    values[10] = 5.0; // the same spike again, once within the history and once just after it
    values[10 + kShapeHistoryRows] = 5.0;
    EXPECT_EQ(nearestPastShape(values).short_runs[10 + kShapeHistoryRows], 0.0);
    values[10 + kShapeHistoryRows] = 0.0;
    values[11 + kShapeHistoryRows] = 5.0;
    EXPECT_EQ(nearestPastShape(values).short_runs[11 + kShapeHistoryRows], 2.5);
}

TEST(Novelty, ShortInputsAreNoTrouble) {
    for (std::size_t rows = 0; rows < 3; ++rows) {
        const std::vector<double> values(rows, 1.0);
        EXPECT_EQ(nearestPastValue(values), std::vector<double>(rows, 0.0));
        EXPECT_EQ(nearestPastShape(values).long_runs, std::vector<double>(rows, 0.0));
    }
}

} // namespace
} // namespace tidemark
