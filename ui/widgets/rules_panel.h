// SPDX-License-Identifier: GPL-3.0-or-later
// What completes the events of a case: joins of sources and files of addresses. The rules in force
// with what they filled; adding and removing are undoable steps, and the events as imported are
// never touched. Window's thread.
#pragma once

#include "core/store/overlay.h"
#include "ui/models/list_table_model.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace tidemark {

class AppContext;

class RulesPanel : public QWidget {
    Q_OBJECT
public:
    explicit RulesPanel(AppContext& context, QWidget* parent = nullptr);
    /// Reads the rules again.
    void reload();

signals:
    /// How many rules are in force.
    void counted(int rules);

private:
    void show(const std::vector<OverlayRule>& rules);
    void enableButtons();
    void addAddresses();
    void removeCurrent();
    AppContext& m_context;
    QStackedWidget* m_stack;
    QTableView* m_table;
    ListTableModel m_model;
    QPushButton *m_add_join, *m_add_addresses, *m_remove;
    std::vector<OverlayRule> m_rules;
};

} // namespace tidemark
