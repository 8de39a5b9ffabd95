// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"
#include "core/query/filter_value.h"

#include <gtest/gtest.h>

namespace tidemark {
namespace {

Filter parsedFilter(std::string_view text) {
    auto filter = parseFilter(text);
    EXPECT_TRUE(filter) << text << ": " << (filter ? "" : filter.error().text());
    return filter ? *filter : Filter{};
}
FilterTerm one(std::string_view text) {
    const Filter filter = parsedFilter(text);
    EXPECT_EQ(filter.terms.size(), 1u) << text;
    return filter.terms.empty() ? FilterTerm{} : filter.terms.front();
}
Error failed(std::string_view text) {
    auto filter = parseFilter(text);
    EXPECT_FALSE(filter) << text;
    return filter ? Error{} : filter.error();
}
std::int64_t at(std::string_view iso) {
    return parseIsoTime(iso)->ts_ns;
}
std::vector<NumberRange> ranges(std::string_view text) {
    return one(text).ranges;
}

TEST(FilterTest, ReadsEveryTermOfTheExample) {
    const Filter filter =
        parsedFilter("account:acct_17 model:gpt-4* status:>=400 country:CN,RU "
                     "-endpoint:/v1/embeddings output_tokens:>2000 \"python-requests\"");
    ASSERT_EQ(filter.terms.size(), 7u);
    EXPECT_EQ(filter.terms[0].field, Field::Account);
    EXPECT_EQ(filter.terms[0].patterns, (std::vector<TextPattern>{{{"acct_17"}}}));
    EXPECT_EQ(filter.terms[1].patterns, (std::vector<TextPattern>{{{"gpt-4", ""}}}));
    EXPECT_EQ(filter.terms[2].kind, TermKind::FieldNumber);
    EXPECT_EQ(filter.terms[2].ranges, (std::vector<NumberRange>{{400, INT64_MAX}}));
    EXPECT_EQ(filter.terms[3].values, (std::vector<std::string>{"CN", "RU"}));
    EXPECT_TRUE(filter.terms[4].negated);
    EXPECT_EQ(filter.terms[4].patterns, (std::vector<TextPattern>{{{"/v1/embeddings"}}}));
    EXPECT_EQ(filter.terms[5].ranges, (std::vector<NumberRange>{{2001, INT64_MAX}}));
    EXPECT_EQ(filter.terms[6].kind, TermKind::Raw);
    EXPECT_EQ(filter.terms[6].column, 101u);
    EXPECT_EQ(filter.terms[6].text, "\"python-requests\"");
    EXPECT_EQ(filter.terms[6].length, 17u);
}

TEST(FilterTest, NothingMeansNoTerms) {
    EXPECT_TRUE(parsedFilter("").empty());
    EXPECT_TRUE(parsedFilter(" \t\n ").empty());
}

TEST(FilterTest, ShortNamesAndCapitalsNameTheSameField) {
    EXPECT_EQ(one("ip:10.0.0.1").field, Field::ClientIp);
    EXPECT_EQ(one("KEY:abc").field, Field::ApiKey);
    EXPECT_EQ(one("org:x").field, Field::Organisation);
}

TEST(FilterTest, QuotesKeepBlanksCommasStarsAndEscapes) {
    const FilterTerm term = one(R"(agent:"a, b* \"c\" \\d \e")");
    ASSERT_EQ(term.patterns.size(), 1u);
    EXPECT_TRUE(term.patterns[0].isLiteral());
    EXPECT_EQ(term.patterns[0].pieces[0], R"(a, b* "c" \d \e)");
    EXPECT_EQ(one(R"(agent:"python requests"*)").patterns[0].pieces,
              (std::vector<std::string>{"python requests", ""}));
    EXPECT_EQ(one(R"("none")").kind, TermKind::Raw);
    EXPECT_FALSE(one(R"(model:"none")").or_absent);
}

TEST(FilterTest, PatternsMatchTheWholeText) {
    const TextPattern pattern{{"ab", "cd", "e"}};
    EXPECT_TRUE(pattern.matches("abcde"));
    EXPECT_TRUE(pattern.matches("abXcdYe"));
    EXPECT_FALSE(pattern.matches("abcd"));
    EXPECT_FALSE(pattern.matches("xabcde"));
    EXPECT_FALSE((TextPattern{{"aba", "ba"}}.matches("aba"))) << "the ends must not overlap";
    EXPECT_TRUE((TextPattern{{"", ""}}.matches("")));
    EXPECT_FALSE((TextPattern{{"", "b", "a", ""}}.matches("ab"))) << "pieces keep their order";
    EXPECT_FALSE((TextPattern{{"a"}}.matches("ab")));
}

TEST(FilterTest, NumbersCompareRangeAndScale) {
    EXPECT_EQ(ranges("status:404"), (std::vector<NumberRange>{{404, 404}}));
    EXPECT_EQ(ranges("status:=404"), (std::vector<NumberRange>{{404, 404}}));
    EXPECT_EQ(ranges("status:400..499"), (std::vector<NumberRange>{{400, 499}}));
    EXPECT_EQ(ranges("status:..499"), (std::vector<NumberRange>{{INT64_MIN + 1, 499}}));
    EXPECT_EQ(ranges("status:500.."), (std::vector<NumberRange>{{500, INT64_MAX}}));
    EXPECT_EQ(ranges("input_tokens:<2k"), (std::vector<NumberRange>{{INT64_MIN + 1, 1999}}));
    EXPECT_EQ(ranges("input_tokens:<=1.5M"),
              (std::vector<NumberRange>{{INT64_MIN + 1, 1'500'000}}));
    EXPECT_EQ(ranges("input_tokens:>2G"), (std::vector<NumberRange>{{2'000'000'001, INT64_MAX}}));
    EXPECT_EQ(ranges("input_tokens:-5..5"), (std::vector<NumberRange>{{-5, 5}}));
    EXPECT_EQ(ranges("status:*"), (std::vector<NumberRange>{{}}));
    EXPECT_EQ(ranges("status:500,404,405,>=503"),
              (std::vector<NumberRange>{{404, 405}, {500, 500}, {503, INT64_MAX}}));
    EXPECT_EQ(ranges("input_tokens:9223372036854775807"),
              (std::vector<NumberRange>{{INT64_MAX, INT64_MAX}}));
}

TEST(FilterTest, NumbersThatAreNotAreRefused) {
    for (const char* text :
         {"status:4*", "status:abc", "status:1.5", "status:1.0005k", "status:9223372036854775808",
          "status:9223372036854775807k", "status:..", "status:>", "status:1..2..3", "status:-",
          "status:5.", "status:k", "status:499..400", "status:>9223372036854775807"})
        failed(text);
}

TEST(FilterTest, NoneMeansAbsent) {
    EXPECT_TRUE(one("model:none").or_absent);
    EXPECT_TRUE(one("model:none").patterns.empty());
    const FilterTerm term = one("status:none,500");
    EXPECT_TRUE(term.or_absent);
    EXPECT_EQ(term.ranges, (std::vector<NumberRange>{{500, 500}}));
    EXPECT_TRUE(one("time:none").or_absent);
    EXPECT_EQ(failed("source:none").message, "every event has a source");
}

TEST(FilterTest, EnumerationsHaveNames) {
    EXPECT_EQ(ranges("outcome:denied"), (std::vector<NumberRange>{{3, 3}}));
    EXPECT_EQ(ranges("record_kind:usage_bucket,span"), (std::vector<NumberRange>{{1, 1}, {3, 3}}));
    EXPECT_EQ(ranges("account_kind:role"), (std::vector<NumberRange>{{4, 4}}));
    EXPECT_EQ(ranges("flags:duplicate"),
              (std::vector<NumberRange>{
                  {1, 1}, {3, 3}, {5, 5}, {7, 7}, {9, 9}, {11, 11}, {13, 13}, {15, 15}}));
    EXPECT_EQ(ranges("flags:altered"),
              (std::vector<NumberRange>{{2, 3}, {6, 7}, {10, 11}, {14, 15}}));
    EXPECT_EQ(ranges("flags:filled"), (std::vector<NumberRange>{{8, 15}}));
    EXPECT_TRUE(one("outcome:unknown").or_absent)
        << "a record that does not say has an unknown outcome";
    EXPECT_FALSE(one("outcome:denied").or_absent);
    EXPECT_EQ(failed("outcome:denid").message,
              "'denid' is not one of unknown, success, failure, denied, throttled");
    // The names are those that the store prints.
    for (std::size_t i = 0; i < enumNames(Field::Outcome).size(); ++i)
        EXPECT_EQ(enumNames(Field::Outcome)[i], outcomeName(static_cast<Outcome>(i)));
    for (std::size_t i = 0; i < enumNames(Field::AccountKind).size(); ++i)
        EXPECT_EQ(enumNames(Field::AccountKind)[i], accountKindName(static_cast<AccountKind>(i)));
    for (std::size_t i = 0; i < enumNames(Field::RecordKind).size(); ++i)
        EXPECT_EQ(enumNames(Field::RecordKind)[i], recordKindName(static_cast<RecordKind>(i)));
    for (std::size_t i = 0; i < enumNames(Field::TimeBasis).size(); ++i)
        EXPECT_EQ(enumNames(Field::TimeBasis)[i], timeBasisName(static_cast<TimeBasis>(i)));
}

TEST(FilterTest, TimesNameWholeUnits) {
    const auto range = [](std::string_view text) { return one(text).time; };
    EXPECT_EQ(range("time:2024-10-03"), (TimeRange{at("2024-10-03"), at("2024-10-04")}));
    EXPECT_EQ(range("time:2024-10"), (TimeRange{at("2024-10-01"), at("2024-11-01")}));
    EXPECT_EQ(range("time:2024-12"), (TimeRange{at("2024-12-01"), at("2025-01-01")}));
    EXPECT_EQ(range("time:2024"), (TimeRange{at("2024-01-01"), at("2025-01-01")}));
    EXPECT_EQ(range("time:2024-10-03T14"),
              (TimeRange{at("2024-10-03T14:00:00Z"), at("2024-10-03T15:00:00Z")}));
    EXPECT_EQ(range("time:2024-10-03T14+02:00"),
              (TimeRange{at("2024-10-03T12:00:00Z"), at("2024-10-03T13:00:00Z")}));
    EXPECT_EQ(range("time:2024-10-03T14:30"),
              (TimeRange{at("2024-10-03T14:30:00Z"), at("2024-10-03T14:31:00Z")}));
    EXPECT_EQ(range("time:2024-10-03T14:30:05Z"),
              (TimeRange{at("2024-10-03T14:30:05Z"), at("2024-10-03T14:30:06Z")}));
    EXPECT_EQ(range("time:2024-10-03T14:30:05.25Z"),
              (TimeRange{at("2024-10-03T14:30:05.25Z"), at("2024-10-03T14:30:05.26Z")}));
    EXPECT_EQ(range("time:\"2024-10-03 14:30\""),
              (TimeRange{at("2024-10-03T14:30:00Z"), at("2024-10-03T14:31:00Z")}));
}

TEST(FilterTest, TimeRangesEndWithTheDayOrAtTheClockTime) {
    const auto range = [](std::string_view text) { return one(text).time; };
    EXPECT_EQ(range("time:2024-10-03..2024-10-05"),
              (TimeRange{at("2024-10-03"), at("2024-10-06")}));
    EXPECT_EQ(range("time:2024-10-03T10:00..2024-10-03T11:00"),
              (TimeRange{at("2024-10-03T10:00:00Z"), at("2024-10-03T11:00:00Z")}));
    EXPECT_EQ(range("time:2024-10-03.."), (TimeRange{at("2024-10-03"), INT64_MAX}));
    EXPECT_EQ(range("time:..2024-10-03"), (TimeRange{TimeRange{}.from_ns, at("2024-10-04")}));
    EXPECT_EQ(range("time:>=2024-10-03"), (TimeRange{at("2024-10-03"), INT64_MAX}));
    EXPECT_EQ(range("time:>2024-10-03"), (TimeRange{at("2024-10-04"), INT64_MAX}));
    EXPECT_EQ(range("time:<2024-10-03"), (TimeRange{TimeRange{}.from_ns, at("2024-10-03")}));
    EXPECT_EQ(range("time:<=2024-10-03"), (TimeRange{TimeRange{}.from_ns, at("2024-10-04")}));
    EXPECT_TRUE(range("time:*").isAll());
    const FilterTerm two = one("time:2024-10-07,2024-10-03");
    ASSERT_EQ(two.ranges.size(), 2u);
    EXPECT_EQ(two.ranges[0].least, at("2024-10-03"));
    EXPECT_EQ(two.time, (TimeRange{at("2024-10-03"), at("2024-10-08")}));
    EXPECT_EQ(one("account_created:2024-10-03").ranges,
              (std::vector<NumberRange>{{at("2024-10-03"), at("2024-10-04") - 1}}));
}

TEST(FilterTest, TimesThatAreNotAreRefused) {
    for (const char* text : {"time:yesterday", "time:2024-13-01", "time:2024-02-30", "time:..",
                             "time:2024-10-05..2024-10-03", "time:24-10-03", "time:2024-10-03T25",
                             "time:2024-1", "time:20241003", "time:9999", "time:2024-10-03Tx",
                             "time:2024-10-03T10:00..2024-10-03T10:00"})
        failed(text);
}

TEST(FilterTest, ErrorsPointAtTheColumn) {
    Error error = failed("model:x acount:1");
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_EQ(error.message, "no field is named 'acount'; did you mean 'account'?");
    EXPECT_EQ(error.where, "column 9");
    EXPECT_EQ(error.native, 9);
    error = failed("model:\u4e2d\u6587 acount:1");
    EXPECT_EQ(error.native, 10) << "characters, not bytes";
    error = failed("http://example.com");
    EXPECT_EQ(error.message, "no field is named 'http'");
    EXPECT_NE(error.help.find("quotes"), std::string::npos);
    error = failed("model:a status:400,x");
    EXPECT_EQ(error.native, 20);
    EXPECT_EQ(failed("model:\"abc").native, 7);
    EXPECT_EQ(failed("model:").message, "a value is missing after 'model:'");
    EXPECT_EQ(failed("model:a,").message, "a value is missing after the comma");
    EXPECT_EQ(failed("a -").message, "nothing follows the minus sign");
    EXPECT_EQ(failed("model:\"\"").message, "there is nothing between the quotes");
    EXPECT_EQ(failed(":x").message, "a field name is missing before the colon");
    EXPECT_EQ(failed(",x").message, "a value is missing before the comma");
}

TEST(FilterTest, AComparisonWithoutItsColonIsPointedAt) {
    const Error compared = failed("model:x status>=400");
    EXPECT_EQ(compared.native, 15);
    EXPECT_EQ(compared.message, "a colon is missing after 'status': write status:>=400");
    EXPECT_NE(compared.help.find("quotes"), std::string::npos);
    EXPECT_EQ(failed("-Account==acct_1").message,
              "a colon is missing after 'account': write account:acct_1");
    // In quotes, or with a name that is no field, it is a text to look for.
    EXPECT_TRUE(parseFilter("\"status>=400\""));
    EXPECT_TRUE(parseFilter("key2=value a>b =x"));
}

TEST(FilterTest, PrintedFiltersReadBackTheSame) {
    for (const char* text :
         {"account:acct_17 model:gpt-4* status:>=400 country:CN,RU -endpoint:/v1/embeddings "
          "output_tokens:>2000 x",
          "-\"a b\",c*d -none", "model:none,\"none\",*,a*none", "status:*,none time:none",
          "time:2024-10-03..2024-10-05", "time:..2024,2025-10-03T14 -time:>=2026",
          "outcome:unknown,denied flags:duplicate flags:none", R"(agent:"a\"b\\c,*"*"d e")",
          "tag:a,none source:1,\"log one\" detection:* cluster:3", "-foo \"-foo\"",
          "account_created:>2024-01-01 time_end:none", "status:-5", "\"a:b\""}) {
        const Filter first = parsedFilter(text);
        const std::string printed = printFilter(first);
        const Filter second = parsedFilter(printed);
        ASSERT_EQ(first.terms.size(), second.terms.size()) << text << " -> " << printed;
        for (std::size_t i = 0; i < first.terms.size(); ++i) {
            EXPECT_EQ(first.terms[i].kind, second.terms[i].kind) << printed;
            EXPECT_EQ(first.terms[i].negated, second.terms[i].negated) << printed;
            EXPECT_EQ(first.terms[i].or_absent, second.terms[i].or_absent) << printed;
            EXPECT_EQ(first.terms[i].field, second.terms[i].field) << printed;
            EXPECT_EQ(first.terms[i].patterns, second.terms[i].patterns) << printed;
            EXPECT_EQ(first.terms[i].ranges, second.terms[i].ranges) << printed;
        }
        EXPECT_EQ(printFilter(second), printed);
    }
}

TEST(FilterTest, ATermMadeFromAnyValueMatchesThatValueAlone) {
    for (const char* value : {"plain", "two words", "a,b", "quote\"d", "back\\slash", "star*",
                              "none", "-minus", "\n", "a:b"}) {
        const FilterTerm term = one(filterTerm("model", value, true));
        EXPECT_TRUE(term.negated);
        ASSERT_EQ(term.patterns.size(), 1u) << value;
        EXPECT_TRUE(term.patterns[0].isLiteral());
        EXPECT_EQ(term.patterns[0].pieces[0], value);
    }
    EXPECT_TRUE(one(filterTerm("model", "")).or_absent);
    EXPECT_EQ(withTerm("", "a:b"), "a:b");
    EXPECT_EQ(withTerm(" model:x ", "user:b"), "model:x user:b");
    const TimeRange range{at("2024-10-03T01:02:03.000000004Z"), at("2024-10-05")};
    EXPECT_EQ(one(filterTimeTerm(range)).time, range);
}

} // namespace
} // namespace tidemark
