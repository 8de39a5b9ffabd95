// SPDX-License-Identifier: GPL-3.0-or-later
// The custody log: every entry, the state of the chain and the entry as it is stored. Window's
// thread.
#pragma once

#include "core/store/custody_log.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

class QLabel;
class QTableView;

namespace tidemark {

class RawView;

class CustodyPage : public Page {
    Q_OBJECT
public:
    explicit CustodyPage(AppContext& context);

protected:
    void reload() override;

private:
    void take(const std::vector<CustodyEntry>& entries, const std::vector<CustodyFault>& faults);
    QLabel* m_state_icon;
    QLabel* m_state;
    QLabel* m_head;
    QTableView* m_table;
    ListTableModel m_model;
    RawView* m_line;
    std::vector<CustodyEntry> m_entries;
};

} // namespace tidemark
