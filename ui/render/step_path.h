// SPDX-License-Identifier: GPL-3.0-or-later
// Step lines and the baseline band in the coordinates of a time chart, for the main plot and the
// lanes. Any painting thread.
#pragma once

#include "ui/render/time_chart.h"

#include <QPainterPath>
#include <vector>

namespace tidemark {

/// Outline of a step line over the visible buckets; one sub-path for each run without NaN. Closed
/// ones go down to the base line.
QPainterPath stepPath(const TimeChartLayout& layout, const std::vector<std::int64_t>& edges,
                      const std::vector<double>& values, bool closed);
/// The usual range as an area, its middle dotted.
void paintBand(QPainter& painter, const TimeChartLayout& layout, const PlotBand& band,
               const Theme& theme);

} // namespace tidemark
