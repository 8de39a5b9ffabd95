// SPDX-License-Identifier: GPL-3.0-or-later
// Entity totals, pairs, profiles and costs against sums made event by event.
#include "core/query/entity_profile.h"
#include "core/query/entity_table.h"
#include "core/query/price_table.h"
#include "tests/core/query_support.h"

#include <cmath>
#include <map>

namespace tidemark {
namespace {

using namespace tidemark::test;

std::int64_t requestsOf(const PlainEvent& event) {
    return event.number(Field::RequestCount).value_or(event.usage() ? 0 : 1);
}

std::int64_t plainSum(const PlainEvent& event, Metric metric) {
    switch (metric) {
    case Metric::Requests: return requestsOf(event);
    case Metric::InputTokens: return event.number(Field::InputTokens).value_or(0);
    case Metric::OutputTokens: return event.number(Field::OutputTokens).value_or(0);
    case Metric::Errors:
        return event.number(Field::Outcome).value_or(0) >= 2 ? requestsOf(event) : 0;
    default: return 0;
    }
}

struct PlainTotals {
    std::int64_t events = 0;
    std::array<std::int64_t, kStoredMetrics> sums{};
    std::int64_t first = INT64_MAX, last = INT64_MIN;
    std::map<std::int64_t, double> hours;
};

std::map<std::string, PlainTotals> plainTotals(const std::vector<PlainEvent>& events,
                                               const EntityQuery& query) {
    std::map<std::string, PlainTotals> totals;
    const auto ids = plainSelect(query.filter, events, query.range);
    for (const std::int64_t id : ids) {
        const PlainEvent& event = events[static_cast<std::size_t>(id - 1)];
        if (event.duplicate()) continue;
        PlainTotals& total = totals[event.text(query.kind)];
        ++total.events;
        for (std::size_t m = 0; m < kStoredMetrics; ++m)
            total.sums[m] += plainSum(event, static_cast<Metric>(m));
        if (!event.time()) continue;
        total.first = std::min(total.first, *event.time());
        total.last = std::max(total.last, *event.time());
        double value = static_cast<double>(plainSum(event, query.by));
        const double length = static_cast<double>(
            event.number(Field::TimeEnd).value_or(*event.time()) - *event.time());
        if (event.usage() && length > 3.6e12) value = std::round(value / (length / 3.6e12));
        total.hours[floorTo(*event.time(), kNsPerHour)] += value;
    }
    return totals;
}

class EntityTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::mt19937_64 random(31);
        for (int source = 0; source < 4; ++source)
            m_test.addSource(
                "log" + std::to_string(source),
                randomEvents(random, 500, at("2024-10-01T00:00:00Z") + source * kNsPerHour));
    }
    TestCase m_test;
};

TEST_F(EntityTest, TotalsAgreeWithThePlainSums) {
    const TimeRange all, part{at("2024-10-01T00:40:00Z"), at("2024-10-01T04:20:30Z")};
    for (const Field kind : {Field::Account, Field::Model, Field::ClientIp})
        for (const char* text : {"", "status:200", "-account:acct_1"})
            for (const TimeRange range : {all, part})
                for (const Metric by : {Metric::Requests, Metric::OutputTokens, Metric::Errors}) {
                    EntityQuery query;
                    query.kind = kind;
                    query.filter = *parseFilter(text);
                    query.range = range;
                    query.by = by;
                    const auto expected = plainTotals(m_test.events(), query);
                    auto table = readEntities(m_test.reader(), query);
                    ASSERT_TRUE(table) << table.error().text();
                    ASSERT_EQ(table->rows.size(), expected.size()) << text;
                    EXPECT_EQ(table->distinct,
                              static_cast<std::int64_t>(expected.size() - expected.count("")));
                    for (std::size_t i = 0; i < table->rows.size(); ++i) {
                        const EntityRow& row = table->rows[i];
                        ASSERT_TRUE(expected.contains(row.name)) << row.name;
                        const PlainTotals& plain = expected.at(row.name);
                        EXPECT_EQ(row.events, plain.events) << row.name;
                        EXPECT_EQ(row.sums, plain.sums) << row.name;
                        EXPECT_EQ(row.first_ns, plain.first == INT64_MAX ? kNoTime : plain.first)
                            << row.name;
                        EXPECT_EQ(row.last_ns, plain.last == INT64_MIN ? kNoTime : plain.last)
                            << row.name;
                        EXPECT_EQ(row.id == 0, row.name.empty());
                        auto busiest = plain.hours.end();
                        for (auto hour = plain.hours.begin(); hour != plain.hours.end(); ++hour)
                            if (busiest == plain.hours.end() || hour->second > busiest->second)
                                busiest = hour;
                        if (busiest != plain.hours.end()) {
                            EXPECT_EQ(row.busiest_hour_sum,
                                      static_cast<std::int64_t>(busiest->second))
                                << row.name;
                            EXPECT_EQ(row.busiest_hour_ns, busiest->first) << row.name;
                        }
                        const auto m = static_cast<std::size_t>(by);
                        if (i > 0) {
                            EXPECT_TRUE(table->rows[i - 1].sums[m] > row.sums[m] ||
                                        (table->rows[i - 1].sums[m] == row.sums[m] &&
                                         table->rows[i - 1].name < row.name));
                        }
                    }
                    query.totals_only = true;
                    query.limit = 3;
                    auto quick = readEntities(m_test.reader(), query);
                    ASSERT_TRUE(quick);
                    ASSERT_EQ(quick->rows.size(), std::min<std::size_t>(3, table->rows.size()));
                    EXPECT_EQ(quick->distinct, table->distinct);
                    for (std::size_t i = 0; i < quick->rows.size(); ++i) {
                        EXPECT_EQ(quick->rows[i].name, table->rows[i].name);
                        EXPECT_EQ(quick->rows[i].events, table->rows[i].events);
                        EXPECT_EQ(quick->rows[i].sums[static_cast<std::size_t>(by)],
                                  table->rows[i].sums[static_cast<std::size_t>(by)]);
                    }
                }
}

TEST_F(EntityTest, PairsAgreeWithThePlainCounts) {
    const Filter filter = *parseFilter("status:200");
    const TimeRange range{at("2024-10-01T00:40:00Z"), at("2024-10-01T06:20:30Z")};
    std::map<std::pair<std::string, std::string>, std::int64_t> expected;
    for (const std::int64_t id : plainSelect(filter, m_test.events(), range)) {
        const PlainEvent& event = m_test.events()[static_cast<std::size_t>(id - 1)];
        if (!event.duplicate() && !event.text(Field::Account).empty() &&
            !event.text(Field::ClientIp).empty())
            ++expected[{event.text(Field::Account), event.text(Field::ClientIp)}];
    }
    auto pairs = readEntityPairs(m_test.reader(), Field::Account, Field::ClientIp, filter, range);
    ASSERT_TRUE(pairs);
    const Dictionary& accounts = **m_test.reader().events().dictionary(Field::Account);
    const Dictionary& addresses = **m_test.reader().events().dictionary(Field::ClientIp);
    ASSERT_EQ(pairs->size(), expected.size());
    for (std::size_t i = 0; i < pairs->size(); ++i) {
        const EntityPair& pair = (*pairs)[i];
        EXPECT_EQ(pair.events, (expected[{std::string(accounts.text(pair.id)),
                                          std::string(addresses.text(pair.other_id))}]));
        if (i == 0) continue;
        const EntityPair& before = (*pairs)[i - 1];
        EXPECT_TRUE(before.id < pair.id ||
                    (before.id == pair.id &&
                     (before.events > pair.events ||
                      (before.events == pair.events && before.other_id < pair.other_id))));
    }
    const std::array others = {Field::Model, Field::ClientIp};
    const auto counts = countDistinct(m_test.reader(), Field::Account, others, filter, range);
    ASSERT_TRUE(counts);
    std::map<std::uint32_t, std::int32_t> distinct;
    for (const EntityPair& pair : *pairs) ++distinct[pair.id];
    for (std::uint32_t id = 0; id <= accounts.count(); ++id)
        EXPECT_EQ((*counts)[1][id], distinct[id]) << accounts.text(id);
    const std::array number = {Field::StatusCode};
    EXPECT_FALSE(countDistinct(m_test.reader(), Field::Account, number, filter, range));
    EXPECT_FALSE(
        readEntityPairs(m_test.reader(), Field::Account, Field::StatusCode, filter, range));
    EntityQuery wrong;
    wrong.kind = Field::RequestId;
    EXPECT_EQ(readEntities(m_test.reader(), wrong).error().code, ErrorCode::BadInput);
}

TEST_F(EntityTest, CostsFollowThePriceTable) {
    ASSERT_TRUE(m_test.file().setSetting(
        kPriceTableSetting,
        R"({"prices":[{"model":"gpt-4o","input":2,"output":10},{"model":"gpt-4*","input":1,"output":4}]})"));
    EntityQuery query;
    query.by = Metric::Cost;
    query.filter = *parseFilter("status:200");
    std::map<std::string, double> expected;
    double total = 0;
    for (const std::int64_t id : plainSelect(query.filter, m_test.events())) {
        const PlainEvent& event = m_test.events()[static_cast<std::size_t>(id - 1)];
        const double in = event.text(Field::Model) == "gpt-4o"       ? 2
                          : event.text(Field::Model) == "gpt-4-mini" ? 1
                                                                     : 0;
        const double out = event.text(Field::Model) == "gpt-4o"       ? 10
                           : event.text(Field::Model) == "gpt-4-mini" ? 4
                                                                      : 0;
        const double cost =
            (in * static_cast<double>(event.number(Field::InputTokens).value_or(0)) +
             out * static_cast<double>(event.number(Field::OutputTokens).value_or(0))) /
            1e6;
        if (event.duplicate()) continue;
        expected[event.text(Field::Account)] += cost;
        total += cost;
    }
    EXPECT_GT(total, 1);
    auto sum = totalCost(m_test.reader(), query);
    ASSERT_TRUE(sum);
    EXPECT_NEAR(*sum, total, 1e-6);
    auto table = readEntities(m_test.reader(), query);
    ASSERT_TRUE(table);
    for (const EntityRow& row : table->rows)
        EXPECT_NEAR(row.cost_usd, expected[row.name], 1e-6) << row.name;
    for (std::size_t i = 1; i < table->rows.size(); ++i)
        EXPECT_GE(table->rows[i - 1].cost_usd, table->rows[i].cost_usd);
}

TEST_F(EntityTest, AProfileSaysAllThatIsKnown) {
    ProfileQuery query;
    query.name = "acct_2";
    query.zone = *TimeZone::find("Asia/Kolkata");
    query.filter = *parseFilter("-model:none");
    auto profile = readEntityProfile(m_test.reader(), query);
    ASSERT_TRUE(profile) << profile.error().text();
    std::int64_t events = 0, requests = 0, denied = 0, unstated = 0;
    std::map<std::string, std::int64_t> models;
    std::array<std::int64_t, kWeekHours> hours{};
    for (const PlainEvent& event : m_test.events()) {
        if (event.text(Field::Account) != "acct_2" || event.duplicate() ||
            event.text(Field::Model).empty())
            continue;
        ++events;
        requests += requestsOf(event);
        ++models[event.text(Field::Model)];
        denied += event.number(Field::Outcome) == 3 ? 1 : 0;
        unstated += event.number(Field::Outcome) ? 0 : 1;
        if (!event.time() || event.usage()) continue;
        // 2024-10-01 is a Tuesday; Kolkata is 5:30 ahead.
        const std::int64_t local =
            *event.time() - at("2024-09-30") + 5 * kNsPerHour + 30 * kNsPerMinute;
        hours[static_cast<std::size_t>(local / kNsPerHour) % kWeekHours] += requestsOf(event);
    }
    EXPECT_EQ(profile->totals.events, events);
    EXPECT_EQ(profile->totals.name, "acct_2");
    EXPECT_EQ(profile->totals.sums[0], requests);
    EXPECT_EQ(profile->outcomes[3], denied);
    EXPECT_EQ(profile->outcomes[5], unstated);
    EXPECT_EQ(profile->week_hours, hours);
    ASSERT_EQ(profile->fields.size(), 2u) << "address and model; others are in no record";
    EXPECT_EQ(profile->fields[0].field, Field::ClientIp);
    EXPECT_EQ(profile->fields[1].field, Field::Model);
    EXPECT_EQ(profile->fields[1].distinct, static_cast<std::int64_t>(models.size()));
    EXPECT_EQ(profile->fields[0].top.size(), 10u);
    for (const ValueCount& value : profile->fields[1].top)
        EXPECT_EQ(value.events, models[value.value]);
    EXPECT_GE(profile->fields[1].top[0].events, profile->fields[1].top[1].events);
    query.name = "nobody";
    EXPECT_EQ(readEntityProfile(m_test.reader(), query).error().code, ErrorCode::NotFound);
}

TEST(PriceTableTest, ReadsWritesAndChoosesTheFirstMatch) {
    auto table = PriceTable::fromJson(
        R"({"note":"n","prices":[{"model":"a*","input":1,"output":2,"cached_input":0.5},{"model":"*","input":3,"output":4}]})");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->note(), "n");
    EXPECT_EQ(table->find("abc")->input_usd_per_million, 1);
    EXPECT_EQ(table->find("b")->cached_input_usd_per_million, 3) << "as input when not given";
    auto again = PriceTable::fromJson(table->toJson());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->toJson(), table->toJson());
    EXPECT_DOUBLE_EQ(tokenCost(*table->find("a"), 1'000'000, 500'000, 200'000),
                     0.8 * 1 + 0.2 * 0.5 + 0.5 * 2);
    EXPECT_DOUBLE_EQ(tokenCost(*table->find("a"), 100, -5, 900), 100 * 0.5 / 1e6)
        << "never more cached than input";
    EXPECT_NE(PriceTable::defaults().note().find("Illustrative"), std::string::npos);
    EXPECT_NE(PriceTable::defaults().find("whatever"), nullptr);
    auto onlyOne = PriceTable::fromJson(R"({"prices":[{"model":"x","input":1,"output":2}]})");
    EXPECT_EQ(onlyOne->find("y"), nullptr);
    for (const char* wrong :
         {"", "[]", "{}", R"({"prices":[1]})", R"({"prices":[{"input":1,"output":1}]})",
          R"({"prices":[{"model":"x","input":1}]})",
          R"({"prices":[{"model":"x","input":-1,"output":1}]})",
          R"({"prices":[{"model":"x","input":"1","output":1}]})"})
        EXPECT_FALSE(PriceTable::fromJson(wrong)) << wrong;
}

} // namespace
} // namespace tidemark
