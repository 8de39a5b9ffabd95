// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of accounts that act as one, and why: a link chart and the evidence for each link.
// Window's thread.
#pragma once

#include "core/store/detection_store.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/page.h"

class QComboBox;
class QLabel;
class QListWidget;
class QStackedWidget;
class QTableView;

namespace tidemark {

class EmptyState;
class LinkChart;

class ClustersPage : public Page {
    Q_OBJECT
public:
    explicit ClustersPage(AppContext& context);

protected:
    void reload() override;

private:
    void ask(std::int64_t id);
    void take(const StoredDetection& detection);
    /// `key` is an account, a shared value or empty; `words` is what else may be copied.
    void showMenu(const QString& key, const QString& words, const QPoint& global);
    void showLinks(const QString& node);

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QComboBox* m_choice;
    QLabel* m_explanation;
    LinkChart* m_chart;
    QTableView* m_links;
    ListTableModel m_model;
    StoredDetection m_detection;
};

} // namespace tidemark
