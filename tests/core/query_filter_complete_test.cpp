// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter_complete.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tidemark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

FilterCompletion complete(std::string_view text, const FilterValues& values = {}) {
    const std::size_t cursor = text.find('|');
    std::string without(text);
    without.erase(cursor, 1);
    return completeFilter(without, cursor, values);
}

TEST(FilterCompleteTest, NamesBeforeTheColon) {
    const FilterCompletion completion = complete("model:x acc|ount");
    EXPECT_THAT(completion.candidates,
                ElementsAre("account:", "account_created:", "account_kind:"));
    EXPECT_EQ(completion.from, 8u);
    EXPECT_EQ(completion.to, 11u);
    EXPECT_EQ(complete("-ACCOUNT_K|").from, 1u);
    EXPECT_THAT(complete("-ACCOUNT_K|").candidates, ElementsAre("account_kind:"));
    EXPECT_THAT(complete("zzz|").candidates, IsEmpty());
    EXPECT_GT(complete("|").candidates.size(), 40u);
}

TEST(FilterCompleteTest, EnumerationNamesAfterIt) {
    EXPECT_THAT(complete("outcome:d|").candidates, ElementsAre("denied"));
    EXPECT_THAT(complete("outcome:denied,t|").candidates, ElementsAre("throttled"));
    EXPECT_EQ(complete("outcome:denied,t|").from, 15u);
    EXPECT_THAT(complete("time_basis:n|").candidates, ElementsAre("none"));
}

TEST(FilterCompleteTest, ValuesComeFromTheCaller) {
    std::string askedField, askedPrefix;
    const FilterValues values = [&](std::string_view field, std::string_view prefix) {
        askedField = field;
        askedPrefix = prefix;
        return std::vector<std::string>{"10.0.0.1", "two words", "none"};
    };
    EXPECT_THAT(complete("x ip:1|", values).candidates,
                ElementsAre("10.0.0.1", "\"two words\"", "\"none\""));
    EXPECT_EQ(askedField, "address");
    EXPECT_EQ(askedPrefix, "1");
    complete("agent:\"a \\\"b|", values);
    EXPECT_EQ(askedField, "agent");
    EXPECT_EQ(askedPrefix, "a \"b");
    complete("tag:no|", values);
    EXPECT_EQ(askedField, "tag");
    EXPECT_THAT(complete("model:no|").candidates, ElementsAre("none"));
    EXPECT_THAT(complete("source:no|").candidates, IsEmpty());
}

TEST(FilterCompleteTest, NothingInsideARawSearch) {
    EXPECT_THAT(complete("\"acc|").candidates, IsEmpty());
    EXPECT_THAT(complete("\"a\"acc|").candidates, IsEmpty());
    EXPECT_EQ(completeFilter("acc", 99).to, 3u);
}

} // namespace
} // namespace tidemark
