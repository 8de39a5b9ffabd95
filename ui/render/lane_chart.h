// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes below the main plot: one strip for each drawn account or value, on a scale of its own, with
// its own baseline band and detections. They share the main plot's time axis. Plain data in,
// QPainter out. Any painting thread.
#pragma once

#include "ui/render/time_chart.h"

namespace tidemark {

struct PlotLane {
    QString name;
    int color = 1;              ///< index into Theme::series, as in the main plot
    std::vector<double> values; ///< one per bucket; NaN = no data
    PlotBand band;
    std::vector<PlotMark> marks; ///< detections of this account
    QString notes;               ///< annotations pinned to the account, one line
};

struct LaneChart {
    TimeRange range;
    std::vector<std::int64_t> edges;
    std::vector<PlotLane> lanes;
    std::vector<TimeRange> gaps;
    Metric metric = Metric::Requests;
    TimeZone zone;
    bool log_scale = false;
};

constexpr double kLaneRow = 50;

/// One lane into `rect`, gutter included.
void paintLane(QPainter& painter, const QRectF& rect, const LaneChart& chart, const PlotLane& lane);

} // namespace tidemark
