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

/// The same by looking at every candidate.
double nearestRun(std::span<const double> values, std::size_t row, const RunShape& shape) {
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t end = shape.reach(); end + shape.minimum_lag <= row; ++end) {
        double squares = 0.0;
        for (std::size_t k = 0; k < shape.count; ++k) {
            squares += std::pow(values[row - k * shape.step] - values[end - k * shape.step], 2);
        }
        nearest = std::min(nearest, std::sqrt(squares / static_cast<double>(shape.count)));
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

TEST(NearestPastRun, EqualsTheSearchThroughAllEarlierRuns) {
    const std::vector<double> values = noise(2500, 2); // more rows than one block
    for (const RunShape shape : {RunShape{}, RunShape{8, 24, 96}, RunShape{1, 1, 1}}) {
        const std::vector<double> nearest = nearestPastRun(values, shape);
        for (const std::size_t row : {283U, 500U, 2047U, 2048U, 2079U, 2499U}) {
            EXPECT_NEAR(nearest[row], nearestRun(values, row, shape), 1e-5)
                << row << ", run of " << shape.count;
        }
    }
}

TEST(NearestPastRun, IsZeroUntilTwentyRunsArePast) {
    const std::vector<double> nearest = nearestPastRun(noise(40, 3), RunShape{4, 2, 5});
    EXPECT_EQ(nearest[29], 0.0);
    EXPECT_GT(nearest[30], 0.0);
}

TEST(NearestPastRun, ForgetsRunsOlderThanTheHistory) {
    std::vector<double> values(kRunHistoryRows + 200, 0.0);
    values[10] = 5.0; // the same spike again, once within the history and once just after it
    values[10 + kRunHistoryRows] = 5.0;
    EXPECT_EQ(nearestPastRun(values, {})[10 + kRunHistoryRows], 0.0);
    values[10 + kRunHistoryRows] = 0.0;
    values[11 + kRunHistoryRows] = 5.0;
    EXPECT_EQ(nearestPastRun(values, {})[11 + kRunHistoryRows], 2.5);
}

TEST(NearestDistantValue, PassesOverTheLatestRows) {
    const std::vector<double> values = noise(200, 4);
    const std::vector<double> nearest = nearestDistantValue(values, 30);
    EXPECT_EQ(nearest[48], 0.0);
    for (std::size_t row = 49; row < values.size(); ++row) {
        double expected = std::numeric_limits<double>::max();
        for (std::size_t past = 0; past + 30 <= row; ++past) {
            expected = std::min(expected, std::fabs(values[row] - values[past]));
        }
        EXPECT_DOUBLE_EQ(nearest[row], expected) << row;
    }
}

TEST(Novelty, ShortInputsAreNoTrouble) {
    for (std::size_t rows = 0; rows < 3; ++rows) {
        const std::vector<double> values(rows, 1.0);
        EXPECT_EQ(nearestPastValue(values), std::vector<double>(rows, 0.0));
        EXPECT_EQ(nearestPastRun(values, {}), std::vector<double>(rows, 0.0));
        EXPECT_EQ(nearestDistantValue(values, 1), std::vector<double>(rows, 0.0));
    }
}

} // namespace
} // namespace tidemark
