// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/case_file.h"
#include "core/store/event_reader.h"
#include "core/store/event_writer.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>

#include <map>

namespace tidemark {
namespace {

using test::TempFolder;

constexpr std::int64_t kStart = 1'700'000'000 * kNsPerSecond;

// Row i of the made-up log.
struct Row {
    std::int64_t ts = 0;
    std::string account, request_id;
    std::int64_t tokens = 0;
    Outcome outcome = Outcome::Success;
};
Row rowAt(std::int64_t i) {
    Row row;
    row.ts = i % 97 == 0 ? kNoTime : kStart + i * 1'700 * kNsPerMs;
    row.account = i % 11 == 0 ? "" : fmt::format("acct_{}", i * i % 7);
    row.request_id = fmt::format("req_{:08x}", i);
    row.tokens = i % 5 == 0 ? kNoNumber : i * 3;
    row.outcome = i % 13 == 0 ? Outcome::Throttled : Outcome::Success;
    return row;
}

void fill(EventBatch& batch, std::int64_t from, std::int64_t to) {
    for (std::int64_t i = from; i < to; ++i) {
        const Row row = rowAt(i);
        batch.beginRow(i * 100, 99);
        if (row.ts != kNoTime) batch.setNumber(Field::Time, row.ts);
        batch.setText(Field::Account, row.account);
        batch.setText(Field::RequestId, row.request_id);
        if (row.tokens != kNoNumber) batch.setNumber(Field::OutputTokens, row.tokens);
        batch.setNumber(Field::Outcome, static_cast<std::int64_t>(row.outcome));
        batch.commitRow();
    }
}

class StoredEvents : public ::testing::Test {
protected:
    static constexpr std::int64_t kRows = 40'000; // three blocks
    void SetUp() override {
        auto file = CaseFile::create(m_folder.file("a.tidemark"), {}, {});
        ASSERT_OK(file);
        m_file = std::make_unique<CaseFile>(std::move(*file));
        auto transaction = Transaction::begin(m_file->db());
        ASSERT_OK(transaction);
        auto dictionaries = CaseDictionaries::load(m_file->db());
        ASSERT_OK(dictionaries);
        auto writer = EventWriter::begin(m_file->db(), *dictionaries, nullptr, 1);
        ASSERT_OK(writer);
        for (std::int64_t from = 0; from < kRows; from += 777) { // batches and blocks never line up
            EventBatch batch;
            fill(batch, from, std::min(kRows, from + 777));
            ASSERT_OK(writer->append(batch));
        }
        auto totals = writer->finish();
        ASSERT_OK(totals);
        EXPECT_EQ(totals->events, kRows);
        EXPECT_EQ(totals->first_ns, rowAt(1).ts);
        EXPECT_EQ(totals->last_ns, rowAt(kRows - 1).ts);
        EXPECT_EQ(totals->untimed, (kRows + 96) / 97);
        ASSERT_OK(transaction->commit());
    }
    TempFolder m_folder;
    std::unique_ptr<CaseFile> m_file;
};

TEST_F(StoredEvents, EveryRowComesBack) {
    auto reader = EventReader::open(m_file->db());
    ASSERT_OK(reader);
    EXPECT_EQ(reader->eventCount(), kRows);
    EXPECT_EQ(reader->blocks().size(), 3U);
    EXPECT_EQ(reader->segments().size(), 1U);
    for (const std::int64_t i :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{16383}, std::int64_t{16384}, kRows - 1}) {
        const auto event = reader->event(i + 1);
        ASSERT_OK(event);
        const Row row = rowAt(i);
        EXPECT_EQ(event->ts_ns, row.ts);
        EXPECT_EQ(event->text(Field::Account), row.account);
        EXPECT_EQ(event->text(Field::RequestId), row.request_id);
        EXPECT_EQ(event->number(Field::OutputTokens), row.tokens);
        EXPECT_EQ(event->number(Field::ContentOffset), i * 100);
        EXPECT_EQ(event->number(Field::LatencyUs), kNoNumber);
        EXPECT_EQ(event->text(Field::Model), "");
    }
    EXPECT_FAILS(ErrorCode::NotFound, reader->event(0));
    EXPECT_FAILS(ErrorCode::NotFound, reader->event(kRows + 1));
}

TEST_F(StoredEvents, PostingsGiveAnAccountsRows) {
    auto reader = EventReader::open(m_file->db());
    ASSERT_OK(reader);
    const auto names = reader->dictionary(Field::Account);
    ASSERT_OK(names);
    for (std::uint32_t id = 0; id <= (*names)->count(); ++id) {
        std::vector<std::int64_t> expected;
        for (std::int64_t i = 0; i < kRows; ++i)
            if (rowAt(i).account == (*names)->text(id)) expected.push_back(i + 1);
        EXPECT_EQ(*reader->accountEvents(id), expected) << id;
    }
    EXPECT_TRUE(reader->accountEvents(999)->empty());
    const auto posting = readPosting(m_file->db(), 1, (*names)->find("acct_1"));
    ASSERT_OK(posting);
    for (const PostingRow& row : *posting) {
        const std::int64_t ts = rowAt(row.row).ts;
        EXPECT_EQ(row.minute, ts == kNoTime ? kNoMinute : floorTo(ts, kNsPerMinute) / kNsPerMinute);
    }
}

TEST_F(StoredEvents, RollupsAddUpToTheEvents) {
    std::map<std::pair<std::string, std::int64_t>, std::array<std::int64_t, 3>> expected;
    for (std::int64_t i = 0; i < kRows; ++i) {
        const Row row = rowAt(i);
        if (row.ts == kNoTime) continue;
        auto& cell = expected[{row.account, floorTo(row.ts, kNsPerHour) / kNsPerHour}];
        cell[0] += 1;
        cell[1] += row.tokens == kNoNumber ? 0 : row.tokens;
        cell[2] += row.outcome == Outcome::Throttled ? 1 : 0;
    }
    auto reader = EventReader::open(m_file->db());
    ASSERT_OK(reader);
    const Dictionary& names = **reader->dictionary(Field::Account);
    const auto cells = readRollup(m_file->db(), RollupKind::AccountHour, 1, ~0U);
    ASSERT_OK(cells);
    ASSERT_EQ(static_cast<std::size_t>(cells->count), expected.size());
    const auto metric = [](Metric m) {
        return static_cast<std::size_t>(kRollupFirstMetric) + static_cast<std::size_t>(m);
    };
    for (std::size_t c = 0; c < expected.size(); ++c) {
        const auto account = static_cast<std::uint32_t>(cells->columns[kRollupAccount][c]);
        const auto& cell =
            expected.at({std::string(names.text(account)), cells->columns[kRollupTime][c]});
        EXPECT_EQ(cells->columns[kRollupEvents][c], cell[0]);
        EXPECT_EQ(cells->columns[metric(Metric::Requests)][c], cell[0]);
        EXPECT_EQ(cells->columns[metric(Metric::OutputTokens)][c], cell[1]);
        EXPECT_EQ(cells->columns[metric(Metric::Errors)][c], cell[2]);
    }
}

TEST_F(StoredEvents, ASecondSourceContinuesIdsAndDictionaries) {
    auto transaction = Transaction::begin(m_file->db());
    ASSERT_OK(transaction);
    auto dictionaries = CaseDictionaries::load(m_file->db());
    ASSERT_OK(dictionaries);
    auto writer = EventWriter::begin(m_file->db(), *dictionaries, nullptr, 2);
    ASSERT_OK(writer);
    EventBatch batch;
    fill(batch, 1, 4);
    ASSERT_OK(writer->append(batch));
    const auto totals = writer->finish();
    ASSERT_OK(totals);
    EXPECT_EQ(totals->first_event, kRows + 1);
    ASSERT_OK(transaction->commit());
    auto reader = EventReader::open(m_file->db());
    ASSERT_OK(reader);
    EXPECT_EQ(reader->eventCount(), kRows + 3);
    EXPECT_EQ(reader->event(kRows + 2)->text(Field::Account), rowAt(2).account);
    EXPECT_EQ((*reader->dictionary(Field::Account))->count(), 4U);
}

TEST_F(StoredEvents, DamagedColumnIsSaidNotCrashed) {
    ASSERT_OK(m_file->db().execute(
        "UPDATE event_column SET data = substr(data, 1, 20) WHERE key = (8 << 40 | 2)"));
    auto reader = EventReader::open(m_file->db());
    ASSERT_OK(reader);
    EXPECT_FAILS(ErrorCode::Integrity, reader->event(20'000));
    ASSERT_OK(reader->event(1));
}

TEST(UniqueIdsTest, TheSameIdIsADuplicateOnce) {
    const TempFolder folder;
    auto file = CaseFile::create(folder.file("a.tidemark"), {}, {});
    ASSERT_OK(file);
    auto dictionaries = CaseDictionaries::load(file->db());
    ASSERT_OK(dictionaries);
    UniqueIds unique;
    auto writer = EventWriter::begin(file->db(), *dictionaries, &unique, 1);
    ASSERT_OK(writer);
    EventBatch batch;
    for (const char* id : {"a", "b", "a", "", "", "b"}) {
        batch.beginRow(0, 1);
        batch.setNumber(Field::Time, kStart);
        batch.setText(Field::UniqueId, id);
        batch.commitRow();
    }
    ASSERT_OK(writer->append(batch));
    const auto totals = writer->finish();
    ASSERT_OK(totals);
    EXPECT_EQ(totals->events, 6);
    EXPECT_EQ(totals->duplicates, 2);
    auto again = UniqueIds::load(file->db());
    ASSERT_OK(again);
    EXPECT_FALSE(again->add("a"));
    EXPECT_TRUE(again->add("c"));
    // Duplicates stay stored, but volumes do not count them.
    const auto cells = readRollup(file->db(), RollupKind::Minute, 1, ~0U);
    ASSERT_OK(cells);
    EXPECT_EQ(cells->columns[kRollupEvents][0], 4);
}

} // namespace
} // namespace tidemark
