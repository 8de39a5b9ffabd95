// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heatmap_view.h"

#include "ui/models/display.h"
#include "ui/render/theme.h"
#include "ui/render/time_chart.h"
#include "ui/widgets/tip_box.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <cmath>

namespace tidemark {

HeatmapView::HeatmapView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Accounts over time"));
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(1);
    setMinimumHeight(90);
}

void HeatmapView::setChart(const HeatChart& chart, const QStringList& keys) {
    const QStringList marked = m_chart.marked;
    m_chart = chart;
    m_chart.marked = marked;
    m_keys = keys;
    m_image = heatImage(m_chart);
    setBars();
    viewport()->update();
}

void HeatmapView::setRange(const TimeRange& range) {
    m_chart.range = range;
    viewport()->update();
}

void HeatmapView::setMarked(const QStringList& shown_names) {
    m_chart.marked = shown_names;
    viewport()->update();
}

void HeatmapView::setCursorTime(std::optional<std::int64_t> ts_ns) {
    if (m_cursor_ns == ts_ns) return;
    m_cursor_ns = ts_ns;
    viewport()->update();
}

void HeatmapView::refreshColors() {
    m_image = heatImage(m_chart);
    viewport()->update();
}

void HeatmapView::setBars() {
    const int visible = std::max(1, static_cast<int>(viewport()->height() / kHeatRow));
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_chart.names.size()) - visible));
}

int HeatmapView::firstRow() const {
    return verticalScrollBar()->value();
}

std::int64_t HeatmapView::timeAt(double x) const {
    // The scroll bar stands in the margin that the plot above leaves free, so that times line up.
    const double time_width = this->width() - kGutter - 12;
    return m_chart.range.from_ns +
           static_cast<std::int64_t>(
               (x - kGutter) / time_width *
               static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns));
}

void HeatmapView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme& theme = currentTheme();
    const QRectF area(0, 0, this->width(), viewport()->height());
    paintHeatChart(painter, area, m_chart, m_image, firstRow());
    if (m_chart.range.isAll() || m_chart.names.isEmpty()) return;
    const double width = area.width() - kGutter - 12;
    if (m_current >= 0 && hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.drawRect(QRectF(4.5, (m_current - firstRow()) * kHeatRow + 0.5, area.width() - 10,
                                kHeatRow - 2));
    }
    if (m_cursor_ns && m_chart.range.contains(*m_cursor_ns)) {
        const double x =
            kGutter + static_cast<double>(*m_cursor_ns - m_chart.range.from_ns) /
                          static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns) * width;
        painter.setPen(QPen(theme.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(std::round(x) + 0.5, 0),
                         QPointF(std::round(x) + 0.5, area.height()));
    }
    const int row = heatRowAt(m_chart, area, firstRow(), m_pointer.y());
    if (!m_inside || row < 0 || m_pointer.x() < kGutter) return;
    const int bucket = bucketAt(m_chart.edges, timeAt(m_pointer.x()));
    if (bucket < 0) return;
    const auto columns = static_cast<std::int64_t>(m_chart.edges.size()) - 1;
    const float value = m_chart.values[static_cast<std::size_t>(row * columns + bucket)];
    paintTipBox(
        painter, area, m_pointer,
        {m_chart.names[row],
         timeText(m_chart.edges[static_cast<std::size_t>(bucket)], m_chart.zone),
         QStringLiteral("%1\t%2").arg(named(metricInfo(m_chart.metric).label),
                                      metricText(m_chart.metric, static_cast<double>(value)))});
}

void HeatmapView::resizeEvent(QResizeEvent*) {
    setBars();
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    const int row =
        heatRowAt(m_chart, QRectF(viewport()->rect()), firstRow(), event->position().y());
    if (row < 0) return;
    m_current = row;
    if (event->button() == Qt::RightButton)
        emit accountMenuWanted(m_keys[row], event->globalPosition().toPoint());
    else if (event->position().x() < kGutter)
        emit accountToggled(m_keys[row]);
    else
        emit accountChosen(m_keys[row]);
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event) {
    const int row =
        heatRowAt(m_chart, QRectF(viewport()->rect()), firstRow(), event->position().y());
    const int bucket = bucketAt(m_chart.edges, timeAt(event->position().x()));
    if (row < 0 || bucket < 0 || event->position().x() < kGutter) return;
    emit cellChosen(m_keys[row], {m_chart.edges[static_cast<std::size_t>(bucket)],
                                  m_chart.edges[static_cast<std::size_t>(bucket) + 1]});
}

void HeatmapView::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_inside = true;
    viewport()->update();
}

void HeatmapView::leaveEvent(QEvent*) {
    m_inside = false;
    viewport()->update();
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const int rows = static_cast<int>(m_keys.size());
    if (rows == 0) return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down: m_current = std::min(m_current + 1, rows - 1); break;
    case Qt::Key_Up: m_current = std::max(m_current - 1, 0); break;
    case Qt::Key_Space:
        if (m_current >= 0) emit accountToggled(m_keys[m_current]);
        break;
    case Qt::Key_Return:
        if (m_current >= 0) emit accountChosen(m_keys[m_current]);
        break;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    if (m_current < firstRow()) verticalScrollBar()->setValue(m_current);
    const int visible = verticalScrollBar()->pageStep();
    if (m_current >= firstRow() + visible) verticalScrollBar()->setValue(m_current - visible + 1);
    viewport()->update();
}

} // namespace tidemark
