// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/order_statistics.h"
#include "core/analysis/series/surprise.h"
#include "core/analysis/series/views.h"
#include "core/base/utc_time.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace tidemark {
namespace {

TEST(OrderStatistics, CountsAndQuantilesOfTheMembersOnly) {
    const std::vector<double> values{5.0, 1.0, 3.0, 3.0, 9.0};
    OrderStatistics set(values);
    for (const std::size_t row : {0U, 1U, 2U, 3U}) set.insert(row);
    EXPECT_EQ(set.countAtLeast(2), 3);
    EXPECT_EQ(set.countAtLeast(4), 0);
    EXPECT_EQ(set.quantile(0.0), 1.0);
    EXPECT_EQ(set.quantile(0.5), 3.0);
    EXPECT_EQ(set.quantile(1.0), 5.0);
    set.erase(0);
    EXPECT_EQ(set.size(), 3);
    EXPECT_EQ(set.quantile(1.0), 3.0);
}

TEST(InverseTail, IsTheRankAmongRowsSoFar) {
    std::vector<double> rising(30);
    std::iota(rising.begin(), rising.end(), 0.0);
    const std::vector<double> inverse = inverseTail(rising);
    EXPECT_EQ(inverse[19], 1.0);
    EXPECT_EQ(inverse[20], 21.0);
    EXPECT_EQ(inverse[29], 30.0);
    rising[29] = 25.0; // as strange as row 25, less than rows 26 to 28
    EXPECT_EQ(inverseTail(rising)[29], 30.0 / 5.0);
}

TEST(LeadingRows, ExceedEveryRowInTheirMemory) {
    std::vector<double> strangeness(100, 0.0);
    strangeness[30] = 2.0;
    strangeness[40] = 1.0; // within the memory of row 30
    strangeness[50] = 2.0; // equals it
    strangeness[51] = 3.0;
    strangeness[72] = 1.0; // row 51 is 21 rows away, beyond the memory of 20
    EXPECT_EQ(leadingRows(strangeness), (std::vector<std::size_t>{0, 30, 51, 72}));
}

TEST(LeadingRows, RememberAThirtiethOfALongSeries) {
    std::vector<double> strangeness(3100);
    for (std::size_t row = 0; row < strangeness.size(); ++row) {
        strangeness[row] = -static_cast<double>(row); // never leads but by forgetting
    }
    strangeness[2900] = 1.0;
    strangeness[2999] = 0.5; // memory 99 reaches row 2900
    strangeness[3002] = 0.5; // memory 100 ends at row 2902
    const std::vector<std::size_t> leading = leadingRows(strangeness);
    const auto leads = [&](std::size_t row) {
        return std::find(leading.begin(), leading.end(), row) != leading.end();
    };
    EXPECT_TRUE(leads(2900));
    EXPECT_FALSE(leads(2999));
    EXPECT_FALSE(leads(3002)); // row 2999 is as strange
    strangeness[2999] = -1e9;
    EXPECT_EQ(leadingRows(strangeness).back(), 3002U);
}

TEST(EarlierEquals, CountsOnlyEarlierListedRows) {
    const std::vector<double> strangeness{5.0, 9.0, 4.0, 5.0, 1.0};
    const std::vector<std::size_t> rows{0, 2, 3, 4};
    EXPECT_EQ(earlierEquals(strangeness, rows), (std::vector<std::size_t>{0, 1, 1, 3}));
}

TEST(Views, RecentZIsInDeviationsOfThePreviousWindow) {
    std::vector<double> values;
    for (int i = 0; i < 40; ++i) values.push_back(i % 2 == 0 ? 9.0 : 11.0);
    values.push_back(15.0);
    const std::vector<double> z = recentZ(values, 20);
    EXPECT_EQ(z[9], 0.0);
    EXPECT_NEAR(z[40], 5.0, 1e-9);
}

TEST(Views, RecentZIsBoundedAfterAConstant) {
    std::vector<double> values(30, 0.0);
    values[20] = 1.0;
    const std::vector<double> z = recentZ(values, 20);
    EXPECT_EQ(z[19], 0.0);
    EXPECT_EQ(z[20], 1e6);
    EXPECT_LT(z[25], 0.0);
    std::vector<double> level(30, 1000.0);
    level[20] = 1001.0;
    EXPECT_NEAR(recentZ(level, 20)[20], 1.0, 1e-9); // a thousandth of the level
}

TEST(Views, RunningMedianForgetsOldValues) {
    const std::vector<double> values{1.0, 9.0, 9.0, 9.0, 2.0, 2.0};
    EXPECT_EQ(runningMedian(values, 3), (std::vector<double>{1.0, 9.0, 9.0, 9.0, 9.0, 2.0}));
}

TEST(Views, LogSpreadComparesTheRecentWithAll) {
    std::vector<double> values;
    for (int i = 0; i < 200; ++i) values.push_back(i % 2 == 0 ? 1.0 : -1.0);
    for (int i = 0; i < 200; ++i) values.push_back(0.0);
    const std::vector<double> spread = logSpread(values, 50);
    EXPECT_EQ(spread[0], 0.0);
    EXPECT_NEAR(spread[199], 0.0, 1e-9);
    EXPECT_NEAR(spread[399], std::log(1e-3), 1e-9);
}

TEST(Views, LogLevelIsSignedAndFreeOfTheUnit) {
    const std::vector<double> values{1.0, 1.0, 1.0, -3.0, 0.0};
    std::vector<double> scaled = values;
    for (double& value : scaled) value *= 1e6;
    const std::vector<double> level = logLevel(values);
    EXPECT_NEAR(level[3], -std::log(4.0), 1e-12);
    EXPECT_EQ(level[4], 0.0);
    const std::vector<double> scaled_level = logLevel(scaled);
    for (std::size_t row = 0; row < values.size(); ++row) {
        EXPECT_NEAR(level[row], scaled_level[row], 1e-12);
    }
    EXPECT_EQ(logLevel(std::vector<double>{0.0, 0.0}), (std::vector<double>{0.0, 0.0}));
}

TEST(Views, ChangeStartsAtZero) {
    EXPECT_EQ(change(std::vector<double>{5.0, 7.0, 4.0}), (std::vector<double>{0.0, 2.0, -3.0}));
    EXPECT_TRUE(change({}).empty());
}

TEST(Views, RunningMeanForgetsOldValues) {
    EXPECT_EQ(runningMean(std::vector<double>{2.0, 4.0, 6.0, 8.0}, 2),
              (std::vector<double>{2.0, 3.0, 5.0, 7.0}));
}

TEST(Views, DayResidualComparesWithTheSameTimeOnDaysBefore) {
    std::vector<std::int64_t> ts_ns;
    std::vector<double> values;
    for (int hour = 0; hour < 24 * 5; ++hour) {
        ts_ns.push_back(hour * kNsPerHour);
        values.push_back(hour % 24);
    }
    values[100] += 50.0;
    const std::vector<double> residual = dayResidual(ts_ns, values);
    EXPECT_EQ(residual[30], 0.0); // one day back is not enough
    EXPECT_EQ(residual[60], 0.0);
    EXPECT_EQ(residual[100], 50.0);
    const std::vector<std::int64_t> timeless(values.size(), kNoTime);
    EXPECT_EQ(dayResidual(timeless, values), std::vector<double>(values.size(), 0.0));
}

TEST(Views, DayResidualSurvivesTimesThatRunBackwardsAndGaps) {
    std::vector<std::int64_t> ts_ns{std::numeric_limits<std::int64_t>::max(), 0, kNoTime, 5};
    EXPECT_EQ(dayResidual(ts_ns, std::vector<double>{1.0, 2.0, 3.0, 4.0}),
              std::vector<double>(4, 0.0));
    ts_ns = {std::numeric_limits<std::int64_t>::min() + 1, 0, 40 * kNsPerDay, 40 * kNsPerDay};
    EXPECT_EQ(dayResidual(ts_ns, std::vector<double>{1.0, 2.0, 3.0, 4.0}),
              std::vector<double>(4, 0.0));
}

} // namespace
} // namespace tidemark
