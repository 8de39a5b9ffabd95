// SPDX-License-Identifier: GPL-3.0-or-later
// Every account under the filter, sortable, with a sparkline painted for the rows in view. Window's
// thread.
#pragma once

#include "ui/models/account_model.h"
#include "ui/pages/page.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QTableView;

namespace tidemark {

class EmptyState;

class AccountsPage : public Page {
    Q_OBJECT
public:
    explicit AccountsPage(AppContext& context);

protected:
    void reload() override;

private:
    QWidget* makeToolbar();
    void askLinks();
    void askSparklines();
    void countDetections();
    void followSelection();
    void find(const QString& name);
    void select(int row);
    /// What can be done with the cell: its account, its time, its addresses, keys or detections.
    void showMenu(const QModelIndex& index, const QPoint& global);
    void addLinkedActions(QMenu* menu, const QString& account, Field field, const QPoint& global);
    void addDetectionsOf(QMenu* menu, const std::string& account);

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
    QLabel* m_count;
    QLineEdit* m_find;
    AccountModel m_model;
    QTimer m_sparkline_timer;
};

} // namespace tidemark
