// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lanes_view.h"

#include "ui/models/display.h"
#include "ui/widgets/tip_box.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kLaneZoom = 1.25;
constexpr int kLanesAtOnce = 3;

QStringList laneTip(const LaneChart& chart, const PlotLane& lane, std::int64_t ts_ns) {
    const int bucket = bucketAt(chart.edges, ts_ns);
    if (bucket < 0 || static_cast<std::size_t>(bucket) >= lane.values.size()) return {};
    const auto i = static_cast<std::size_t>(bucket);
    const double observed = lane.values[i];
    QStringList out{
        lane.name, timeText(chart.edges[i], chart.zone),
        QStringLiteral("%1\t%2").arg(QObject::tr("Observed"), metricText(chart.metric, observed))};
    const int b = bucketAt(lane.band.edges, (chart.edges[i] + chart.edges[i + 1]) / 2);
    if (b < 0 || std::isnan(observed)) return out;
    const double expected = lane.band.middle[static_cast<std::size_t>(b)];
    out << QStringLiteral("%1\t%2").arg(QObject::tr("Expected"),
                                        metricText(chart.metric, expected));
    if (expected > 0)
        out << QStringLiteral("%1\t%2×").arg(QObject::tr("Ratio"),
                                             decimals(observed / expected, 1));
    return out;
}

} // namespace

LanesView::LanesView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Lanes"));
    setAccessibleDescription(
        tr("One strip for each drawn account or value, on its own scale. Up and Down choose a "
           "lane, Delete takes it away. Alt+T shows the values as a table."));
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(static_cast<int>(kLaneRow / 2));
}

void LanesView::setChart(const LaneChart& chart) {
    m_chart = chart;
    const int lanes = static_cast<int>(m_chart.lanes.size());
    m_current = std::clamp(m_current, 0, std::max(0, lanes - 1));
    setMinimumHeight(static_cast<int>(kLaneRow) * std::min(lanes, 1));
    setMaximumHeight(static_cast<int>(kLaneRow) * std::max(1, lanes) + 1);
    setBars();
    updateGeometry();
    viewport()->update();
}

QSize LanesView::sizeHint() const {
    const int lanes = std::clamp(static_cast<int>(m_chart.lanes.size()), 1, kLanesAtOnce);
    return {400, static_cast<int>(kLaneRow) * lanes + 1};
}

void LanesView::setRange(const TimeRange& range) {
    m_chart.range = range;
    viewport()->update();
}

void LanesView::setCursorTime(std::optional<std::int64_t> ts_ns) {
    if (m_cursor_ns == ts_ns) return;
    m_cursor_ns = ts_ns;
    viewport()->update();
}

void LanesView::setBars() {
    const int whole = static_cast<int>(kLaneRow) * static_cast<int>(m_chart.lanes.size());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
}

int LanesView::laneAt(double y) const {
    const int lane = static_cast<int>((y + verticalScrollBar()->value()) / kLaneRow);
    return lane >= 0 && lane < static_cast<int>(m_chart.lanes.size()) ? lane : -1;
}

std::int64_t LanesView::timeAt(double x) const {
    const double share = (x - kGutter) / (width() - kGutter - 12);
    return m_chart.range.from_ns +
           static_cast<std::int64_t>(
               share * static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns));
}

double LanesView::xOf(std::int64_t ts_ns) const {
    return kGutter + static_cast<double>(ts_ns - m_chart.range.from_ns) /
                         static_cast<double>(m_chart.range.to_ns - m_chart.range.from_ns) *
                         (width() - kGutter - 12);
}

void LanesView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme& theme = currentTheme();
    painter.fillRect(viewport()->rect(), theme.surface);
    if (m_chart.range.isAll() || m_chart.range.empty()) return;
    const double top = -verticalScrollBar()->value();
    for (std::size_t i = 0; i < m_chart.lanes.size(); ++i) {
        const QRectF place(0, top + static_cast<double>(i) * kLaneRow, width(), kLaneRow);
        if (place.bottom() < 0 || place.top() > viewport()->height()) continue;
        paintLane(painter, place, m_chart, m_chart.lanes[i]);
        if (hasFocus() && static_cast<int>(i) == m_current) {
            painter.setPen(QPen(theme.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(4.5, 1.5, -8.5, -2.5));
        }
    }
    if (m_cursor_ns && m_chart.range.contains(*m_cursor_ns)) {
        const double x = std::round(xOf(*m_cursor_ns)) + 0.5;
        painter.setPen(QPen(theme.muted, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, 0), QPointF(x, viewport()->height()));
    }
    if (m_inside) paintTip(painter);
}

void LanesView::paintTip(QPainter& painter) const {
    const int lane = laneAt(m_pointer.y());
    if (lane < 0 || m_pointer.x() < kGutter) return;
    const PlotLane& one = m_chart.lanes[static_cast<std::size_t>(lane)];
    paintTipBox(painter, QRectF(viewport()->rect()), m_pointer,
                laneTip(m_chart, one, timeAt(m_pointer.x())),
                {{}, {}, currentTheme().seriesColor(one.color)});
}

void LanesView::resizeEvent(QResizeEvent*) {
    setBars();
}

void LanesView::mousePressEvent(QMouseEvent* event) {
    const int lane = laneAt(event->position().y());
    if (lane < 0) return;
    m_current = lane;
    viewport()->update();
    if (event->button() == Qt::RightButton)
        emit laneMenuWanted(lane, event->globalPosition().toPoint());
    else
        emit laneChosen(lane);
}

void LanesView::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    m_inside = true;
    std::optional<std::int64_t> cursor;
    if (m_pointer.x() >= kGutter && m_pointer.x() <= width() - 12) cursor = timeAt(m_pointer.x());
    m_cursor_ns = cursor;
    emit cursorMoved(cursor);
    viewport()->update();
}

void LanesView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier) || m_chart.range.isAll())
        return QAbstractScrollArea::wheelEvent(event);
    event->accept();
    emit zoomWanted(std::pow(kLaneZoom, event->angleDelta().y() / 120.0),
                    timeAt(event->position().x()));
}

void LanesView::leaveEvent(QEvent*) {
    m_inside = false;
    m_cursor_ns.reset();
    emit cursorMoved(std::nullopt);
    viewport()->update();
}

void LanesView::keyPressEvent(QKeyEvent* event) {
    const int lanes = static_cast<int>(m_chart.lanes.size());
    if (lanes == 0) return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down: m_current = std::min(m_current + 1, lanes - 1); break;
    case Qt::Key_Up: m_current = std::max(m_current - 1, 0); break;
    case Qt::Key_Return: emit laneChosen(m_current); break;
    case Qt::Key_Delete: emit laneRemoved(m_current); return;
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
    const int top = static_cast<int>(kLaneRow) * m_current;
    if (top < verticalScrollBar()->value()) verticalScrollBar()->setValue(top);
    if (top + static_cast<int>(kLaneRow) > verticalScrollBar()->value() + viewport()->height())
        verticalScrollBar()->setValue(top + static_cast<int>(kLaneRow) - viewport()->height());
    viewport()->update();
}

} // namespace tidemark
