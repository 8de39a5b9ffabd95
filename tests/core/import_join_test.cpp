// SPDX-License-Identifier: GPL-3.0-or-later
// Joins and address files over imported sources: what they fill, that volumes count a call once,
// that all of it can be taken back, and that the events as imported stay as they were.
#include "core/import/import_job.h"
#include "core/query/event_filter.h"
#include "core/query/filter.h"
#include "core/store/custody_log.h"
#include "core/store/event_reader.h"
#include "core/store/network_store.h"
#include "core/store/overlay.h"
#include "core/store/overlay_trace.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"
#include "core/verify/verify_case.h"
#include "tests/support/mmdb_writer.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace tidemark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string bedrock(const std::string& id, const std::string& time, int tokens) {
    return fmt::format(R"({{"schemaType":"ModelInvocationLog","schemaVersion":"1.0","timestamp":)"
                       R"("2024-04-18T{}Z","accountId":"1111","identity":{{"arn":)"
                       R"("arn:aws:iam::1111:user/ann"}},"requestId":"{}","operation":"Converse",)"
                       R"("modelId":"m-1","input":{{"inputTokenCount":{}}},"output":)"
                       R"({{"outputTokenCount":7}}}})"
                       "\n",
                       time, id, tokens);
}

std::string cloudtrail(const std::string& id, const std::string& time, const std::string& address) {
    return fmt::format(R"({{"eventVersion":"1.08","eventTime":"2024-04-18T{}Z","eventSource":)"
                       R"("bedrock.amazonaws.com","eventName":"Converse","awsRegion":"us-east-1",)"
                       R"("sourceIPAddress":"{}","userAgent":"boto3/1","requestID":"{}",)"
                       R"("eventID":"e-{}-{}","eventType":"AwsApiCall","userIdentity":{{"type":)"
                       R"("IAMUser","arn":"arn:aws:iam::1111:user/ann","accessKeyId":"AKIA1"}}}})"
                       "\n",
                       time, address, id, id, address);
}

class Joins : public ::testing::Test {
protected:
    void SetUp() override {
        auto file = CaseFile::create(m_folder.file("case.tidemark"), {}, {"tester"});
        ASSERT_OK(file);
        m_file = std::make_unique<CaseFile>(std::move(*file));
    }
    void import(const std::string& name, const std::string& bytes, const std::string& format) {
        ImportParams params;
        params.format = format;
        const auto report = importPaths(*m_file, {m_folder.write(name, bytes)}, params, m_context);
        ASSERT_OK(report);
        ASSERT_TRUE(report->failures.empty() && report->sources.size() == 1);
        ASSERT_EQ(report->sources[0].source.rejects, 0);
        m_notes = report->notes;
    }
    void importPair() {
        import("bedrock.jsonl",
               bedrock("r-1", "22:54:57", 10) + bedrock("r-2", "22:55:00", 20) +
                   bedrock("r-3", "22:56:00", 30) + bedrock("r-4", "22:57:00", 40) +
                   bedrock("r-4", "22:57:01", 50),
               "bedrock_invocation");
        import("trail.jsonl",
               cloudtrail("r-1", "22:54:58", "203.0.113.9") +
                   cloudtrail("r-3", "23:58:00", "203.0.113.8") + // an hour later: another call
                   cloudtrail("r-4", "22:57:00", "203.0.113.7") +
                   cloudtrail("r-9", "22:57:00", "203.0.113.6"),
               "cloudtrail");
    }
    static JoinRule pairRule() { return knownJoins()[0]; }

    Event event(std::int64_t id) {
        auto reader = EventReader::open(m_file->db());
        auto found = reader->event(id);
        EXPECT_TRUE(found.has_value());
        return found ? *found : Event{};
    }
    EventTrace trace(std::int64_t id) {
        auto reader = EventReader::open(m_file->db());
        auto tracer = EventTracer::open(m_file->db());
        auto found = tracer->trace(*reader, *reader->event(id));
        EXPECT_TRUE(found.has_value());
        return found ? *found : EventTrace{};
    }
    // Requests and input tokens over all segments, by the roll-ups.
    std::pair<std::int64_t, std::int64_t> totals() {
        std::pair<std::int64_t, std::int64_t> sums;
        auto reader = EventReader::open(m_file->db());
        for (const SegmentInfo& segment : reader->segments())
            for (const RollupKind kind : {RollupKind::AccountHour, RollupKind::Minute}) {
                const auto cells = readRollup(m_file->db(), kind, segment.id, ~0U);
                EXPECT_TRUE(cells.has_value());
                const auto total = [&](Metric metric) {
                    std::int64_t sum = 0;
                    for (const std::int64_t value :
                         cells->columns[static_cast<std::size_t>(kRollupFirstMetric) +
                                        static_cast<std::size_t>(metric)])
                        sum += value;
                    return sum;
                };
                if (kind == RollupKind::AccountHour) {
                    sums.first += total(Metric::Requests);
                    sums.second += total(Metric::InputTokens);
                } else {
                    EXPECT_EQ(cells->columns[kRollupEvents].empty(), total(Metric::Requests) == 0);
                }
            }
        return sums;
    }
    // Everything a reader can see, as text.
    std::string state() {
        std::string out;
        auto reader = EventReader::open(m_file->db());
        std::vector<std::int64_t> ids;
        for (std::int64_t id = 1; id <= reader->eventCount(); ++id) ids.push_back(id);
        const auto events = reader->events(ids);
        EXPECT_TRUE(events.has_value());
        for (const Event& one : *events)
            for (const FieldInfo& info : fieldTable())
                out += fmt::format("{}={} {};", info.name, one.number(info.field),
                                   one.text(info.field));
        const auto accounts = reader->dictionary(Field::Account);
        for (const SegmentInfo& segment : reader->segments())
            for (std::uint32_t account = 0; account <= (*accounts)->count(); ++account) {
                const auto rows = readPosting(m_file->db(), segment.id, account);
                EXPECT_TRUE(rows.has_value());
                for (const PostingRow& row : *rows)
                    out += fmt::format("{} {} {};", account, row.row, row.minute);
            }
        return out + fmt::format("{} {}", totals().first, totals().second);
    }
    void expectIntact() {
        const auto report = verifyCase(*m_file, {}, m_context);
        ASSERT_OK(report);
        EXPECT_TRUE(report->intact())
            << report->faults.front().place << ": " << report->faults.front().reason;
    }
    test::TempFolder m_folder;
    std::unique_ptr<CaseFile> m_file;
    JobContext m_context;
    std::vector<std::string> m_notes;
};

TEST_F(Joins, FillWhatARecordDoesNotSayAndNothingElse) {
    importPair();
    const Event before = event(1);
    ASSERT_EQ(before.text(Field::ClientIp), "");
    ASSERT_OK(addJoin(*m_file, pairRule()));
    const Event after = event(1);
    EXPECT_EQ(after.text(Field::ClientIp), "203.0.113.9");
    EXPECT_EQ(after.text(Field::UserAgent), "boto3/1");
    EXPECT_EQ(after.text(Field::ApiKey), "AKIA1");
    EXPECT_EQ(after.text(Field::Account), before.text(Field::Account));
    EXPECT_EQ(after.number(Field::InputTokens), 10);
    EXPECT_EQ(after.number(Field::Flags), kFlagFilled);
    EXPECT_EQ(event(6).number(Field::Flags), kFlagJoined);
    EXPECT_EQ(event(6).number(Field::InputTokens), kNoNumber); // nothing flows back
    // No partner, one too far away in time, and an id that belongs to two calls.
    for (const std::int64_t id : {2, 3, 4, 5}) {
        EXPECT_EQ(event(id).text(Field::ClientIp), "") << id;
        EXPECT_EQ(event(id).number(Field::Flags), kNoNumber) << id;
    }
    const auto rules = overlayRules(m_file->db());
    ASSERT_OK(rules);
    ASSERT_EQ(rules->size(), 1U);
    const OverlayResult& result = (*rules)[0].result;
    EXPECT_TRUE((*rules)[0].applied);
    EXPECT_EQ(result.into_events, 5);
    EXPECT_EQ(result.from_events, 4);
    EXPECT_EQ(result.matched, 1);
    EXPECT_EQ(result.ambiguous, 2);
    EXPECT_EQ(result.filled.at(Field::ClientIp), 1);
    EXPECT_FALSE(result.filled.contains(Field::Account));
}

TEST_F(Joins, SayWhichFieldCameFromWhichEventOfWhichSource) {
    importPair();
    ASSERT_OK(addJoin(*m_file, pairRule()));
    const EventTrace filled = trace(1);
    std::vector<Field> fields;
    for (const FilledField& one : filled.filled) {
        fields.push_back(one.field);
        EXPECT_EQ(one.rule_id, 1);
        EXPECT_EQ(one.event_id, 6);
        EXPECT_EQ(one.source_id, 2);
    }
    EXPECT_THAT(fields, ::testing::IsSupersetOf(
                            {Field::ApiKey, Field::ClientIp, Field::UserAgent, Field::Endpoint}));
    EXPECT_EQ(filled.counted_with, 0);
    EXPECT_EQ(trace(6).counted_with, 1);
    EXPECT_THAT(trace(6).filled, IsEmpty());
    EXPECT_THAT(trace(2).filled, IsEmpty());
}

TEST_F(Joins, CountACallOnceAndWhereItIsFilled) {
    importPair();
    EXPECT_EQ(totals(), std::pair(std::int64_t{9}, std::int64_t{150}));
    ASSERT_OK(addJoin(*m_file, pairRule()));
    EXPECT_EQ(totals(), std::pair(std::int64_t{8}, std::int64_t{150}));
    auto reader = EventReader::open(m_file->db());
    const auto account = (*reader->dictionary(Field::Account))->find("arn:aws:iam::1111:user/ann");
    const auto rows = readPosting(m_file->db(), 2, account);
    ASSERT_OK(rows);
    ASSERT_EQ(rows->size(), 4U);
    EXPECT_EQ((*rows)[0].minute, kNoMinute);
    EXPECT_NE((*rows)[1].minute, kNoMinute);

    JoinRule both = pairRule();
    both.count_both = true;
    ASSERT_OK(retractOverlayRule(*m_file, 1));
    ASSERT_OK(addJoin(*m_file, both));
    EXPECT_EQ(totals(), std::pair(std::int64_t{9}, std::int64_t{150}));
    EXPECT_EQ(event(6).number(Field::Flags), kNoNumber);
}

TEST_F(Joins, CanBeTakenBackAndLeaveTheImportedEventsAsTheyWere) {
    importPair();
    const std::string before = state();
    ASSERT_OK(addJoin(*m_file, pairRule()));
    const std::string joined = state();
    EXPECT_TRUE(joined != before);
    expectIntact(); // the originals still give the events as imported
    auto imported = EventReader::open(m_file->db(), EventView::AsImported);
    EXPECT_EQ(imported->event(1)->text(Field::ClientIp), "");
    ASSERT_OK(retractOverlayRule(*m_file, 1));
    EXPECT_TRUE(state() == before);
    EXPECT_FAILS(ErrorCode::NotFound, retractOverlayRule(*m_file, 1));
    ASSERT_OK(restoreOverlayRule(*m_file, 1));
    EXPECT_TRUE(state() == joined);
    expectIntact();
    std::vector<std::string> actions;
    for (const CustodyEntry& entry : *CustodyLog(m_file->db()).entries(3))
        if (entry.action.starts_with("overlay")) actions.push_back(entry.action);
    EXPECT_THAT(actions, ElementsAre("overlay.add", "overlay.retract", "overlay.restore"));
}

TEST_F(Joins, HoldForSourcesThatComeLater) {
    importPair();
    ASSERT_OK(addJoin(*m_file, pairRule()));
    import("more.jsonl", cloudtrail("r-2", "22:55:01", "198.51.100.1"), "cloudtrail");
    EXPECT_THAT(m_notes, IsEmpty());
    EXPECT_EQ(event(2).text(Field::ClientIp), "198.51.100.1");
    EXPECT_EQ(event(1).text(Field::ClientIp), "203.0.113.9");
    EXPECT_EQ(overlayRules(m_file->db())->front().result.matched, 2);
    expectIntact();
}

TEST_F(Joins, TakeSeveralRecordsOfOneCallWhereTheyAgree) {
    import("gateway.jsonl",
           R"({"time":"2024-05-01T10:00:00Z","category":"GatewayLogs","callerIpAddress":)"
           R"("203.0.113.9","correlationId":"c-1","durationMs":42,"isRequestSuccess":true,)"
           R"("properties":{"responseCode":200,"apimSubscriptionId":"sub-7"}})"
           "\n",
           "apim_gateway");
    const auto row = [](int sequence, const std::string& extra) {
        return fmt::format(R"({{"TimeGenerated":"2024-05-01T10:00:0{}Z","CorrelationId":"c-1",)"
                           R"("SequenceNumber":{}{}}})"
                           "\n",
                           sequence, sequence, extra);
    };
    import("llm.jsonl",
           row(0, R"(,"ModelName":"gpt-x")") +
               row(1, R"(,"ModelName":"gpt-x","PromptTokens":11,"CompletionTokens":22)") +
               row(2, R"(,"DeploymentName":"d1","OperationName":"other")"),
           "apim_llm");
    ASSERT_OK(addJoin(*m_file, knownJoins()[1]));
    const Event call = event(1);
    EXPECT_EQ(call.number(Field::InputTokens), 11);
    EXPECT_EQ(call.text(Field::Model), "gpt-x");
    EXPECT_EQ(call.text(Field::Account), "sub-7");
    EXPECT_EQ(totals(), std::pair(std::int64_t{1}, std::int64_t{11}));
    for (const FilledField& one : trace(1).filled) {
        if (one.field == Field::InputTokens) {
            EXPECT_EQ(one.event_id, 3);
        }
        if (one.field == Field::Model) {
            EXPECT_EQ(one.event_id, 2);
        }
    }
    // The other way round one gateway record would have to go to three calls.
    ASSERT_OK(retractOverlayRule(*m_file, 1));
    JoinRule reverse = knownJoins()[1];
    std::swap(reverse.into, reverse.from);
    ASSERT_OK(addJoin(*m_file, reverse));
    EXPECT_EQ(overlayRules(m_file->db())->front().result.ambiguous, 3);
    EXPECT_EQ(event(3).text(Field::Account), "");
    // Told that time decides, only one of them is near enough.
    ASSERT_OK(retractOverlayRule(*m_file, 2));
    reverse.within_s = 0;
    reverse.fields = {Field::Account};
    reverse.within_s = 1;
    ASSERT_OK(addJoin(*m_file, reverse));
    EXPECT_EQ(overlayRules(m_file->db())->front().result.ambiguous, 2);
}

TEST_F(Joins, BringTheKindOfAnAccountAndMoveItsVolume) {
    import("gateway.jsonl",
           R"({"time":"2024-05-01T10:00:00Z","category":"GatewayLogs","correlationId":"c-1",)"
           R"("properties":{"responseCode":200,"apimSubscriptionId":"sub-7"}})"
           "\n",
           "apim_gateway");
    import("llm.jsonl",
           R"({"TimeGenerated":"2024-05-01T10:00:01Z","CorrelationId":"c-1","ModelName":"m",)"
           R"("PromptTokens":11,"CompletionTokens":22})"
           "\n",
           "apim_llm");
    JoinRule rule = knownJoins()[1];
    std::swap(rule.into, rule.from);
    rule.fields = {Field::Account};
    ASSERT_OK(addJoin(*m_file, rule));
    const Event call = event(2);
    EXPECT_EQ(call.text(Field::Account), "sub-7");
    EXPECT_EQ(call.number(Field::AccountKind), static_cast<std::int64_t>(AccountKind::ApiKey));
    EXPECT_EQ(call.number(Field::StatusCode), kNoNumber); // not asked for
    const auto cells = readRollup(m_file->db(), RollupKind::AccountHour, 2, ~0U);
    ASSERT_OK(cells);
    ASSERT_EQ(cells->count, 1);
    auto reader = EventReader::open(m_file->db());
    EXPECT_EQ(cells->columns[kRollupAccount][0],
              (*reader->dictionary(Field::Account))->find("sub-7"));
    EXPECT_EQ(readPosting(m_file->db(), 2, 0)->size(), 0U);
}

TEST_F(Joins, NamedNetworksAreKeptAndTheNarrowestCounts) {
    ASSERT_OK(setNamedNetworks(*m_file, "# ours\n203.0.113.0/24 office\n203.0.113.8/29,lab\n"
                                        "2001:db8::/32 v6\n"));
    const auto networks = namedNetworks(m_file->db());
    ASSERT_OK(networks);
    ASSERT_EQ(networks->size(), 3U);
    EXPECT_EQ(networkOf(*networks, "203.0.113.7"), "office");
    EXPECT_EQ(networkOf(*networks, "203.0.113.9"), "lab");
    EXPECT_EQ(networkOf(*networks, "203.0.114.9"), "");
    EXPECT_EQ(networkOf(*networks, "2001:db8:1::5"), "v6");
    EXPECT_EQ(networkOf(*networks, "203.0.113.***"), "");
    for (const char* wrong : {"203.0.113.1/24 x", "203.0.113.0/33 x", "203.0.113.0/24", "here x",
                              "203.0.113.0/24 two words"}) {
        const Status refused = setNamedNetworks(*m_file, std::string("# list\n") + wrong);
        ASSERT_FALSE(refused.has_value()) << wrong;
        EXPECT_EQ(refused.error().where, "line 2");
    }
    EXPECT_EQ(namedNetworks(m_file->db())->size(), 3U);
    importPair();
    const auto count = [&](const std::string& text) {
        auto reader = CaseReader::over(*m_file);
        auto filter = EventFilter::compile(*parseFilter(text), TimeRange(), **reader);
        EXPECT_TRUE(filter.has_value()) << text;
        return filter ? *countEvents(**reader, *filter) : -1;
    };
    EXPECT_EQ(count("address:@lab"), 2); // .8 and .9
    EXPECT_EQ(count("address:@lab,@office"), 4);
    EXPECT_EQ(count("-address:@lab,@office"), 5);
    EXPECT_EQ(count("address:@lab,none"), 7);
    EXPECT_EQ(count("address:203.0.113.8/29"), 2);
    EXPECT_EQ(count("address:203.0.113.8/29,203.0.113.7"), 3);
    auto reader = CaseReader::over(*m_file);
    EXPECT_FALSE(
        EventFilter::compile(*parseFilter("address:@nowhere"), TimeRange(), **reader).has_value());
    expectIntact();
}

TEST_F(Joins, RefuseRulesThatMakeNoSense) {
    JoinRule same = pairRule();
    same.from = same.into;
    JoinRule number = pairRule();
    number.into_key = Field::StatusCode;
    JoinRule time = pairRule();
    time.fields = {Field::Time};
    JoinRule empty;
    for (const JoinRule& rule : {same, number, time, empty})
        EXPECT_FAILS(ErrorCode::BadInput, addJoin(*m_file, rule));
    EXPECT_TRUE(overlayRules(m_file->db(), true)->empty());
    JoinRule rule = pairRule();
    rule.fields = {Field::ClientIp, Field::Model};
    rule.into = parseJoinSide("12");
    rule.count_both = true;
    const auto again = JoinRule::fromJson(rule.toJson());
    ASSERT_OK(again);
    EXPECT_EQ(*again, rule);
}

TEST_F(Joins, AddressFilesFillCountryAndNetworkWhereTheRecordIsSilent) {
    importPair();
    test::MmdbWriter countries("Test-Country"), networks("Test-ASN");
    countries.add(0xCB007100, 24, test::MmdbWriter::country("DE")); // 203.0.113.0/24
    networks.add(0xCB007108, 29, test::MmdbWriter::asn(64'500));    // 203.0.113.8 to .15
    const auto rule = AddressRule::of(
        {m_folder.write("c.mmdb", countries.bytes()), m_folder.write("n.mmdb", networks.bytes())});
    ASSERT_OK(rule);
    EXPECT_EQ(rule->files[0].type, "Test-Country");
    ASSERT_OK(addJoin(*m_file, pairRule()));
    ASSERT_OK(addAddressFiles(*m_file, *rule));
    EXPECT_EQ(event(6).text(Field::Country), "DE");
    EXPECT_EQ(event(6).text(Field::Asn), "64500");
    EXPECT_EQ(event(8).text(Field::Country), "DE");
    EXPECT_EQ(event(8).text(Field::Asn), "");
    // An address that a join filled is located too; the join's own trace stays right.
    EXPECT_EQ(event(1).text(Field::Country), "DE");
    std::map<Field, std::int64_t> by_rule;
    for (const FilledField& one : trace(1).filled) by_rule[one.field] = one.rule_id;
    EXPECT_EQ(by_rule[Field::ClientIp], 1);
    EXPECT_EQ(by_rule[Field::Country], 2);
    expectIntact();
    // New texts of later sources do not collide with those of the overlay.
    import("more.jsonl", cloudtrail("r-2", "22:55:01", "203.0.113.10"), "cloudtrail");
    EXPECT_EQ(event(10).text(Field::Asn), "64500");
    expectIntact();
    ASSERT_OK(retractOverlayRule(*m_file, 2));
    EXPECT_EQ(event(6).text(Field::Country), "");
    // A file that is not the same any more is refused, and the case stays as it was.
    m_folder.write("n.mmdb", countries.bytes());
    EXPECT_FAILS(ErrorCode::BadInput, restoreOverlayRule(*m_file, 2));
    EXPECT_EQ(event(1).text(Field::ClientIp), "203.0.113.9");
    EXPECT_FAILS(ErrorCode::BadInput, AddressRule::of({m_folder.write("x.mmdb", "no such file")}));
    EXPECT_FAILS(ErrorCode::Io, AddressRule::of({m_folder.file("none.mmdb")}));
}

} // namespace
} // namespace tidemark
