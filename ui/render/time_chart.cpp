// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/time_chart.h"

#include "ui/render/axis.h"
#include "ui/render/step_path.h"
#include "ui/render/tabular.h"

#include <QCoreApplication>
#include <QObject>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kRuler = 22, kLane = 14, kNotes = 18, kDates = 16, kPadTop = 8;
constexpr double kNoteWords = 170; ///< room for the words of a short note
constexpr double kMinMark = 5;     ///< marks stay visible however short they are

double niceTop(const TimeChart& chart, double height) {
    double most = 0;
    const auto take = [&](const std::vector<std::int64_t>& edges,
                          const std::vector<double>& values) {
        for (std::size_t i = 0; i < values.size() && i + 1 < edges.size(); ++i)
            if (edges[i + 1] > chart.range.from_ns && edges[i] < chart.range.to_ns &&
                values[i] > most)
                most = values[i];
    };
    for (const PlotSeries& series : chart.series) take(chart.edges, series.values);
    take(chart.band.edges, chart.band.high);
    const auto ticks = chart.log_scale ? plotDecadeTicks(most)
                                       : plotValueTicks(most * 1.04, static_cast<int>(height / 44));
    return ticks.back().value;
}

void paintGrid(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
               const Theme& theme) {
    painter.setPen(QPen(theme.grid, 1));
    for (const PlotTimeTick& tick :
         plotTimeTicks(chart.range, chart.zone, layout.plot.width(), 90)) {
        const double x = std::round(layout.x(tick.ts_ns)) + 0.5;
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
    }
    const auto ticks =
        chart.log_scale
            ? plotDecadeTicks(layout.top_value)
            : plotValueTicks(layout.top_value, static_cast<int>(layout.plot.height() / 44));
    for (const PlotValueTick& tick : ticks) {
        const double y = std::round(layout.y(tick.value)) + 0.5;
        painter.setPen(QPen(theme.grid, 1));
        painter.drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
    }
}

void paintValues(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                 const Theme& theme) {
    const auto ticks =
        chart.log_scale
            ? plotDecadeTicks(layout.top_value)
            : plotValueTicks(layout.top_value, static_cast<int>(layout.plot.height() / 44));
    painter.setFont(uiFont(TypeSize::Caption));
    painter.setPen(theme.muted);
    for (const PlotValueTick& tick : ticks) {
        const double y = layout.y(tick.value);
        if (tick.value == 0 || y < layout.plot.top() - 4) continue;
        drawTabular(painter, QRectF(layout.gutter.right() - 60, y - 8, 54, 16), Qt::AlignRight,
                    tick.label);
    }
}

/// Series names in the gutter, as track heads.
void paintLegend(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                 const Theme& theme) {
    const QRectF place = layout.gutter.adjusted(12, 0, -62, 0);
    double y = layout.plot.top();
    painter.setFont(uiFont(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(theme.text);
    // Above the first value of the axis there is room for a long name.
    painter.drawText(QRectF(place.left(), y, place.width(), 14),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                     QCoreApplication::translate("Core", metricInfo(chart.metric).label.data()));
    painter.setFont(uiFont(TypeSize::Caption));
    painter.setPen(theme.muted);
    if (!chart.bucket.isEmpty())
        painter.drawText(QRectF(place.left(), y + 14, place.width(), 14),
                         Qt::AlignLeft | Qt::AlignVCenter, QObject::tr("per %1").arg(chart.bucket));
    y += 36;
    const QFontMetricsF metrics(painter.font());
    const auto entry = [&](const QString& name, const QPen& pen, bool fill) {
        if (y + 14 > layout.ruler.top()) return;
        if (fill) painter.fillRect(QRectF(place.left(), y + 3, 12, 8), pen.color());
        painter.setPen(pen);
        if (!fill)
            painter.drawLine(QPointF(place.left(), y + 7), QPointF(place.left() + 12, y + 7));
        painter.setPen(theme.secondary);
        painter.drawText(QRectF(place.left() + 18, y, place.width() - 16, 14),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideMiddle, place.width() - 16));
        y += 16;
    };
    for (const PlotSeries& series : chart.series)
        entry(series.name, seriesPen(theme, series.color, 2), false);
    if (!chart.band.high.empty()) {
        QColor swatch = theme.band;
        swatch.setAlpha(110);
        entry(QObject::tr("Baseline"), QPen(swatch), true);
    }
}

void paintMarks(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                const Theme& theme) {
    if (layout.lanes == 0) return;
    static constexpr MarkKind kKinds[] = {MarkKind::Spike, MarkKind::Shift, MarkKind::Cluster,
                                          MarkKind::Finding};
    painter.setFont(uiFont(TypeSize::Caption));
    for (int lane = 0; lane < layout.lanes; ++lane) {
        const double top = layout.marks.top() + lane * kLane;
        painter.setPen(theme.muted);
        static const QString kNames[] = {QObject::tr("Spikes"), QObject::tr("Shifts"),
                                         QObject::tr("Clusters"), QObject::tr("Findings")};
        const QRectF name(layout.gutter.left() + 12, top, layout.gutter.width() - 34, kLane);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, kNames[lane]);
        paintMarkShape(painter, QRectF(layout.gutter.right() - 18, top + 2, 10, 10), kKinds[lane],
                       markColor(theme, kKinds[lane]), true);
        painter.fillRect(QRectF(layout.marks.left(), top + 1, layout.marks.width(), kLane - 2),
                         theme.raised);
    }
    painter.save();
    painter.setClipRect(layout.marks);
    for (const PlotMark& mark : chart.marks) {
        if (mark.range.to_ns <= chart.range.from_ns || mark.range.from_ns >= chart.range.to_ns)
            continue;
        const double top = layout.marks.top() + static_cast<int>(mark.kind) * kLane;
        const double x0 = layout.x(mark.range.from_ns),
                     x1 = std::max(x0 + kMinMark, layout.x(mark.range.to_ns));
        QColor color = markColor(theme, mark.kind);
        if (mark.dismissed) color = theme.muted;
        const QRectF bar(x0, top + 2, x1 - x0, kLane - 4);
        QColor fill = color;
        fill.setAlphaF(static_cast<float>(mark.dismissed ? 0.25 : 0.35 + 0.6 * mark.score));
        painter.setPen(mark.selected ? QPen(theme.text, 1.5) : QPen(color, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    }
    painter.restore();
}

void paintSelectedMarks(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                        const Theme& theme) {
    for (const PlotMark& mark : chart.marks) {
        if (!mark.selected) continue;
        const double x0 = layout.x(mark.range.from_ns),
                     x1 = std::max(x0 + 2, layout.x(mark.range.to_ns));
        QColor tint = markColor(theme, mark.kind);
        tint.setAlpha(36);
        painter.fillRect(QRectF(x0, layout.plot.top(), x1 - x0, layout.plot.height()), tint);
    }
}

void paintNotes(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                const Theme& theme) {
    if (layout.notes.isEmpty()) return;
    painter.setFont(uiFont(TypeSize::Caption));
    painter.setPen(theme.muted);
    painter.drawText(layout.notes.adjusted(-kGutter + 12, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, QObject::tr("Annotations"));
    painter.save();
    painter.setClipRect(QRectF(layout.plot.left(), layout.plot.top(), layout.plot.width(),
                               layout.notes.bottom() - layout.plot.top()));
    for (const PlotNote& note : chart.notes) {
        if (note.range.to_ns <= chart.range.from_ns || note.range.from_ns >= chart.range.to_ns)
            continue;
        const double x0 = layout.x(note.range.from_ns),
                     x1 = std::max(x0 + 3, layout.x(note.range.to_ns));
        QColor tint = theme.warning;
        tint.setAlpha(theme.dark ? 22 : 18);
        painter.fillRect(QRectF(x0, layout.plot.top(), x1 - x0, layout.plot.height()), tint);
        tint.setAlpha(90);
        painter.setPen(QPen(theme.warning, 1));
        painter.setBrush(tint);
        painter.drawRoundedRect(
            QRectF(x0 + 0.5, layout.notes.top() + 1.5, x1 - x0 - 1, layout.notes.height() - 3), 2,
            2);
        painter.setPen(theme.text);
        const double left = std::max(x0, layout.plot.left());
        const QRectF words(left + 6, layout.notes.top(), std::max(x1, left + kNoteWords) - left - 8,
                           layout.notes.height());
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(note.text, Qt::ElideRight,
                                                          static_cast<int>(words.width())));
    }
    painter.restore();
}

/// Reference dates: a flag with its words above the plot and a line down through it.
void paintDates(QPainter& painter, const TimeChartLayout& layout, const TimeChart& chart,
                const Theme& theme) {
    if (layout.dates.isEmpty()) return;
    painter.setFont(uiFont(TypeSize::Caption));
    painter.setPen(theme.muted);
    painter.drawText(layout.dates.adjusted(-kGutter + 12, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, QObject::tr("Dates"));
    double free_from = layout.dates.left();
    for (const PlotDate& date : chart.dates) {
        if (!layout.range.contains(date.ts_ns)) continue;
        const double x = std::round(layout.x(date.ts_ns)) + 0.5;
        painter.setPen(QPen(theme.info, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, layout.dates.top() + 2), QPointF(x, layout.ruler.top()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.info);
        const double middle = layout.dates.center().y();
        painter.drawPolygon(QPolygonF({{x, middle - 5}, {x + 7, middle}, {x, middle + 5}}));
        // Words that would run into the flag before are left to the tooltip.
        const double room = layout.dates.right() - x - 10;
        if (x < free_from || room < 30) continue;
        const QString words = painter.fontMetrics().elidedText(
            date.text, Qt::ElideRight, static_cast<int>(std::min(room, 180.0)));
        painter.setPen(theme.text);
        painter.drawText(QRectF(x + 10, layout.dates.top(), room, layout.dates.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, words);
        free_from = x + 16 + painter.fontMetrics().horizontalAdvance(words);
    }
}

} // namespace

double TimeChartLayout::x(std::int64_t ts_ns) const {
    const double span = static_cast<double>(range.to_ns - range.from_ns);
    return plot.left() + static_cast<double>(ts_ns - range.from_ns) / span * plot.width();
}

std::int64_t TimeChartLayout::time(double x_px) const {
    const double span = static_cast<double>(range.to_ns - range.from_ns);
    return range.from_ns + static_cast<std::int64_t>((x_px - plot.left()) / plot.width() * span);
}

double TimeChartLayout::y(double value) const {
    double share = value / top_value;
    // Decades from 1 up; everything below 1 lies on the base line.
    if (log_scale)
        share = value <= 1 ? 0 : std::log10(value) / std::max(1.0, std::log10(top_value));
    return plot.bottom() - share * plot.height();
}

TimeChartLayout layoutTimeChart(const TimeChart& chart, const QRectF& rect) {
    TimeChartLayout out;
    out.range = chart.range;
    out.log_scale = chart.log_scale;
    const bool findings = std::ranges::any_of(
        chart.marks, [](const PlotMark& mark) { return mark.kind == MarkKind::Finding; });
    out.lanes = chart.marks.empty() ? 0 : findings ? 4 : 3;
    const double notes = chart.notes.empty() ? 0 : kNotes;
    out.gutter = QRectF(rect.left(), rect.top(), kGutter, rect.height());
    const double left = rect.left() + kGutter, width = std::max(10.0, rect.width() - kGutter - 12);
    out.marks = QRectF(left, rect.top() + 4, width, out.lanes * kLane);
    out.ruler = QRectF(left, rect.bottom() - kRuler, width, kRuler);
    out.notes = QRectF(left, out.ruler.top() - notes, width, notes);
    out.dates = QRectF(left, out.marks.bottom() + 2, width, chart.dates.empty() ? 0 : kDates);
    const double top = std::max(out.marks.bottom() + kPadTop, out.dates.bottom() + 2);
    out.plot = QRectF(left, top, width, std::max(10.0, out.notes.top() - top));
    out.top_value = niceTop(chart, out.plot.height());
    return out;
}

QPen seriesPen(const Theme& theme, int index, double width) {
    QPen pen(theme.seriesColor(index), width);
    static const QVector<qreal> kDashes[] = {{},     {5, 2},  {2, 2},      {8, 2, 2, 2},
                                             {1, 2}, {10, 3}, {4, 2, 1, 2}};
    const QVector<qreal>& dash = kDashes[static_cast<std::size_t>(index) % std::size(kDashes)];
    if (!dash.isEmpty()) pen.setDashPattern(dash);
    pen.setJoinStyle(Qt::MiterJoin);
    return pen;
}

QColor markColor(const Theme& theme, MarkKind kind) {
    switch (kind) {
    case MarkKind::Spike: return theme.series[1];
    case MarkKind::Shift: return theme.series[4];
    case MarkKind::Cluster: return theme.series[3];
    case MarkKind::Finding: return theme.series[2];
    }
    return theme.accent;
}

void paintMarkShape(QPainter& painter, const QRectF& rect, MarkKind kind, const QColor& color,
                    bool filled) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(filled ? QBrush(color) : Qt::NoBrush);
    QPainterPath path;
    switch (kind) {
    case MarkKind::Spike:
        path.moveTo(rect.center().x(), rect.top());
        path.lineTo(rect.right(), rect.bottom());
        path.lineTo(rect.left(), rect.bottom());
        path.closeSubpath();
        break;
    case MarkKind::Shift:
        painter.setBrush(Qt::NoBrush);
        path.moveTo(rect.left(), rect.bottom() - 1);
        path.lineTo(rect.center().x(), rect.bottom() - 1);
        path.lineTo(rect.center().x(), rect.top() + 1);
        path.lineTo(rect.right(), rect.top() + 1);
        break;
    case MarkKind::Cluster:
        path.addEllipse(
            QRectF(rect.left(), rect.center().y() - 1, rect.width() / 2.4, rect.height() / 2.4));
        path.addEllipse(QRectF(rect.right() - rect.width() / 2.4, rect.center().y() - 1,
                               rect.width() / 2.4, rect.height() / 2.4));
        path.addEllipse(QRectF(rect.center().x() - rect.width() / 4.8, rect.top(),
                               rect.width() / 2.4, rect.height() / 2.4));
        break;
    case MarkKind::Finding: // a flag on its pole
        path.moveTo(rect.left() + 1, rect.bottom());
        path.lineTo(rect.left() + 1, rect.top());
        path.lineTo(rect.right(), rect.top());
        path.lineTo(rect.right() - 3, rect.top() + rect.height() * 0.3);
        path.lineTo(rect.right(), rect.top() + rect.height() * 0.6);
        path.lineTo(rect.left() + 1, rect.top() + rect.height() * 0.6);
        break;
    }
    painter.drawPath(path);
    painter.restore();
}

void paintRuler(QPainter& painter, const QRectF& rect, const TimeRange& range,
                const TimeZone& zone) {
    const Theme& theme = currentTheme();
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(rect.left(), rect.top() + 0.5),
                     QPointF(rect.right(), rect.top() + 0.5));
    const double scale = rect.width() / static_cast<double>(range.to_ns - range.from_ns);
    for (const PlotTimeTick& tick : plotTimeTicks(range, zone, rect.width(), 90)) {
        const double x = rect.left() + static_cast<double>(tick.ts_ns - range.from_ns) * scale;
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(std::round(x) + 0.5, rect.top()),
                         QPointF(std::round(x) + 0.5, rect.top() + 4));
        painter.setFont(uiFont(TypeSize::Caption, tick.major ? QFont::DemiBold : QFont::Normal));
        painter.setPen(tick.major ? theme.text : theme.secondary);
        const double width = tabularWidth(QFontMetricsF(painter.font()), tick.label);
        if (x - width / 2 < rect.left() - 8 || x + width / 2 > rect.right() + 8) continue;
        drawTabular(painter, QRectF(x - width / 2, rect.top() + 4, width, rect.height() - 4),
                    Qt::AlignLeft, tick.label);
    }
}

void paintGaps(QPainter& painter, const QRectF& rect, const TimeRange& range,
               const std::vector<TimeRange>& gaps) {
    const Theme& theme = currentTheme();
    const double scale = rect.width() / static_cast<double>(range.to_ns - range.from_ns);
    for (const TimeRange& gap : gaps) {
        if (gap.to_ns <= range.from_ns || gap.from_ns >= range.to_ns) continue;
        const double x0 =
            rect.left() +
            static_cast<double>(std::max(gap.from_ns, range.from_ns) - range.from_ns) * scale;
        const double x1 =
            rect.left() +
            static_cast<double>(std::min(gap.to_ns, range.to_ns) - range.from_ns) * scale;
        if (x1 - x0 < 1) continue;
        const QRectF hole(x0, rect.top(), x1 - x0, rect.height());
        painter.fillRect(hole, QBrush(theme.no_data, Qt::BDiagPattern));
        if (hole.width() < 60) continue;
        painter.setFont(uiFont(TypeSize::Caption));
        painter.setPen(theme.muted);
        painter.drawText(hole, Qt::AlignHCenter | Qt::AlignTop, QObject::tr("no data"));
    }
}

void paintTimeChart(QPainter& painter, const QRectF& rect, const TimeChart& chart) {
    if (chart.range.empty() || chart.range.isAll()) return;
    const Theme& theme = currentTheme();
    const TimeChartLayout layout = layoutTimeChart(chart, rect);
    painter.setLayoutDirection(Qt::LeftToRight); // time runs to the right in every language
    painter.fillRect(rect, theme.surface);
    paintGrid(painter, layout, chart, theme);
    painter.save();
    painter.setClipRect(layout.plot.adjusted(0, -1, 0, 1));
    paintGaps(painter, layout.plot, chart.range, chart.gaps);
    paintSelectedMarks(painter, layout, chart, theme);
    for (const PlotSeries& series : chart.series) {
        if (!series.total) continue;
        QColor fill = theme.seriesColor(series.color);
        fill.setAlpha(theme.dark ? 44 : 30);
        painter.fillPath(stepPath(layout, chart.edges, series.values, true), fill);
    }
    paintBand(painter, layout, chart.band, theme);
    for (const PlotSeries& series : chart.series) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(seriesPen(theme, series.color, series.total ? 1.25 : 1.5));
        painter.drawPath(stepPath(layout, chart.edges, series.values, false));
    }
    painter.restore();
    paintValues(painter, layout, chart, theme);
    paintLegend(painter, layout, chart, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter, layout, chart, theme);
    paintDates(painter, layout, chart, theme);
    paintNotes(painter, layout, chart, theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintRuler(painter, layout.ruler, chart.range, chart.zone);
}

const PlotMark* markAt(const TimeChart& chart, const TimeChartLayout& layout,
                       const QPointF& point) {
    if (!layout.marks.contains(point)) return nullptr;
    const int lane = static_cast<int>((point.y() - layout.marks.top()) / kLane);
    const PlotMark* best = nullptr;
    for (const PlotMark& mark : chart.marks) {
        if (static_cast<int>(mark.kind) != lane) continue;
        const double x0 = layout.x(mark.range.from_ns),
                     x1 = std::max(x0 + kMinMark, layout.x(mark.range.to_ns));
        const bool hit = point.x() >= x0 - 2 && point.x() <= x1 + 2;
        // The shortest of several is the hardest to hit otherwise.
        if (hit && (!best || mark.range.to_ns - mark.range.from_ns <
                                 best->range.to_ns - best->range.from_ns))
            best = &mark;
    }
    return best;
}

const PlotNote* noteAt(const TimeChart& chart, const TimeChartLayout& layout,
                       const QPointF& point) {
    if (!layout.notes.contains(point)) return nullptr;
    for (const PlotNote& note : chart.notes) {
        const double x0 = layout.x(note.range.from_ns),
                     x1 = std::max(x0 + kNoteWords, layout.x(note.range.to_ns));
        if (point.x() >= x0 - 2 && point.x() <= x1 + 2) return &note;
    }
    return nullptr;
}

const PlotDate* dateAt(const TimeChart& chart, const TimeChartLayout& layout,
                       const QPointF& point) {
    if (!layout.dates.contains(point)) return nullptr;
    const PlotDate* best = nullptr;
    for (const PlotDate& date : chart.dates) {
        const double x = layout.x(date.ts_ns);
        if (layout.range.contains(date.ts_ns) && point.x() >= x - 4 && point.x() <= x + 120)
            best = &date;
    }
    return best;
}

int bucketAt(const std::vector<std::int64_t>& edges, std::int64_t ts_ns) {
    const auto after = std::upper_bound(edges.begin(), edges.end(), ts_ns);
    if (after == edges.begin() || after == edges.end()) return -1;
    return static_cast<int>(after - edges.begin()) - 1;
}

} // namespace tidemark
