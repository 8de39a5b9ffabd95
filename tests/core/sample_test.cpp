// SPDX-License-Identifier: GPL-3.0-or-later
// The sample incident is the same bytes everywhere, and holds what its truth and story say.
#include "core/base/digest.h"
#include "core/base/utc_time.h"
#include "core/sample/random.h"
#include "core/sample/sample.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace tidemark {
namespace {

using Json = nlohmann::json;

class SampleTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_log = new std::string(sampleLog());
        s_truth = new Json(Json::parse(sampleTruth()));
        s_events = new std::vector<Json>;
        std::istringstream in(*s_log);
        for (std::string line; std::getline(in, line);) {
            Json event = Json::parse(line, nullptr, false);
            if (event.is_object())
                s_events->push_back(std::move(event));
            else
                ++s_rejects;
        }
    }
    static void TearDownTestSuite() {
        delete s_log;
        delete s_truth;
        delete s_events;
        s_rejects = 0;
    }

    static const Json& scene(const std::string& name) {
        for (const Json& each : s_truth->at("scenes"))
            if (each.at("name") == name) return each;
        ADD_FAILURE() << "no scene " << name;
        static const Json none;
        return none;
    }
    static bool belongs(const Json& event, const Json& to) {
        const Json& accounts = to.at("accounts");
        return std::find(accounts.begin(), accounts.end(), event.at("account_id")) !=
               accounts.end();
    }
    static std::string text(const Json& event, const char* key) {
        return event.at(key).get<std::string>();
    }

    static inline std::string* s_log = nullptr;
    static inline Json* s_truth = nullptr;
    static inline std::vector<Json>* s_events = nullptr;
    static inline int s_rejects = 0;
};

TEST_F(SampleTest, IsTheSameBytesEverywhere) {
    EXPECT_EQ(sha256Hex(*s_log),
              "41d5d30978d81dc7faad2275564b9c30dea516af852362135fd3cc4f3f232563");
    std::ostringstream streamed;
    writeSampleLog(streamed);
    EXPECT_TRUE(streamed.str() == *s_log);
}

TEST_F(SampleTest, CountsAreThoseOfTheTruth) {
    EXPECT_EQ(s_truth->at("events").get<std::size_t>(), s_events->size());
    EXPECT_EQ(s_truth->at("rejects").get<int>(), s_rejects);
    std::set<std::string> accounts;
    for (const Json& event : *s_events) accounts.insert(text(event, "account_id"));
    EXPECT_EQ(accounts.size(), 180u);
    EXPECT_EQ(s_truth->at("accounts").get<std::size_t>(), accounts.size());
    EXPECT_GT(s_events->size(), 55'000u);
    EXPECT_LT(s_events->size(), 65'000u);
}

TEST_F(SampleTest, EveryEventHasEveryFieldAndLiesInTheMonth) {
    const std::string start = s_truth->at("start"), end = s_truth->at("end");
    std::string before = start;
    std::set<std::string> ids;
    for (const Json& event : *s_events) {
        ASSERT_EQ(event.size(), 22u) << event;
        const std::string at = text(event, "ts");
        ASSERT_LE(before, at);
        ASSERT_LT(at, end);
        before = at;
        ASSERT_TRUE(ids.insert(text(event, "request_id")).second) << event;
        ASSERT_LE(text(event, "account_created_at"), at) << event;
        const auto created = parseIsoTime(text(event, "account_created_at"));
        ASSERT_TRUE(created && created->has_zone);
        const auto status = event.at("status").get<int>();
        ASSERT_TRUE(status == 200 || event.at("output_tokens") == 0) << event;
        ASSERT_GT(event.at("response_bytes").get<int>(), 0);
        ASSERT_GT(event.at("latency_ms").get<int>(), 0);
        ASSERT_TRUE(std::all_of(event.at("prompt_prefix").get_ref<const std::string&>().begin(),
                                event.at("prompt_prefix").get_ref<const std::string&>().end(),
                                [](char c) { return c >= ' ' && c <= '~'; }));
    }
}

TEST_F(SampleTest, PointsAtNoRealNetwork) {
    const auto carrierGrade = [](const std::string& ip) { // 100.64.0.0/10
        if (ip.rfind("100.", 0) != 0) return false;
        const int second = std::stoi(ip.substr(4));
        return second >= 64 && second < 128;
    };
    for (const Json& event : *s_events) {
        const std::string ip = text(event, "client_ip");
        const bool documented = ip.rfind("192.0.2.", 0) == 0 || ip.rfind("198.51.100.", 0) == 0 ||
                                ip.rfind("203.0.113.", 0) == 0 || ip.rfind("2001:db8:", 0) == 0;
        ASSERT_TRUE(documented || carrierGrade(ip)) << ip;
        const auto asn = event.at("asn").get<int>();
        ASSERT_GE(asn, 64'496); // RFC 5398 up to 64511, RFC 6996 from 64512
        ASSERT_LE(asn, 65'534);
    }
}

TEST_F(SampleTest, SpikeIsFarAboveTheAccountsOwnDays) {
    const Json& spike = scene("night-spike");
    std::map<std::string, int> days;
    for (const Json& event : *s_events)
        if (belongs(event, spike)) ++days[text(event, "ts").substr(0, 10)];
    EXPECT_GT(days["2025-09-13"] + days["2025-09-14"], 2'800);
    days.erase("2025-09-13");
    days.erase("2025-09-14");
    for (const auto& [day, count] : days) EXPECT_LT(count, 100) << day;
}

TEST_F(SampleTest, GroupSharesNetworkCardAndTemplateAndPivots) {
    const Json& group = scene("linked-group");
    ASSERT_EQ(group.at("accounts").size(), 10u);
    std::map<std::string, int> payers;
    std::map<std::string, std::string> payer_of;
    int after = 0, after_new = 0, before_new = 0, events = 0;
    for (const Json& event : *s_events) {
        if (!belongs(event, group)) continue;
        ++events;
        EXPECT_EQ(text(event, "client_ip").substr(0, 10), "203.0.113.");
        EXPECT_EQ(text(event, "prompt_prefix").rfind("Reason in small steps", 0), 0u);
        payer_of[text(event, "account_id")] = text(event, "payment_fingerprint");
        const bool is_new = text(event, "model") == s_truth->at("launch").at("model");
        if (text(event, "ts") >= "2025-09-18T02:10") {
            ++after;
            after_new += is_new;
        } else {
            before_new += is_new;
        }
    }
    for (const auto& [account, payer] : payer_of) ++payers[payer];
    EXPECT_EQ(payers.size(), 2u);
    EXPECT_EQ(payers[payer_of["acct_jade_valley"]], 1);
    EXPECT_EQ(before_new, 0);
    EXPECT_GT(after_new, after * 9 / 10);
    EXPECT_EQ(group.at("requests").get<int>(), events);
    for (const Json& event : *s_events)
        if (!belongs(event, group)) {
            ASSERT_NE(text(event, "client_ip").substr(0, 10), "203.0.113.");
        }
}

TEST_F(SampleTest, ShiftTriplesTheLoad) {
    const Json& shift = scene("slow-shift");
    int before = 0, after = 0;
    for (const Json& event : *s_events)
        if (belongs(event, shift)) ++(text(event, "ts") < "2025-09-15" ? before : after);
    EXPECT_GT(after, before * 27 / 10);
    EXPECT_LT(after, before * 38 / 10);
}

TEST_F(SampleTest, LeakedKeyIsProbedUsedAbroadAndRevoked) {
    const Json& leak = scene("leaked-key");
    std::set<std::string> keys, countries;
    std::string first_status;
    int refused_after = 0;
    for (const Json& event : *s_events) {
        if (text(event, "client_ip").rfind("198.51.100.", 0) != 0) continue;
        ASSERT_TRUE(belongs(event, leak));
        keys.insert(text(event, "api_key_id"));
        countries.insert(text(event, "country"));
        if (first_status.empty())
            first_status = text(event, "method") + " " + text(event, "endpoint");
        if (text(event, "ts") >= "2025-09-20T09:52") {
            ++refused_after;
            EXPECT_EQ(event.at("status"), 401);
        }
    }
    EXPECT_EQ(keys.size(), 1u);
    EXPECT_EQ(countries.size(), 5u);
    EXPECT_EQ(first_status, "GET /v1/models");
    EXPECT_GT(refused_after, 10);
}

TEST_F(SampleTest, LookAlikesLookAlike) {
    std::map<std::string, std::set<std::string>> nights, school_accounts;
    std::set<std::string> traveller_countries, traveller_keys;
    int storm = 0, outage_failures = 0, outage = 0;
    for (const Json& event : *s_events) {
        const std::string at = text(event, "ts");
        if (belongs(event, scene("nightly-batch")) && at.substr(11, 2) == "02")
            nights["02"].insert(at.substr(0, 10));
        if (belongs(event, scene("classroom")))
            school_accounts[text(event, "client_ip")].insert(text(event, "account_id"));
        if (belongs(event, scene("traveller"))) {
            traveller_countries.insert(text(event, "country"));
            traveller_keys.insert(text(event, "api_key_id"));
        }
        if (belongs(event, scene("retry-storm")) && at >= "2025-09-23T15:05" &&
            at < "2025-09-23T15:50" && event.at("status") == 429)
            ++storm;
        if (at >= "2025-09-11T13:10" && at < "2025-09-11T14:00") {
            ++outage;
            outage_failures += event.at("status").get<int>() >= 500;
        }
    }
    EXPECT_EQ(nights["02"].size(), 28u);
    ASSERT_EQ(school_accounts.size(), 1u);
    EXPECT_EQ(school_accounts.begin()->second.size(), 24u);
    EXPECT_EQ(traveller_countries, (std::set<std::string>{"JP", "PT"}));
    EXPECT_EQ(traveller_keys.size(), 1u);
    EXPECT_GT(storm, 450);
    EXPECT_GT(outage_failures * 10, outage * 6);
}

TEST_F(SampleTest, StoryNamesEveryScene) {
    const std::string story = sampleStory();
    ASSERT_EQ(s_truth->at("scenes").size(), 11u);
    int planted = 0;
    for (const Json& each : s_truth->at("scenes")) {
        EXPECT_NE(story.find("**" + each.at("name").get<std::string>() + "**"), std::string::npos);
        EXPECT_NE(story.find(each.at("note").get<std::string>()), std::string::npos);
        EXPECT_LT(each.at("start"), each.at("end"));
        planted += each.at("planted").get<bool>();
    }
    EXPECT_EQ(planted, 4);
}

TEST(SampleRandomTest, StreamsDependOnNameAndNumber) {
    EXPECT_EQ(SampleRandom("a").next(), SampleRandom("a").next());
    EXPECT_NE(SampleRandom("a").next(), SampleRandom("b").next());
    EXPECT_NE(SampleRandom("a", 1).next(), SampleRandom("a", 2).next());
}

TEST(SampleRandomTest, DrawsHaveTheirDistributions) {
    SampleRandom random("distributions");
    std::int64_t sum = 0, squares = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t count = random.poisson(2'500);
        sum += count;
        squares += count * count;
    }
    EXPECT_NEAR(static_cast<double>(sum) / 20'000, 2.5, 0.05);
    EXPECT_NEAR(static_cast<double>(squares) / 20'000 - 6.25, 2.5, 0.3); // variance = mean
    EXPECT_EQ(random.poisson(0), 0);

    std::vector<std::int64_t> sizes;
    for (int i = 0; i < 20'000; ++i) sizes.push_back(random.spread(1'000, 1'000));
    std::sort(sizes.begin(), sizes.end());
    EXPECT_NEAR(static_cast<double>(sizes[10'000]), 1'000, 25);
    EXPECT_NEAR(static_cast<double>(sizes[16'827]), 2'000, 80); // one sigma up = twice
    EXPECT_EQ(random.spread(1'000, 0), 1'000);

    std::set<std::int64_t> faces;
    for (int i = 0; i < 200; ++i) faces.insert(random.between(1, 7));
    EXPECT_EQ(faces, (std::set<std::int64_t>{1, 2, 3, 4, 5, 6}));
}

} // namespace
} // namespace tidemark
