// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/model_text.h"
#include "ui/models/account_model.h"
#include "ui/models/display.h"
#include "ui/models/event_window_model.h"
#include "ui/models/fuzzy.h"
#include "ui/models/heat_order.h"
#include "ui/models/list_table_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <cmath>

namespace tidemark {
namespace {

using ::testing::ElementsAre;

/// A list of any length, counted: events are made when asked.
class MadeUpPages : public EventPages {
public:
    MadeUpPages(EventWindowModel& model, std::int64_t rows) : m_model(model), m_rows(rows) {}
    std::int64_t rowCount() const override { return m_rows; }
    void request(std::int64_t page, std::uint64_t generation) override {
        asked.push_back({page, generation});
    }
    void answer() {
        for (const auto& [page, generation] : std::exchange(asked, {})) {
            std::vector<Event> events;
            for (std::int64_t row = page * kPageRows;
                 row < std::min(m_rows, (page + 1) * kPageRows); ++row) {
                Event event;
                event.numbers.fill(kNoNumber);
                event.id = row + 1;
                event.ts_ns = kNoTime;
                event.texts[static_cast<std::size_t>(Field::Account)] =
                    "acct_" + std::to_string(row);
                events.push_back(event);
            }
            m_model.takePage(page, generation, std::move(events));
        }
    }
    std::vector<std::pair<std::int64_t, std::uint64_t>> asked;

private:
    EventWindowModel& m_model;
    std::int64_t m_rows;
};

TEST(EventWindowModel, HoldsAWindowOfAHundredMillionRows) {
    EventWindowModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFields({Field::Account});
    MadeUpPages pages(model, 100'000'000);
    model.setPages(&pages);
    pages.answer();
    EXPECT_EQ(model.rowCount(), kWindowRows);
    model.showRow(77'777'777);
    const int row = static_cast<int>(77'777'777 - model.firstRow());
    ASSERT_LT(row, model.rowCount());
    EXPECT_EQ(model.index(row, 0).data().toString(), QString());
    ASSERT_FALSE(pages.asked.empty());
    EXPECT_EQ(pages.asked.back().first, 77'777'777 / kPageRows);
    pages.answer();
    EXPECT_EQ(model.index(row, 0).data().toString(), QStringLiteral("acct_77777777"));
    model.showRow(99'999'999);
    EXPECT_EQ(model.firstRow() + model.rowCount(), 100'000'000);
}

TEST(EventWindowModel, AsksForAPageOnceAndDropsLateAnswers) {
    EventWindowModel model;
    model.setFields({Field::Account});
    MadeUpPages first(model, 1000), second(model, 10);
    model.setPages(&first);
    for (int i = 0; i < 50; ++i) (void)model.index(i, 0).data();
    EXPECT_EQ(first.asked.size(), 1U);
    model.setPages(&second);
    first.answer();
    EXPECT_EQ(model.index(0, 0).data().toString(), QString());
    second.answer();
    EXPECT_EQ(model.index(9, 0).data().toString(), QStringLiteral("acct_9"));
}

TEST(EventWindowModel, ShowsEvidenceInertAndMarksFailures) {
    EventWindowModel model;
    model.setFields({Field::UserAgent, Field::StatusCode});
    class OnePage : public EventPages {
    public:
        std::int64_t rowCount() const override { return 1; }
        void request(std::int64_t, std::uint64_t) override {}
    } pages;
    model.setPages(&pages);
    Event event;
    event.numbers.fill(kNoNumber);
    event.texts[static_cast<std::size_t>(Field::UserAgent)] = "<b>x</b>\x1b[31m\xE2\x80\xAE";
    event.numbers[static_cast<std::size_t>(Field::StatusCode)] = 503;
    model.takePage(0, model.generation(), {event});
    EXPECT_EQ(model.index(0, 0).data().toString(), QStringLiteral("<b>x</b>␛[31m<U+202E>"));
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("503"));
    EXPECT_EQ(model.index(0, 1).data(ListTableModel::ToneRole).toString(), QStringLiteral("bad"));
}

TableRow rowOf(const char* name, double value) {
    TableRow row;
    row.key = QString::fromUtf8(name);
    row.cells = {{QString::fromUtf8(name), {}, {}, {}, {}},
                 {QString::number(value), value, {}, {}, {}}};
    return row;
}

TEST(ListTableModel, SortsNumbersBySizeAndKeepsTiesInOrder) {
    ListTableModel model(
        {{QStringLiteral("Name"), false, 10, {}}, {QStringLiteral("Value"), true, 10, {}}});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({rowOf("b", 9), rowOf("a", 10), rowOf("c", 9)});
    model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(modelText(model), "a | 10\nb | 9\nc | 9");
    model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(modelText(model), "b | 9\nc | 9\na | 10");
    EXPECT_EQ(model.rowOfKey(QStringLiteral("a")), 2);
}

TEST(ListTableModel, ASelectedRowFollowsItsContentWhenSorted) {
    ListTableModel model(
        {{QStringLiteral("Name"), false, 10, {}}, {QStringLiteral("Value"), true, 10, {}}});
    model.setRows({rowOf("b", 2), rowOf("a", 1)});
    const QPersistentModelIndex chosen(model.index(0, 0));
    model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(chosen.row(), 1);
    EXPECT_EQ(chosen.data().toString(), QStringLiteral("b"));
}

EntityRow entity(std::uint32_t id, const char* name, std::int64_t requests, std::int64_t busiest,
                 std::int64_t days) {
    EntityRow row;
    row.id = id;
    row.name = name;
    row.sums[0] = requests;
    row.first_ns = 0;
    row.last_ns = days * kNsPerDay;
    row.busiest_hour_sum = busiest;
    return row;
}

TEST(AccountModel, SortsByAnyColumnAndShowsDashesForNothing) {
    AccountModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(
        {entity(1, "quiet", 240, 10, 10), entity(2, "loud", 480, 400, 10), entity(0, "", 5, 5, 0)});
    EXPECT_EQ(
        modelText(model, {AccountModel::Name, AccountModel::Requests, AccountModel::InputTokens}),
        "loud | 480 | –\nquiet | 240 | –\n(no account) | 5 | –");
    model.sort(AccountModel::PeakRatio, Qt::AscendingOrder);
    EXPECT_EQ(model.at(2).name, "loud");
    EXPECT_NEAR(AccountModel::peakRatio(model.at(2)), 400 / (480 / 241.0), 1e-9);
    EXPECT_EQ(AccountModel::peakRatio(entity(3, "brief", 5, 5, 0)), 0);
}

TEST(AccountModel, AsksForSparklinesOfNamedRowsOnce) {
    AccountModel model;
    model.setRows({entity(1, "a", 3, 1, 2), entity(2, "b", 2, 1, 2), entity(0, "", 1, 1, 2)});
    EXPECT_THAT(model.missingSparklines(0, 10), ElementsAre("a", "b"));
    EXPECT_TRUE(model.missingSparklines(0, 10).empty());
    model.setSparkline("b", {1, 2});
    EXPECT_EQ(model.index(1, AccountModel::Trend)
                  .data(AccountModel::SparklineRole)
                  .value<QList<double>>(),
              (QList<double>{1, 2}));
    model.dropSparklines();
    EXPECT_EQ(model.missingSparklines(1, 1).size(), 1U);
}

TEST(Fuzzy, PrefersRunsAndWordStarts) {
    EXPECT_FALSE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Import log")));
    EXPECT_GT(*fuzzyScore(QStringLiteral("il"), QStringLiteral("Import log")),
              *fuzzyScore(QStringLiteral("il"), QStringLiteral("Fill")));
    EXPECT_GT(*fuzzyScore(QStringLiteral("exp"), QStringLiteral("Export…")),
              *fuzzyScore(QStringLiteral("exp"), QStringLiteral("Edit x preferences")));
}

TEST(HeatOrder, OrdersByVolumeRatioAndSimilarity) {
    // Rows: steady, one peak, peak elsewhere, steady like the first.
    const std::vector<float> values = {5, 5, 5, 0, 9, 0, 7, 0, 0, 2, 2, 2};
    EXPECT_THAT(heatOrder(values, 3, HeatOrder::Volume), ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(heatOrder(values, 3, HeatOrder::Ratio), ElementsAre(1, 2, 0, 3));
    EXPECT_THAT(heatOrder(values, 3, HeatOrder::Similarity), ElementsAre(0, 3, 1, 2));
    EXPECT_TRUE(heatOrder({}, 0, HeatOrder::Volume).empty());
}

TEST(Display, WritesFiguresTimesAndRanges) {
    EXPECT_EQ(grouped(-1234567).toStdString(), "-1,234,567");
    EXPECT_EQ(compact(999).toStdString(), "999");
    EXPECT_EQ(compact(12345).toStdString(), "12.3\u202Fk");
    EXPECT_EQ(sizeText(2.5e9).toStdString(), "2.50\u202FGB");
    const TimeZone berlin = *TimeZone::find("Europe/Berlin");
    const std::int64_t ts_ns = daysFromCivil(2024, 10, 3) * kNsPerDay + 12 * kNsPerHour;
    EXPECT_EQ(timeText(ts_ns, berlin, kNsPerMinute).toStdString(), "2024-10-03 14:00");
    EXPECT_EQ(timeText(kNoTime, berlin).toStdString(), "");
    EXPECT_EQ(rangeText({ts_ns, ts_ns + kNsPerHour}, TimeZone()).toStdString(),
              "3 Oct 12:00 – 13:00");
    EXPECT_EQ(durationText(26 * kNsPerHour).toStdString(), "1 d 2 h");
    EXPECT_EQ(metricText(Metric::Requests, std::nan("")).toStdString(), "no data");
}

} // namespace
} // namespace tidemark
