// SPDX-License-Identifier: GPL-3.0-or-later
// Every checkable fact that the README of the shared sample logs states, from the file to the rows
// of an EventBatch. Registers nothing where the samples are not there.
#include "core/base/utc_time.h"
#include "tests/core/import_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <set>

namespace tidemark::test {
namespace {

using Check = std::function<void(const ImportRun&)>;

struct Sample {
    std::string name;   ///< of the test
    std::string path;   ///< a file, or a folder whose files are taken together
    std::string format; ///< the profile that recognition must choose
    std::int64_t rows = 0;
    std::int64_t rejects = 0;
    std::string first, last; ///< "" = not checked
    Check check;
    ImportParams params;
};

std::string samplesFolder() {
    const char* const given = std::getenv("TIDEMARK_SHARED");
    const std::string shared = given != nullptr ? given : TIDEMARK_SHARED;
    return shared.empty() ? shared : shared + "/samples/";
}

// Files of a folder become one batch, as they become one case.
void append(ImportRun& all, const ImportRun& one) {
    if (all.format.empty()) {
        all.format = one.format;
        all.notes = one.notes;
    }
    EXPECT_EQ(one.format, all.format);
    for (std::int64_t row = 0; row < one.rows(); ++row) {
        std::deque<std::string> texts; // the batch keeps views until the row is committed
        all.batch.beginRow(one.number(row, Field::ContentOffset),
                           one.number(row, Field::RecordLength));
        for (const FieldInfo& info : fieldTable()) {
            if (info.type == FieldType::Dictionary || info.type == FieldType::Text)
                all.batch.setText(info.field, texts.emplace_back(one.text(row, info.field)));
            else if (one.number(row, info.field) != kNoNumber)
                all.batch.setNumber(info.field, one.number(row, info.field));
        }
        all.batch.commitRow();
    }
    for (const RejectedRecord& reject : one.batch.rejects) {
        all.batch.beginRow(reject.content_offset, reject.length);
        all.batch.rejectRow(reject.reason);
    }
}

std::vector<std::string> filesOf(const std::string& path) {
    if (!std::filesystem::is_directory(path)) return {path};
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::int64_t top(const std::map<std::string, std::int64_t>& counts, const std::string& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

/// Rows of the account in [from, from + width).
std::int64_t rowsIn(const ImportRun& run, const std::string& account, const std::string& from,
                    std::int64_t width_ns) {
    const std::int64_t start = parseIsoTime(from)->ts_ns;
    std::int64_t total = 0;
    for (std::int64_t row = 0; row < run.rows(); ++row) {
        const std::int64_t at = run.number(row, Field::Time);
        total += run.text(row, Field::Account) == account && at >= start && at < start + width_ns;
    }
    return total;
}

/// Most rows of one account in one whole interval.
std::int64_t busiest(const ImportRun& run, std::int64_t width_ns) {
    std::map<std::pair<std::string, std::int64_t>, std::int64_t> counts;
    std::int64_t most = 0;
    for (std::int64_t row = 0; row < run.rows(); ++row)
        most = std::max(most, ++counts[{run.text(row, Field::Account),
                                        floorTo(run.number(row, Field::Time), width_ns)}]);
    return most;
}

ImportParams withStart(const std::string& start) {
    ImportParams params;
    params.start_time = start;
    return params;
}

ImportParams withMap(const std::string& field, const std::string& path) {
    ImportParams params;
    params.map = {{field, path}};
    return params;
}

bool notesSay(const ImportRun& run, std::string_view part) {
    return std::any_of(run.notes.begin(), run.notes.end(), [&](const std::string& note) {
        return note.find(part) != std::string::npos;
    });
}

const std::string kBert = "arn:aws:iam::123837392027:user/bert-jan";

std::vector<Sample> samples() {
    std::vector<Sample> all;
    all.push_back({"AzureLlmTrace",
                   "azure-llm-trace/AzureLLMInferenceTrace_conv.csv",
                   "azure_llm_trace",
                   19366,
                   0,
                   "2023-11-16T18:15:46.680590Z",
                   "2023-11-16T19:14:08.402527Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.sum(Field::InputTokens), 22361870);
                       EXPECT_EQ(run.sum(Field::OutputTokens), 4088665);
                       EXPECT_EQ(run.largest(Field::InputTokens), 14050);
                       EXPECT_EQ(run.count(Field::Account), 0);
                       EXPECT_EQ(rowsIn(run, "", "2023-11-16T18:43:00Z", kNsPerMinute), 502);
                       EXPECT_EQ(busiest(run, kNsPerMinute), 502);
                       std::int64_t tokens = 0;
                       for (std::int64_t row = 0; row < run.rows(); ++row)
                           if (floorTo(run.number(row, Field::Time), kNsPerMinute) ==
                               parseIsoTime("2023-11-16T18:43:00Z")->ts_ns)
                               tokens += run.number(row, Field::InputTokens) +
                                         run.number(row, Field::OutputTokens);
                       EXPECT_EQ(tokens, 780667);
                   },
                   {}});
    all.push_back({"Mooncake",
                   "mooncake/conversation_trace.jsonl",
                   "mooncake",
                   12031,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.sum(Field::InputTokens), 144793823);
                       EXPECT_EQ(run.sum(Field::OutputTokens), 4122048);
                       EXPECT_EQ(run.largest(Field::InputTokens), 126195);
                       EXPECT_EQ(run.count(Field::Time), 0) << "a relative clock must not be dated";
                       EXPECT_EQ(run.countBy(Field::TimeBasis).size(), 1u);
                       EXPECT_EQ(run.number(0, Field::TimeBasis),
                                 static_cast<std::int64_t>(TimeBasis::Relative));
                       EXPECT_TRUE(notesSay(run, "start that is not known"));
                   },
                   {}});
    all.push_back({"MooncakeWithStart", "mooncake/conversation_trace.jsonl", "mooncake", 12031, 0,
                   "2024-06-01T00:00:00Z", "2024-06-01T00:58:56.999Z",
                   [](const ImportRun& run) {
                       for (std::int64_t row = 1; row < run.rows(); ++row)
                           ASSERT_GE(run.number(row, Field::Time),
                                     run.number(row - 1, Field::Time));
                   },
                   withStart("2024-06-01T00:00:00Z")});
    all.push_back({"ServeGen",
                   "servegen-clients",
                   "servegen",
                   10512,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.sum(Field::RequestCount), 1383669);
                       const auto byClient = run.sumBy(Field::Account, Field::RequestCount);
                       EXPECT_EQ(byClient.size(), 73u);
                       EXPECT_EQ(top(byClient, "chunk-35"), 395572);
                       EXPECT_EQ(top(byClient, "chunk-48"), 108696);
                       EXPECT_EQ(top(byClient, "chunk-3"), 92449);
                       EXPECT_EQ(run.number(0, Field::AccountKind),
                                 static_cast<std::int64_t>(AccountKind::File));
                       EXPECT_EQ(run.number(0, Field::RecordKind),
                                 static_cast<std::int64_t>(RecordKind::UsageBucket));
                   },
                   {}});
    all.push_back({"ServeGenWithStart", "servegen-clients/chunk-35-trace.csv", "servegen", 144, 0,
                   "2024-01-01T00:00:00Z", "2024-01-01T23:50:00Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(formatIsoUtc(run.number(0, Field::TimeEnd)),
                                 "2024-01-01T00:10:00Z");
                   },
                   withStart("2024-01-01T00:00:00Z")});
    all.push_back({"CloudTrailInvictus",
                   "cloudtrail-invictus",
                   "cloudtrail",
                   2900,
                   0,
                   "2023-07-10T11:42:18Z",
                   "2023-07-10T12:37:50Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.countBy(Field::UniqueId).size(), 2900u);
                       const auto accounts = run.countBy(Field::Account);
                       EXPECT_EQ(accounts.size(), 21u);
                       EXPECT_EQ(top(accounts, kBert), 2641);
                       EXPECT_EQ(top(accounts, "arn:aws:iam::123837392027:user/benjamin"), 105);
                       EXPECT_EQ(run.count(Field::ErrorText), 300);
                       EXPECT_EQ(top(run.countBy(Field::Outcome),
                                     std::to_string(static_cast<int>(Outcome::Throttled))),
                                 102);
                       std::int64_t errorsOfBert = 0;
                       for (std::int64_t row = 0; row < run.rows(); ++row)
                           errorsOfBert += run.text(row, Field::Account) == kBert &&
                                           !run.text(row, Field::ErrorText).empty();
                       EXPECT_EQ(errorsOfBert, 239);
                       EXPECT_EQ(busiest(run, kNsPerMinute), 385);
                       EXPECT_EQ(rowsIn(run, kBert, "2023-07-10T12:07:00Z", kNsPerMinute), 385);
                       std::vector<std::int64_t> tenMinutes;
                       for (const char* from : {"11:50", "12:00", "12:10", "12:20", "12:30"})
                           tenMinutes.push_back(rowsIn(run, kBert,
                                                       std::string("2023-07-10T") + from + ":00Z",
                                                       10 * kNsPerMinute));
                       EXPECT_THAT(tenMinutes, testing::ElementsAre(665, 1024, 351, 600, 1));
                       EXPECT_EQ(top(run.countBy(Field::ClientIp), "192.168.10.20"), 2154);
                   },
                   {}});
    all.push_back(
        {"CloudTrailGzip",
         "cloudtrail-gz",
         "cloudtrail",
         627,
         0,
         "2023-07-10T11:57:41Z",
         "2023-07-10T12:32:49Z",
         [](const ImportRun& run) { EXPECT_EQ(top(run.countBy(Field::Account), kBert), 609); },
         {}});
    all.push_back(
        {"CloudTrailOtrf",
         "cloudtrail-otrf/ec2_proxy_s3_exfiltration_2020-09-14011940.json",
         "cloudtrail",
         103,
         0,
         "2020-09-14T00:44:20Z",
         "2020-09-14T01:13:20Z",
         [](const ImportRun& run) {
             const auto accounts = run.countBy(Field::Account);
             EXPECT_EQ(top(accounts, "arn:aws:iam::123456789123:user/pedro"), 87);
             EXPECT_EQ(top(accounts, "ec2.amazonaws.com"), 5);
             std::int64_t stolen = 0;
             for (const auto& [account, rows] : accounts)
                 if (account.find("assumed-role/MordorNginxStack-BankingWAFRole") !=
                     std::string::npos)
                     stolen += rows;
             EXPECT_EQ(stolen, 11);
             EXPECT_EQ(top(run.countBy(Field::Provider), "s3.amazonaws.com"), 11);
             EXPECT_EQ(top(run.sumBy(Field::Provider, Field::ResponseBytes), "s3.amazonaws.com"),
                       3726);
             const auto operations = run.countBy(Field::Operation);
             EXPECT_EQ(top(operations, "ListObjects"), 7);
             EXPECT_EQ(top(operations, "ListBuckets"), 2);
             EXPECT_EQ(top(operations, "GetObject"), 2);
         },
         {}});
    all.push_back(
        {"CloudTrailStratus",
         "cloudtrail-bedrock-stratus/aws.impact.bedrock-invoke-model.json",
         "cloudtrail",
         15,
         0,
         "2024-10-17T20:09:50Z",
         "2024-10-17T20:11:24Z",
         [](const ImportRun& run) {
             EXPECT_EQ(run.countBy(Field::Account).size(), 1u);
             EXPECT_EQ(top(run.countBy(Field::Operation), "GetFoundationModelAvailability"), 10);
             EXPECT_EQ(top(run.countBy(Field::Operation), "InvokeModel"), 1);
             EXPECT_EQ(top(run.countBy(Field::ClientIp), "035.249.253.232"), 15);
         },
         {}});
    all.push_back({"BedrockInvocation",
                   "bedrock-invocation/model_invocation_log.jsonl",
                   "bedrock_invocation",
                   6,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       std::int64_t suspicious = 0, regular = 0;
                       for (const auto& [account, rows] : run.countBy(Field::Account)) {
                           suspicious +=
                               account.find("/suspicious.user") != std::string::npos ? rows : 0;
                           regular += account.find("/regular.user") != std::string::npos ? rows : 0;
                       }
                       EXPECT_EQ(suspicious, 4);
                       EXPECT_EQ(regular, 2);
                       EXPECT_THAT(run.countBy(Field::Operation),
                                   testing::ElementsAre(testing::Pair("Converse", 4),
                                                        testing::Pair("InvokeModel", 1),
                                                        testing::Pair("ListModels", 1)));
                       EXPECT_EQ(run.count(Field::InputTokens), 5);
                       EXPECT_EQ(run.countBy(Field::RequestId).size(), 2u)
                           << "five rows share one id and stay five rows";
                   },
                   {}});
    all.push_back({"AzureOpenAi",
                   "azure-openai/PT1H_requestresponse_sample.json",
                   "azure_openai",
                   41,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.countBy(Field::RequestId).size(), 41u);
                       EXPECT_EQ(run.number(0, Field::Time),
                                 parseIsoTime("2025-11-04T02:03:47.7847539Z")->ts_ns);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "Embeddings_Create"), 22);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "ChatCompletions_Create"), 19);
                       EXPECT_EQ(top(run.countBy(Field::StatusCode), "400"), 1);
                       EXPECT_EQ(top(run.countBy(Field::StatusCode), "200"), 40);
                       EXPECT_EQ(run.sum(Field::RequestBytes), 620051);
                       EXPECT_EQ(run.sum(Field::ResponseBytes), 693772);
                       EXPECT_EQ(run.sum(Field::LatencyUs), 59588 * 1000);
                       EXPECT_EQ(top(run.countBy(Field::ClientIp), "20.236.11.***"), 9);
                       EXPECT_EQ(top(run.countBy(Field::ClientIp), "20.236.10.***"), 9);
                   },
                   {}});
    all.push_back({"AzureOpenAiByEnd",
                   "azure-openai/PT1H_requestresponse_sample.json",
                   "azure_openai",
                   41,
                   0,
                   "2025-11-04T02:03:55.058Z",
                   "2025-11-04T02:29:29.642Z",
                   {},
                   withMap("time", "time")});
    all.push_back({"AzureOpenAiStreams", "azure-openai/PT1H_requestresponse_sample.json",
                   "azure_openai", 41, 0, "", "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Provider), "Streaming"), 14);
                   },
                   withMap("provider", "properties.streamType")});
    all.push_back(
        {"AzureUsageCsv",
         "csv-azure-openai-usage/azure_usage_30days.csv",
         "azure_openai_csv",
         157,
         0,
         "2025-10-30T18:26:53.652Z",
         "2025-11-07T22:14:56.915Z",
         [](const ImportRun& run) {
             EXPECT_EQ(run.sum(Field::InputTokens), 2524631);
             EXPECT_EQ(run.sum(Field::OutputTokens), 52328);
             EXPECT_EQ(run.sum(Field::RequestBytes), 10098702);
             EXPECT_EQ(run.sum(Field::ResponseBytes), 1690673);
             EXPECT_THAT(run.countBy(Field::Account),
                         testing::ElementsAre(testing::Pair("gpt-4o", 54),
                                              testing::Pair("gpt-4o-gs", 41),
                                              testing::Pair("text-embedding-3-large", 62)));
             EXPECT_EQ(run.number(0, Field::TimeBasis), static_cast<std::int64_t>(TimeBasis::Utc));
         },
         {}});
    all.push_back({"OpenAiUsage",
                   "openai-usage/completions_usage_buckets.json",
                   "openai_usage",
                   15,
                   0,
                   "2025-01-11T17:31:00Z",
                   "2025-01-28T00:00:00Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.records.size(), 18u) << "buckets; three of them are empty";
                       EXPECT_EQ(run.sum(Field::InputTokens), 15615024);
                       EXPECT_EQ(run.sum(Field::OutputTokens), 423917);
                       EXPECT_EQ(run.sum(Field::RequestCount), 13273);
                       EXPECT_EQ(run.count(Field::Account), 0);
                       EXPECT_EQ(formatIsoUtc(run.number(0, Field::TimeEnd)),
                                 "2025-01-12T00:00:00Z");
                       for (std::int64_t row = 0; row < run.rows(); ++row) {
                           EXPECT_EQ(run.number(row, Field::RecordKind),
                                     static_cast<std::int64_t>(RecordKind::UsageBucket));
                           if (formatIsoUtc(run.number(row, Field::Time)) != "2025-01-18T00:00:00Z")
                               continue;
                           EXPECT_EQ(run.number(row, Field::InputTokens), 8117824);
                           EXPECT_EQ(run.number(row, Field::RequestCount), 6335);
                       }
                   },
                   {}});
    all.push_back({"OpenAiAudit",
                   "openai-audit/audit_logs.jsonl",
                   "openai_audit",
                   29,
                   0,
                   "2023-12-18T00:00:00Z",
                   "2023-12-18T00:01:40Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Account), "user-admin123"), 9);
                       EXPECT_EQ(top(run.countBy(Field::Account), "user-123"), 5);
                       EXPECT_EQ(run.count(Field::ApiKey), 2);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "login.succeeded"), 5);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "api_key.created"), 5);
                       EXPECT_EQ(run.count(Field::Account), 29);
                   },
                   {}});
    all.push_back({"AnthropicActivity",
                   "anthropic-activity/compliance_activities.jsonl",
                   "anthropic_activity",
                   38,
                   0,
                   "2026-04-28T08:00:00Z",
                   "2026-05-07T13:02:42Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Account), "admin@example.com"), 22);
                       EXPECT_EQ(top(run.countBy(Field::Account), "user@example.com"), 12);
                   },
                   {}});
    all.push_back({"AnthropicActors", "anthropic-activity/compliance_activities.jsonl",
                   "anthropic_activity", 38, 0, "", "",
                   [](const ImportRun& run) {
                       EXPECT_THAT(
                           run.countBy(Field::Provider),
                           testing::ElementsAre(testing::Pair("api_actor", 1),
                                                testing::Pair("unauthenticated_user_actor", 1),
                                                testing::Pair("user_actor", 36)));
                   },
                   withMap("provider", "actor.type")});
    all.push_back({"GcpAudit",
                   "gcp-audit/cloud_audit_logs.jsonl",
                   "gcp_audit",
                   134,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.count(Field::Time), 122)
                           << "twelve entries name no time; they are kept without one and marked";
                       std::int64_t marked = 0;
                       for (std::int64_t row = 0; row < run.rows(); ++row) {
                           if (run.number(row, Field::Time) != kNoTime) continue;
                           EXPECT_EQ(run.number(row, Field::TimeBasis),
                                     static_cast<std::int64_t>(TimeBasis::None));
                           marked += (run.number(row, Field::Flags) & kFlagAltered) != 0;
                       }
                       EXPECT_EQ(marked, 12);
                       EXPECT_EQ(top(run.countBy(Field::User), "user@example.com"), 18);
                       EXPECT_EQ(top(run.countBy(Field::User), "user@domain.com"), 18);
                       EXPECT_EQ(top(run.countBy(Field::User), ""), 18) << "names no principal";
                       EXPECT_EQ(top(run.countBy(Field::Operation),
                                     "v2.deploymentmanager.deployments.insert"),
                                 10);
                   },
                   {}});
    all.push_back(
        {"ApacheCombined",
         "apache-combined/apache_logs",
         "combined",
         9999,
         1,
         "2015-05-17T10:05:00Z",
         "2015-05-20T21:05:59Z",
         [](const ImportRun& run) {
             EXPECT_EQ(run.batch.rejects[0].record_no, 8898);
             EXPECT_EQ(run.batch.rejects[0].reason, "a quote is not closed");
             const auto accounts = run.countBy(Field::Account);
             EXPECT_EQ(accounts.size(), 1753u);
             EXPECT_EQ(top(accounts, "66.249.73.135"), 482);
             EXPECT_EQ(top(accounts, "46.105.14.53"), 364);
             EXPECT_EQ(top(accounts, "130.237.218.86"), 357);
             EXPECT_EQ(top(run.countBy(Field::StatusCode), "200"), 9125);
             EXPECT_EQ(top(run.countBy(Field::StatusCode), "304"), 445);
             EXPECT_EQ(top(run.countBy(Field::StatusCode), "404"), 213);
             EXPECT_EQ(run.rows() - run.count(Field::ResponseBytes), 669);
             EXPECT_EQ(run.sum(Field::ResponseBytes), 2747282505);
             EXPECT_EQ(top(run.sumBy(Field::Account, Field::ResponseBytes), "68.180.224.225"),
                       168132893);
             EXPECT_EQ(busiest(run, kNsPerHour), 108);
             EXPECT_EQ(rowsIn(run, "75.97.9.59", "2015-05-18T08:00:00Z", kNsPerHour), 108);
         },
         {}});
    all.push_back({"NginxCombined",
                   "nginx-combined/shop_access.log",
                   "combined",
                   1000,
                   0,
                   "2019-01-22T00:26:14Z",
                   "2019-01-22T00:29:11Z",
                   [](const ImportRun& run) {
                       const auto accounts = run.countBy(Field::Account);
                       EXPECT_EQ(accounts.size(), 101u);
                       EXPECT_EQ(top(accounts, "66.249.66.194"), 88);
                       EXPECT_EQ(top(accounts, "66.249.66.91"), 83);
                       EXPECT_EQ(top(accounts, "130.185.74.243"), 78);
                       EXPECT_EQ(run.sum(Field::ResponseBytes), 18963364);
                       EXPECT_EQ(
                           top(run.sumBy(Field::Account, Field::ResponseBytes), "66.249.66.91"),
                           2895874);
                       EXPECT_EQ(run.number(0, Field::TimeBasis),
                                 static_cast<std::int64_t>(TimeBasis::Offset));
                   },
                   {}});
    all.push_back(
        {"IisW3c",
         "iis-w3c/u_ex150113_big.log",
         "iis_w3c",
         210,
         0,
         "2015-01-13T00:32:17Z",
         "2015-01-13T23:15:41Z",
         [](const ImportRun& run) {
             EXPECT_EQ(top(run.countBy(Field::Account), "183.60.244.30"), 192);
             EXPECT_THAT(run.countBy(Field::StatusCode),
                         testing::ElementsAre(testing::Pair("200", 8), testing::Pair("404", 202)));
             EXPECT_EQ(run.sum(Field::ResponseBytes), 292031);
             EXPECT_EQ(run.count(Field::User), 0);
         },
         {}});
    all.push_back({"Caddy",
                   "caddy-json/caddy_log.1.jsonl",
                   "caddy",
                   4,
                   0,
                   "",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.sum(Field::ResponseBytes), 252148);
                       EXPECT_NEAR(static_cast<double>(run.number(0, Field::Time)) / 1e9,
                                   1716723772.6014807, 1e-6);
                       EXPECT_NEAR(static_cast<double>(run.largest(Field::Time)) / 1e9,
                                   1716732963.4146512, 1e-6);
                       EXPECT_EQ(run.text(0, Field::Account), "10.10.10.117")
                           << "not the address of the proxy";
                   },
                   {}});
    all.push_back({"CaddyInDocker",
                   "caddy-json/caddy_log.0.docker-prefixed.log",
                   "caddy",
                   4,
                   35,
                   "",
                   "",
                   [](const ImportRun& run) { EXPECT_EQ(run.records.size(), 39u); },
                   {}});
    all.push_back({"CloudflareNanos",
                   "cloudflare/http_requests_nanos.jsonl",
                   "cloudflare_http",
                   15,
                   0,
                   "2024-04-10T23:00:00.100Z",
                   "2024-04-10T23:00:44.995Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Account), "89.163.242.206"), 2);
                       EXPECT_EQ(run.sum(Field::ResponseBytes), 115665);
                   },
                   {}});
    all.push_back({"CloudflareRfc3339",
                   "cloudflare/http_requests_rfc3339.jsonl",
                   "cloudflare_http",
                   1,
                   0,
                   "2022-10-30T00:00:02Z",
                   "2022-10-30T00:00:02Z",
                   [](const ImportRun& run) { EXPECT_EQ(run.sum(Field::ResponseBytes), 570); },
                   {}});
    all.push_back({"EnvoyAiGateway",
                   "envoy-ai-gateway/access_log.jsonl",
                   "envoy_ai_gateway",
                   2,
                   0,
                   "2025-08-30T16:51:37.894Z",
                   "",
                   [](const ImportRun& run) {
                       EXPECT_EQ(run.text(0, Field::Model), "gpt-4o-mini");
                       EXPECT_EQ(run.number(0, Field::InputTokens), 15);
                       EXPECT_EQ(run.number(0, Field::OutputTokens), 7);
                       EXPECT_EQ(run.number(0, Field::LatencyUs), 1526000);
                       EXPECT_EQ(run.number(0, Field::RequestBytes), 105);
                       EXPECT_EQ(run.number(0, Field::ResponseBytes), 432);
                       EXPECT_EQ(run.text(1, Field::Operation), "tools/call");
                       EXPECT_EQ(run.number(1, Field::InputTokens), kNoNumber);
                   },
                   {}});
    const auto calls = [](std::int64_t requests, std::int64_t in, std::int64_t out) {
        return [=](const ImportRun& run) {
            std::int64_t counted = 0;
            for (std::int64_t row = 0; row < run.rows(); ++row)
                counted += run.number(row, Field::RequestCount) == 1 &&
                           run.number(row, Field::InputTokens) != kNoNumber;
            EXPECT_EQ(counted, requests);
            EXPECT_EQ(run.sum(Field::RequestCount), requests);
            EXPECT_EQ(run.sum(Field::InputTokens), in);
            EXPECT_EQ(run.sum(Field::OutputTokens), out);
            EXPECT_EQ(run.countBy(Field::UniqueId).size(), static_cast<std::size_t>(run.rows()));
        };
    };
    all.push_back({"OtlpTempo",
                   "otlp-genai/tempo_export_with_batches.json",
                   "spans",
                   86,
                   0,
                   "",
                   "",
                   [calls](const ImportRun& run) {
                       calls(2, 4648, 129)(run);
                       EXPECT_EQ(run.first().substr(0, 23), "2026-04-30T13:17:33.769");
                       EXPECT_EQ(top(run.countBy(Field::Account), "admin@kagent.dev"), 24);
                   },
                   {}});
    all.push_back({"Jaeger",
                   "jaeger-genai/helm.json",
                   "spans",
                   96,
                   0,
                   "2026-02-16T10:25:34.567093Z",
                   "",
                   calls(2, 3776, 130),
                   {}});
    all.push_back({"PythonSpansOpenAi",
                   "otel-python-spans/OPENAI_trace.json",
                   "spans",
                   6,
                   0,
                   "2025-09-16T12:43:13.209236Z",
                   "",
                   calls(3, 1020, 76),
                   {}});
    all.push_back({"PythonSpansLangchain",
                   "otel-python-spans/LANGCHAIN_trace.json",
                   "spans",
                   7,
                   0,
                   "",
                   "",
                   calls(4, 1262, 125),
                   {}});
    all.push_back({"PythonSpansTinyAgent",
                   "otel-python-spans/TINYAGENT_trace.json",
                   "spans",
                   8,
                   0,
                   "",
                   "",
                   calls(4, 1369, 156),
                   {}});
    all.push_back({"HoneyBucket",
                   "csv-honeybucket/AWS_S3_HoneyBucketLogs.csv",
                   "honeybucket",
                   301,
                   0,
                   "2020-02-11T03:33:11Z",
                   "2022-02-18T17:34:57Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Account), "212.83.184.15"), 18);
                       EXPECT_EQ(run.countBy(Field::Account).size(), 224u);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "HeadBucket"), 159);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "ListObjects"), 138);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "PutObject"), 4);
                       EXPECT_EQ(top(run.countBy(Field::Organisation), "ANONYMOUS_PRINCIPAL"), 284);
                   },
                   {}});
    const auto edge = [&all](const std::string& file, std::int64_t rows, std::int64_t rejects,
                             Check check) {
        all.push_back({"TimeEdge_" + file,
                       "csv-time-edge/" + file + ".csv",
                       "timesketch_csv",
                       rows,
                       rejects,
                       "",
                       "",
                       std::move(check),
                       {}});
    };
    edge("csv_datetime_last_column", 4, 0,
         [](const ImportRun& run) { EXPECT_EQ(run.first(), "2018-07-27T10:58:07Z"); });
    edge("csv_timestamp_no_datetime", 3, 0, [](const ImportRun& run) {
        EXPECT_EQ(formatIsoUtc(run.number(0, Field::Time)), "2022-07-24T19:01:01Z");
        EXPECT_EQ(formatIsoUtc(run.number(1, Field::Time)), "2022-07-24T19:01:01.123Z");
        EXPECT_EQ(formatIsoUtc(run.number(2, Field::Time)), "2022-07-24T19:01:01.123456Z");
    });
    edge("invalid_datetime", 3, 1, [](const ImportRun& run) {
        EXPECT_EQ(run.number(0, Field::TimeBasis),
                  static_cast<std::int64_t>(TimeBasis::AssumedZone));
        EXPECT_EQ(run.batch.rejects[0].reason, "no usable time: \"1234 19:01:01\"");
    });
    edge("validate_no_datetime_timestamps", 5, 0, {});
    edge("validate_time_out_of_range", 1, 1, [](const ImportRun& run) {
        EXPECT_EQ(run.last(), "2227-12-31T23:01:01Z");
        EXPECT_EQ(run.batch.rejects[0].reason,
                  "no usable time: \"1601-01-01T00:00:00Z\" is outside the years 1677 to 2262");
    });
    edge("validate_time_precision", 2, 0,
         [](const ImportRun& run) { EXPECT_EQ(run.last(), "2024-07-24T10:57:02.877297Z"); });
    edge("validate_time_precision_datetime", 1, 0, {});
    all.push_back({"GithubEvents",
                   "github-events/gharchive_log.jsonl",
                   "github_events",
                   50,
                   0,
                   "2024-01-01T15:00:00Z",
                   "2024-01-01T15:00:01Z",
                   [](const ImportRun& run) {
                       EXPECT_EQ(top(run.countBy(Field::Account), "dim12512a"), 5);
                       EXPECT_EQ(top(run.countBy(Field::Operation), "PushEvent"), 30);
                   },
                   {}});
    all.push_back({"Ecs",
                   "ecs-json/ecs_log.jsonl",
                   "ecs",
                   5,
                   0,
                   "2025-01-13T09:58:13.631Z",
                   "2025-01-13T09:58:13.634Z",
                   {},
                   {}});
    return all;
}

class SampleTest : public testing::Test {
public:
    explicit SampleTest(Sample sample) : m_sample(std::move(sample)) {}

    void TestBody() override {
        ImportRun all;
        const std::vector<std::string> files = filesOf(samplesFolder() + m_sample.path);
        for (const std::string& path : files) {
            const std::string content = path.size() > 3 && path.substr(path.size() - 3) == ".gz"
                                            ? readGzip(path)
                                            : readFile(path);
            const std::string name = std::filesystem::path(path).filename().string();
            ImportRun whole = runImport(content, name, m_sample.params);
            EXPECT_EQ(whole.error, "");
            expectSameInPieces(whole, content, name);
            if (files.size() == 1)
                all = std::move(whole);
            else
                append(all, whole);
        }
        all.batch.seal();
        EXPECT_EQ(all.format, m_sample.format);
        ASSERT_EQ(all.rows(), m_sample.rows)
            << (all.batch.rejects.empty() ? "" : all.batch.rejects[0].reason);
        ASSERT_EQ(all.rejects(), m_sample.rejects);
        EXPECT_EQ(m_sample.first.empty() ? "" : all.first(), m_sample.first);
        EXPECT_EQ(m_sample.last.empty() ? "" : all.last(), m_sample.last);
        if (m_sample.check) m_sample.check(all);
    }

private:
    void expectSameInPieces(const ImportRun& whole, const std::string& content,
                            const std::string& name) const {
        const std::string expected = whole.dump();
        for (const std::size_t chunk : {std::size_t{4099}, std::size_t{65537}}) {
            if (content.size() > 1'000'000 && chunk < 10'000)
                continue; // enough small pieces in the small files
            const ImportRun pieces = runImport(content, name, m_sample.params, chunk);
            EXPECT_TRUE(pieces.dump() == expected) << name << " differs in pieces of " << chunk;
        }
    }

    Sample m_sample;
};

const bool kRegistered = [] {
    const std::string folder = samplesFolder();
    if (folder.empty() || !std::filesystem::is_directory(folder)) return false;
    for (const Sample& sample : samples())
        testing::RegisterTest("Samples", sample.name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                              [sample]() -> testing::Test* { return new SampleTest(sample); });
    return true;
}();

} // namespace
} // namespace tidemark::test
