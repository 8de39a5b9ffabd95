// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes between the main plot and the heatmap: scrolls when there are more than fit, shows the
// cursor that all charts share, names observed, expected and ratio under the pointer. Window's
// thread.
#pragma once

#include "ui/render/lane_chart.h"

#include <QAbstractScrollArea>
#include <optional>

namespace tidemark {

class LanesView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LanesView(QWidget* parent = nullptr);
    void setChart(const LaneChart& chart);
    void setRange(const TimeRange& range);
    void setCursorTime(std::optional<std::int64_t> ts_ns);
    [[nodiscard]] const LaneChart& chart() const { return m_chart; }
    /// Up to three lanes; more scroll.
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The lane's name was clicked, or its remove key pressed; `lane` counts from 0.
    void laneChosen(int lane);
    void laneRemoved(int lane);
    void laneMenuWanted(int lane, const QPoint& global);
    void cursorMoved(std::optional<std::int64_t> ts_ns);
    /// Wheel with Ctrl, as in the main plot.
    void zoomWanted(double factor, std::int64_t about_ns);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setBars();
    [[nodiscard]] int laneAt(double y) const;
    [[nodiscard]] std::int64_t timeAt(double x) const;
    [[nodiscard]] double xOf(std::int64_t ts_ns) const;
    void paintTip(QPainter& painter) const;

    LaneChart m_chart;
    std::optional<std::int64_t> m_cursor_ns;
    QPointF m_pointer;
    bool m_inside = false;
    int m_current = 0;
};

} // namespace tidemark
