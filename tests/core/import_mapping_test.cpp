// SPDX-License-Identifier: GPL-3.0-or-later
// What the person importing decides: mapping, zone, clock, account; and how each style of time is
// read.
#include "core/base/utc_time.h"
#include "core/import/source_path.h"
#include "core/import/time_reader.h"
#include "tests/core/import_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidemark::test {
namespace {

using testing::ElementsAre;

std::string isoOf(std::string_view text, TimeStyle style, TimeRules rules = {}) {
    TimeReader reader(std::move(rules));
    const TimeReading reading = reader.read(SourceValue::ofText(text), style);
    if (reading.state == TimeReading::State::Unreadable) return "unreadable";
    if (reading.state == TimeReading::State::OutOfRange) return "out of range";
    return formatIsoUtc(reading.ts_ns);
}

TEST(Paths, QuotedKeysAndElements) {
    EXPECT_THAT(parsePath("a.b"), ElementsAre("a", "b"));
    EXPECT_THAT(parsePath("'a.b'.c[]"), ElementsAre("a.b", "c", "[]"));
    EXPECT_THAT(parsePath("a[].b"), ElementsAre("a", "[]", "b"));
    EXPECT_THAT(parsePath("timestamp [UTC]"), ElementsAre("timestamp [UTC]"));
    for (const char* text : {"a.b", "'a.b'.c[]", "a[].b", "x-y.'p[]q'"})
        EXPECT_EQ(pathText(parsePath(text)), text);
}

TEST(Times, EveryStyle) {
    EXPECT_EQ(isoOf("2024-10-03T12:00:00.123Z", TimeStyle::Iso), "2024-10-03T12:00:00.123Z");
    EXPECT_EQ(isoOf("2024-10-03 12:00:00+0330", TimeStyle::Iso), "2024-10-03T08:30:00Z");
    EXPECT_EQ(isoOf("2023-11-16 18:15:46.6805900", TimeStyle::Iso), "2023-11-16T18:15:46.680590Z");
    EXPECT_EQ(isoOf("10/Oct/2000:13:55:36 -0700", TimeStyle::Clf), "2000-10-10T20:55:36Z");
    EXPECT_EQ(isoOf("10/30/2025, 10:03:45.464 PM", TimeStyle::Us12Hour),
              "2025-10-30T22:03:45.464Z");
    EXPECT_EQ(isoOf("1/2/2025, 12:00:00 AM", TimeStyle::Us12Hour), "2025-01-02T00:00:00Z");
    EXPECT_EQ(isoOf("638978186277847539", TimeStyle::DotnetTicks),
              "2025-11-04T02:03:47.784753900Z");
    EXPECT_EQ(isoOf("1714557600", TimeStyle::Auto), "2024-05-01T10:00:00Z");
    EXPECT_EQ(isoOf("1714557600.25", TimeStyle::Auto), "2024-05-01T10:00:00.250Z");
    EXPECT_EQ(isoOf("1714557600123", TimeStyle::Auto), "2024-05-01T10:00:00.123Z");
    EXPECT_EQ(isoOf("1714557600123456", TimeStyle::Auto), "2024-05-01T10:00:00.123456Z");
    EXPECT_EQ(isoOf("1714557600123456789", TimeStyle::Auto), "2024-05-01T10:00:00.123456789Z");
    EXPECT_EQ(isoOf("1716723772.6014807", TimeStyle::EpochSeconds),
              "2024-05-26T11:42:52.601480700Z");
}

TEST(Times, WhatIsNotATime) {
    for (const char* text :
         {"yesterday", "2024-13-01T00:00:00Z", "2024-02-30T00:00:00Z", "2024-01-01T24:00:00Z",
          "2024-01-01T00:00:00Zjunk", "1234 19:01:01", "10/Foo/2000:13:55:36 +0000",
          "10/Oct/2000:13:55:36+0000", "nan", "1e999", "13/45/2024, 10:00 PM"})
        EXPECT_EQ(isoOf(text, TimeStyle::Auto), "unreadable") << text;
    EXPECT_EQ(isoOf("1601-01-01T00:00:00Z", TimeStyle::Iso), "out of range");
    EXPECT_EQ(isoOf("9999-12-31T23:59:59Z", TimeStyle::Iso), "out of range");
    EXPECT_EQ(isoOf("9223372036854775807", TimeStyle::EpochSeconds), "out of range");
    EXPECT_EQ(isoOf("2016-12-31T23:59:60Z", TimeStyle::Iso), "2017-01-01T00:00:00Z")
        << "a leap second is the first instant of the next minute";
}

TEST(Times, DayCacheIsNotConfusedByOtherDays) {
    TimeReader reader({});
    for (const char* text : {"2024-02-28T23:59:59Z", "2024-02-29T00:00:00Z",
                             "2024-02-28T00:00:00.001Z", "2023-03-01T12:00:00Z"})
        EXPECT_EQ(formatIsoUtc(reader.read(SourceValue::ofText(text), TimeStyle::Auto).ts_ns),
                  text);
}

ImportRun gateway(const std::string& lines, const ImportParams& params) {
    ImportParams given = params;
    given.format = "llm_gateway";
    return runImport(lines, "x.jsonl", given);
}

TEST(Mapping, ReplacesTheProfileAndKeepsHowAKnownSourceIsRead) {
    ImportParams params;
    params.map = {{"account", "org_id"},
                  {"account", "deep.'a.b'"},
                  {"latency_us", "latency_ms"},
                  {"error", "why"}};
    const std::string lines =
        R"({"ts":"2024-01-01T00:00:00Z","account_id":"a","org_id":"o","model":"m","latency_ms":3,"why":"x"})"
        "\n"
        R"({"ts":"2024-01-01T00:00:00Z","account_id":"a","deep":{"a.b":"d"},"model":"m"})"
        "\n"
        R"({"ts":"2024-01-01T00:00:00Z","account_id":"a","model":"m"})"
        "\n";
    const ImportRun run = gateway(lines, params);
    EXPECT_EQ(run.text(0, Field::Account), "o");
    EXPECT_EQ(run.text(1, Field::Account), "d");
    EXPECT_EQ(run.text(2, Field::Account), "") << "the profile's own source no longer counts";
    EXPECT_EQ(run.number(0, Field::LatencyUs), 3000);
    EXPECT_EQ(run.number(0, Field::Outcome), static_cast<std::int64_t>(Outcome::Failure));
    params.map = {{"acount", "x"}};
    EXPECT_EQ(gateway(lines, params).error, "mapping: There is no field \"acount\"");
}

TEST(Params, ZoneClockAndAccount) {
    ImportParams params;
    params.time_zone = "Europe/Berlin";
    params.clock_offset_s = -1.5;
    params.account = "the one";
    const ImportRun run =
        gateway(R"({"ts":"2024-07-01 12:00:00","account_id":"","model":"m"})"
                "\n"
                R"({"ts":"2024-07-01T12:00:00+01:00","account_id":"a","model":"m"})"
                "\n",
                params);
    EXPECT_EQ(formatIsoUtc(run.number(0, Field::Time)), "2024-07-01T09:59:58.500Z");
    EXPECT_EQ(run.number(0, Field::TimeBasis), static_cast<std::int64_t>(TimeBasis::AssumedZone));
    EXPECT_EQ(run.text(0, Field::Account), "the one");
    EXPECT_EQ(formatIsoUtc(run.number(1, Field::Time)), "2024-07-01T10:59:58.500Z");
    EXPECT_EQ(run.number(1, Field::TimeBasis), static_cast<std::int64_t>(TimeBasis::Offset));
    EXPECT_EQ(run.text(1, Field::Account), "a");
    params.time_zone = "Mars";
    EXPECT_NE(gateway("{}", params).error, "");
}

TEST(Outcomes, FollowFromTheStatus) {
    std::string lines;
    for (const char* status : {"200", "304", "404", "401", "403", "429", "529"})
        lines +=
            std::string(R"({"ts":"2024-07-01T12:00:00Z","account_id":"a","model":"m","status":)") +
            status + "}\n";
    const ImportRun run = gateway(lines, {});
    std::vector<std::string> outcomes;
    for (std::int64_t row = 0; row < run.rows(); ++row)
        outcomes.emplace_back(outcomeName(static_cast<Outcome>(run.number(row, Field::Outcome))));
    EXPECT_THAT(outcomes, ElementsAre("success", "success", "failure", "denied", "denied",
                                      "throttled", "failure"));
}

// Rules that a record does not feed are passed over; another shape of record feeds others.
TEST(Shapes, EachRecordIsReadByTheRulesThatItFeeds) {
    const std::string a = R"({"ts":"2024-07-01T12:00:00Z","account_id":"a","model":"m"})"
                          "\n";
    const std::string b =
        R"({"model":"n","ts":"2024-07-01T12:00:00Z","api_key_id":"k","status":429})"
        "\n";
    const std::string c = R"({"ts":"2024-07-01T12:00:00Z","org_id":"o","account_id":null})"
                          "\n";
    const ImportRun run = gateway(a + b + a + c + b + a, {});
    ASSERT_EQ(run.rows(), 6);
    std::vector<std::string> accounts, models;
    for (std::int64_t row = 0; row < run.rows(); ++row) {
        accounts.push_back(run.text(row, Field::Account));
        models.push_back(run.text(row, Field::Model));
    }
    EXPECT_THAT(accounts, ElementsAre("a", "k", "a", "o", "k", "a"));
    EXPECT_THAT(models, ElementsAre("m", "n", "m", "", "n", "m"));
    EXPECT_EQ(run.number(4, Field::StatusCode), 429);
    EXPECT_EQ(run.number(5, Field::StatusCode), kNoNumber);
}

TEST(Secrets, AKeyIsNeverStoredAsItStands) {
    const ImportRun run = gateway(
        R"({"ts":"2024-07-01T12:00:00Z","account_id":"a","model":"m","api_key_id":"sk-abcdefghijklmnopqrstuvwxyz0123456789"})"
        "\n"
        R"({"ts":"2024-07-01T12:00:00Z","account_id":"a","model":"m","api_key_id":"sk-abcdefghijklmnopqrstuvwxyz0123456780"})"
        "\n",
        {});
    EXPECT_EQ(run.text(0, Field::ApiKey).substr(0, 7), "sha256:");
    EXPECT_NE(run.text(0, Field::ApiKey), run.text(1, Field::ApiKey)) << "two keys stay two";
}

TEST(Proposals, GenericJsonFindsFieldsByName) {
    const ImportRun run = runImport(
        R"({"created_at":"2024-05-01T10:00:00Z","actor":{"login":"ann"},"remote_ip":"203.0.113.1","durationMs":12})"
        "\n",
        "x.jsonl");
    EXPECT_EQ(run.format, "generic_json");
    ASSERT_EQ(run.rows(), 1);
    EXPECT_EQ(run.text(0, Field::Account), "ann");
    EXPECT_EQ(run.text(0, Field::ClientIp), "203.0.113.1");
    EXPECT_EQ(run.number(0, Field::LatencyUs), 12000);
    EXPECT_THAT(run.notes, testing::Contains("Account is taken from \"actor.login\", by its name"));
}

} // namespace
} // namespace tidemark::test
