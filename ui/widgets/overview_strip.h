// SPDX-License-Identifier: GPL-3.0-or-later
// The whole case as a thin chart with a brush: drag to choose a range, drag its edges or its middle
// to change it, double-click for everything. Window's thread.
#pragma once

#include "ui/render/time_chart.h"

#include <QPixmap>
#include <QWidget>

namespace tidemark {

class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget* parent = nullptr);
    /// `chart.range` is the whole case.
    void setChart(const TimeChart& chart);
    void setMarks(const std::vector<PlotMark>& marks);
    void setBrush(const TimeRange& brush);

signals:
    void brushed(const tidemark::TimeRange& range);
    void cleared();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    enum class Grip { None, New, Left, Right, Middle };
    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] double xOf(std::int64_t ts_ns) const;
    [[nodiscard]] std::int64_t timeAt(double x) const;
    [[nodiscard]] Grip gripAt(double x) const;

    TimeChart m_chart;
    TimeRange m_brush;
    QPixmap m_cache;
    Grip m_grip = Grip::None;
    std::int64_t m_anchor_ns = 0;
    TimeRange m_start;
};

} // namespace tidemark
