// SPDX-License-Identifier: GPL-3.0-or-later
// Buckets, timelines and gaps against sums made event by event.
#include "core/query/timeline.h"
#include "tests/core/query_support.h"

#include <cmath>

namespace tidemark {
namespace {

using namespace tidemark::test;

TimeZone zone(std::string_view name) {
    auto found = TimeZone::find(name);
    EXPECT_TRUE(found) << name;
    return found ? *found : TimeZone();
}
BucketWidth width(std::string_view text) {
    auto parsed = BucketWidth::parse(text);
    EXPECT_TRUE(parsed) << text;
    return parsed ? *parsed : BucketWidth{};
}
std::vector<std::string> edgeTexts(std::string_view from, std::string_view to,
                                   std::string_view step, std::string_view place) {
    auto edges = bucketEdges({at(from), at(to)}, width(step), zone(place));
    std::vector<std::string> texts;
    EXPECT_TRUE(edges) << (edges ? "" : edges.error().text());
    if (edges)
        for (const std::int64_t edge : *edges) texts.push_back(formatIsoUtc(edge));
    return texts;
}
using Texts = std::vector<std::string>;

TEST(BucketTest, WidthsReadAndPrint) {
    for (const char* text :
         {"1s", "5s", "15s", "1m", "90s", "5m", "1h", "3h", "1d", "10d", "1w", "2w", "1mo"})
        EXPECT_EQ(width(width(text).text()), width(text)) << text;
    EXPECT_EQ(width("60m").text(), "1h");
    EXPECT_EQ(width("5m").width_ns, 5 * kNsPerMinute);
    for (const char* text : {"", "h", "0h", "-1h", "1", "1x", "36h", "2mo", "99999999999999999d",
                             "1 h", "1hh", "999999d"})
        EXPECT_FALSE(BucketWidth::parse(text)) << text;
}

TEST(BucketTest, TheFinestThatFits) {
    const TimeRange day{at("2024-10-01"), at("2024-10-02")};
    EXPECT_EQ(bucketFor(day, 2000).text(), "1m");
    EXPECT_EQ(bucketFor(day, 1441).text(), "5m");
    EXPECT_EQ(bucketFor(day, 30).text(), "1h");
    EXPECT_EQ(bucketFor({at("2024-10-01"), at("2024-10-01T00:00:10Z")}, 500).text(), "1s");
    EXPECT_EQ(bucketFor({at("1990-01-01"), at("2024-10-01")}, 500).text(), "1mo");
    for (const int most : {10, 60, 400, 3000})
        for (const char* end :
             {"2024-10-01T00:03:00Z", "2024-10-04T11:03:00Z", "2024-12-04T11:03:00Z"}) {
            const TimeRange range{at("2024-09-30T23:59:59.5Z"), at(end)};
            const auto edges = bucketEdges(range, bucketFor(range, most), {});
            ASSERT_TRUE(edges);
            EXPECT_LE(static_cast<int>(edges->size()) - 1, most);
        }
}

TEST(BucketTest, DaysBeginAtLocalMidnightAlsoWhenTheClockChanges) {
    EXPECT_EQ(edgeTexts("2024-10-26T10:00:00Z", "2024-10-28T10:00:00Z", "1d", "Europe/Berlin"),
              (Texts{"2024-10-25T22:00:00Z", "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z",
                     "2024-10-28T23:00:00Z"}));
    EXPECT_EQ(edgeTexts("2024-03-31T00:00:00Z", "2024-03-31T12:00:00Z", "1d", "Europe/Berlin"),
              (Texts{"2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z"}));
    // A day whose midnight does not exist begins with its first moment.
    EXPECT_EQ(edgeTexts("2018-11-04T05:00:00Z", "2018-11-04T06:00:00Z", "1d", "America/Sao_Paulo"),
              (Texts{"2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"}));
}

TEST(BucketTest, HoursFollowTheWallClock) {
    EXPECT_EQ(edgeTexts("2024-10-26T23:10:00Z", "2024-10-27T02:30:00Z", "1h", "Europe/Berlin"),
              (Texts{"2024-10-26T23:00:00Z", "2024-10-27T00:00:00Z", "2024-10-27T01:00:00Z",
                     "2024-10-27T02:00:00Z", "2024-10-27T03:00:00Z"}));
    EXPECT_EQ(edgeTexts("2024-10-26T22:00:00Z", "2024-10-27T05:00:00Z", "3h", "Europe/Berlin"),
              (Texts{"2024-10-26T22:00:00Z", "2024-10-27T02:00:00Z", "2024-10-27T05:00:00Z"}));
    EXPECT_EQ(edgeTexts("2024-03-30T23:00:00Z", "2024-03-31T04:00:00Z", "3h", "Europe/Berlin"),
              (Texts{"2024-03-30T23:00:00Z", "2024-03-31T01:00:00Z", "2024-03-31T04:00:00Z"}));
    EXPECT_EQ(edgeTexts("2024-01-01T00:00:00Z", "2024-01-01T01:00:00Z", "1h", "Asia/Kolkata"),
              (Texts{"2023-12-31T23:30:00Z", "2024-01-01T00:30:00Z", "2024-01-01T01:30:00Z"}));
    // Lord Howe Island changes by half an hour; 02:00 local becomes 01:30.
    EXPECT_EQ(edgeTexts("2024-04-06T14:00:00Z", "2024-04-06T17:00:00Z", "1h", "Australia/Lord_Howe")
                  .back(),
              "2024-04-06T17:30:00Z");
    EXPECT_EQ(edgeTexts("2024-01-01T01:00:00Z", "2024-01-01T12:30:00Z", "5h", "UTC"),
              (Texts{"2024-01-01T00:00:00Z", "2024-01-01T05:00:00Z", "2024-01-01T10:00:00Z",
                     "2024-01-01T15:00:00Z"}));
}

TEST(BucketTest, WeeksBeginOnMondayAndMonthsOnTheFirst) {
    EXPECT_EQ(edgeTexts("2024-10-03", "2024-10-15", "1w", "UTC"),
              (Texts{"2024-09-30T00:00:00Z", "2024-10-07T00:00:00Z", "2024-10-14T00:00:00Z",
                     "2024-10-21T00:00:00Z"}));
    EXPECT_EQ(edgeTexts("2024-01-31T23:30:00Z", "2024-03-01", "1mo", "Europe/Berlin"),
              (Texts{"2024-01-31T23:00:00Z", "2024-02-29T23:00:00Z", "2024-03-31T22:00:00Z"}));
    EXPECT_EQ(edgeTexts("1969-12-31T12:00:00Z", "1970-01-01T12:00:00Z", "1d", "UTC"),
              (Texts{"1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-02T00:00:00Z"}));
}

TEST(BucketTest, RefusesTooManyAndUnbounded) {
    EXPECT_FALSE(bucketEdges({at("2024-01-01"), at("2025-01-01")}, width("1s"), {}));
    EXPECT_FALSE(bucketEdges({}, width("1h"), {}));
    EXPECT_TRUE(bucketEdges({5, 5}, width("1h"), {})->empty());
}

TEST(BucketTest, TheIndexAgreesWithTheEdges) {
    for (const char* step : {"1h", "1d", "1mo"}) {
        const auto edges =
            bucketEdges({at("2024-03-20"), at("2024-06-02")}, width(step), zone("Europe/Berlin"));
        ASSERT_TRUE(edges);
        BucketIndex index(*edges);
        std::mt19937_64 random(3);
        for (int i = 0; i < 2000; ++i) {
            const std::int64_t ts =
                edges->front() - kNsPerDay +
                static_cast<std::int64_t>(
                    random() %
                    static_cast<std::uint64_t>(edges->back() - edges->front() + 2 * kNsPerDay));
            const auto found = index.find(ts);
            if (found)
                EXPECT_TRUE((*edges)[*found] <= ts && ts < (*edges)[*found + 1]);
            else
                EXPECT_TRUE(ts < edges->front() || ts >= edges->back());
        }
        EXPECT_EQ(index.find(edges->back() - 1), edges->size() - 2);
    }
}

// --- timelines -----------------------------------------------------------------------------------

double plainValue(const PlainEvent& event, Metric metric) {
    const auto or0 = [&event](Field field) {
        return static_cast<double>(event.number(field).value_or(0));
    };
    const double requests =
        static_cast<double>(event.number(Field::RequestCount).value_or(event.usage() ? 0 : 1));
    switch (metric) {
    case Metric::Requests: return requests;
    case Metric::InputTokens: return or0(Field::InputTokens);
    case Metric::OutputTokens: return or0(Field::OutputTokens);
    case Metric::RequestBytes: return or0(Field::RequestBytes);
    case Metric::ResponseBytes: return or0(Field::ResponseBytes);
    case Metric::Errors: return event.number(Field::Outcome).value_or(0) >= 2 ? requests : 0;
    case Metric::Cost: break;
    }
    return 0;
}

std::vector<double> plainSums(const std::vector<PlainEvent>& events, const Filter& filter,
                              TimeRange range, const std::vector<std::int64_t>& edges,
                              Metric metric, const std::string& account) {
    std::vector<double> sums(edges.size() - 1, 0.0);
    for (const PlainEvent& event : events) {
        bool fits = event.time().has_value() && !event.duplicate() &&
                    (account.empty() || event.text(Field::Account) == account);
        for (const FilterTerm& term : filter.terms) fits = fits && plainlyMatches(term, event);
        if (!fits) continue;
        const std::int64_t from = *event.time();
        const std::int64_t to = event.usage() ? event.number(Field::TimeEnd).value_or(from) : from;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (to <= from) {
                if (range.contains(from) && from >= edges[i] && from < edges[i + 1])
                    sums[i] += plainValue(event, metric);
                continue;
            }
            const std::int64_t low = std::max({from, range.from_ns, edges[i]}),
                               high = std::min({to, range.to_ns, edges[i + 1]});
            if (high > low)
                sums[i] += plainValue(event, metric) * static_cast<double>(high - low) /
                           static_cast<double>(to - from);
        }
    }
    return sums;
}

void expectSums(TestCase& test, const TimelineQuery& query, TimeRange range) {
    auto timeline = readTimeline(test.reader(), query);
    ASSERT_TRUE(timeline) << timeline.error().text();
    ASSERT_EQ(timeline->series.size(), std::max<std::size_t>(query.accounts.size(), 1));
    for (std::size_t s = 0; s < timeline->series.size(); ++s) {
        const std::string account = query.accounts.empty() ? "" : query.accounts[s];
        EXPECT_EQ(timeline->series[s].name, account);
        const auto expected =
            plainSums(test.events(), query.filter, range, timeline->edges, query.metric, account);
        ASSERT_EQ(timeline->series[s].values.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const double value = timeline->series[s].values[i];
            EXPECT_NEAR(std::isnan(value) ? 0 : value, expected[i],
                        1e-6 * (1 + std::abs(expected[i])))
                << query.bucket.text() << " bucket " << i << " of '" << account << "' metric "
                << static_cast<int>(query.metric);
        }
    }
}

class RandomTimelineTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::mt19937_64 random(21);
        for (int source = 0; source < 4; ++source)
            m_test.addSource(
                "log" + std::to_string(source),
                randomEvents(random, 400, at("2024-10-27T00:00:00Z") + source * 2 * kNsPerHour));
    }
    TestCase m_test;
};

TEST_F(RandomTimelineTest, EveryWayOfSummingAgreesWithThePlainSum) {
    const Filter none, some = *parseFilter("status:200 -model:none");
    for (const char* step : {"10s", "1m", "7m", "1h", "3h", "1d"})
        for (const Metric metric : {Metric::Requests, Metric::OutputTokens, Metric::Errors})
            for (const std::vector<std::string>& accounts :
                 {std::vector<std::string>{}, {"acct_1"}, {"acct_3", "acct_1", "acct_2"}})
                for (const Filter* filter : {&none, &some})
                    for (const char* place : {"UTC", "Europe/Berlin"}) {
                        TimelineQuery query;
                        query.accounts = accounts;
                        query.metric = metric;
                        query.bucket = width(step);
                        query.filter = *filter;
                        query.zone = zone(place);
                        expectSums(m_test, query, {});
                    }
}

TEST_F(RandomTimelineTest, ARangeCutsItsFirstAndLastBucket) {
    const TimeRange range{at("2024-10-27T00:31:17Z"), at("2024-10-27T05:12:44.5Z")};
    for (const char* step : {"1m", "1h"})
        for (const std::vector<std::string>& accounts :
             {std::vector<std::string>{}, {"acct_1"}, {"acct_1", "acct_2"}}) {
            TimelineQuery query;
            query.accounts = accounts;
            query.bucket = width(step);
            query.range = range;
            expectSums(m_test, query, range);
            auto timeline = readTimeline(m_test.reader(), query);
            EXPECT_EQ(timeline->edges.front(), floorTo(range.from_ns, query.bucket.width_ns));
            EXPECT_EQ(timeline->edges.back(),
                      floorTo(range.to_ns, query.bucket.width_ns) + query.bucket.width_ns);
        }
}

TEST_F(RandomTimelineTest, ATimeTermIsARange) {
    TimelineQuery query, ranged;
    query.filter = *parseFilter("time:2024-10-27T00:31:17Z..2024-10-27T05:12:44Z");
    ranged.range = {at("2024-10-27T00:31:17Z"), at("2024-10-27T05:12:44Z")};
    query.bucket = ranged.bucket = width("5m");
    auto a = readTimeline(m_test.reader(), query), b = readTimeline(m_test.reader(), ranged);
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->edges, b->edges);
    for (std::size_t i = 0; i < a->series[0].values.size(); ++i)
        EXPECT_TRUE(a->series[0].values[i] == b->series[0].values[i] ||
                    std::isnan(a->series[0].values[i]))
            << i;
    EXPECT_EQ(a->untimed_events, 0);
}

TEST_F(RandomTimelineTest, SaysHowManyEventsHaveNoTime) {
    TimelineQuery query;
    std::int64_t untimed = 0, ofAccount = 0;
    for (const PlainEvent& event : m_test.events()) {
        untimed += event.time() ? 0 : 1;
        ofAccount += !event.time() && event.text(Field::Account) == "acct_2" ? 1 : 0;
    }
    EXPECT_GT(untimed, 0);
    EXPECT_EQ(readTimeline(m_test.reader(), query)->untimed_events, untimed);
    query.accounts = {"acct_2"};
    EXPECT_EQ(readTimeline(m_test.reader(), query)->untimed_events, ofAccount);
}

TEST_F(RandomTimelineTest, TheHeatmapHasTheLargestAccountsFirst) {
    TimelineQuery query;
    query.metric = Metric::OutputTokens;
    auto heatmap = readHeatmap(m_test.reader(), query, 4);
    ASSERT_TRUE(heatmap);
    ASSERT_EQ(heatmap->accounts.size(), 4u);
    const std::size_t columns = heatmap->edges.size() - 1;
    ASSERT_EQ(heatmap->values.size(), 4 * columns);
    double before = INFINITY;
    for (std::size_t row = 0; row < 4; ++row) {
        TimelineQuery one = query;
        one.accounts = {heatmap->accounts[row]};
        auto timeline = readTimeline(m_test.reader(), one);
        double total = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            const double value = timeline->series[0].values[i];
            EXPECT_TRUE(std::isnan(value)
                            ? std::isnan(heatmap->values[row * columns + i])
                            : heatmap->values[row * columns + i] == static_cast<float>(value));
            total += std::isnan(value) ? 0 : value;
        }
        EXPECT_LE(total, before + 1e-6);
        before = total + 300; // usage buckets count by start in the ranking and by part here
    }
}

TEST_F(RandomTimelineTest, PeriodsCompareBucketByBucket) {
    TimelineQuery query;
    query.bucket = width("1h");
    const TimeRange first{at("2024-10-27T00:00:00Z"), at("2024-10-27T03:00:00Z")};
    const TimeRange second{at("2024-10-27T03:00:00Z"), at("2024-10-27T06:00:00Z")};
    auto comparison = comparePeriods(m_test.reader(), query, first, second);
    ASSERT_TRUE(comparison);
    EXPECT_EQ(comparison->first.series[0].values.size(), 3u);
    EXPECT_EQ(comparison->second.series[0].values.size(), 3u);
    double expected = 0;
    for (const double v :
         plainSums(m_test.events(), {}, second, comparison->second.edges, Metric::Requests, ""))
        expected += v;
    EXPECT_NEAR(comparison->second_totals[0], expected, 1e-6);
}

TEST(TimelineTest, AUsageBucketIsSpreadInProportion) {
    TestCase test;
    PlainEvent usage = event("org", at("2024-10-01T00:30:00Z"));
    usage.set(Field::RecordKind, static_cast<std::int64_t>(RecordKind::UsageBucket));
    usage.set(Field::TimeEnd, at("2024-10-01T04:30:00Z")).set(Field::RequestCount, 80);
    test.addSource("usage", {usage});
    TimelineQuery query;
    auto timeline = readTimeline(test.reader(), query);
    ASSERT_TRUE(timeline);
    EXPECT_EQ(timeline->series[0].values, (std::vector<double>{10, 20, 20, 20, 10}));
    query.range = {at("2024-10-01T01:30:00Z"), at("2024-10-01T02:00:00Z")};
    EXPECT_EQ(readTimeline(test.reader(), query)->series[0].values, (std::vector<double>{10}));
}

TEST(TimelineTest, NoDataIsNotZero) {
    TestCase test;
    std::vector<PlainEvent> events;
    const auto addMinutes = [&events](std::string_view account, std::string_view from,
                                      int minutes) {
        for (int i = 0; i < minutes; ++i)
            events.push_back(event(account, at(from) + i * kNsPerMinute));
    };
    addMinutes("a", "2024-10-01T00:00:00Z", 60);
    addMinutes("b", "2024-10-01T01:00:00Z", 60); // a is silent, but the log is not
    addMinutes("a", "2024-10-01T05:30:00Z", 60); // nobody speaks from 02:00 to 05:30
    test.addSource("log", events);
    auto gaps = readGaps(test.reader());
    ASSERT_TRUE(gaps);
    EXPECT_EQ(*gaps,
              (std::vector<TimeRange>{{at("2024-10-01T02:00:00Z"), at("2024-10-01T05:30:00Z")}}));
    TimelineQuery query;
    query.accounts = {"a"};
    query.range = {at("2024-10-01"), at("2024-10-01T08:00:00Z")};
    const auto values = readTimeline(test.reader(), query)->series[0].values;
    ASSERT_EQ(values.size(), 8u);
    EXPECT_EQ(values[0], 60);
    EXPECT_EQ(values[1], 0) << "silent within the log";
    for (const std::size_t gap : {2, 3, 4, 7}) EXPECT_TRUE(std::isnan(values[gap])) << gap;
    EXPECT_EQ(values[5], 30) << "a gap that ends within the bucket";
    EXPECT_EQ(values[6], 30);
}

TEST(TimelineTest, ShortSilenceAndSparseLogsHaveNoGaps) {
    TestCase test;
    const std::int64_t t0 = at("2024-10-01");
    // Every minute, then 15 minutes of silence: allowed up to 20 times the median minute.
    test.addSource("log", {event("a", t0), event("a", t0 + kNsPerMinute),
                           event("a", t0 + 2 * kNsPerMinute), event("a", t0 + 23 * kNsPerMinute),
                           event("a", t0 + 24 * kNsPerMinute)});
    EXPECT_TRUE(readGaps(test.reader())->empty());
    test.addSource("later", {event("a", t0 + 46 * kNsPerMinute)});
    EXPECT_EQ(readGaps(test.reader())->size(), 1u);
    TestCase sparse;
    std::vector<PlainEvent> hourly;
    for (int i = 0; i < 48; ++i) hourly.push_back(event("a", t0 + i * kNsPerHour));
    sparse.addSource("log", hourly);
    EXPECT_TRUE(readGaps(sparse.reader())->empty());
}

TEST(TimelineTest, ACaseWithoutTimesHasNoBuckets) {
    TestCase test;
    EXPECT_TRUE(readTimeline(test.reader(), {})->edges.empty());
    PlainEvent untimed;
    untimed.set(Field::Account, "a");
    test.addSource("log", {untimed});
    auto timeline = readTimeline(test.reader(), {});
    ASSERT_TRUE(timeline);
    EXPECT_TRUE(timeline->edges.empty());
    ASSERT_EQ(timeline->series.size(), 1u);
    EXPECT_TRUE(timeline->series[0].values.empty());
    EXPECT_EQ(timeline->untimed_events, 1);
}

TEST(TimelineTest, WrongQuestionsAreRefused) {
    TestCase test;
    test.addSource("log", {event("a", at("2024-10-01")), event("a", at("2024-12-01"))});
    TimelineQuery query;
    query.accounts = {"b"};
    EXPECT_EQ(readTimeline(test.reader(), query).error().code, ErrorCode::NotFound);
    query.accounts = {"a", "a"};
    EXPECT_EQ(readTimeline(test.reader(), query).error().code, ErrorCode::BadInput);
    query.accounts = {};
    query.bucket = width("1s");
    EXPECT_EQ(readTimeline(test.reader(), query).error().code, ErrorCode::BadInput);
    query.bucket = width("1h");
    query.filter = *parseFilter("status:200");
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(readTimeline(test.reader(), query, stop.get_token()).error().code,
              ErrorCode::Cancelled);
}

} // namespace
} // namespace tidemark
