// SPDX-License-Identifier: GPL-3.0-or-later
// The triage queue, strongest first: J and K walk, C confirms, D dismisses with a reason, F
// promotes to a finding. Window's thread.
#pragma once

#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

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

private:
    QWidget* makeToolbar();
    void makeActions();
    void step(int by);
    void confirm();
    void dismiss();
    void reopen();
    void promote();
    void showCurrent();
    void showOnTimeline(const StoredDetection& detection);
    /// What can be done with the clicked cell and its detection.
    void showMenu(const QModelIndex& index, const QPoint& global);
    void showSelected();
    [[nodiscard]] const StoredDetection* current() const;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
    ListTableModel m_model;
    DetectionView* m_view;
    QLabel *m_count, *m_parameters;
    QComboBox* m_show;
};

} // namespace tidemark
