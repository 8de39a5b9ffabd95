// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline's widgets under a simulated mouse and keyboard.
#include "ui/widgets/overview_strip.h"
#include "ui/widgets/timeline_plot.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace tidemark {
namespace {

class PlotTest : public ::testing::Test {
protected:
    PlotTest() {
        chart.range = whole;
        for (int i = 0; i <= 240; ++i) chart.edges.push_back(i * kNsPerHour);
        chart.series.push_back({QStringLiteral("Total"), std::vector<double>(240, 5), 0, true});
        plot.resize(1000, 300);
        plot.setWhole(whole);
        plot.setChart(chart);
        QObject::connect(&plot, &TimelinePlot::rangeWanted, &plot, [this](const TimeRange& range) {
            wanted = range;
            chart.range = range;
            plot.setChart(chart);
        });
        QObject::connect(&plot, &TimelinePlot::rangeSelected, &plot,
                         [this](const TimeRange& range, const QPoint&) { selected = range; });
        plot.show();
    }
    TimeChartLayout layout() const { return layoutTimeChart(chart, QRectF(plot.rect())); }
    QPoint at(std::int64_t ts_ns) const {
        return QPointF(layout().x(ts_ns), layout().plot.center().y()).toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(&plot, Qt::LeftButton, keys, from);
        QMouseEvent move(QEvent::MouseMove, to, plot.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         keys);
        QCoreApplication::sendEvent(&plot, &move);
        QTest::mouseRelease(&plot, Qt::LeftButton, keys, to);
    }
    const TimeRange whole{0, 240 * kNsPerHour};
    TimeChart chart;
    TimelinePlot plot;
    TimeRange wanted, selected;
};

TEST_F(PlotTest, WheelZoomsAtThePointer) {
    const std::int64_t under = 60 * kNsPerHour;
    const QPoint place = at(under);
    const double before = layout().x(under);
    QWheelEvent wheel(place, plot.mapToGlobal(place), {}, QPoint(0, 120), Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&plot, &wheel);
    EXPECT_NEAR(static_cast<double>(wanted.to_ns - wanted.from_ns), 240.0 / 1.25 * kNsPerHour,
                kNsPerSecond);
    EXPECT_NEAR(layout().x(under), before, 1.5);
}

TEST_F(PlotTest, DragPansWhenZoomedIn) {
    plot.zoom(4, 120 * kNsPerHour);
    const TimeRange before = chart.range;
    drag(at(120 * kNsPerHour), at(120 * kNsPerHour) - QPoint(85, 0));
    EXPECT_EQ(chart.range.to_ns - chart.range.from_ns, before.to_ns - before.from_ns);
    EXPECT_NEAR(static_cast<double>(chart.range.from_ns - before.from_ns),
                85.0 / layout().plot.width() * 60 * kNsPerHour, kNsPerMinute);
    EXPECT_EQ(selected, TimeRange());
}

TEST_F(PlotTest, ShiftDragSelectsARange) {
    plot.zoom(4, 120 * kNsPerHour);
    wanted = {};
    drag(at(110 * kNsPerHour), at(130 * kNsPerHour), Qt::ShiftModifier);
    EXPECT_EQ(wanted, TimeRange());
    EXPECT_NEAR(static_cast<double>(selected.from_ns), 110.0 * kNsPerHour, 10.0 * kNsPerMinute);
    EXPECT_NEAR(static_cast<double>(selected.to_ns), 130.0 * kNsPerHour, 10.0 * kNsPerMinute);
}

TEST_F(PlotTest, DragSelectsWhileTheWholeCaseIsInView) {
    drag(at(200 * kNsPerHour), at(50 * kNsPerHour));
    EXPECT_LT(selected.from_ns, selected.to_ns);
    EXPECT_NEAR(static_cast<double>(selected.from_ns), 50.0 * kNsPerHour, 30.0 * kNsPerMinute);
    plot.clearSelection();
    EXPECT_FALSE(plot.selection());
}

TEST_F(PlotTest, KeysZoomPanAndStayInsideTheCase) {
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Plus);
    const TimeRange zoomed = wanted;
    EXPECT_LT(zoomed.to_ns - zoomed.from_ns, whole.to_ns);
    for (int i = 0; i < 30; ++i) QTest::keyClick(&plot, Qt::Key_Left);
    EXPECT_EQ(wanted.from_ns, 0);
    EXPECT_EQ(wanted.to_ns - wanted.from_ns, zoomed.to_ns - zoomed.from_ns);
    QTest::keyClick(&plot, Qt::Key_Home);
    EXPECT_EQ(wanted, whole);
    for (int i = 0; i < 80; ++i) QTest::keyClick(&plot, Qt::Key_Plus);
    EXPECT_GE(wanted.to_ns - wanted.from_ns, 100 * kNsPerMs);
}

TEST_F(PlotTest, AClickOnAMarkNamesIt) {
    chart.marks.push_back({42,
                           {100 * kNsPerHour, 110 * kNsPerHour},
                           MarkKind::Shift,
                           0.7,
                           false,
                           false,
                           QStringLiteral("shift")});
    plot.setChart(chart);
    QSignalSpy clicked(&plot, &TimelinePlot::markClicked);
    const QPoint mark(static_cast<int>(layout().x(105 * kNsPerHour)),
                      static_cast<int>(layout().marks.top() + 14 + 7));
    QTest::mouseClick(&plot, Qt::LeftButton, {}, mark);
    ASSERT_EQ(clicked.count(), 1);
    EXPECT_EQ(clicked[0][0].toLongLong(), 42);
}

TEST(OverviewStrip, BrushIsDrawnMovedAndCleared) {
    OverviewStrip strip;
    strip.resize(1000, 52);
    TimeChart chart;
    chart.range = {0, 1000};
    chart.edges = {0, 500, 1000};
    chart.series.push_back({QStringLiteral("Total"), {1, 2}, 0, true});
    strip.setChart(chart);
    TimeRange brush;
    QObject::connect(&strip, &OverviewStrip::brushed, &strip,
                     [&](const TimeRange& range) { brush = range; });
    QSignalSpy cleared(&strip, &OverviewStrip::cleared);
    strip.show();
    const auto drag = [&](int from, int to) {
        QTest::mousePress(&strip, Qt::LeftButton, {}, QPoint(from, 20));
        QMouseEvent move(QEvent::MouseMove, QPoint(to, 20), strip.mapToGlobal(QPoint(to, 20)),
                         Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&strip, &move);
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, QPoint(to, 20));
    };
    const int left = static_cast<int>(kGutter), width = 1000 - left - 12;
    drag(left + width / 4, left + width / 2);
    EXPECT_NEAR(static_cast<double>(brush.from_ns), 250, 3);
    EXPECT_NEAR(static_cast<double>(brush.to_ns), 500, 3);
    drag(left + width * 3 / 8, left + width * 5 / 8);
    EXPECT_NEAR(static_cast<double>(brush.from_ns), 500, 4);
    EXPECT_NEAR(static_cast<double>(brush.to_ns - brush.from_ns), 250, 4);
    QTest::mouseDClick(&strip, Qt::LeftButton, {}, QPoint(left + 10, 20));
    EXPECT_EQ(cleared.count(), 1);
}

} // namespace
} // namespace tidemark
