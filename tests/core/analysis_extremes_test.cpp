// SPDX-License-Identifier: GPL-3.0-or-later
// Detection of logs at the edges: next to nothing, all at once, years of silence, absurd sizes, a
// crowd. The answer is sane, or says that there is not enough for a baseline.
#include "core/analysis/detect.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace tidemark {
namespace {

constexpr std::int64_t kAnHour = 3'600'000'000'000;
constexpr std::int64_t kFirstMonday = 1'772'409'600'000'000'000; // Monday 2026-03-02 00:00 UTC

void addRow(EventTable& t, std::uint32_t account, double hour, std::int32_t tokens = 100) {
    t.ts_ns.push_back(kFirstMonday +
                      static_cast<std::int64_t>(hour * static_cast<double>(kAnHour)));
    t.account.push_back(account);
    t.output_tokens.push_back(tokens);
}

// Nothing but numbers that mean something; q is not a number where none is claimed.
void expectSane(const DetectionRun& run) {
    for (const Detection& d : run.detections) {
        EXPECT_TRUE(d.score >= 0 && d.score <= 1) << d.score;
        EXPECT_TRUE(std::isnan(d.q_value) || (d.q_value >= 0 && d.q_value <= 1)) << d.q_value;
        EXPECT_TRUE(std::isfinite(d.observed) && std::isfinite(d.expected));
        EXPECT_TRUE(std::isfinite(d.ratio) && std::isfinite(d.excess_high));
        EXPECT_LE(d.start_ns, d.end_ns);
    }
    for (const double p : run.account_p) EXPECT_TRUE(p >= 0 && p <= 1) << p;
}

TEST(AnalysisExtremes, OneAccountAloneIsTestedAgainstItself) {
    EventTable t;
    for (int day = 0; day < 28; ++day)
        for (int k = 0; k < 10; ++k) addRow(t, 1, day * 24 + 9 + .7 * k);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_EQ(run.accounts_tested, 1);
    EXPECT_TRUE(run.detections.empty());
}

TEST(AnalysisExtremes, EverythingAtOneInstantHasNoBaseline) {
    EventTable t;
    for (std::uint32_t account = 1; account <= 50; ++account)
        for (int k = 0; k < 100; ++k) addRow(t, account, 5);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_EQ(run.accounts_tested, 0);
    EXPECT_EQ(run.calibration.not_enough_data, 50);
    EXPECT_TRUE(run.detections.empty());
}

TEST(AnalysisExtremes, YearsOfSilenceBetweenTwoMonths) {
    EventTable t;
    for (std::uint32_t account = 1; account <= 30; ++account)
        for (const double month : {0., 4. * 365 * 24})
            for (int day = 0; day < 28; ++day)
                for (int k = 0; k < 6; ++k)
                    addRow(t, account, month + day * 24 + 8 + 1.3 * k + .01 * account);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_EQ(run.accounts_tested, 30);
    EXPECT_TRUE(run.detections.empty()) << "a pause that all make is nobody's";
}

TEST(AnalysisExtremes, AGapInTheLogIsNobodysSpike) {
    EventTable t;
    for (std::uint32_t account = 1; account <= 40; ++account)
        for (int day = 0; day < 28; ++day)
            for (int k = 0; k < 8 && (day < 10 || day > 13); ++k)
                addRow(t, account, day * 24 + 8 + 1.1 * k + .01 * account);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_TRUE(run.detections.empty());
}

TEST(AnalysisExtremes, AbsurdSizesOfAnswers) {
    constexpr std::array<std::int32_t, 4> kSizes = {-1, 0, std::numeric_limits<std::int32_t>::max(),
                                                    std::numeric_limits<std::int32_t>::min()};
    EventTable t;
    for (std::uint32_t account = 1; account <= 40; ++account)
        for (int day = 0; day < 28; ++day)
            for (int k = 0; k < 8; ++k)
                addRow(t, account, day * 24 + 8 + 1.1 * k + .01 * account,
                       kSizes[(account + static_cast<std::uint32_t>(k)) % 4]);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_TRUE(run.detections.empty());
}

TEST(AnalysisExtremes, AMillionAccountsOfOneRequestEach) {
    EventTable t;
    for (std::uint32_t account = 1; account <= 1'000'000; ++account)
        addRow(t, account, 672. * account / 1'000'000);
    const DetectionRun run = detect(t, {});
    expectSane(run);
    EXPECT_EQ(run.accounts_tested, 0);
    EXPECT_EQ(run.calibration.not_enough_data, 1'000'000);
    EXPECT_TRUE(run.detections.empty());
}

} // namespace
} // namespace tidemark
