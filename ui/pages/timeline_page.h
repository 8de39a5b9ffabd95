// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: overview strip with brush, main plot with baseline, detections and annotations, and
// the heatmap of accounts. A coarse answer (the old data stretched) shows at once, the exact one
// when it comes. Window's thread.
#pragma once

#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"
#include "ui/pages/timeline_questions.h"

#include <QTimer>

class QComboBox;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace tidemark {

class EmptyState;
class HeatmapView;
class LanesView;
struct PlotLane;
class OverviewStrip;
class SelectionBar;
class TimelinePlot;
struct PictureSource;

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
    void showOverview(const std::vector<std::int64_t>& edges,
                      const std::vector<PlotSeries>& series);
    void askMain();
    /// About one bucket for two pixels.
    [[nodiscard]] int plotBuckets() const;
    void askHeat();
    void askBands();
    void applyBands();
    void showLanes();
    void markLane(PlotLane& lane, const std::string& account) const;
    void removeLane(int lane);
    void connectLanes();
    /// Accounts and values beside the total, in the order of their colours.
    [[nodiscard]] std::vector<DrawnSeries> drawn() const;
    void walkDetections(int step);
    void selectDetection(std::int64_t id);
    void annotate(const TimeRange& range);
    void editNote(std::int64_t id);
    void editDate(std::int64_t id);
    void citeRange(const TimeRange& range);
    /// What is selected, else what is visible.
    [[nodiscard]] TimeRange chosenRange() const;
    void showTimeMenu(const QPoint& global, std::int64_t ts_ns);
    void showHeatMenu(const QString& account, const QPoint& global);
    void addPictures(QMenu* menu, const PictureSource& picture);
    [[nodiscard]] TimeRange visibleRange() const;
    [[nodiscard]] TimelineQuery query(const TimeRange& range, int buckets) const;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    OverviewStrip* m_overview;
    TimelinePlot* m_plot;
    QSplitter* m_split;
    LanesView* m_lanes;
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
    std::vector<DrawnSeries> m_drawn;  ///< of the chart's series from the second on
    std::vector<DrawnSeries> m_banded; ///< of m_bands from the second on
    std::vector<UsualBand> m_bands;    ///< per hour; the total's first
    std::uint64_t m_question = 0;      ///< counts filters and metrics, to drop late bands
    std::int64_t m_bucket_ns = kNsPerHour;
};

} // namespace tidemark
