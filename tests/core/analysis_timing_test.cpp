// SPDX-License-Identifier: GPL-3.0-or-later
// What two accounts' times say of a common hand, each kind present and by chance, on made-up logs
// of times alone.
#include "core/analysis/detect.h"
#include "core/analysis/timing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace tidemark {
namespace {

constexpr std::int64_t kMinuteNs = 60'000'000'000;
constexpr std::int64_t kMonday = 1'772'409'600'000'000'000; // 2026-03-02 00:00 UTC
constexpr double kDayLength = 1440;                         // minutes
constexpr std::uint32_t kStrangersCount = 60;

class TimingTest : public ::testing::Test {
protected:
    struct Row {
        double minute;
        std::uint32_t account, agent, model;
        std::int16_t status;
    };

    /// From outside the log.
    struct Known {
        std::vector<std::int64_t> released, banned, bans;
    };

    TimingTest() {
        // strangers in office hours, a session of four requests now and then
        for (std::uint32_t a = 1; a <= kStrangersCount; ++a)
            for (int day = 0; day < 28; ++day)
                for (int k = 0; k < 3; ++k) session(a, day * kDayLength + 540 + 480 * uniform());
    }
    double uniform() { return static_cast<double>(m_random()) / 4294967296.; }
    void session(std::uint32_t account, double minute, std::uint32_t model = 1,
                 std::int16_t status = 200, int requests = 4) {
        for (int k = 0; k < requests; ++k)
            m_rows.push_back({minute + 2. * k, account, account % 7 + 1, model, status});
    }
    void agentOf(std::uint32_t account, std::uint32_t agent) {
        for (Row& row : m_rows)
            if (row.account == account) row.agent = agent;
    }
    std::array<TimingLink, kTimingKinds> compare(std::uint32_t a, std::uint32_t b,
                                                 const Known& known = {}) {
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [](const Row& x, const Row& y) { return x.minute < y.minute; });
        EventTable t;
        for (const Row& row : m_rows) {
            t.ts_ns.push_back(kMonday + static_cast<std::int64_t>(row.minute * kMinuteNs));
            t.account.push_back(row.account);
            t.user_agent.push_back(row.agent);
            t.model.push_back(row.model);
            t.status.push_back(row.status);
        }
        t.model_released_ns = known.released;
        t.account_banned_ns = known.banned;
        t.bans_ns = known.bans;
        const Period period = findPeriod(t.ts_ns);
        const AccountIndex index(t, period);
        const TraitTable traits(t, index, 1);
        const Profiles profiles = buildProfiles(t, index, period, traits, 1, {});
        const ModelLaunches launches(t, index, period);
        const Timing timing(t, index, period, profiles, launches, 1);
        const auto links = timing.compare(profiles, a, b), back = timing.compare(profiles, b, a);
        for (std::size_t k = 0; k < kTimingKinds; ++k)
            EXPECT_EQ(links[k].strength, back[k].strength) << "whichever comes first";
        return links;
    }
    static const TimingLink& of(const std::array<TimingLink, kTimingKinds>& links,
                                TimingKind kind) {
        return links[static_cast<std::size_t>(kind)];
    }
    static constexpr std::uint32_t kA = kStrangersCount + 1, kB = kStrangersCount + 2;

    std::mt19937 m_random{11};
    std::vector<Row> m_rows;
};

TEST_F(TimingTest, TwoThatBeginTogetherAreInStep) {
    for (int k = 0; k < 60; ++k) {
        const double wave = (2 + 20 * uniform()) * kDayLength;
        session(kA, wave + 5 * uniform());
        session(kB, wave + 5 * uniform());
    }
    const TimingLink link = of(compare(kA, kB), TimingKind::Synchrony);
    EXPECT_GT(link.strength, 4);
    EXPECT_LE(link.strength, timingCap(TimingKind::Synchrony));
    EXPECT_GT(link.observed, 5 * link.expected);
    EXPECT_GE(link.days, 10);
    EXPECT_LT(link.base_rate, .06);
}

TEST_F(TimingTest, OfficeHoursAndOneScheduleAreNoStep) {
    for (std::uint32_t b = 2; b < 12; ++b)
        EXPECT_EQ(of(compare(1, b), TimingKind::Synchrony).strength, 0) << b;
    for (int day = 0; day < 28; ++day)
        for (const std::uint32_t account : {kA, kB}) session(account, day * kDayLength + 540);
    EXPECT_EQ(of(compare(kA, kB), TimingKind::Synchrony).strength, 0)
        << "nine o'clock of every day is as much nine o'clock of any other";
}

TEST_F(TimingTest, WhatEverybodyDoesAtOnceTiesNobody) {
    const auto alone = [&] { return of(compare(1, 2), TimingKind::Synchrony); };
    for (int day = 3; day < 24; day += 4)
        for (std::uint32_t a = 1; a <= kStrangersCount; ++a)
            session(a, day * kDayLength + 1200 + 4 * uniform());
    EXPECT_LT(alone().strength, .5) << "six evenings on which all came back after an outage";
}

TEST_F(TimingTest, OneAfternoonTogetherIsAClass) {
    for (int k = 0; k < 12; ++k) {
        const double minute = 5 * kDayLength + 600 + 20 * k;
        session(kA, minute);
        session(kB, minute + 1);
    }
    for (const std::uint32_t account : {kA, kB})
        for (int day = 0; day < 28; ++day)
            session(account, day * kDayLength + 400 + 900 * uniform());
    EXPECT_LT(of(compare(kA, kB), TimingKind::Synchrony).strength, .5);
}

TEST_F(TimingTest, OneTakesOverWhenTheOtherStops) {
    for (int k = 0; k < 22; ++k) {
        const double shift = (2 + k) * kDayLength + 900 * uniform();
        session(kA, shift, 1, 200, 30);                      // an hour of work
        session(kB, shift + 66 + 3 * uniform(), 1, 200, 30); // then the other's
    }
    const TimingLink link = of(compare(kA, kB), TimingKind::HandOver);
    EXPECT_GT(link.strength, 1.5);
    EXPECT_EQ(link.first_account, kA);
    EXPECT_GE(link.days, 10);
    for (std::uint32_t b = 2; b < 12; ++b)
        EXPECT_EQ(of(compare(1, b), TimingKind::HandOver).strength, 0) << b;
}

TEST_F(TimingTest, OneBeginsWhenTheOtherEndsInTheSameManner) {
    for (int k = 0; k < 40; ++k) session(kA, 200 * k + 100 * uniform());
    for (int k = 0; k < 40; ++k) session(kB, 200 * 40 + 400 + 200 * k + 100 * uniform());
    agentOf(kA, 9);
    agentOf(kB, 9);
    const auto links = compare(kA, kB);
    const TimingLink link = of(links, TimingKind::HandOver);
    EXPECT_GT(link.strength, 1);
    EXPECT_EQ(link.days, 0) << "once";
    EXPECT_EQ(link.first_account, kA);
    EXPECT_LT(link.gap_hours, 12);
    EXPECT_LT(link.base_rate, .1);
    EXPECT_EQ(of(links, TimingKind::Replacement).strength, 0) << "nobody was refused";
}

TEST_F(TimingTest, ReplacementNeedsARefusalAndTheSameManner) {
    for (int k = 0; k < 40; ++k) session(kA, 200 * k + 100 * uniform());
    session(kA, 200 * 40, 1, 403);
    for (int k = 0; k < 40; ++k) session(kB, 200 * 40 + 3 * kDayLength + 200 * k + 100 * uniform());
    agentOf(kA, 9);
    agentOf(kB, 9);
    const TimingLink link = of(compare(kA, kB), TimingKind::Replacement);
    EXPECT_GT(link.strength, 1);
    EXPECT_NEAR(link.gap_hours, 72, 2);
    EXPECT_EQ(link.first_account, kA);
    auto kept = m_rows;
    for (Row& row : m_rows) row.status = 200;
    EXPECT_EQ(of(compare(kA, kB), TimingKind::Replacement).strength, 0) << "not refused";
    m_rows = kept;
    agentOf(kB, 8);
    for (Row& row : m_rows)
        if (row.account == kB) row.model = 2;
    EXPECT_EQ(of(compare(kA, kB), TimingKind::Replacement).strength, 0) << "another manner";
}

TEST_F(TimingTest, MovingToANewModelAtOnceTiesThoseThatDoIt) {
    const double launch = 14 * kDayLength;
    for (int k = 0; k < 120; ++k)
        for (const std::uint32_t account : {kA, kB})
            session(account, 220 * k + 100 * uniform(), 220 * k > launch + 300 ? 2 : 1);
    for (std::uint32_t a = 1; a <= 20; ++a) session(a, launch + (2 + a / 3.) * kDayLength, 2);
    const TimingLink link = of(compare(kA, kB), TimingKind::Pivot);
    EXPECT_GT(link.strength, 1);
    EXPECT_EQ(link.model, 2U);
    EXPECT_LT(link.base_rate, .1);
    EXPECT_EQ(of(compare(kA, 5), TimingKind::Pivot).strength, 0) << "days later";
    EXPECT_FALSE(link.dated);
    const auto known = [&](double minutes) {
        const auto at = kMonday + static_cast<std::int64_t>(minutes * kMinuteNs);
        return of(compare(kA, kB, {{0, 0, at}, {}, {}}), TimingKind::Pivot);
    };
    EXPECT_EQ(known(0).strength, 0) << "the release is known to have been two weeks before";
    EXPECT_GT(known(launch).strength, 1);
    EXPECT_TRUE(known(launch).dated);
}

TEST_F(TimingTest, AKnownBanIsReplacedWithoutARefusalInTheLog) {
    for (int k = 0; k < 40; ++k) session(kA, 200 * k + 100 * uniform());
    const double end = 200 * 40;
    for (int k = 0; k < 40; ++k) session(kB, end + 3 * kDayLength + 200 * k + 100 * uniform());
    agentOf(kA, 9);
    agentOf(kB, 9);
    const auto at = [](double minutes) {
        return kMonday + static_cast<std::int64_t>(minutes * kMinuteNs);
    };
    std::vector<std::int64_t> banned(kA + 1, 0);
    banned[kA] = at(end + kDayLength);
    const TimingLink named = of(compare(kA, kB, {{}, banned, {}}), TimingKind::Replacement);
    EXPECT_GT(named.strength, 1);
    EXPECT_TRUE(named.dated);
    EXPECT_NEAR(named.gap_hours, 48, 2) << "from the ban, not from the last request";
    const TimingLink wave = of(compare(kA, kB, {{}, {}, {at(end + 60)}}), TimingKind::Replacement);
    EXPECT_GT(wave.strength, 1) << "a ban of whom is not known, as it fell silent";
    banned[kA] = at(end - 3 * kDayLength);
    EXPECT_EQ(of(compare(kA, kB, {{}, banned, {}}), TimingKind::Replacement).strength, 0)
        << "it went on for days after the date";
    EXPECT_EQ(of(compare(kA, kB), TimingKind::Replacement).strength, 0) << "no ban is known";
}

TEST_F(TimingTest, ARingThatSharesNothingButTimeIsFoundWithItsLinks) {
    EventTable t;
    constexpr std::uint32_t kInStep = 10;
    for (int k = 0; k < 110; ++k) {
        const double wave = (6 + 20 * uniform()) * kDayLength;
        for (std::uint32_t a = kA; a < kA + kInStep; ++a)
            if (uniform() < .8) session(a, wave + 6 * uniform());
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row& x, const Row& y) { return x.minute < y.minute; });
    t.account_created_ns.assign(kA + kInStep, kMonday - 90'000 * kMinuteNs);
    for (const Row& row : m_rows) {
        const bool ring = row.account >= kA;
        t.ts_ns.push_back(kMonday + static_cast<std::int64_t>(row.minute * kMinuteNs));
        t.account.push_back(row.account);
        t.user_agent.push_back(ring ? 9 : row.agent);
        t.output_tokens.push_back(ring ? 1500 + static_cast<std::int32_t>(row.minute) % 300
                                       : 150 + static_cast<std::int32_t>(row.minute) % 200);
        if (ring)
            t.account_created_ns[row.account] =
                kMonday + static_cast<std::int64_t>(5.5 * kDayLength) * kMinuteNs +
                row.account * kMinuteNs;
        else
            t.account_created_ns[row.account] =
                kMonday - static_cast<std::int64_t>(row.account) * 5000 * kMinuteNs;
    }
    const DetectionRun run = detect(t, {});
    const auto found = std::find_if(run.detections.begin(), run.detections.end(),
                                    [](const auto& d) { return d.kind == DetectionKind::Cluster; });
    ASSERT_NE(found, run.detections.end());
    std::vector<std::uint32_t> ring;
    for (std::uint32_t a = kA; a < kA + kInStep; ++a) ring.push_back(a);
    EXPECT_EQ(found->accounts, ring);
    EXPECT_LT(found->detected_at_ns, found->end_ns - 5 * 1440 * kMinuteNs)
        << "their times alone tie them days before the end";
    EXPECT_GT(found->detected_at_ns, found->start_ns);
    int in_step = 0;
    for (const EvidenceLink& link : found->links) {
        if (link.kind != "synchrony") continue;
        ++in_step;
        EXPECT_GE(link.account_b, kA);
        EXPECT_GT(link.strength, 1);
        EXPECT_LT(link.base_rate, .1);
        EXPECT_NE(link.sentence.find("would break it"), std::string::npos);
    }
    EXPECT_EQ(in_step, static_cast<int>(kInStep)) << "one for each member";
}

} // namespace
} // namespace tidemark
