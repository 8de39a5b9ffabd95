// SPDX-License-Identifier: GPL-3.0-or-later
// Every event that the filter leaves, in a table with a true scroll bar whatever their number; the
// chosen one is explained in the Inspector. Window's thread.
#pragma once

#include "core/query/event_list.h"
#include "ui/models/event_window_model.h"
#include "ui/pages/page.h"

#include <memory>

class QComboBox;
class QLabel;
class QMenu;
class QStackedWidget;

namespace tidemark {

class EmptyState;
class EventTableView;

/// Pages of a list, read by the session's query pool.
class CaseEventPages : public QObject, public EventPages {
    Q_OBJECT
public:
    CaseEventPages(CaseSession& session, EventWindowModel& model,
                   std::shared_ptr<const EventList> list);
    [[nodiscard]] std::int64_t rowCount() const override { return m_list->size(); }
    void request(std::int64_t page, std::uint64_t generation) override;
    [[nodiscard]] const EventList& list() const { return *m_list; }

private:
    CaseSession& m_session;
    EventWindowModel& m_model;
    std::shared_ptr<const EventList> m_list;
};

class EventsPage : public Page {
    Q_OBJECT
public:
    explicit EventsPage(AppContext& context);

protected:
    void reload() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeToolbar();
    void takeList(std::shared_ptr<const EventList> list);
    void fillColumnMenu();
    void chooseColumns(const std::vector<Field>& present);
    void setWidths();
    /// Columns as a person has left them; empty before that.
    [[nodiscard]] std::vector<Field> keptColumns(const std::vector<Field>& present) const;
    void readKeptColumns();
    void keepColumns();
    [[nodiscard]] std::vector<int> widths() const;
    /// Takes the order into which columns were dragged as the order of fields.
    void takeColumnOrder();
    void showMenu(Field field, int row, const QPoint& global);
    void cite();

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    EventTableView* m_table;
    QComboBox* m_order;
    QLabel* m_count;
    QMenu* m_columns;
    std::unique_ptr<CaseEventPages> m_pages;
    std::vector<Field> m_present;
    using KeptColumn = std::pair<Field, int>;
    std::vector<KeptColumn> m_kept_widths; ///< as a person has left them, in their order
    std::vector<int> m_pressed_widths;     ///< when a button went down on the header
    bool m_columns_chosen = false;
};

} // namespace tidemark
