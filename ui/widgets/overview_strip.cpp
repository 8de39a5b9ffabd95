// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/overview_strip.h"

#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kEdge = 5;
constexpr double kShortest_px = 3;

} // namespace

OverviewStrip::OverviewStrip(QWidget* parent) : QWidget(parent) {
    setFixedHeight(52);
    setMouseTracking(true);
    setAccessibleName(tr("Overview"));
}

void OverviewStrip::setChart(const TimeChart& chart) {
    m_chart = chart;
    m_cache = QPixmap();
    update();
}

void OverviewStrip::setMarks(const std::vector<PlotMark>& marks) {
    m_chart.marks = marks;
    m_cache = QPixmap();
    update();
}

void OverviewStrip::setBrush(const TimeRange& brush) {
    m_brush = brush;
    update();
}

QRectF OverviewStrip::plotRect() const {
    return QRectF(kGutter, 4, width() - kGutter - 12, height() - 8);
}

double OverviewStrip::xOf(std::int64_t ts_ns) const {
    const QRectF plot = plotRect();
    const auto clipped = std::clamp(ts_ns, m_chart.range.from_ns, m_chart.range.to_ns);
    return plot.left() + static_cast<double>(clipped - m_chart.range.from_ns) /
                             static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns) *
                             plot.width();
}

std::int64_t OverviewStrip::timeAt(double x) const {
    const QRectF plot = plotRect();
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return m_chart.range.from_ns +
           static_cast<std::int64_t>(
               share * static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns));
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    if (m_chart.range.isAll() || m_chart.range.empty() || m_chart.series.empty()) return;
    const QRectF plot = plotRect();
    if (m_cache.isNull()) {
        m_cache = QPixmap(size() * devicePixelRatioF());
        m_cache.setDevicePixelRatio(devicePixelRatioF());
        m_cache.fill(Qt::transparent);
        QPainter layer(&m_cache);
        layer.fillRect(plot, theme.raised);
        paintGaps(layer, plot, m_chart.range, m_chart.gaps);
        const PlotSeries& total = m_chart.series.front();
        double most = 1;
        for (const double value : total.values)
            most = std::max(most, std::isnan(value) ? 0 : value);
        QPainterPath path;
        path.moveTo(plot.left(), plot.bottom());
        for (std::size_t i = 0; i < total.values.size(); ++i) {
            const double value = std::isnan(total.values[i]) ? 0 : total.values[i];
            const double y = plot.bottom() - value / most * (plot.height() - 4);
            path.lineTo(xOf(m_chart.edges[i]), y);
            path.lineTo(xOf(m_chart.edges[i + 1]), y);
        }
        path.lineTo(plot.right(), plot.bottom());
        QColor fill = theme.muted;
        fill.setAlpha(120);
        layer.fillPath(path, fill);
        for (const PlotMark& mark : m_chart.marks) {
            if (mark.dismissed) continue;
            layer.fillRect(QRectF(xOf(mark.range.from_ns), plot.top(),
                                  std::max(2.0, xOf(mark.range.to_ns) - xOf(mark.range.from_ns)),
                                  3),
                           markColor(theme, mark.kind));
        }
        layer.setFont(uiFont(TypeSize::Caption, QFont::DemiBold));
        layer.setPen(theme.secondary);
        layer.drawText(QRectF(12, plot.top(), kGutter - 20, 14), Qt::AlignLeft | Qt::AlignVCenter,
                       tr("Whole case"));
    }
    painter.drawPixmap(0, 0, m_cache);
    if (m_brush.isAll()) return;
    const double left = xOf(m_brush.from_ns), right = std::max(left + 2, xOf(m_brush.to_ns));
    QColor veil = theme.surface;
    veil.setAlpha(150);
    painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), veil);
    painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), veil);
    QColor glass = theme.accent;
    glass.setAlpha(36);
    painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), glass);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left, plot.top() + 0.5, right - left, plot.height() - 1));
    painter.setBrush(theme.accent);
    for (const double x : {left, right})
        painter.drawRoundedRect(QRectF(x - 2.5, plot.center().y() - 9, 5, 18), 2, 2);
}

void OverviewStrip::resizeEvent(QResizeEvent*) {
    m_cache = QPixmap();
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const {
    if (m_brush.isAll()) return Grip::New;
    const double left = xOf(m_brush.from_ns), right = xOf(m_brush.to_ns);
    if (std::abs(x - left) <= kEdge) return Grip::Left;
    if (std::abs(x - right) <= kEdge) return Grip::Right;
    return x > left && x < right ? Grip::Middle : Grip::New;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_chart.range.isAll()) return;
    m_grip = gripAt(event->position().x());
    m_anchor_ns = timeAt(event->position().x());
    m_start = m_brush;
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    if (m_chart.range.isAll()) return;
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(x);
        setCursor(grip == Grip::Left || grip == Grip::Right ? Qt::SizeHorCursor
                  : grip == Grip::Middle                    ? Qt::OpenHandCursor
                                                            : Qt::CrossCursor);
        return;
    }
    const std::int64_t now = timeAt(x);
    TimeRange next = m_start;
    if (m_grip == Grip::New) next = {std::min(m_anchor_ns, now), std::max(m_anchor_ns, now)};
    if (m_grip == Grip::Left) next.from_ns = std::min(now, m_start.to_ns - 1);
    if (m_grip == Grip::Right) next.to_ns = std::max(now, m_start.from_ns + 1);
    if (m_grip == Grip::Middle) {
        const std::int64_t span = m_start.to_ns - m_start.from_ns;
        next.from_ns = std::clamp(m_start.from_ns + (now - m_anchor_ns), m_chart.range.from_ns,
                                  std::max(m_chart.range.from_ns, m_chart.range.to_ns - span));
        next.to_ns = next.from_ns + span;
    }
    if (std::abs(xOf(next.to_ns) - xOf(next.from_ns)) < kShortest_px) return;
    setBrush(next);
    emit brushed(next);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) {
    m_grip = Grip::None;
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent*) {
    m_grip = Grip::None;
    emit cleared();
}

} // namespace tidemark
