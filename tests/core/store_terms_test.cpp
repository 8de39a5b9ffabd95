// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that parsers give to texts, and the roll-ups that are gathered from the events.
#include "core/base/utc_time.h"
#include "core/store/batch_terms.h"
#include "core/store/case_file.h"
#include "core/store/event_batch.h"
#include "core/store/rollup.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>

#include <map>

namespace tidemark {
namespace {

constexpr auto kAccount = static_cast<std::size_t>(Field::Account);

TEST(DictionaryColumn, GivesTheNumbersThatOneByOneGives) {
    TextColumn texts;
    for (int i = 0; i < 5'000; ++i) {
        texts.push_back(i % 7 == 0 ? "" : fmt::format("acct_{}", i * 37 % 1'009));
        texts.push_back(fmt::format("{:0{}}", 7, 1 + i % 40)); // lengths below and above a word
        texts.push_back(fmt::format("{:0{}}", 7, 1 + i % 40)); // the same again
    }
    Dictionary all, single;
    std::vector<std::uint32_t> ids = {99};
    all.internAll(texts, ids);
    ASSERT_EQ(ids.size(), texts.size() + 1);
    for (std::size_t row = 0; row < texts.size(); ++row) {
        EXPECT_EQ(ids[row + 1], single.intern(texts[row])) << row;
        EXPECT_EQ(all.text(ids[row + 1]), texts[row]);
        EXPECT_EQ(all.find(texts[row]), ids[row + 1]);
    }
    EXPECT_EQ(all.count(), single.count());
}

// What a writer makes of the batches of two parsers, each with terms of its own.
class Terms : public testing::Test {
protected:
    void give(const std::shared_ptr<BatchTerms>& parser, int first, int last) {
        EventBatch batch(parser);
        for (int i = first; i < last; ++i) {
            batch.beginRow(0, 1);
            if (i % 5 != 0) batch.setText(Field::Account, name(i));
            batch.commitRow();
        }
        batch.seal();
        batch.seal(); // changes nothing
        m_numbers.add(batch.parser, kAccount, batch.new_terms[kAccount], m_shared);
        ASSERT_EQ(batch.ids[kAccount].size(), static_cast<std::size_t>(last - first));
        for (int i = first; i < last; ++i) {
            const std::uint32_t number = batch.ids[kAccount][static_cast<std::size_t>(i - first)];
            const std::uint32_t id = m_numbers.of(batch.parser, kAccount)[number];
            ASSERT_EQ(m_shared.text(id), i % 5 != 0 ? name(i) : "") << i;
        }
    }
    static std::string name(int i) { return fmt::format("acct_{}", i / 2); }

    TermNumbers m_numbers;
    Dictionary m_shared;
};

TEST_F(Terms, OfTwoParsersMeetInOneDictionary) {
    const auto a = std::make_shared<BatchTerms>(0), b = std::make_shared<BatchTerms>(1);
    give(a, 1, 100);
    give(b, 50, 200);
    give(a, 1, 300);
    give(b, 1, 20);
    EXPECT_EQ(m_shared.count(), 150U);
    EXPECT_EQ(m_shared.text(1), name(1)); // in order of first appearance
    EXPECT_EQ(m_shared.text(2), name(2));
}

TEST_F(Terms, AreForgottenWhenTheyAreManyAndStayRight) {
    const auto parser = std::make_shared<BatchTerms>(0);
    give(parser, 0, 600'000); // more than a parser keeps
    EXPECT_EQ(parser->of(kAccount).count(), 0U);
    give(parser, 599'000, 601'000);
    give(parser, 10, 20);
}

TEST_F(Terms, OfABatchThatWasGivenUpAreNotTakenForThoseOfTheNext) {
    const auto parser = std::make_shared<BatchTerms>(0);
    give(parser, 0, 10);
    {
        EventBatch givenUp(parser);
        givenUp.beginRow(0, 1);
        givenUp.setText(Field::Account, "acct_lost");
        givenUp.commitRow();
    }
    give(parser, 20, 30);
    EXPECT_EQ(m_shared.find("acct_lost"), 0U);
}

TEST(RollupCellsOf, EventsOutOfOrderAndSumsBeyond32BitsAddUp) {
    const test::TempFolder folder;
    auto file = CaseFile::create(folder.file("a.tidemark"), {}, {});
    ASSERT_OK(file);
    constexpr std::int64_t kHuge = 5'000'000'000;
    RollupBuilder builder;
    std::map<std::pair<std::int64_t, std::int64_t>, RollupSums> expected;
    for (std::int64_t i = 0; i < 3'000; ++i) {
        const auto account = static_cast<std::uint32_t>(i % 4);
        const std::int64_t hour = i * 7'919 % 50 - 20; // back and forth, before 1970 too
        RollupSums sums;
        sums.events = 1;
        sums.metrics = {1, i, i % 100 == 3 ? kHuge : 2, 0, -i, 1};
        builder.add(account, hour * kNsPerHour + i, sums);
        RollupSums& cell = expected[{account, hour}];
        ++cell.events;
        for (std::size_t m = 0; m < kStoredMetrics; ++m) cell.metrics[m] += sums.metrics[m];
    }
    ASSERT_OK(builder.flush(file->db(), 1));
    const auto cells = readRollup(file->db(), RollupKind::AccountHour, 1, ~0U);
    ASSERT_OK(cells);
    ASSERT_EQ(cells->count, static_cast<std::int64_t>(expected.size()));
    std::size_t at = 0;
    for (const auto& [key, sums] : expected) {
        EXPECT_EQ(cells->columns[kRollupAccount][at], key.first);
        EXPECT_EQ(cells->columns[kRollupTime][at], key.second);
        EXPECT_EQ(cells->columns[kRollupEvents][at], sums.events);
        for (std::size_t m = 0; m < kStoredMetrics; ++m) {
            const auto& column = cells->columns[kRollupFirstMetric + m];
            EXPECT_EQ(column.empty() ? 0 : column[at], sums.metrics[m]) << at << " " << m;
        }
        ++at;
    }
}

} // namespace
} // namespace tidemark
