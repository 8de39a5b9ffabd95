// SPDX-License-Identifier: GPL-3.0-or-later
// The sources: hashes, profile, ledger of records, events and rejects, damage, and the rejects with
// their bytes. Window's thread.
#pragma once

#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

class QLabel;
class QStackedWidget;
class QTableView;
class QTabWidget;

namespace tidemark {

class EmptyState;
class RawView;
class RulesPanel;

class EvidencePage : public Page {
    Q_OBJECT
public:
    explicit EvidencePage(AppContext& context);

protected:
    void reload() override;

private:
    QWidget* makeToolbar();
    QWidget* makeRejects();
    void showSources();
    void askRejects(std::int64_t source_id);
    void showReject(int row);

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QLabel* m_ledger;
    QTableView* m_sources;
    ListTableModel m_source_model;
    QTabWidget* m_tabs;
    RulesPanel* m_rules;
    QLabel* m_rejects_heading;
    QTableView* m_rejects;
    ListTableModel m_reject_model;
    RawView* m_raw;
};

} // namespace tidemark
