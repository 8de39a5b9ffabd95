// SPDX-License-Identifier: GPL-3.0-or-later
// Content made to break a reader: each record is understood or rejected with a reason, and its
// neighbours are not harmed.
#include "core/import/csv_scan.h"
#include "core/import/json_document.h"
#include "core/import/splitters.h"
#include "core/import/token_scan.h"
#include "tests/core/import_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidemark::test {
namespace {

// One record of the gateway format around `value`.
std::string gatewayLine(const std::string& value) {
    return R"({"ts":"2024-10-03T12:00:00Z","account_id":"a","model":"m","input_tokens":1,"output_tokens":2,"x":)" +
           value + "}\n";
}

ImportRun importJson(const std::string& content) {
    ImportParams params;
    params.format = "llm_gateway";
    return runImport(gatewayLine("0") + content + gatewayLine("0"), "x.jsonl", params);
}

std::string reasonOf(const std::string& line) {
    const ImportRun run = importJson(line);
    if (run.rejects() != 1) return "";
    EXPECT_EQ(run.rows(), 2) << "the records around it";
    return run.batch.rejects[0].reason;
}

TEST(HostileJson, ValuesThatMustBeUnderstood) {
    for (const char* value : {"[]",
                              "{}",
                              "null",
                              "true",
                              "-0",
                              "0.1e-7",
                              "1E+2",
                              "123e45",
                              R"("\u0000")",
                              R"("\uD834\uDD1E")",
                              R"("\/\b\f\n\r\t\"\\")",
                              "9223372036854775807",
                              "-9223372036854775808",
                              "18446744073709551615",
                              "123456789012345678901234567890",
                              "1e400",
                              "-1e400",
                              R"("\u007f")",
                              "[[[[1]]]]",
                              "\"\xF0\x9F\x98\x80\"",
                              " [ 1 , 2 ] ",
                              R"({"":0})"}) {
        const ImportRun run = importJson(gatewayLine(value));
        EXPECT_EQ(run.rows(), 3) << value;
        EXPECT_EQ(run.rejects(), 0)
            << value << ": " << (run.batch.rejects.empty() ? "" : run.batch.rejects[0].reason);
    }
}

TEST(HostileJson, ValuesThatMustBeRejected) {
    for (const char* value : {"01",
                              "+1",
                              ".5",
                              "1.",
                              "1e",
                              "0x1",
                              "NaN",
                              "Infinity",
                              "nul",
                              "True",
                              "'a'",
                              "[1,]",
                              "{\"a\":1,}",
                              "[1 2]",
                              "{1:2}",
                              "[",
                              "]",
                              "{\"a\" 1}",
                              "\"\\x\"",
                              "\"\\u12\"",
                              "\"\t\"",
                              "\"a",
                              "--1",
                              "1 2",
                              "/* c */ 1",
                              "{\"a\":}",
                              "[,1]",
                              "\"\\uD800\"",
                              "\"\\uDC00\"",
                              "\"\\uD800\\u0041\"",
                              "\"\xFF\"",
                              "\"\xC0\x80\"",
                              "\"\xED\xA0\x80\"",
                              "\"\xF4\x90\x80\x80\""})
        EXPECT_NE(reasonOf(gatewayLine(value)), "") << value;
    EXPECT_EQ(reasonOf(gatewayLine("\"\xFF\"")), "not valid UTF-8");
    EXPECT_EQ(reasonOf(gatewayLine("\"\\uD800\"")), "half of a surrogate pair stands alone");
    EXPECT_EQ(reasonOf("words\n"), "not valid JSON");
    EXPECT_EQ(reasonOf("17\n"), "a JSON object expected");
}

TEST(HostileJson, DepthIsLimited) {
    EXPECT_EQ(importJson(gatewayLine(std::string(40, '[') + std::string(40, ']'))).rows(), 3);
    EXPECT_EQ(reasonOf(gatewayLine(std::string(70, '[') + std::string(70, ']'))),
              "nested deeper than 64 levels");
    EXPECT_EQ(reasonOf(gatewayLine(std::string(1'000'000, '[') + std::string(1'000'000, ']'))),
              "nested deeper than 64 levels");
    std::vector<RecordSpan> spans;
    makeJsonSplitter({})->split(std::string(1'000'000, '['), true, spans);
    ASSERT_EQ(spans.size(), 1u);
    EXPECT_EQ(spans[0].trouble, "nested deeper than 64 levels");
}

// A parser may look at the bytes behind a line; they must not complete it.
TEST(HostileJson, WhatStandsBehindALineIsNoPartOfIt) {
    for (const char* line : {R"({"a":{})", R"({"a":[1)", R"({"a":12)", R"({"a":"b)", R"({"a":tru)",
                             R"({"a":1,)", R"({"a")", "{"}) {
        const std::string rest =
            std::string(R"(}],"e":1}"}12)") + std::string(100, '}') + "\n" + gatewayLine("1");
        const ImportRun run = importJson(std::string(line) + "\n" + rest);
        EXPECT_EQ(run.rows(), 3) << line;
        EXPECT_EQ(run.rejects(), 2) << line;
    }
}

TEST(HostileJson, DuplicateKeysAreMarkedAndTheLastCounts) {
    const ImportRun run =
        importJson(R"({"ts":"2024-10-03T12:00:00Z","account_id":"a","account_id":"b","model":"m"})"
                   "\n");
    ASSERT_EQ(run.rows(), 3);
    EXPECT_EQ(run.text(1, Field::Account), "b");
    EXPECT_EQ(run.number(1, Field::Flags), kFlagAltered);
    EXPECT_EQ(run.number(0, Field::Flags), kNoNumber);
    EXPECT_EQ(run.number(2, Field::Flags), kNoNumber) << "the mark must not stick";
}

TEST(HostileJson, BigNumbersAreKeptExactly) {
    const ImportRun run = importJson(
        R"({"ts":1714557600000000001,"account_id":123456789012345678901234567890,"model":9007199254740993,"input_tokens":9007199254740993,"output_tokens":1e30})"
        "\n");
    ASSERT_EQ(run.rows(), 3);
    EXPECT_EQ(run.number(1, Field::Time), 1714557600000000001);
    EXPECT_EQ(run.text(1, Field::Account), "123456789012345678901234567890");
    EXPECT_EQ(run.text(1, Field::Model), "9007199254740993");
    EXPECT_EQ(run.number(1, Field::InputTokens), 9007199254740993);
    EXPECT_EQ(run.number(1, Field::OutputTokens), kNoNumber);
    EXPECT_EQ(run.number(1, Field::Flags), kFlagAltered);
}

TEST(HostileJson, TornRecordsCostThemselvesAlone) {
    ImportParams params;
    params.format = "llm_gateway";
    const std::string good =
        R"({"ts":"2024-10-03T12:00:00Z","account_id":"a","model":"m","input_tokens":1,"output_tokens":2})";
    const std::string array =
        "[\n" + good + ",\n{\"ts\":{\"b\":1\n" + good + ",\n{\"ts\":\"torn\n" + good + "\n]";
    const ImportRun run = runImport(array, "x.json", params);
    EXPECT_EQ(run.rows(), 3);
    EXPECT_EQ(run.rejects(), 2);
    for (const std::size_t chunk : {1, 2, 3, 5, 11})
        EXPECT_EQ(runImport(array, "x.json", params, chunk).dump(), run.dump());
}

TEST(JsonSplitter, FindsRecordsWhereverTheyAre) {
    const auto cut = [](const std::string& text, std::vector<std::string> wrapper,
                        std::size_t chunk) {
        const auto splitter = makeJsonSplitter(std::move(wrapper));
        std::vector<std::string> out;
        std::size_t consumed = 0, given = 0;
        while (true) {
            given = std::min(given + chunk, text.size());
            std::vector<RecordSpan> spans;
            const std::size_t used =
                splitter->split(std::string_view(text).substr(consumed, given - consumed),
                                given == text.size(), spans);
            for (const RecordSpan& span : spans)
                out.push_back(text.substr(consumed + span.begin, span.length));
            consumed += used;
            if (given == text.size()) return out;
        }
    };
    using testing::ElementsAre;
    for (const std::size_t chunk : {1, 2, 3, 7, 1000}) {
        EXPECT_THAT(cut("{\"a\":1}{\"b\":[2]}\n {\"c\":\"}\"}", {}, chunk),
                    ElementsAre("{\"a\":1}", "{\"b\":[2]}", "{\"c\":\"}\"}"));
        EXPECT_THAT(cut("\xEF\xBB\xBF[{\"a\":1}, 2 ,\"x,]\",[3],null]", {}, chunk),
                    ElementsAre("{\"a\":1}", "2", "\"x,]\"", "[3]", "null"));
        EXPECT_THAT(cut(R"({"n":"]{","w":{"z":[1],"v":[{"a":1},{"b":2}],"t":"x"},"e":[9]})",
                        {"w", "v"}, chunk),
                    ElementsAre("{\"a\":1}", "{\"b\":2}"));
        EXPECT_THAT(cut(R"({"v":[{"a":"\"]"}]} {"v":[{"b":2}]})", {"v"}, chunk),
                    ElementsAre(R"({"a":"\"]"})", "{\"b\":2}"));
        EXPECT_THAT(cut(R"({"other":1} {"v":[{"b":2}]} {"v":"text"})", {"v"}, chunk),
                    ElementsAre("{\"other\":1}", "{\"b\":2}", "{\"v\":\"text\"}"));
        EXPECT_THAT(cut(R"({"v":[{"b":2},{"c":)", {"v"}, chunk),
                    ElementsAre("{\"b\":2}", "{\"c\":"));
        EXPECT_THAT(cut("oops\n{\"a\":1}\n", {}, chunk), ElementsAre("oops", "{\"a\":1}"));
        EXPECT_THAT(cut("", {}, chunk), ElementsAre());
    }
}

TEST(Splitters, RecordsTooLongAreOneRejectOfTheirTrueLength) {
    const std::string longLine(kMaxRecordBytes + 5'000'000, 'x');
    const std::string content = "a\n" + longLine + "\nb\n";
    for (const bool json : {false, true}) {
        const std::string text =
            json ? "{\"a\":1}\n{\"l\":\"" + longLine + "\"}\n{\"b\":1}\n" : content;
        const auto splitter = json ? makeJsonSplitter({}) : makeLineSplitter();
        std::vector<std::pair<std::int64_t, std::int64_t>> found;
        std::size_t consumed = 0, given = 0, most = 0;
        while (given < text.size()) {
            given = std::min(given + (1 << 20), text.size());
            std::vector<RecordSpan> spans;
            const std::size_t used =
                splitter->split(std::string_view(text).substr(consumed, given - consumed),
                                given == text.size(), spans);
            for (const RecordSpan& span : spans) {
                found.emplace_back(static_cast<std::int64_t>(consumed + span.begin) - span.before,
                                   static_cast<std::int64_t>(span.length) + span.before);
                EXPECT_EQ(span.trouble, found.size() == 2 ? "longer than 16 MiB" : "");
            }
            most = std::max(most, given - consumed);
            consumed += used;
        }
        ASSERT_EQ(found.size(), 3u);
        EXPECT_EQ(found[1].first, json ? 8 : 2);
        EXPECT_EQ(found[1].second, static_cast<std::int64_t>(longLine.size()) + (json ? 8 : 0));
        EXPECT_LE(most, kMaxRecordBytes + (4 << 20)) << "memory is bounded";
    }
}

TEST(CsvScanner, FollowsRfc4180) {
    std::vector<CsvCell> cells;
    const auto texts = [&cells](const std::string& record, char delimiter = ',') {
        std::vector<std::string> out;
        EXPECT_EQ(scanCsv(record, delimiter, cells), CsvScan::Ok) << record;
        for (const CsvCell& cell : cells) out.push_back(csvCellText(cell));
        return out;
    };
    using testing::ElementsAre;
    EXPECT_THAT(texts("a,b,c"), ElementsAre("a", "b", "c"));
    EXPECT_THAT(texts(",,"), ElementsAre("", "", ""));
    EXPECT_THAT(texts("\"a,b\",\"c\"\"d\",\"\""), ElementsAre("a,b", "c\"d", ""));
    EXPECT_THAT(texts("a\"b,c"), ElementsAre("a\"b", "c"));
    EXPECT_THAT(texts("\"x\r\ny\",z"), ElementsAre("x\r\ny", "z"));
    EXPECT_THAT(texts("a;b,c", ';'), ElementsAre("a", "b,c"));
    EXPECT_THAT(texts("0123456789abcdef,0123456789abcde,\"0123456789abcdef,\",x"),
                ElementsAre("0123456789abcdef", "0123456789abcde", "0123456789abcdef,", "x"));
    EXPECT_EQ(scanCsv("\"a", ',', cells), CsvScan::OpenQuote);
    EXPECT_EQ(scanCsv("\"a\"b,c", ',', cells), CsvScan::TextBehindQuote);
    EXPECT_EQ(scanCsv(std::string(5'000'000, ','), ',', cells), CsvScan::TooManyCells);
}

TEST(CsvSplitter, AnOpenQuoteCostsItsLineAlone) {
    ImportParams params;
    params.format = "azure_llm_trace";
    const std::string content =
        "TIMESTAMP,ContextTokens,GeneratedTokens\n2024-01-01 00:00:00,1,2\n2024-01-01 "
        "00:00:01,\"3,4\n2024-01-01 00:00:02,5,6\n";
    for (const std::size_t chunk : {0, 1, 3, 17}) {
        const ImportRun run = runImport(content, "x.csv", params, chunk);
        EXPECT_EQ(run.sum(Field::InputTokens), 6);
        ASSERT_EQ(run.rejects(), 1);
        EXPECT_EQ(run.batch.rejects[0].reason, "a quote is not closed");
    }
}

TEST(AccessLogScanner, KeepsBracketsAndEscapesApart) {
    std::vector<LogToken> tokens;
    ASSERT_EQ(scanTokens(R"([a b] [::1]:80 "x \"y\" \\" - "")", tokens), TokenScan::Ok);
    ASSERT_EQ(tokens.size(), 5u);
    EXPECT_EQ(tokens[0].text, "a b");
    EXPECT_EQ(tokens[1].text, "[::1]:80");
    EXPECT_EQ(logTokenText(tokens[2]), R"(x "y" \)");
    EXPECT_EQ(tokens[4].text, "");
    EXPECT_EQ(scanTokens("a \"b", tokens), TokenScan::OpenQuote);
    EXPECT_EQ(scanTokens("a \"b\\", tokens), TokenScan::OpenQuote);
    EXPECT_EQ(scanTokens("[a", tokens), TokenScan::OpenBracket);
    EXPECT_EQ(splitRequestLine("GET /a b HTTP/1.1").target, "/a b");
    EXPECT_EQ(splitRequestLine("\x16\x03 garbage").method, "");
    EXPECT_EQ(splitRequestLine("GET").target, "GET");
}

TEST(Encodings, Windows1252IsReadAndMarked) {
    const ImportRun run =
        runImport("TIMESTAMP,ContextTokens,GeneratedTokens\n2024-01-01 00:00:00,1,2\n", "x.csv");
    EXPECT_EQ(run.rows(), 1);
    const ImportRun log =
        runImport("203.0.113.1 - caf\xE9 [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 1\n",
                  "access.log");
    ASSERT_EQ(log.rows(), 1);
    EXPECT_EQ(log.text(0, Field::Account), "caf\xC3\xA9");
    EXPECT_EQ(log.number(0, Field::Flags), kFlagAltered);
}

TEST(Recognition, BinaryIsNothingAndEmptyIsSomething) {
    const std::string binary(
        "\x7F"
        "ELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00>\x00\x01\x00",
        24);
    EXPECT_TRUE(recognise({binary, "a.out", true}, builtinProfiles()).empty());
    EXPECT_FALSE(recognise({"", "empty.log", true}, builtinProfiles()).empty());
    EXPECT_EQ(runImport("", "empty.jsonl").rows(), 0);
}

} // namespace
} // namespace tidemark::test
