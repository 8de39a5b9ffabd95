// SPDX-License-Identifier: GPL-3.0-or-later
// The quick ways that only plain requests allow (no stated counts, no usage buckets), and the
// packed scans underneath them.
#include "core/query/entity_table.h"
#include "core/query/timeline.h"
#include "core/store/block_scan.h"
#include "tests/core/query_support.h"

#include <cmath>
#include <map>

namespace tidemark {
namespace {

using namespace tidemark::test;

// Sources whose times overlap, so that segments share hours.
void fillPlain(TestCase& test) {
    std::mt19937_64 random(51);
    for (int source = 0; source < 3; ++source) {
        auto events = randomEvents(random, 600, at("2024-10-01T00:00:00Z") + source * kNsPerHour);
        for (PlainEvent& event : events)
            for (const Field field : {Field::RequestCount, Field::RecordKind, Field::TimeEnd})
                event.numbers[static_cast<std::size_t>(field)].reset();
        test.addSource("log" + std::to_string(source), events);
    }
}

bool counts(const PlainEvent& event) {
    return event.time().has_value() && !event.duplicate();
}

TEST(PlainCaseTest, AStatedOneIsPlainButNotThatOfAUsageBucket) {
    const auto volume = [](CaseReader& reader) {
        double total = 0;
        TimelineQuery query;
        query.accounts = {"a"};
        const auto timeline = readTimeline(reader, query);
        for (const double value : timeline->series[0].values) total += value;
        return total;
    };
    PlainEvent request = event("a", at("2024-10-01T00:30:00Z"));
    request.set(Field::RequestCount, 1);
    TestCase plain;
    plain.addSource("log", {request, request});
    EXPECT_FALSE(*plain.reader().statesRequestCounts());
    EXPECT_EQ(volume(plain.reader()), 2);
    request.set(Field::TimeEnd, at("2024-10-01T00:40:00Z"));
    request.set(Field::RecordKind, static_cast<std::int64_t>(RecordKind::UsageBucket));
    TestCase usage;
    usage.addSource("usage", {request, request});
    EXPECT_TRUE(*usage.reader().statesRequestCounts());
    EXPECT_EQ(volume(usage.reader()), 2);
    request.set(Field::RecordKind, static_cast<std::int64_t>(RecordKind::Request));
    request.set(Field::RequestCount, 3);
    TestCase counted;
    counted.addSource("log", {request});
    EXPECT_TRUE(*counted.reader().statesRequestCounts());
    EXPECT_EQ(volume(counted.reader()), 3);
}

TEST(PlainCaseTest, OneAccountsMinutesComeFromItsPostings) {
    TestCase test;
    fillPlain(test);
    ASSERT_FALSE(*test.reader().statesRequestCounts());
    for (const char* step : {"1m", "5m", "1h"})
        for (const char* account : {"acct_0", "acct_5", "acct_11"}) {
            TimelineQuery query;
            query.accounts = {account};
            query.bucket = *BucketWidth::parse(step);
            query.range = {at("2024-10-01T00:20:30Z"), at("2024-10-01T05:10:15Z")};
            auto timeline = readTimeline(test.reader(), query);
            ASSERT_TRUE(timeline);
            std::vector<double> expected(timeline->edges.size() - 1, 0.0);
            for (const PlainEvent& event : test.events()) {
                if (!counts(event) || event.text(Field::Account) != account ||
                    !query.range.contains(*event.time()))
                    continue;
                ++expected[static_cast<std::size_t>((*event.time() - timeline->edges.front()) /
                                                    query.bucket.width_ns)];
            }
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double value = timeline->series[0].values[i];
                EXPECT_EQ(std::isnan(value) ? 0 : value, expected[i])
                    << account << ' ' << step << " bucket " << i;
            }
        }
}

TEST(PlainCaseTest, BusiestHoursAreWholeWhereSegmentsShareThem) {
    TestCase test;
    fillPlain(test);
    std::map<std::string, std::map<std::int64_t, std::int64_t>> hours;
    for (const PlainEvent& event : test.events())
        if (counts(event)) ++hours[event.text(Field::Account)][floorTo(*event.time(), kNsPerHour)];
    auto table = readEntities(test.reader(), {});
    ASSERT_TRUE(table);
    ASSERT_GE(table->rows.size(), 12u);
    for (const EntityRow& row : table->rows) {
        std::pair<std::int64_t, std::int64_t> busiest{kNoTime, 0};
        for (const auto& [hour, sum] : hours[row.name])
            if (sum > busiest.second) busiest = {hour, sum};
        EXPECT_EQ(row.busiest_hour_ns, busiest.first) << row.name;
        EXPECT_EQ(row.busiest_hour_sum, busiest.second) << row.name;
    }
}

TEST(BlockScanTest, NumbersAgreeWithDecodedValues) {
    std::mt19937_64 random(61);
    for (int round = 0; round < 300; ++round) {
        const unsigned width = static_cast<unsigned>(random() % 64);
        const std::int64_t scale = random() % 3 == 0 ? 1'000'000 : 1;
        std::vector<std::int64_t> values(1 + random() % 300);
        const bool absent = random() % 2 == 0;
        const auto base = static_cast<std::int64_t>(random() % 2000) - 1000;
        for (std::int64_t& value : values) {
            const auto code = static_cast<std::int64_t>(width == 0 ? 0 : random() >> (64 - width));
            value = absent && random() % 5 == 0 ? kNoNumber
                    : scale == 1                ? base + code
                                                : base + code % (1LL << 20) * scale;
        }
        std::string data;
        encodeNumbers(values, random() % 4 == 0, data);
        std::vector<ValueRange> ranges;
        for (std::uint64_t n = random() % 3; n > 0; --n) {
            const std::int64_t a = values[random() % values.size()],
                               b = values[random() % values.size()];
            if (a != kNoNumber && b != kNoNumber)
                ranges.push_back(
                    {std::min(a, b) + static_cast<std::int64_t>(random() % 2), std::max(a, b)});
        }
        if (ranges.size() == 2 && ranges[1].least < ranges[0].least)
            std::swap(ranges[0], ranges[1]);
        for (const bool absentMatches : {false, true})
            for (const bool negated : {false, true}) {
                RowMask mask;
                mask.reset(values.size());
                std::vector<bool> before(values.size(), true);
                for (std::size_t row = 0; row < values.size(); ++row)
                    if (random() % 8 == 0) {
                        mask.unset(row);
                        before[row] = false;
                    }
                ASSERT_TRUE(maskNumbers(data, ranges, absentMatches, negated, mask));
                for (std::size_t row = 0; row < values.size(); ++row) {
                    bool fits = values[row] == kNoNumber && absentMatches;
                    for (const ValueRange& range : ranges)
                        fits |= values[row] != kNoNumber && values[row] >= range.least &&
                                values[row] <= range.most;
                    EXPECT_EQ(mask.test(row), before[row] && fits != negated)
                        << "round " << round << " row " << row;
                }
            }
        const auto view = PackedView::open(data);
        for (std::size_t row = 0; view && row < values.size(); ++row)
            EXPECT_EQ(view->at(row), values[row]) << width;
    }
}

TEST(BlockScanTest, IdsAgreeWithDecodedValues) {
    std::mt19937_64 random(71);
    for (int round = 0; round < 200; ++round) {
        const std::uint32_t many = 1 + static_cast<std::uint32_t>(random() % 400);
        std::vector<std::uint32_t> values(1 + random() % 200);
        for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random() % many);
        std::string data;
        encodeIds(values, data);
        IdSet ids;
        const auto first = static_cast<std::uint32_t>(random() % many);
        for (std::uint64_t n = random() % 6; n > 0; --n)
            ids.add(round % 2 == 0 ? first + static_cast<std::uint32_t>(n)
                                   : static_cast<std::uint32_t>(random() % (2 * many)));
        for (const bool negated : {false, true}) {
            RowMask mask;
            mask.reset(values.size());
            ASSERT_TRUE(maskIds(data, ids, negated, mask));
            std::size_t expected = 0;
            for (std::size_t row = 0; row < values.size(); ++row) {
                EXPECT_EQ(mask.test(row), ids.contains(values[row]) != negated);
                expected += ids.contains(values[row]) != negated ? 1 : 0;
            }
            EXPECT_EQ(mask.count(), expected);
            EXPECT_EQ(mask.none(), expected == 0);
        }
    }
}

TEST(BlockScanTest, DamagedColumnsAreErrors) {
    std::string data;
    encodeNumbers(std::vector<std::int64_t>{1, 5, 9}, false, data);
    RowMask mask;
    mask.reset(4);
    const std::vector<ValueRange> range = {{0, 9}};
    EXPECT_FALSE(maskNumbers(data, range, false, false, mask)) << "another number of rows";
    mask.reset(3);
    EXPECT_FALSE(maskNumbers(std::string_view(data).substr(0, 20), range, false, false, mask));
    EXPECT_FALSE(maskIds(std::string_view(data).substr(0, 33), IdSet(), false, mask));
    EXPECT_FALSE(PackedView::open("x"));
    encodeNumbers(std::vector<std::int64_t>{1LL << 40, (1LL << 40) + 1, (1LL << 40) + 2}, true,
                  data);
    ASSERT_EQ(readColumnHeader(data)->encoding, kEncodingDelta);
    EXPECT_EQ(PackedView::open(data).error().code, ErrorCode::Unsupported);
}

} // namespace
} // namespace tidemark
