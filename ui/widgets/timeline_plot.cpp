// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeline_plot.h"

#include "ui/models/display.h"
#include "ui/widgets/case_marks.h"
#include "ui/widgets/tip_box.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kWheelStep = 1.25, kFastWheelStep = 4, kKeyZoom = 1.6, kKeyPan = 0.15;
/// Height of drag that halves the range: a month to a second within 300 px.
constexpr double kZoomDrag_px = 14;
constexpr std::int64_t kShortest_ns = 100 * kNsPerMs;
constexpr double kClick_px = 4;

} // namespace

TimelinePlot::TimelinePlot(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(160);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Volume over time"));
    setAccessibleDescription(
        tr("Wheel zooms, with Ctrl faster; drag pans, Shift+drag selects a range, Alt+drag up and "
           "down zooms; arrows, plus, minus and Home do the same. Alt+T shows the values as a "
           "table."));
}

void TimelinePlot::setChart(const TimeChart& chart) {
    m_chart = chart;
    m_cache = QPixmap();
    update();
}

void TimelinePlot::setCursorTime(std::optional<std::int64_t> ts_ns) {
    if (m_cursor_ns == ts_ns) return;
    m_cursor_ns = ts_ns;
    update();
}

void TimelinePlot::clearSelection() {
    if (!m_selection) return;
    m_selection.reset();
    update();
    emit selectionCleared();
}

TimeRange TimelinePlot::clamped(TimeRange range) const {
    const std::int64_t whole = m_whole.to_ns - m_whole.from_ns;
    const std::int64_t span =
        std::clamp(range.to_ns - range.from_ns, std::min(kShortest_ns, whole), whole);
    const std::int64_t from = std::clamp(range.from_ns, m_whole.from_ns, m_whole.to_ns - span);
    return {from, from + span};
}

bool TimelinePlot::wholeInView() const {
    return m_chart.range.from_ns <= m_whole.from_ns && m_chart.range.to_ns >= m_whole.to_ns;
}

void TimelinePlot::zoom(double factor, std::int64_t about_ns) {
    if (m_chart.range.isAll()) return;
    const double left = static_cast<double>(about_ns - m_chart.range.from_ns) / factor;
    const double right = static_cast<double>(m_chart.range.to_ns - about_ns) / factor;
    emit rangeWanted(clamped(
        {about_ns - static_cast<std::int64_t>(left), about_ns + static_cast<std::int64_t>(right)}));
}

void TimelinePlot::pan(double share) {
    if (m_chart.range.isAll()) return;
    const auto step = static_cast<std::int64_t>(
        share * static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns));
    emit rangeWanted(clamped({m_chart.range.from_ns + step, m_chart.range.to_ns + step}));
}

void TimelinePlot::showWhole() {
    emit rangeWanted(m_whole);
}

void TimelinePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_cache.isNull()) {
        m_cache = QPixmap(size() * devicePixelRatioF());
        m_cache.setDevicePixelRatio(devicePixelRatioF());
        m_cache.fill(currentTheme().surface);
        QPainter layer(&m_cache);
        paintTimeChart(layer, QRectF(rect()), m_chart);
    }
    painter.drawPixmap(0, 0, m_cache);
    if (!m_chart.range.isAll() && !m_chart.range.empty()) paintOverlay(painter);
}

void TimelinePlot::paintOverlay(QPainter& painter) {
    const Theme& theme = currentTheme();
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (m_selection) {
        const double x0 = std::max(layout.plot.left(), layout.x(m_selection->from_ns));
        const double x1 = std::min(layout.plot.right(), layout.x(m_selection->to_ns));
        if (x1 > x0) {
            QColor glass = theme.accent;
            glass.setAlpha(48);
            const QRectF area(x0, layout.plot.top(), x1 - x0,
                              layout.ruler.top() - layout.plot.top());
            painter.fillRect(area, glass);
            painter.setPen(QPen(theme.accent, 1));
            painter.drawLine(area.topLeft(), area.bottomLeft());
            painter.drawLine(area.topRight(), area.bottomRight());
        }
    }
    if (m_cursor_ns && layout.range.contains(*m_cursor_ns)) {
        const double x = std::round(layout.x(*m_cursor_ns)) + 0.5;
        painter.setPen(QPen(theme.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.ruler.top()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(layout.plot.adjusted(-1, -1, 0, 0));
    }
    if (!m_inside || m_drag == Drag::Pan || m_drag == Drag::Zoom) return;
    paintHint(painter, layout);
    paintTip(painter, layout);
}

QStringList TimelinePlot::tipLines(int bucket) const {
    QStringList lines;
    const auto i = static_cast<std::size_t>(bucket);
    const std::int64_t width_ns = m_chart.edges[i + 1] - m_chart.edges[i];
    lines << timeText(m_chart.edges[i], m_chart.zone, std::min(width_ns, kNsPerMinute)) +
                 QStringLiteral(" – ") +
                 timeText(m_chart.edges[i + 1], m_chart.zone, std::min(width_ns, kNsPerMinute))
                     .mid(width_ns < kNsPerDay ? 11 : 0);
    for (const PlotSeries& series : m_chart.series)
        if (i < series.values.size())
            lines << QStringLiteral("%1\t%2").arg(series.name,
                                                  metricText(m_chart.metric, series.values[i]));
    const int b = bucketAt(m_chart.band.edges, (m_chart.edges[i] + m_chart.edges[i + 1]) / 2);
    if (b < 0 || m_chart.band_series >= m_chart.series.size()) return lines;
    const PlotSeries& judged = m_chart.series[m_chart.band_series];
    if (i >= judged.values.size()) return lines;
    const double expected = m_chart.band.middle[static_cast<std::size_t>(b)];
    const double observed = judged.values[i];
    const bool several = m_chart.series.size() > 1;
    const QString name = several ? tr("Expected, %1").arg(judged.name) : tr("Expected");
    lines << QStringLiteral("%1\t%2").arg(name, metricText(m_chart.metric, expected));
    if (expected > 0 && !std::isnan(observed))
        lines << QStringLiteral("%1\t%2×").arg(tr("Ratio"), decimals(observed / expected, 1));
    return lines;
}

void TimelinePlot::paintTip(QPainter& painter, const TimeChartLayout& layout) {
    QStringList lines;
    std::vector<QColor> inks;
    if (const PlotMark* mark = markAt(m_chart, layout, m_pointer)) {
        lines = markTip(*mark, m_chart.zone);
    } else if (const PlotDate* date = dateAt(m_chart, layout, m_pointer)) {
        lines << date->text << timeText(date->ts_ns, m_chart.zone, kNsPerMinute);
    } else if (const PlotNote* note = noteAt(m_chart, layout, m_pointer)) {
        lines << note->text << rangeText(note->range, m_chart.zone);
    } else if (layout.plot.contains(m_pointer)) {
        const int bucket = bucketAt(m_chart.edges, layout.time(m_pointer.x()));
        if (bucket < 0) return;
        lines = tipLines(bucket);
        inks.emplace_back();
        for (const PlotSeries& series : m_chart.series)
            inks.push_back(currentTheme().seriesColor(series.color));
    }
    paintTipBox(painter, QRectF(rect()), m_pointer, lines, inks);
}

void TimelinePlot::paintHint(QPainter& painter, const TimeChartLayout& layout) const {
    if (!layout.plot.contains(m_pointer) || m_selection || m_drag != Drag::None) return;
    const Theme& theme = currentTheme();
    painter.setFont(uiFont(TypeSize::Caption));
    const QString words = wholeInView() ? tr("Drag selects a range, wheel zooms")
                                        : tr("Drag pans, Shift+drag selects, Alt+drag zooms");
    const double width = painter.fontMetrics().horizontalAdvance(words) + 12;
    const QRectF place(layout.plot.right() - width - 4, layout.plot.bottom() - 20, width, 16);
    QColor paper = theme.surface;
    paper.setAlpha(200);
    painter.fillRect(place, paper);
    painter.setPen(theme.muted);
    painter.drawText(place, Qt::AlignCenter, words);
}

void TimelinePlot::resizeEvent(QResizeEvent*) {
    m_cache = QPixmap();
}

void TimelinePlot::wheelEvent(QWheelEvent* event) {
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (m_chart.range.isAll()) return;
    event->accept();
    if (event->angleDelta().x() != 0 &&
        std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()))
        return pan(-event->angleDelta().x() / 1200.0);
    const double steps = event->angleDelta().y() / 120.0;
    const double x = std::clamp(event->position().x(), layout.plot.left(), layout.plot.right());
    const bool fast = event->modifiers().testFlag(Qt::ControlModifier);
    zoom(std::pow(fast ? kFastWheelStep : kWheelStep, steps), layout.time(x));
}

void TimelinePlot::mousePressEvent(QMouseEvent* event) {
    const bool zooms =
        event->button() == Qt::MiddleButton ||
        (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::AltModifier));
    if ((event->button() != Qt::LeftButton && !zooms) || m_chart.range.isAll()) return;
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (event->position().x() < layout.plot.left()) return;
    m_press = event->position();
    m_press_range = m_chart.range;
    if (zooms) {
        m_drag = Drag::Zoom;
        m_press_ns = layout.time(m_press.x());
        return setCursor(Qt::SizeVerCursor);
    }
    const bool selects = event->modifiers().testFlag(Qt::ShiftModifier) ||
                         layout.ruler.contains(m_press) || wholeInView();
    m_drag = selects ? Drag::Select : Drag::Pan;
    if (m_drag == Drag::Pan) setCursor(Qt::ClosedHandCursor);
}

void TimelinePlot::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_inside = true;
    if (m_chart.range.isAll()) return;
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    const bool moved = std::abs(m_pointer.x() - m_press.x()) >= kClick_px;
    if (m_drag == Drag::Zoom) {
        dragZoom(layout);
    } else if (m_drag == Drag::Pan && moved) {
        const double shift = (m_press.x() - m_pointer.x()) / layout.plot.width() *
                             static_cast<double>(m_press_range.to_ns - m_press_range.from_ns);
        const auto shift_ns = static_cast<std::int64_t>(shift);
        emit rangeWanted(
            clamped({m_press_range.from_ns + shift_ns, m_press_range.to_ns + shift_ns}));
    } else if (m_drag == Drag::Select && moved) {
        const auto clip = [&](double x) {
            return layout.time(std::clamp(x, layout.plot.left(), layout.plot.right()));
        };
        const std::int64_t a = clip(m_press.x()), b = clip(m_pointer.x());
        m_selection = TimeRange{std::min(a, b), std::max(a, b)};
    }
    if (m_drag == Drag::None) {
        const bool hand = markAt(m_chart, layout, m_pointer) ||
                          dateAt(m_chart, layout, m_pointer) || noteAt(m_chart, layout, m_pointer);
        setCursor(hand                              ? Qt::PointingHandCursor
                  : layout.plot.contains(m_pointer) ? Qt::CrossCursor
                                                    : Qt::ArrowCursor);
        std::optional<std::int64_t> cursor;
        if (m_pointer.x() >= layout.plot.left() && m_pointer.x() <= layout.plot.right())
            cursor = layout.time(m_pointer.x());
        m_cursor_ns = cursor;
        emit cursorMoved(cursor);
    }
    update();
}

void TimelinePlot::dragZoom(const TimeChartLayout& layout) {
    const double factor = std::exp2((m_press.y() - m_pointer.y()) / kZoomDrag_px);
    const double span = static_cast<double>(m_press_range.to_ns - m_press_range.from_ns) / factor;
    // The instant that was pressed stays under the pointer, so sideways movement pans.
    const double share =
        std::clamp((m_pointer.x() - layout.plot.left()) / layout.plot.width(), 0.0, 1.0);
    const auto whole = static_cast<double>(m_whole.to_ns - m_whole.from_ns);
    const double bounded = std::clamp(span, static_cast<double>(kShortest_ns), whole);
    const std::int64_t from = m_press_ns - static_cast<std::int64_t>(share * bounded);
    emit rangeWanted(clamped({from, from + static_cast<std::int64_t>(bounded)}));
}

void TimelinePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (m_drag == Drag::Zoom) {
        m_drag = Drag::None;
        setCursor(Qt::CrossCursor);
        return update();
    }
    if (event->button() != Qt::LeftButton) return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    setCursor(Qt::CrossCursor);
    if (m_chart.range.isAll()) return;
    const bool moved = std::abs(event->position().x() - m_press.x()) >= kClick_px;
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (!moved) {
        if (const PlotMark* mark = markAt(m_chart, layout, event->position()))
            mark->kind == MarkKind::Finding ? emit findingClicked(mark->id)
                                            : emit markClicked(mark->id);
        else if (const PlotDate* date = dateAt(m_chart, layout, event->position()))
            emit dateClicked(date->id);
        else if (const PlotNote* note = noteAt(m_chart, layout, event->position()))
            emit noteClicked(note->id);
        else
            clearSelection();
    } else if (drag == Drag::Select && m_selection) {
        emit rangeSelected(*m_selection, event->position().toPoint());
    }
    update();
}

void TimelinePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_chart.range.isAll()) return;
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (layout.plot.contains(event->position())) zoom(4, layout.time(event->position().x()));
}

void TimelinePlot::keyPressEvent(QKeyEvent* event) {
    const std::int64_t middle =
        m_chart.range.from_ns + (m_chart.range.to_ns - m_chart.range.from_ns) / 2;
    switch (event->key()) {
    case Qt::Key_Left: return pan(-kKeyPan);
    case Qt::Key_Right: return pan(kKeyPan);
    case Qt::Key_Up:
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoom(kKeyZoom, m_cursor_ns.value_or(middle));
    case Qt::Key_Down:
    case Qt::Key_Minus: return zoom(1 / kKeyZoom, m_cursor_ns.value_or(middle));
    case Qt::Key_Home: return showWhole();
    case Qt::Key_Escape: return clearSelection();
    default: QWidget::keyPressEvent(event);
    }
}

void TimelinePlot::leaveEvent(QEvent*) {
    m_inside = false;
    m_cursor_ns.reset();
    emit cursorMoved(std::nullopt);
    update();
}

void TimelinePlot::contextMenuEvent(QContextMenuEvent* event) {
    const TimeChartLayout layout = layoutTimeChart(m_chart, QRectF(rect()));
    if (!m_chart.range.isAll() && layout.plot.contains(event->pos()))
        emit contextWanted(event->globalPos(), layout.time(event->pos().x()));
}

} // namespace tidemark
