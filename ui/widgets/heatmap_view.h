// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts x time below the main plot: click a name to draw the account, click a cell to filter to
// it, the wheel scrolls the accounts. Window's thread.
#pragma once

#include "ui/render/heat_chart.h"

#include <QAbstractScrollArea>
#include <optional>

namespace tidemark {

class HeatmapView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HeatmapView(QWidget* parent = nullptr);
    /// `names` of the chart are as shown; `keys` are the accounts as stored, in the same order.
    void setChart(const HeatChart& chart, const QStringList& keys);
    [[nodiscard]] const HeatChart& chart() const { return m_chart; }
    /// Only the visible range changed: what is there is redrawn for it until new cells come.
    void setRange(const TimeRange& range);
    void setMarked(const QStringList& shown_names);
    void setCursorTime(std::optional<std::int64_t> ts_ns);
    void refreshColors();

signals:
    void accountToggled(const QString& account);
    void accountChosen(const QString& account);
    void cellChosen(const QString& account, const tidemark::TimeRange& bucket);
    void accountMenuWanted(const QString& account, const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setBars();
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] std::int64_t timeAt(double x) const;
    HeatChart m_chart;
    QStringList m_keys;
    QImage m_image;
    std::optional<std::int64_t> m_cursor_ns;
    QPointF m_pointer;
    bool m_inside = false;
    int m_current = -1;
};

} // namespace tidemark
