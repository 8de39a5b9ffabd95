// SPDX-License-Identifier: GPL-3.0-or-later
// Volume over time for the Summary page: drawn as on the timeline, with the detections and findings
// in lanes of their own above it. A click on a mark chooses it; there is no zoom, so the wheel
// scrolls the page. Window's thread.
#pragma once

#include "ui/render/time_chart.h"

#include <QWidget>

namespace tidemark {

class SummaryChart : public QWidget {
    Q_OBJECT
public:
    explicit SummaryChart(const QString& name, QWidget* parent = nullptr);
    void setChart(const TimeChart& chart);
    [[nodiscard]] const TimeChart& chart() const { return m_chart; }

signals:
    void markClicked(const tidemark::PlotMark& mark);
    /// A bucket was double-clicked.
    void rangeWanted(const tidemark::TimeRange& range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintTip(QPainter& painter, const TimeChartLayout& layout) const;
    TimeChart m_chart;
    QPointF m_pointer;
    bool m_inside = false;
};

} // namespace tidemark
