// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/step_path.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

/// Calls visit(x0, x1, value) for each bucket in view.
template <class Visit>
void eachBucket(const TimeChartLayout& layout, const std::vector<std::int64_t>& edges,
                const std::vector<double>& values, Visit visit) {
    const auto first = std::upper_bound(edges.begin(), edges.end(), layout.range.from_ns);
    std::size_t i =
        first == edges.begin() ? 0 : static_cast<std::size_t>(first - edges.begin()) - 1;
    for (; i < values.size() && i + 1 < edges.size() && edges[i] < layout.range.to_ns; ++i)
        visit(layout.x(edges[i]), layout.x(edges[i + 1]), values[i]);
}

} // namespace

QPainterPath stepPath(const TimeChartLayout& layout, const std::vector<std::int64_t>& edges,
                      const std::vector<double>& values, bool closed) {
    QPainterPath path;
    bool open = false;
    double last_x = 0;
    const double base = layout.plot.bottom();
    const auto end = [&] {
        if (open && closed) path.lineTo(last_x, base);
        open = false;
    };
    eachBucket(layout, edges, values, [&](double x0, double x1, double value) {
        if (std::isnan(value)) return end();
        const double y = layout.y(value);
        if (!open) {
            path.moveTo(x0, closed ? base : y);
            if (closed) path.lineTo(x0, y);
        } else {
            path.lineTo(x0, y);
        }
        path.lineTo(x1, y);
        last_x = x1;
        open = true;
    });
    end();
    return path;
}

void paintBand(QPainter& painter, const TimeChartLayout& layout, const PlotBand& band,
               const Theme& theme) {
    if (band.high.empty()) return;
    QPainterPath path;
    std::vector<QPointF> below;
    std::size_t i = 0;
    eachBucket(layout, band.edges, band.high, [&](double x0, double x1, double value) {
        const double y = layout.y(value);
        if (path.isEmpty())
            path.moveTo(x0, y);
        else
            path.lineTo(x0, y);
        path.lineTo(x1, y);
        ++i;
    });
    eachBucket(layout, band.edges, band.low, [&](double x0, double x1, double value) {
        below.emplace_back(x0, layout.y(value));
        below.emplace_back(x1, layout.y(value));
    });
    for (auto point = below.rbegin(); point != below.rend(); ++point) path.lineTo(*point);
    path.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.fillPath(path, theme.band);
    QPen pen(theme.muted, 1, Qt::DotLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(stepPath(layout, band.edges, band.middle, false));
}

} // namespace tidemark
