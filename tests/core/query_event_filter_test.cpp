// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and lists of events against the plain evaluator of query_support.h.
#include "core/query/event_filter.h"
#include "core/query/event_list.h"
#include "core/query/raw_search.h"
#include "core/store/event_set.h"
#include "core/store/tag_store.h"
#include "tests/core/query_support.h"

#include <algorithm>

namespace tidemark {
namespace {

using namespace tidemark::test;

std::vector<std::int64_t> selected(CaseReader& reader, const Filter& filter, TimeRange range = {}) {
    auto compiled = EventFilter::compile(filter, range, reader);
    EXPECT_TRUE(compiled) << filter.text << ": " << (compiled ? "" : compiled.error().text());
    std::vector<std::int64_t> ids;
    if (!compiled) return ids;
    std::vector<std::uint32_t> rows;
    for (const BlockInfo& block : reader.events().blocks()) {
        const Status status = compiled->select(block, rows);
        EXPECT_TRUE(status) << filter.text << ": " << (status ? "" : status.error().text());
        EXPECT_TRUE(rows.empty() || compiled->mayMatch(block)) << filter.text;
        for (const std::uint32_t row : rows) ids.push_back(block.first_event + row);
    }
    const auto count = countEvents(reader, *compiled);
    EXPECT_TRUE(count);
    EXPECT_EQ(*count, static_cast<std::int64_t>(ids.size())) << filter.text;
    return ids;
}

Filter parsed(std::string_view text) {
    auto filter = parseFilter(text);
    EXPECT_TRUE(filter) << text;
    return filter ? *filter : Filter{};
}

void fillRandom(TestCase& test, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (int source = 0; source < 5; ++source)
        test.addSource("log-" + std::to_string(source) + ".jsonl",
                       randomEvents(random, 40 + random() % 200,
                                    at("2024-10-01T00:00:00Z") + source * kNsPerHour));
}

const char* const kTerms[] = {
    "account:acct_1",
    "account:acct_1,acct_2",
    "account:acct_1*",
    "account:none",
    "account:nobody",
    "account:*",
    "account:acct_0,acct_1,acct_2,acct_3,acct_4,acct_5,acct_6,acct_7,acct_8",
    "account:acct_3,none",
    "model:gpt-4*",
    "model:gpt-4o",
    "model:*mini,none",
    "model:\"other model, x\"",
    "ip:10.0.0.1*",
    "status:429",
    "status:>=400",
    "status:200..299,500",
    "status:none",
    "status:none,401",
    "status:*",
    "status:>9000",
    "input_tokens:>2k",
    "input_tokens:<=0",
    "input_tokens:100..5k,>500M",
    "latency_us:<0",
    "latency_us:none,-5..0",
    "outcome:denied",
    "outcome:unknown",
    "outcome:unknown,throttled",
    "flags:duplicate",
    "flags:none",
    "record_kind:usage_bucket",
    "record_kind:request",
    "request_id:req-1*",
    "request_id:req-7,none",
    "request_id:*",
    "time:2024-10-01T01",
    "time:2024-10-01T00:20..2024-10-01T01:10",
    "time:>=2024-10-01T02",
    "time:none",
    "time:none,2024-10-01T00",
    "time:*",
    "time:2024-10-01T00:10,2024-10-01T00:30,2024-10-01T03",
    "account_created:2024-09-28",
    "account_created:none",
    "python",
    "PYTHON-requests/1",
    "\"Requests/3\"",
    "curl,\"/7\"",
    "python*/3*9",
    "zzz",
    "source:1",
    "source:2,log-3*",
    "time_end:*",
    "time_end:none",
    "offset:<500",
    "request_count:0,2"};

TEST(EventFilterTest, EveryTermAloneAndNegatedAgreesWithThePlainEvaluator) {
    TestCase test;
    fillRandom(test, 1);
    for (const std::string term : kTerms)
        for (const std::string& text : {term, "-" + term}) {
            const Filter filter = parsed(text);
            std::vector<PlainEvent> events = test.events();
            if (term.starts_with("offset:")) { // the place of a record is not in the plain event
                std::int64_t offset = 0, source = 0;
                for (PlainEvent& event : events) {
                    if (event.source_id != source) offset = 0;
                    source = event.source_id;
                    event.set(Field::ContentOffset, offset);
                    offset += static_cast<std::int64_t>(event.raw.size()) + 1;
                }
            }
            EXPECT_EQ(selected(test.reader(), filter), plainSelect(filter, events)) << text;
        }
}

TEST(EventFilterTest, RandomCombinationsAgreeWithThePlainEvaluator) {
    TestCase test;
    fillRandom(test, 2);
    std::mt19937_64 random(7);
    std::size_t hits = 0;
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (std::uint64_t n = 1 + random() % 3; n > 0; --n) {
            const std::string_view term = kTerms[random() % std::size(kTerms)];
            if (term.starts_with("offset:")) continue;
            text += random() % 4 == 0 ? " -" : " ";
            text += term;
        }
        TimeRange range;
        if (random() % 3 == 0) {
            range.from_ns = at("2024-10-01T00:00:00Z") +
                            static_cast<std::int64_t>(random() % 200) * kNsPerMinute;
            range.to_ns = range.from_ns + static_cast<std::int64_t>(random() % 100) * kNsPerMinute;
        }
        const Filter filter = parsed(text);
        const auto expected = plainSelect(filter, test.events(), range);
        hits += expected.size();
        EXPECT_EQ(selected(test.reader(), filter, range), expected) << text;
    }
    EXPECT_GT(hits, 1000u) << "the filters must find something, or the test shows nothing";
}

TEST(EventFilterTest, BlocksOfMoreThanOneWordPerColumnAndManySegmentsAgree) {
    TestCase test;
    std::mt19937_64 random(3);
    test.addSource("big.jsonl", randomEvents(random, 20'000, at("2024-10-01")));
    ASSERT_EQ(test.reader().events().blocks().size(), 2u);
    for (const std::string text :
         {"status:429 model:gpt-4o", "account:acct_1 outcome:denied", "-python status:500",
          "input_tokens:>900M", "account:acct_2 -model:none \"/11\"", "request_id:req-1"}) {
        const Filter filter = parsed(text);
        EXPECT_EQ(selected(test.reader(), filter), plainSelect(filter, test.events())) << text;
    }
}

TEST(EventFilterTest, WhatWasFoundServesLaterRangesAndIsNotCutByEarlierOnes) {
    TestCase test;
    std::mt19937_64 random(11);
    test.addSource("big.jsonl", randomEvents(random, 20'000, at("2024-10-01")));
    const Filter filter = parsed("status:429 -model:none");
    std::vector<std::int64_t> times;
    for (const PlainEvent& event : test.events())
        if (event.time()) times.push_back(*event.time());
    std::sort(times.begin(), times.end());
    const TimeRange part{times[times.size() / 4], times[times.size() / 2]};
    const TimeRange most{times.front(), times.back() + 1};
    for (const TimeRange range : {part, TimeRange{}, part, most, TimeRange{}})
        EXPECT_EQ(selected(test.reader(), filter, range),
                  plainSelect(filter, test.events(), range));
}

TEST(EventFilterTest, AChangeOfTheCaseIsSeenAtOnce) {
    TestCase test;
    fillRandom(test, 12);
    TagStore tags(test.file());
    EventSet some, one;
    some.addRange(5, 9);
    one.addRange(6, 7);
    ASSERT_TRUE(tags.add("some", some, "some"));
    auto other = CaseReader::open(test.file()); // a connection of its own
    ASSERT_TRUE(other);
    const std::vector<std::int64_t> before{5, 6, 7, 8}, after{5, 7, 8};
    EXPECT_EQ(selected(test.reader(), parsed("tag:some")), before);
    EXPECT_EQ(selected(**other, parsed("tag:some")), before);
    ASSERT_TRUE(tags.remove("some", one, "not this"));
    EXPECT_EQ(selected(test.reader(), parsed("tag:some")), after);
    EXPECT_EQ(selected(**other, parsed("tag:some")), after);
}

TEST(ColumnReaderTest, ValuesOfAFewRowsAreThoseOfTheWholeColumn) {
    TestCase test;
    std::mt19937_64 random(13);
    test.addSource("big.jsonl", randomEvents(random, 3'000, at("2024-10-01")));
    test.addSource("constant.jsonl", std::vector<PlainEvent>(300, event("acct_1", 5)));
    CaseReader& reader = test.reader();
    for (const BlockInfo& block : reader.events().blocks())
        for (const std::uint64_t every : {1, 3, 100, 10'000}) {
            RowMask rows;
            rows.reset(static_cast<std::size_t>(block.event_count));
            rows.keepIf([every](std::size_t row) { return row % every == every / 2; });
            std::vector<std::int64_t> all, few;
            std::vector<std::uint32_t> allIds, fewIds;
            for (const FieldInfo& info : fieldTable()) {
                if (info.type == FieldType::Dictionary) {
                    ASSERT_TRUE(reader.events().ids(block, info.field, allIds));
                    ASSERT_TRUE(reader.columns().idsAt(block, info.field, rows, fewIds));
                    ASSERT_EQ(fewIds.size(), allIds.size());
                    rows.forEach([&](std::size_t row) { EXPECT_EQ(fewIds[row], allIds[row]); });
                } else if (info.type != FieldType::Text) {
                    ASSERT_TRUE(reader.events().numbers(block, info.field, all));
                    ASSERT_TRUE(reader.columns().numbersAt(block, info.field, rows, few));
                    if (few.empty()) few.assign(all.size(), kNoNumber);
                    ASSERT_EQ(few.size(), all.size());
                    rows.forEach([&](std::size_t row) { EXPECT_EQ(few[row], all[row]); });
                }
            }
        }
}

TEST(EventFilterTest, AnEmptyFilterMatchesAll) {
    TestCase test;
    fillRandom(test, 4);
    auto all = EventFilter::compile({}, {}, test.reader());
    ASSERT_TRUE(all);
    EXPECT_TRUE(all->matchesAll());
    EXPECT_EQ(selected(test.reader(), {}).size(), test.events().size());
    auto some = EventFilter::compile(parsed("model:*"), {}, test.reader());
    EXPECT_FALSE(some->matchesAll());
    EXPECT_TRUE(selected(test.reader(), {}, {5, 5}).empty()) << "an empty range holds nothing";
}

TEST(EventFilterTest, TagsChooseTheNewestRevision) {
    TestCase test;
    fillRandom(test, 5);
    TagStore tags(test.file());
    EventSet odd, three, few;
    for (std::int64_t id = 1; id <= 99; id += 2) odd.add(id);
    three.addRange(3, 4);
    few.addRange(10, 14);
    ASSERT_TRUE(tags.add("odd", odd, "odd ones"));
    ASSERT_TRUE(tags.remove("odd", three, "not this"));
    ASSERT_TRUE(tags.add("few", few, "a few"));
    std::vector<std::int64_t> all, oddIds, both;
    for (const PlainEvent& event : test.events()) {
        const bool isOdd = event.id % 2 == 1 && event.id <= 99 && event.id != 3,
                   isFew = event.id >= 10 && event.id < 14;
        if (isOdd) oddIds.push_back(event.id);
        if (isOdd || isFew) both.push_back(event.id);
        if (!isOdd && !isFew) all.push_back(event.id);
    }
    EXPECT_EQ(selected(test.reader(), parsed("tag:odd")), oddIds);
    EXPECT_EQ(selected(test.reader(), parsed("tag:odd,few")), both);
    EXPECT_EQ(selected(test.reader(), parsed("tag:*")), both);
    EXPECT_EQ(selected(test.reader(), parsed("tag:none")), all);
    EXPECT_EQ(selected(test.reader(), parsed("-tag:*")), all);
    auto missing = EventFilter::compile(parsed("x tag:nope"), {}, test.reader());
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_EQ(missing.error().message, "the case has no tag 'nope'");
    EXPECT_EQ(missing.error().native, 3);
}

TEST(EventFilterTest, DetectionsChooseTheirAccountsInTheirTime) {
    TestCase test;
    const std::int64_t t0 = at("2024-10-01");
    test.addSource("a", {event("a", t0), event("b", t0), event("a", t0 + 10), event("b", t0 + 20),
                         event("c", t0 + 5)});
    ASSERT_TRUE(test.file().db().execute(
        "INSERT INTO detection_run VALUES (1, 0, '', '{}', '', '{}'), (2, 0, '', '{}', '', '{}');"
        "INSERT INTO detection (id, run_id, rank, stable_key, kind, metric, start_ns, end_ns, "
        "observed, expected, score, "
        "explanation, detail_json) VALUES (1, 1, 1, 'old', 'spike', 'requests', 0, "
        "9223372036854775807, 1, 1, 1, '', '{}'),"
        " (2, 2, 1, 'key-a', 'spike', 'requests', 1727740800000000000, 1727740800000000010, 1, 1, "
        "1, '', '{}'),"
        " (3, 2, 2, 'key-bc', 'cluster', 'requests', 1727740800000000005, 1727740800000000021, 1, "
        "1, 1, '', '{}');"
        "INSERT INTO detection_account VALUES (1, 'a'), (1, 'b'), (1, 'c'), (2, 'a'), (3, 'b'), "
        "(3, 'c')"));
    const auto ids = [&](std::string_view text) { return selected(test.reader(), parsed(text)); };
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(ids("detection:2"), (Ids{1}));
    EXPECT_EQ(ids("detection:key-bc"), (Ids{4, 5}));
    EXPECT_EQ(ids("detection:1"), (Ids{1, 2, 3, 4, 5}));
    EXPECT_EQ(ids("detection:*"), (Ids{1, 4, 5})) << "the newest run alone";
    EXPECT_EQ(ids("detection:none"), (Ids{2, 3}));
    EXPECT_EQ(ids("detection:2,none"), (Ids{1, 2, 3}));
    EXPECT_EQ(ids("-detection:2,none"), (Ids{4, 5}));
    EXPECT_EQ(ids("cluster:3"), (Ids{4, 5}));
    EXPECT_EQ(ids("-cluster:*"), (Ids{1, 2, 3}));
    auto spike = EventFilter::compile(parsed("cluster:2"), {}, test.reader());
    ASSERT_FALSE(spike);
    EXPECT_EQ(spike.error().message, "the case has no cluster '2'");
    auto source = EventFilter::compile(parsed("source:zz"), {}, test.reader());
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode::NotFound);
}

TEST(EventFilterTest, StopsWhenAsked) {
    TestCase test;
    fillRandom(test, 6);
    std::stop_source stop;
    stop.request_stop();
    auto filter = EventFilter::compile(parsed("model:*"), {}, test.reader());
    const auto count = countEvents(test.reader(), *filter, stop.get_token());
    ASSERT_FALSE(count);
    EXPECT_EQ(count.error().code, ErrorCode::Cancelled);
    const auto list =
        EventList::build(test.reader(), *filter, EventOrder::TimeAscending, stop.get_token());
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().code, ErrorCode::Cancelled);
}

TEST(RawSearchTest, FindsAtEveryPlaceAndLength) {
    std::mt19937_64 random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string text(random() % 90, 'a');
        for (char& c : text) c = "abAB.\0z"[random() % 7];
        std::string needle(1 + random() % 4, 'a');
        for (char& c : needle) c = "abAB."[random() % 5];
        const std::size_t from = random() % 20;
        std::string folded = text, wanted = needle;
        for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        for (char& c : wanted) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        EXPECT_EQ(RawNeedle(needle).find(text, from), folded.find(wanted, from))
            << needle << " in " << text;
    }
}

// --- lists -------------------------------------------------------------------------------------

std::vector<std::int64_t> plainOrder(const std::vector<PlainEvent>& events,
                                     std::vector<std::int64_t> ids, EventOrder order) {
    if (order == EventOrder::SourceOrder) return ids;
    const auto timeOf = [&events](std::int64_t id) {
        return events[static_cast<std::size_t>(id - 1)].time();
    };
    const auto middle = std::stable_partition(
        ids.begin(), ids.end(), [&](std::int64_t id) { return timeOf(id).has_value(); });
    std::stable_sort(ids.begin(), middle,
                     [&](std::int64_t a, std::int64_t b) { return *timeOf(a) < *timeOf(b); });
    if (order == EventOrder::TimeDescending) std::reverse(ids.begin(), middle);
    return ids;
}

TEST(EventListTest, OrdersAreStableAndRowsWithoutTimeComeLast) {
    TestCase test;
    fillRandom(test, 8);
    for (const char* text : {"", "status:>=400", "-account:acct_1", "time:none", "model:nothing"})
        for (const EventOrder order :
             {EventOrder::TimeAscending, EventOrder::TimeDescending, EventOrder::SourceOrder}) {
            const Filter filter = parsed(text);
            auto compiled = EventFilter::compile(filter, {}, test.reader());
            auto list = EventList::build(test.reader(), *compiled, order);
            ASSERT_TRUE(list);
            const auto expected =
                plainOrder(test.events(), plainSelect(filter, test.events()), order);
            ASSERT_EQ(list->size(), static_cast<std::int64_t>(expected.size())) << text;
            EXPECT_EQ(list->ids(0, list->size()), expected) << text;
            for (std::size_t row = 0; row < expected.size(); row += 37) {
                EXPECT_EQ(list->rowId(static_cast<std::int64_t>(row)), expected[row]);
                EXPECT_EQ(list->rowOf(expected[row]), static_cast<std::int64_t>(row));
            }
        }
}

TEST(EventListTest, ALogInNoOrderIsSortedToo) {
    TestCase test;
    std::mt19937_64 random(9);
    std::vector<PlainEvent> events;
    for (int i = 0; i < 20'000; ++i)
        events.push_back(event("a", at("2024-01-01") + static_cast<std::int64_t>(random() % 1000) *
                                                           kNsPerDay / 7));
    test.addSource("shuffled", events);
    auto all = EventFilter::compile({}, {}, test.reader());
    auto list = EventList::build(test.reader(), *all, EventOrder::TimeAscending);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->ids(0, list->size()),
              plainOrder(test.events(), plainSelect({}, test.events()), EventOrder::TimeAscending));
}

TEST(EventListTest, PagesEndAtTheLastRow) {
    TestCase test;
    const std::int64_t t0 = at("2024-10-01");
    test.addSource("a", {event("a", t0), event("b", t0 + 1), event("a", t0 + 2)});
    auto all = EventFilter::compile({}, {}, test.reader());
    auto list = EventList::build(test.reader(), *all, EventOrder::TimeAscending);
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(list->ids(1, 10), (Ids{2, 3}));
    EXPECT_EQ(list->ids(1, 1), (Ids{2}));
    EXPECT_EQ(list->ids(3, 5), Ids{});
    EXPECT_EQ(list->ids(-5, 1), (Ids{1}));
    EXPECT_EQ(list->ids(0, -1), Ids{});
    EXPECT_EQ(list->rowOf(4), -1);
    EXPECT_EQ(list->rowOf(0), -1);
    auto some = EventFilter::compile(parsed("account:a"), {}, test.reader());
    auto few = EventList::build(test.reader(), *some, EventOrder::TimeAscending);
    EXPECT_EQ(few->rowOf(3), 1);
    EXPECT_EQ(few->rowOf(2), -1);
    EXPECT_EQ(few->rowOf(1LL << 40), -1);
}

} // namespace
} // namespace tidemark
