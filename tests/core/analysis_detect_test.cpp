// SPDX-License-Identifier: GPL-3.0-or-later
// Detection as a whole, on a small made-up log with one stolen key, one ring and a lawful class.
#include "core/analysis/detect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace tidemark {
namespace {

constexpr std::int64_t kHour = 3'600'000'000'000;
constexpr std::int64_t kStart = 1'772'409'600'000'000'000; // Monday 2026-03-02 00:00 UTC

struct Row {
    std::int64_t ts;
    std::uint32_t account, ip, country, agent, payment, prompt, prefix;
    std::int32_t output;
};

struct Log {
    std::vector<Row> rows;
    std::vector<std::int64_t> created;
    std::vector<std::string> prefixes{"", "Summarise this ticket about tea",
                                      "Solve exercise 1 in full", "Translate the page below"};
    std::mt19937 random{7};
    std::uint32_t next_prompt = 1;

    double uniform() { return static_cast<double>(random()) / 4294967296.; }

    Row row(std::uint32_t account, double hour) {
        return {kStart + static_cast<std::int64_t>(hour * static_cast<double>(kHour)),
                account,
                account,
                account % 5 + 1,
                account % 4 + 1,
                account,
                next_prompt++,
                1,
                100 + static_cast<std::int32_t>(uniform() * 200)};
    }
    // Office hours on weekdays, in sessions of about three.
    void ordinary(std::uint32_t account, double daily) {
        for (int day = 0; day < 28; ++day) {
            if (day % 7 >= 5) continue;
            for (double sessions = daily / 3 * (.5 + uniform()); sessions > uniform(); --sessions) {
                double hour = day * 24 + 8 + 9 * uniform();
                for (int k = 0; k < 3; ++k, hour += .01 * (.2 + uniform()))
                    rows.push_back(row(account, hour));
            }
        }
    }
    // A ring: everywhere at once, round the clock, long answers, one payer, few addresses.
    void ring(std::uint32_t first, std::uint32_t count) {
        for (std::uint32_t a = first; a < first + count; ++a) {
            created[a] =
                kStart + static_cast<std::int64_t>((200 + uniform()) * static_cast<double>(kHour));
            for (double hour = 205 + uniform(); hour < 560; hour += 2 + uniform()) {
                Row r = row(a, hour);
                r.ip = 900 + a % 3;
                r.payment = 950;
                r.agent = 9;
                r.prefix = 2;
                r.output = 1800 + static_cast<std::int32_t>(uniform() * 400);
                if (uniform() < .2)
                    r.prompt = 1'000'000 + static_cast<std::uint32_t>(uniform() * 60);
                rows.push_back(r);
            }
        }
    }
    // A stolen key: another country, another program, another kind of prompt, for ten hours.
    void theft(std::uint32_t account, double hour, int count) {
        for (int k = 0; k < count; ++k) {
            Row r = row(account, hour + 10. * k / count);
            r.ip = 800;
            r.country = 8;
            r.agent = 8;
            r.prefix = 3;
            r.output = 1500;
            rows.push_back(r);
        }
    }
};

EventTable tableOf(const Log& log) {
    EventTable t;
    for (const Row& r : log.rows) {
        t.ts_ns.push_back(r.ts);
        t.account.push_back(r.account);
        t.client_ip.push_back(r.ip);
        t.country.push_back(r.country);
        t.user_agent.push_back(r.agent);
        t.payment.push_back(r.payment);
        t.prompt_hash.push_back(r.prompt);
        t.prompt_prefix.push_back(r.prefix);
        t.output_tokens.push_back(r.output);
    }
    t.account_created_ns = log.created;
    static std::vector<std::string> addresses = [] {
        std::vector<std::string> out;
        for (int i = 0; i < 1000; ++i)
            out.push_back("240." + std::to_string(i / 256) + "." + std::to_string(i % 256) + ".7");
        return out;
    }();
    static const std::vector<std::string> prefixes = Log{}.prefixes;
    t.ip_text = [](std::uint32_t id) { return std::string_view(addresses[id]); };
    t.prefix_text = [](std::uint32_t id) { return std::string_view(prefixes[id]); };
    return t;
}

constexpr std::uint32_t kOrdinary = 160, kRing = 12, kVictim = 40;

Log quietLog() {
    Log log;
    log.created.assign(kOrdinary + kRing + 1, kStart - 4000 * kHour);
    for (std::uint32_t a = 1; a <= kOrdinary; ++a) {
        log.created[a] -= a * 31 * kHour;
        log.ordinary(a, 6 + a % 20);
    }
    return log;
}

Log incidentLog() {
    Log log = quietLog();
    log.ring(kOrdinary + 1, kRing);
    log.theft(kVictim, 300, 120);
    std::stable_sort(log.rows.begin(), log.rows.end(),
                     [](const Row& a, const Row& b) { return a.ts < b.ts; });
    return log;
}

const Detection* ofAccount(const DetectionRun& run, std::uint32_t account, bool cluster) {
    for (const Detection& d : run.detections)
        if ((d.kind == DetectionKind::Cluster) == cluster &&
            std::count(d.accounts.begin(), d.accounts.end(), account) > 0)
            return &d;
    return nullptr;
}

std::string printed(const DetectionRun& run) {
    std::string text;
    for (const Detection& d : run.detections) {
        text += detectionKindName(d.kind);
        for (const std::uint32_t a : d.accounts) text += " " + std::to_string(a);
        for (const double v : {d.score, d.p_value, d.q_value, d.observed, d.expected})
            text += " " + std::to_string(v);
        text += " " + std::to_string(d.start_ns) + " " + std::to_string(d.end_ns) + " " +
                d.explanation + "\n";
    }
    for (const double p : run.account_p) text += std::to_string(p) + " ";
    return text;
}

TEST(AnalysisDetect, FindsTheStolenKeyAndWhenItWasUsed) {
    const DetectionRun run = detect(tableOf(incidentLog()), {});
    const Detection* found = ofAccount(run, kVictim, false);
    ASSERT_NE(found, nullptr);
    EXPECT_NEAR(static_cast<double>(found->start_ns - kStart) / kHour, 300, .02);
    EXPECT_NEAR(static_cast<double>(found->end_ns - kStart) / kHour, 310, .2);
    EXPECT_GE(found->observed, 120) << "all of the stolen requests";
    EXPECT_LT(found->expected, 40);
    EXPECT_LE(found->q_value, .25);
    EXPECT_GE(found->q_value, found->p_value);
    EXPECT_GE(found->detected_at_ns, found->start_ns);
    EXPECT_LE(found->detected_at_ns, found->end_ns);
    EXPECT_THAT(found->explanation, ::testing::HasSubstr("consistent with"));
    EXPECT_THAT(found->explanation, ::testing::Not(::testing::HasSubstr("prove")));
    EXPECT_GE(found->lawful.size(), 5U);
    EXPECT_FALSE(found->traits.empty());
}

TEST(AnalysisDetect, FindsTheRingAndOnlyTheRing) {
    const DetectionRun run = detect(tableOf(incidentLog()), {});
    const Detection* found = ofAccount(run, kOrdinary + 1, true);
    ASSERT_NE(found, nullptr);
    std::vector<std::uint32_t> ring(kRing);
    std::iota(ring.begin(), ring.end(), kOrdinary + 1);
    EXPECT_EQ(found->accounts, ring);
    ASSERT_FALSE(found->links.empty());
    const auto payer =
        std::find_if(found->links.begin(), found->links.end(),
                     [](const EvidenceLink& link) { return link.kind == "payment"; });
    ASSERT_NE(payer, found->links.end());
    EXPECT_EQ(payer->value, 950U);
    EXPECT_NEAR(payer->base_rate, static_cast<double>(kRing) / (kOrdinary + kRing), 1e-9);
    EXPECT_FALSE(found->would_break.empty());
    EXPECT_NEAR(static_cast<double>(found->start_ns - kStart) / kHour, 205, 1);
    EXPECT_GT(found->detected_at_ns, found->start_ns);
    EXPECT_LT(found->detected_at_ns, found->start_ns + 48 * kHour)
        << "two days of a ring that lasts fifteen say enough";
    EXPECT_GT(found->observed, 10 * found->expected);
    EXPECT_LT(found->p_value, .01) << "no random dozen answers at such length round the clock";
    EXPECT_GE(found->q_value, found->p_value);
}

// Its own program from its own place, but forty times the usual pace for four hours.
TEST(AnalysisDetect, FindsABurstThatOnlyItsVolumeGivesAway) {
    Log log = quietLog();
    for (int k = 0; k < 1200; ++k) log.rows.push_back(log.row(kVictim, 300 + 4 * log.uniform()));
    std::stable_sort(log.rows.begin(), log.rows.end(),
                     [](const Row& a, const Row& b) { return a.ts < b.ts; });
    const DetectionRun run = detect(tableOf(log), {});
    const Detection* found = ofAccount(run, kVictim, false);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found, run.detections.data()) << "nothing else is as strong";
    EXPECT_EQ(found->kind, DetectionKind::Spike);
    EXPECT_NEAR(static_cast<double>(found->start_ns - kStart) / kHour, 300, .75);
    EXPECT_NEAR(static_cast<double>(found->end_ns - kStart) / kHour, 304, .75);
    EXPECT_LT(found->q_value, .05);
}

// The same burst, asked of the model that all use or of one that came out some hours before.
DetectionRun burstOn(std::uint32_t asked, bool stolen) {
    constexpr double kLaunch = 290;
    Log log = quietLog();
    if (stolen)
        log.theft(kVictim, 300, 120);
    else
        for (int k = 0; k < 1200; ++k)
            log.rows.push_back(log.row(kVictim, 300 + 4 * log.uniform()));
    std::stable_sort(log.rows.begin(), log.rows.end(),
                     [](const Row& a, const Row& b) { return a.ts < b.ts; });
    EventTable t = tableOf(log);
    for (const Row& r : log.rows) {
        const double hour = static_cast<double>(r.ts - kStart) / static_cast<double>(kHour);
        const bool burst = r.account == kVictim && hour >= 300 && hour < 310;
        t.model.push_back(burst ? asked : hour > kLaunch && r.account % 10 == 1 ? 2 : 1);
    }
    return detect(t, {});
}

const LawfulCheck& newModel(const Detection& d) {
    return *std::find_if(d.lawful.begin(), d.lawful.end(),
                         [](const LawfulCheck& check) { return check.name == "a new model"; });
}

// Trying a model out as soon as it is there is lawful; a stranger in the account is not.
TEST(AnalysisDetect, ANewModelExplainsABurstFromTheUsualPlacesAlone) {
    const DetectionRun usual = burstOn(1, false), trial = burstOn(2, false);
    const Detection* suspect = ofAccount(usual, kVictim, false);
    ASSERT_NE(suspect, nullptr);
    EXPECT_EQ(newModel(*suspect).verdict, LawfulVerdict::Excluded);
    const Detection* excused = ofAccount(trial, kVictim, false);
    if (excused != nullptr) {
        EXPECT_EQ(newModel(*excused).verdict, LawfulVerdict::Partly);
        EXPECT_LT(excused->score, suspect->score);
    }
    EXPECT_GT(trial.account_p[kVictim], usual.account_p[kVictim]);
    const DetectionRun theft = burstOn(2, true);
    const Detection* stolen = ofAccount(theft, kVictim, false);
    ASSERT_NE(stolen, nullptr);
    EXPECT_GT(stolen->score, .9);
    EXPECT_LT(stolen->q_value, .05);
}

// Machines that always send at an even pace, or a clock that knows hours alone: there evenness is
// no sign of a lawful job.
TEST(AnalysisDetect, FindsTheBurstOfAnAccountThatIsAlwaysEven) {
    for (const bool coarse : {false, true}) {
        Log log;
        log.created.assign(6, kStart - 4000 * kHour);
        for (int hour = 0; hour < 21 * 24; ++hour)
            for (std::uint32_t account = 1; account <= 5; ++account) {
                const int count = account == 2 && hour >= 400 && hour < 410 ? 60 : 4;
                for (int i = 0; i < count; ++i)
                    log.rows.push_back(log.row(account, coarse ? hour : hour + 1. * i / count));
            }
        std::stable_sort(log.rows.begin(), log.rows.end(),
                         [](const Row& a, const Row& b) { return a.ts < b.ts; });
        const DetectionRun run = detect(tableOf(log), {});
        const Detection* found = ofAccount(run, 2, false);
        ASSERT_NE(found, nullptr) << coarse;
        EXPECT_EQ(run.detections.size(), 1U);
        EXPECT_NEAR(static_cast<double>(found->start_ns - kStart) / kHour, 400, 1.5);
        EXPECT_NEAR(static_cast<double>(found->end_ns - kStart) / kHour, 410, 1.5);
    }
}

TEST(AnalysisDetect, AccusesNobodyWhenNothingHappens) {
    const DetectionRun run = detect(tableOf(quietLog()), {});
    EXPECT_LE(run.detections.size(), 1U);
    EXPECT_EQ(run.accounts_tested, kOrdinary);
    EXPECT_LT(run.calibration.ks_distance, .1);
    EXPECT_EQ(std::accumulate(run.calibration.histogram.begin(), run.calibration.histogram.end(),
                              std::int64_t{0}),
              kOrdinary);
}

TEST(AnalysisDetect, SameBitsWhateverTheThreadsAndTheOrderOfRows) {
    Log log = incidentLog();
    DetectOptions one, four;
    one.threads = 1;
    four.threads = 4;
    const std::string expected = printed(detect(tableOf(log), one));
    EXPECT_EQ(printed(detect(tableOf(log), four)), expected);
    EventTable by_account = tableOf(log);
    by_account.sortByAccount();
    for (std::size_t row = 1; row < by_account.rows(); ++row)
        ASSERT_LE(by_account.account[row - 1], by_account.account[row]);
    EXPECT_EQ(printed(detect(by_account, four)), expected);
    std::reverse(log.rows.begin(), log.rows.end());
    EXPECT_EQ(printed(detect(tableOf(log), four)), expected);
}

TEST(AnalysisDetect, TimeAndAccountAloneAreEnoughToTestVolume) {
    const Log log = incidentLog();
    EventTable bare;
    for (const Row& r : log.rows) {
        bare.ts_ns.push_back(r.ts);
        bare.account.push_back(r.account);
    }
    const DetectionRun run = detect(bare, {});
    EXPECT_EQ(run.accounts_tested, kOrdinary + kRing);
    const auto least = std::min_element(run.account_p.begin(), run.account_p.end());
    EXPECT_EQ(least - run.account_p.begin(), kVictim) << "the stolen key stands out by volume";
}

TEST(AnalysisDetect, TooLittleIsSaidToBeTooLittle) {
    EventTable t;
    t.ts_ns = {kStart};
    t.account.push_back(1);
    const DetectionRun run = detect(t, {});
    EXPECT_TRUE(run.detections.empty());
    ASSERT_EQ(run.account_state.size(), 2U);
    EXPECT_EQ(run.account_state[1], Untested::NotEnoughData);
    EXPECT_EQ(run.calibration.not_enough_data, 1);
    EXPECT_EQ(run.account_p[1], 1);
}

TEST(AnalysisDetect, ABurstInAShortLogIsWeakEvidence) {
    EventTable t;
    auto add = [&](std::uint32_t account, double minute) {
        t.ts_ns.push_back(kStart + static_cast<std::int64_t>(minute * 60e9));
        t.account.push_back(account);
    };
    constexpr std::uint32_t kBusy = 5;
    for (std::uint32_t a = 1; a <= 20; ++a)
        for (int k = 0; k < 10; ++k) add(a, k * 6 + .3 * a);
    for (int k = 0; k < 200; ++k) add(kBusy, 20 + k / 200.);
    const DetectionRun run = detect(t, {});
    ASSERT_EQ(run.detections.size(), 1U);
    const Detection& d = run.detections[0];
    EXPECT_EQ(d.accounts, std::vector<std::uint32_t>{kBusy});
    EXPECT_EQ(d.kind, DetectionKind::Spike);
    EXPECT_NEAR(static_cast<double>(d.start_ns - kStart) / 60e9, 20, .6);
    EXPECT_GE(d.observed, 200);
    EXPECT_LT(d.expected, 1);
    EXPECT_GT(d.score, .2);
    EXPECT_LE(d.score, .6);
    EXPECT_TRUE(std::isnan(d.q_value)) << "no rate of false discovery is claimed";
    EXPECT_THAT(d.explanation, ::testing::HasSubstr("too short"));
    EXPECT_EQ(run.account_state[kBusy], Untested::NotEnoughData);
    EXPECT_EQ(run.accounts_tested, 0);
}

TEST(AnalysisDetect, NothingAtAll) {
    const DetectionRun run = detect(EventTable{}, {});
    EXPECT_TRUE(run.detections.empty());
    EXPECT_EQ(run.events, 0);
}

TEST(AnalysisDetect, OddInputGetsASaneAnswer) {
    Log log = quietLog();
    for (int i = 0; i < 500; ++i) { // one account, all at the same instant
        Row r = log.row(3, 333);
        r.output = -5;
        log.rows.push_back(r);
    }
    log.rows.push_back(log.row(0, 100));       // no account
    log.rows.push_back(log.row(5, -300'000));  // decades before
    log.rows.push_back(log.row(5, 1'000'000)); // a century after
    const DetectionRun run = detect(tableOf(log), {});
    EXPECT_EQ(run.events_without_account, 1);
    EXPECT_FALSE(run.notes.empty());
    for (const Detection& d : run.detections) {
        EXPECT_TRUE(d.score >= 0 && d.score <= 1);
        EXPECT_TRUE(std::isnan(d.q_value) || (d.q_value >= 0 && d.q_value <= 1));
        EXPECT_LE(d.start_ns, d.end_ns);
    }
}

TEST(AnalysisDetect, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const DetectionRun run = detect(tableOf(incidentLog()), {}, stop.get_token());
    EXPECT_TRUE(run.cancelled);
    EXPECT_TRUE(run.detections.empty());
}

TEST(AnalysisDetect, OptionsSwitchKindsOff) {
    DetectOptions options;
    ASSERT_TRUE(options.set("clusters", "0").has_value());
    const DetectionRun run = detect(tableOf(incidentLog()), options);
    EXPECT_EQ(ofAccount(run, kOrdinary + 1, true), nullptr);
    EXPECT_NE(ofAccount(run, kVictim, false), nullptr);
    EXPECT_EQ(run.parameters.at("clusters"), "0");
}

} // namespace
} // namespace tidemark
