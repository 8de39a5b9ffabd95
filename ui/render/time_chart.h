// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of volumes over time: series as step lines, the baseline band, detection marks in
// lanes, annotation bands, gaps hatched as "no data". Plain data in, QPainter out: the window, the
// report and the command line draw with the same code. Any painting thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/store/fields.h"
#include "ui/render/theme.h"

#include <QPainter>
#include <QString>
#include <vector>

namespace tidemark {

/// Width of the column left of all time charts, so that they line up.
constexpr double kGutter = 148;

struct PlotSeries {
    QString name;
    std::vector<double> values; ///< one per bucket; NaN = no data
    int color = 0;              ///< index into Theme::series
    bool total = false;         ///< filled, behind the others
};

enum class MarkKind { Spike, Shift, Cluster, Finding };
struct PlotMark {
    std::int64_t id = 0;
    TimeRange range;
    MarkKind kind = MarkKind::Spike;
    double score = 0; ///< 0..1
    bool selected = false, dismissed = false;
    QString name;
    QString detail = {}; ///< "name<tab>value" for the tip; empty: its strength
};

struct PlotNote {
    std::int64_t id = 0;
    TimeRange range;
    QString text;
};

/// A day that mattered outside the log: a release, a ban, a price change.
struct PlotDate {
    std::int64_t id = 0;
    std::int64_t ts_ns = 0;
    QString text;
};

struct PlotBand {
    std::vector<std::int64_t> edges;
    std::vector<double> low, middle, high;
};

struct TimeChart {
    TimeRange range;                 ///< what is visible
    std::vector<std::int64_t> edges; ///< of the buckets; may reach beyond `range`
    std::vector<PlotSeries> series;
    PlotBand band;
    std::size_t band_series = 0; ///< the series that the band belongs to
    std::vector<PlotMark> marks;
    std::vector<PlotNote> notes;
    std::vector<PlotDate> dates; ///< ascending
    std::vector<TimeRange> gaps;
    bool log_scale = false;
    Metric metric = Metric::Requests;
    QString bucket; ///< "1 h", for the axis title
    TimeZone zone;
};

/// Where things are; the same for painting and for the mouse.
struct TimeChartLayout {
    QRectF gutter, plot, marks, dates, notes, ruler;
    TimeRange range;
    double top_value = 1; ///< value at the plot's top
    bool log_scale = false;
    int lanes = 0;

    [[nodiscard]] double x(std::int64_t ts_ns) const;
    [[nodiscard]] std::int64_t time(double x_px) const;
    [[nodiscard]] double y(double value) const;
};

TimeChartLayout layoutTimeChart(const TimeChart& chart, const QRectF& rect);
void paintTimeChart(QPainter& painter, const QRectF& rect, const TimeChart& chart);
/// Mark under a point; nullptr if none.
const PlotMark* markAt(const TimeChart& chart, const TimeChartLayout& layout, const QPointF& point);
const PlotNote* noteAt(const TimeChart& chart, const TimeChartLayout& layout, const QPointF& point);
const PlotDate* dateAt(const TimeChart& chart, const TimeChartLayout& layout, const QPointF& point);
/// Bucket under an instant; -1 if none.
int bucketAt(const std::vector<std::int64_t>& edges, std::int64_t ts_ns);

/// Parts that other charts share.
void paintRuler(QPainter& painter, const QRectF& rect, const TimeRange& range,
                const TimeZone& zone);
void paintGaps(QPainter& painter, const QRectF& rect, const TimeRange& range,
               const std::vector<TimeRange>& gaps);
/// Pen of the n-th series: colour and, from the second on, its own dash.
QPen seriesPen(const Theme& theme, int index, double width);
/// A mark's shape, so that kinds differ without colour.
void paintMarkShape(QPainter& painter, const QRectF& rect, MarkKind kind, const QColor& color,
                    bool filled);
QColor markColor(const Theme& theme, MarkKind kind);

} // namespace tidemark
