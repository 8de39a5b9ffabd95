// SPDX-License-Identifier: GPL-3.0-or-later
// The triage queue, strongest first: J and K walk, C confirms, D dismisses with a reason, F
// promotes to a finding. Window's thread.
#pragma once

#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

#include <map>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace tidemark {

class DetectionView;
class EmptyState;
struct StoredDetection;

class DetectionsPage : public Page {
    Q_OBJECT
public:
    explicit DetectionsPage(AppContext& context);

protected:
    void reload() override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeToolbar();
    void makeActions();
    void step(int by);
    void confirm();
    void dismiss();
    void reopen();
    void promote();
    void showCurrent();
    /// The Inspector explains the row, too.
    void selectCurrent();
    void showOnTimeline(const StoredDetection& detection);
    /// What can be done with the clicked cell and its detection.
    void showMenu(const QModelIndex& index, const QPoint& global);
    void showSelected();
    /// How many requests each detection is about, once for a run.
    void askRequests();
    [[nodiscard]] const StoredDetection* current() const;

    QWidget* m_tools;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
    ListTableModel m_model;
    DetectionView* m_view;
    QLabel *m_count, *m_parameters;
    QComboBox* m_show;
    std::map<std::int64_t, std::int64_t> m_requests; ///< by detection id
    std::int64_t m_counted_run = 0, m_counted_events = 0;
};

} // namespace tidemark
