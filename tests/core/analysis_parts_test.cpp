// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of detection that can be checked by hand.
#include "core/analysis/community.h"
#include "core/analysis/count_model.h"
#include "core/analysis/detect.h"
#include "core/analysis/id_column.h"
#include "core/analysis/multiple_testing.h"
#include "core/analysis/pace.h"
#include "core/analysis/period.h"
#include "core/analysis/rhythm.h"
#include "core/analysis/traits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace tidemark {
namespace {

using ::testing::ElementsAre;

TEST(AnalysisIdColumn, KeepsIdsWhileItWidens) {
    IdColumn column;
    for (const std::uint32_t id : {0U, 255U, 256U, 65'535U, 65'536U, 4'000'000'000U})
        column.push_back(id);
    EXPECT_EQ(column.size(), 6U);
    EXPECT_EQ(column[1], 255U);
    EXPECT_EQ(column[2], 256U);
    EXPECT_EQ(column[4], 65'536U);
    EXPECT_EQ(column[5], 4'000'000'000U);
    EXPECT_EQ(column.maxId(), 4'000'000'000U);
}

TEST(AnalysisTraits, NetworksOfAddresses) {
    EXPECT_EQ(networkOf("240.1.2.3"), "240.1.2.0/24");
    EXPECT_EQ(networkOf("2001:db8:1:2::9"), networkOf("2001:db8:1:2:aaaa::1"));
    EXPECT_NE(networkOf("2001:db8:1:2::9"), networkOf("2001:db8:1:3::9"));
    EXPECT_EQ(networkOf("2001:db8::1"), networkOf("2001:db8:0:0:5::"));
    EXPECT_EQ(networkOf("::1"), networkOf("0:0:0:0:9::"));
    EXPECT_EQ(networkOf("unknown"), "unknown");
}

TEST(AnalysisTraits, TemplatesForgetNumbersAndEndings) {
    EXPECT_EQ(templateOf("Set 17, topic tea and more"), templateOf("Set 90210, topic tea or less"));
    EXPECT_EQ(templateOf("Explain  tea"), "explain tea");
    EXPECT_NE(templateOf("Grade the two answers below"), templateOf("Grade the two essays below"));
    EXPECT_EQ(templateOf(""), "");
}

TEST(AnalysisTraits, SizeClassesAreHalfOctaves) {
    EXPECT_EQ(sizeClass(-1), 0U);
    EXPECT_EQ(sizeClass(0), 1U);
    EXPECT_EQ(sizeClass(1), 2U);
    EXPECT_EQ(sizeClass(2), 4U);
    EXPECT_EQ(sizeClass(3), 5U);
    EXPECT_EQ(sizeClass(1024), 22U);
    EXPECT_EQ(sizeClass(1449), 23U);
    EXPECT_LT(sizeClass(2'147'483'647), 66U);
}

TEST(AnalysisCountModel, SurpriseIsThatOfPoissonWithoutExtraVariance) {
    // 10 where 4 were expected: 10 ln 2.5 - 6
    EXPECT_NEAR(countSurprise(10, 4, 4), 10 * std::log(2.5) - 6, 1e-9);
    EXPECT_EQ(countSurprise(4, 4, 4), 0);
    EXPECT_EQ(countSurprise(3, 4, 4), 0);
}

TEST(AnalysisCountModel, MoreVarianceSurprisesLess) {
    EXPECT_LT(countSurprise(10, 4, 8), countSurprise(10, 4, 4));
    EXPECT_LT(countSurprise(10, 4, 40), countSurprise(10, 4, 8));
    // a negative binomial of size 4: 10 ln(10/4) - 14 ln(14/8)
    EXPECT_NEAR(countSurprise(10, 4, 8), 10 * std::log(2.5) - 14 * std::log(1.75), 1e-9);
}

TEST(AnalysisMultipleTesting, BenjaminiHochbergByHand) {
    const std::vector<double> q = benjaminiHochberg({.01, .5, .02, .03});
    ASSERT_EQ(q.size(), 4U);
    EXPECT_NEAR(q[0], .04, 1e-12);
    EXPECT_NEAR(q[2], .04, 1e-12);
    EXPECT_NEAR(q[3], .04, 1e-12);
    EXPECT_NEAR(q[1], .5, 1e-12);
}

TEST(AnalysisMultipleTesting, RanksAreUniformAndTheTailIsExtrapolated) {
    std::vector<double> evidence;
    for (int i = 0; i < 1000; ++i) evidence.push_back(-std::log((i + .5) / 1000));
    const std::vector<double> p = empiricalP(evidence, evidence);
    EXPECT_LT(calibrationOf(p, benjaminiHochberg(p)).ks_distance, .01);
    // the exponential's own tail, far beyond the data
    EXPECT_NEAR(std::log(empiricalP({20.}, evidence)[0]), -20, 1);
}

TEST(AnalysisMultipleTesting, TiesShareTheirRanks) {
    const std::vector<double> same(24, 1.);
    for (const double value : empiricalP(same, same)) EXPECT_NEAR(value, 12. / 25, 1e-12);
}

TEST(AnalysisMultipleTesting, LoudAccountsStandOutInSmallCases) {
    std::vector<double> quiet;
    for (int i = 0; i < 150; ++i) quiet.push_back(-5 - .02 * i);
    std::vector<double> evidence = quiet;
    evidence.insert(evidence.end(), {4., 3.9, 3.8, 3.7}); // more than the outer quantile leaves out
    const std::vector<double> q = benjaminiHochberg(empiricalP(evidence, evidence));
    EXPECT_LT(q.back(), .05);
    EXPECT_GT(q[0], .3) << "the strongest of the quiet ones stays quiet";
    const std::vector<double> few = {4., -7, -8, -9};
    const std::vector<double> p = empiricalP(few, few);
    EXPECT_LT(p[0], 1e-3);
    EXPECT_GT(p[1], .2);
}

TEST(AnalysisCommunity, TwoCliquesWithABridge) {
    std::vector<WeightedEdge> edges;
    for (std::uint32_t base : {0U, 4U})
        for (std::uint32_t i = 0; i < 4; ++i)
            for (std::uint32_t j = i + 1; j < 4; ++j) edges.push_back({base + i, base + j, 1});
    edges.push_back({3, 4, .3});
    EXPECT_THAT(findCommunities(9, edges),
                ElementsAre(ElementsAre(0, 1, 2, 3), ElementsAre(4, 5, 6, 7)));
    EXPECT_TRUE(findCommunities(3, {}).empty());
}

TEST(AnalysisPace, ClockworkChanceAndNothingToSay) {
    EXPECT_NEAR(gapVariation(std::vector<double>(20, .25)), 0, 1e-9);
    EXPECT_NEAR(gapVariation({1, 3, 1, 3, 1, 3, 1, 3}), .5, 1e-9);
    // the longest tenth, a night, does not count
    EXPECT_NEAR(gapVariation({1, 1, 1, 1, 1, 1, 1, 1, 1, 14}), 0, 1e-9);
    EXPECT_EQ(gapVariation({1, 1, 1, 1}), 1) << "too few";
    EXPECT_EQ(gapVariation(std::vector<double>(20, 0.)), 1) << "a clock that knows hours alone";
}

TEST(AnalysisPeriod, CutsAbsurdTimesAway) {
    constexpr std::int64_t day = 24 * kHourNs;
    std::vector<std::int64_t> ts = {0};
    for (int i = 0; i < 100; ++i) ts.push_back(20'000 * day + i * day / 4);
    ts.push_back(80'000 * day);
    const Period period = findPeriod(ts);
    EXPECT_EQ(period.rows_outside, 2);
    EXPECT_EQ(period.from_ns, 20'000 * day);
    EXPECT_FALSE(period.contains(0));
    EXPECT_TRUE(period.contains(ts[50]));
    // day 20,000 since 1970 was a Thursday
    EXPECT_EQ(period.week_offset, 20'000 % 7 == 1 ? 96U : ((20'000U + 3) % 7) * 24U);
}

TEST(AnalysisRhythm, SparseAccountsBorrowTheNightOfTheirPeers) {
    Period period;
    period.hours = 4 * kWeekHours;
    std::vector<WeekCounts> sample;
    for (int a = 0; a < 60; ++a) {
        std::vector<double> hourly(period.hours, 0.);
        for (std::size_t h = 0; h < hourly.size(); ++h)
            if (h % 24 >= 8 && h % 24 < 18) hourly[h] = 1 + (static_cast<int>(h) * 7 + a) % 3;
        sample.push_back(weekCounts(hourly, 0, period));
    }
    Rhythms rhythms;
    rhythms.learn(sample, 1);
    std::vector<double> few(period.hours, 0.);
    for (std::size_t day = 0; day < 28; day += 3) few[day * 24 + 10] = 2;
    const WeekShape shape = rhythms.shapeOf(weekCounts(few, 0, period));
    EXPECT_GT(shape[15], 5 * shape[3])
        << "an afternoon it never used is still likelier than the night";
    double mean = 0;
    for (const double s : shape) mean += s / kWeekHours;
    EXPECT_NEAR(mean, 1, .05);
}

TEST(AnalysisOptions, NamesAreCheckedAndReadBack) {
    DetectOptions options;
    EXPECT_TRUE(options.set("max_q_single", "0.05").has_value());
    EXPECT_EQ(options.max_q_single, .05);
    EXPECT_FALSE(options.set("max_q", "0.05").has_value());
    EXPECT_FALSE(options.set("max_q_single", "1.5").has_value());
    EXPECT_FALSE(options.set("max_q_single", "0.05x").has_value());
    EXPECT_FALSE(options.set("max_q_single", "nan").has_value());
    EXPECT_FALSE(options.set("max_q_single", "").has_value());
    DetectOptions copy;
    for (const auto& [name, value] : options.describe())
        ASSERT_TRUE(copy.set(name, value).has_value()) << name;
    EXPECT_EQ(copy.describe(), options.describe());
    EXPECT_EQ(options.describe().count("threads"), 0U);
}

} // namespace
} // namespace tidemark
