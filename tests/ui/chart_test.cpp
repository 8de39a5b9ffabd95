// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/axis.h"
#include "ui/render/heat_chart.h"
#include "ui/render/tabular.h"
#include "ui/render/time_chart.h"

#include <gtest/gtest.h>

#include <QImage>
#include <cmath>

namespace tidemark {
namespace {

TimeChart dayChart() {
    TimeChart chart;
    chart.range = {0, 24 * kNsPerHour};
    for (int i = 0; i <= 24; ++i) chart.edges.push_back(i * kNsPerHour);
    chart.series.push_back({QStringLiteral("Total"), std::vector<double>(24, 10), 0, true});
    chart.series[0].values[12] = 100;
    return chart;
}

TEST(Axis, TicksStandAtRoundLocalTimes) {
    const TimeZone kolkata = *TimeZone::find("Asia/Kolkata");
    for (const PlotTimeTick& tick : plotTimeTicks({0, 24 * kNsPerHour}, kolkata, 800, 90))
        EXPECT_EQ((tick.ts_ns / kNsPerSecond + kolkata.offsetAt(tick.ts_ns)) % (3 * 3600), 0)
            << tick.label.toStdString();
    const auto months = plotTimeTicks({0, 800 * kNsPerDay}, TimeZone(), 400, 90);
    ASSERT_FALSE(months.empty());
    EXPECT_EQ(civilFromNs(months[0].ts_ns).day, 1U);
}

TEST(Axis, ValuesReachTheTopInRoundSteps) {
    const auto ticks = plotValueTicks(87, 4);
    EXPECT_GE(ticks.back().value, 87);
    EXPECT_EQ(ticks[1].value, 50);
    EXPECT_EQ(axisFigure(1500).toStdString(), "1.5k");
    EXPECT_EQ(plotDecadeTicks(999).back().value, 1000);
}

TEST(TimeChart, PlacesAndTimesAreInverse) {
    const TimeChart chart = dayChart();
    const TimeChartLayout layout = layoutTimeChart(chart, QRectF(0, 0, 900, 300));
    for (const std::int64_t ts_ns : {0 * kNsPerHour, 7 * kNsPerHour, 23 * kNsPerHour})
        EXPECT_NEAR(static_cast<double>(layout.time(layout.x(ts_ns))), static_cast<double>(ts_ns),
                    1e6);
    EXPECT_GE(layout.top_value, 100);
    EXPECT_LT(layout.y(100), layout.y(10));
    EXPECT_EQ(bucketAt(chart.edges, 12 * kNsPerHour), 12);
    EXPECT_EQ(bucketAt(chart.edges, 24 * kNsPerHour), -1);
}

TEST(TimeChart, FindsTheShortestMarkUnderThePointer) {
    TimeChart chart = dayChart();
    chart.marks.push_back({1, {0, 24 * kNsPerHour}, MarkKind::Spike, 0.5, false, false, {}});
    chart.marks.push_back(
        {2, {10 * kNsPerHour, 12 * kNsPerHour}, MarkKind::Spike, 0.9, false, false, {}});
    const TimeChartLayout layout = layoutTimeChart(chart, QRectF(0, 0, 900, 300));
    const double y = layout.marks.top() + 5;
    ASSERT_TRUE(markAt(chart, layout, {layout.x(11 * kNsPerHour), y}));
    EXPECT_EQ(markAt(chart, layout, {layout.x(11 * kNsPerHour), y})->id, 2);
    EXPECT_EQ(markAt(chart, layout, {layout.x(20 * kNsPerHour), y})->id, 1);
    EXPECT_EQ(markAt(chart, layout, {layout.x(11 * kNsPerHour), layout.plot.center().y()}),
              nullptr);
}

TEST(TimeChart, DrawsThePeakAndLeavesGapsOpen) {
    setCurrentTheme(lightTheme());
    TimeChart chart = dayChart();
    for (int i = 18; i < 24; ++i)
        chart.series[0].values[static_cast<std::size_t>(i)] = std::nan("");
    QImage image(900, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintTimeChart(painter, QRectF(0, 0, 900, 300), chart);
    painter.end();
    const TimeChartLayout layout = layoutTimeChart(chart, QRectF(0, 0, 900, 300));
    const auto blueAt = [&](double hour, double value) {
        const int x = static_cast<int>(layout.x(static_cast<std::int64_t>(hour * kNsPerHour))),
                  y = static_cast<int>(layout.y(value));
        int hits = 0;
        for (int dy = -2; dy <= 2; ++dy)
            if (qBlue(image.pixel(x, y + dy)) > qRed(image.pixel(x, y + dy)) + 60) ++hits;
        return hits > 0;
    };
    EXPECT_TRUE(blueAt(12.5, 100));
    EXPECT_TRUE(blueAt(5.5, 10));
    EXPECT_FALSE(blueAt(20.5, 10));
}

TEST(HeatChart, ShadesBySizeAndByRow) {
    setCurrentTheme(lightTheme());
    HeatChart chart;
    chart.edges = {0, 1, 2};
    chart.names = {QStringLiteral("a"), QStringLiteral("b")};
    chart.values = {100, 50, 1, 0};
    const QImage all = heatImage(chart);
    EXPECT_LT(qGray(all.pixel(0, 0)), qGray(all.pixel(1, 0)));
    EXPECT_LT(qGray(all.pixel(0, 0)), qGray(all.pixel(0, 1)));
    chart.by_row = true;
    const QImage rows = heatImage(chart);
    EXPECT_EQ(rows.pixel(0, 0), rows.pixel(0, 1));
}

TEST(Theme, SeriesAndTextKeepTheirContrast) {
    const auto luminance = [](const QColor& c) {
        const auto linear = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const auto contrast = [&](const QColor& a, const QColor& b) {
        const double x = luminance(a), y = luminance(b);
        return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
    };
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        for (const QColor& color : theme->series)
            EXPECT_GE(contrast(color, theme->surface), 3.0) << color.name().toStdString();
        for (const QColor& color : {theme->text, theme->secondary, theme->muted, theme->good,
                                    theme->warning, theme->bad, theme->accent}) {
            EXPECT_GE(contrast(color, theme->surface), 4.5) << color.name().toStdString();
            EXPECT_GE(contrast(color, theme->window), 4.2) << color.name().toStdString();
        }
        for (int i = 0; i < 10; ++i) {
            const double a = luminance(theme->heat(i / 10.0)),
                         b = luminance(theme->heat((i + 1) / 10.0));
            EXPECT_TRUE(theme->dark ? a < b : a > b) << i;
        }
    }
}

TEST(Tabular, EveryDigitTakesTheSameRoom) {
    const QFontMetricsF metrics(uiFont(TypeSize::Small));
    EXPECT_DOUBLE_EQ(tabularWidth(metrics, QStringLiteral("1,111")),
                     tabularWidth(metrics, QStringLiteral("8,000")));
}

} // namespace
} // namespace tidemark
