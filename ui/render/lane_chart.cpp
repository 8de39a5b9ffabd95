// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/lane_chart.h"

#include "ui/render/axis.h"
#include "ui/render/step_path.h"
#include "ui/render/tabular.h"

#include <QObject>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

struct LanePeak {
    double value = 0;
    double ratio = 0; ///< to what was expected there; 0 = nothing was
};

LanePeak peakOf(const LaneChart& chart, const PlotLane& lane) {
    LanePeak peak;
    for (std::size_t i = 0; i < lane.values.size() && i + 1 < chart.edges.size(); ++i) {
        if (chart.edges[i + 1] <= chart.range.from_ns || chart.edges[i] >= chart.range.to_ns)
            continue;
        if (!(lane.values[i] > peak.value)) continue;
        peak.value = lane.values[i];
        const int b = bucketAt(lane.band.edges, (chart.edges[i] + chart.edges[i + 1]) / 2);
        const double expected = b < 0 ? 0 : lane.band.middle[static_cast<std::size_t>(b)];
        peak.ratio = expected > 0 ? peak.value / expected : 0;
    }
    return peak;
}

TimeChartLayout laneLayout(const QRectF& rect, const LaneChart& chart, double most) {
    TimeChartLayout out;
    out.range = chart.range;
    out.log_scale = chart.log_scale;
    out.gutter = QRectF(rect.left(), rect.top(), kGutter, rect.height());
    out.plot = QRectF(rect.left() + kGutter, rect.top() + 8,
                      std::max(10.0, rect.width() - kGutter - 12), rect.height() - 9);
    out.ruler = QRectF(out.plot.left(), rect.bottom(), out.plot.width(), 0);
    out.top_value = std::max(1e-9, most * 1.05);
    return out;
}

void paintHead(QPainter& painter, const QRectF& rect, const PlotLane& lane, const LanePeak& peak,
               const Theme& theme) {
    const double left = rect.left() + 12, width = kGutter - 20;
    painter.setPen(seriesPen(theme, lane.color, 2));
    painter.drawLine(QPointF(left, rect.top() + 14), QPointF(left + 12, rect.top() + 14));
    painter.setFont(uiFont(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(
        QRectF(left + 18, rect.top() + 6, width - 18, 16), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(lane.name, Qt::ElideMiddle, width - 18));
    painter.setFont(uiFont(TypeSize::Caption));
    painter.setPen(theme.secondary);
    QString words = QObject::tr("peak %1").arg(axisFigure(peak.value));
    if (peak.ratio > 0)
        words +=
            QStringLiteral(", %1×").arg(QString::number(peak.ratio, 'f', peak.ratio < 10 ? 1 : 0));
    drawTabular(painter, QRectF(left, rect.top() + 22, width, 14), Qt::AlignLeft, words);
    if (lane.notes.isEmpty()) return;
    painter.setPen(theme.warning);
    painter.drawText(QRectF(left, rect.top() + 35, width, 13), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(lane.notes, Qt::ElideRight, width));
}

} // namespace

void paintLane(QPainter& painter, const QRectF& rect, const LaneChart& chart,
               const PlotLane& lane) {
    if (chart.range.empty() || chart.range.isAll()) return;
    painter.setLayoutDirection(Qt::LeftToRight);
    const Theme& theme = currentTheme();
    const LanePeak peak = peakOf(chart, lane);
    double most = peak.value;
    for (const double high : lane.band.high)
        if (high < peak.value * 4) most = std::max(most, high);
    const TimeChartLayout layout = laneLayout(rect, chart, most);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(layout.plot.adjusted(0, -5, 0, 0), theme.raised);
    painter.save();
    painter.setClipRect(layout.plot.adjusted(0, -5, 0, 1));
    paintGaps(painter, layout.plot, chart.range, chart.gaps);
    paintBand(painter, layout, lane.band, theme);
    QColor fill = theme.seriesColor(lane.color);
    fill.setAlpha(theme.dark ? 60 : 44);
    painter.fillPath(stepPath(layout, chart.edges, lane.values, true), fill);
    QPen pen = seriesPen(theme, lane.color, 1.25);
    pen.setStyle(Qt::SolidLine); // a lane holds one series: no dash is needed to tell it
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(stepPath(layout, chart.edges, lane.values, false));
    for (const PlotMark& mark : lane.marks) {
        if (mark.dismissed || mark.range.to_ns <= chart.range.from_ns ||
            mark.range.from_ns >= chart.range.to_ns)
            continue;
        const double x0 = layout.x(mark.range.from_ns),
                     x1 = std::max(x0 + 4, layout.x(mark.range.to_ns));
        painter.fillRect(QRectF(x0, rect.top() + 3, x1 - x0, mark.selected ? 4 : 3),
                         markColor(theme, mark.kind));
    }
    painter.restore();
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(layout.plot.left(), rect.bottom() - 0.5),
                     QPointF(layout.plot.right(), rect.bottom() - 0.5));
    paintHead(painter, rect, lane, peak, theme);
}

} // namespace tidemark
