// SPDX-License-Identifier: GPL-3.0-or-later
// The main plot of the timeline: wheel zooms at the pointer (with Ctrl faster), drag pans,
// Shift+drag (or a drag on the ruler, or any drag while the whole case is in view) selects a range,
// Alt+drag or the middle button zooms by height: a month to a second in one go. Keys do the same.
// It draws what it is given and asks for other ranges by signal; it never reads the case. Window's
// thread.
#pragma once

#include "ui/render/time_chart.h"

#include <QPixmap>
#include <QWidget>
#include <optional>

namespace tidemark {

class TimelinePlot : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePlot(QWidget* parent = nullptr);

    void setChart(const TimeChart& chart);
    [[nodiscard]] const TimeChart& chart() const { return m_chart; }
    /// The bounds of zoom and pan.
    void setWhole(const TimeRange& whole) { m_whole = whole; }
    /// The cursor line that the heatmap shows too; nullopt hides it.
    void setCursorTime(std::optional<std::int64_t> ts_ns);
    void clearSelection();
    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }
    void zoom(double factor, std::int64_t about_ns);
    void pan(double share);
    void showWhole();

signals:
    /// The visible range should become this.
    void rangeWanted(const tidemark::TimeRange& range);
    /// A range was selected; `at` is where its end is, for a menu.
    void rangeSelected(const tidemark::TimeRange& range, const QPoint& at);
    void selectionCleared();
    /// A detection, or a finding.
    void markClicked(std::int64_t id);
    void findingClicked(std::int64_t id);
    void noteClicked(std::int64_t id);
    void dateClicked(std::int64_t id);
    void cursorMoved(std::optional<std::int64_t> ts_ns);
    void contextWanted(const QPoint& global, std::int64_t ts_ns);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag { None, Pan, Select, Zoom };
    void paintOverlay(QPainter& painter);
    void paintTip(QPainter& painter, const TimeChartLayout& layout);
    /// What a drag does here, while nothing is selected.
    void paintHint(QPainter& painter, const TimeChartLayout& layout) const;
    void dragZoom(const TimeChartLayout& layout);
    [[nodiscard]] QStringList tipLines(int bucket) const;
    [[nodiscard]] TimeRange clamped(TimeRange range) const;
    [[nodiscard]] bool wholeInView() const;

    TimeChart m_chart;
    TimeRange m_whole;
    QPixmap m_cache;
    std::optional<std::int64_t> m_cursor_ns;
    QPointF m_pointer;
    bool m_inside = false;
    Drag m_drag = Drag::None;
    QPointF m_press;
    TimeRange m_press_range;
    std::int64_t m_press_ns = 0; ///< instant under a zoom by dragging
    std::optional<TimeRange> m_selection;
};

} // namespace tidemark
