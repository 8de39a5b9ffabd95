// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts x time as an image: one cell per account and bucket. Painted at one value a cell, so
// cost follows the pixels, not the events. Any painting thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/store/fields.h"

#include <QImage>
#include <QPainter>
#include <QStringList>
#include <vector>

namespace tidemark {

struct HeatChart {
    TimeRange range;
    std::vector<std::int64_t> edges;
    QStringList names;         ///< one per row, top first
    std::vector<float> values; ///< row-major, names.size() x (edges.size() - 1)
    bool by_row = false;       ///< shade against the row's own largest value, else against all
    QStringList marked;        ///< names drawn on the timeline
    Metric metric = Metric::Requests;
    TimeZone zone;
};

constexpr double kHeatRow = 18;

/// Cells only; shaded by square root so that the small ones show.
QImage heatImage(const HeatChart& chart);
/// Names in the gutter and the image beside it, from row `first_row` on.
void paintHeatChart(QPainter& painter, const QRectF& rect, const HeatChart& chart,
                    const QImage& image, int first_row);
/// Row under a height within `rect`; -1 below the last.
int heatRowAt(const HeatChart& chart, const QRectF& rect, int first_row, double y);

} // namespace tidemark
