// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: overview strip with brush, main plot with baseline, detections and annotations, and
// the heatmap of accounts. A coarse answer (the old data stretched) shows at once, the exact one
// when it comes. Window's thread.
#pragma once

#include "core/query/timeline.h"
#include "core/query/usual_band.h"
#include "ui/models/heat_order.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"
#include "ui/render/heat_chart.h"
#include "ui/render/time_chart.h"

#include <QTimer>

class QComboBox;
class QStackedWidget;
class QTableView;

namespace tidemark {

class EmptyState;
class HeatmapView;
class OverviewStrip;
class SelectionBar;
class TimelinePlot;

class TimelinePage : public Page {
    Q_OBJECT
public:
    explicit TimelinePage(AppContext& context);

protected:
    void reload() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeActions();
    QWidget* makeToolbar();
    void connectPlot();
    void showRange();
    void showMarks();
    void fillTable();
    void askOverview();
    void askMain();
    void askHeat();
    void askBand();
    void applyBand();
    void walkDetections(int step);
    void selectDetection(std::int64_t id);
    void annotate(const TimeRange& range);
    void editNote(std::int64_t id);
    void showTimeMenu(const QPoint& global, std::int64_t ts_ns);
    [[nodiscard]] TimeRange visibleRange() const;
    [[nodiscard]] TimelineQuery query(const TimeRange& range, int buckets) const;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    OverviewStrip* m_overview;
    TimelinePlot* m_plot;
    HeatmapView* m_heat;
    QStackedWidget* m_main;
    QTableView* m_table;
    ListTableModel m_table_model;
    SelectionBar* m_selection_bar;
    QComboBox* m_heat_order;
    QAction* m_log = nullptr;
    QAction* m_as_table = nullptr;
    QTimer m_ask_timer; ///< gathers the range changes of one gesture
    TimeChart m_chart;
    UsualBand m_band; ///< per hour
    std::int64_t m_bucket_ns = kNsPerHour;
};

} // namespace tidemark
