// SPDX-License-Identifier: GPL-3.0-or-later
// Table of an EventWindowModel with a scroll bar over the true number of rows. Keys, wheel and bar
// move a position in the list; the model's window follows. Selection is kept as event ids. Window's
// thread.
#pragma once

#include "ui/models/event_window_model.h"

#include <QTableView>
#include <QWidget>

class QScrollBar;

namespace tidemark {

class EventTableView : public QWidget {
    Q_OBJECT
public:
    explicit EventTableView(QWidget* parent = nullptr);
    [[nodiscard]] EventWindowModel& model() { return m_model; }
    [[nodiscard]] QTableView* view();
    /// After the model got another list.
    void listChanged();
    /// Puts `row` of the list at the top of the view.
    void scrollTo(std::int64_t row);
    void chooseRow(std::int64_t row);
    [[nodiscard]] std::int64_t topRow() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] std::vector<std::int64_t> selectedEvents() const;

signals:
    void eventChosen(std::int64_t event_id);
    void valueMenuWanted(tidemark::Field field, int row, const QPoint& global);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setBar();
    void moveCurrent(std::int64_t step);
    [[nodiscard]] int barStep() const;

    EventWindowModel m_model;
    QTableView* m_view;
    QScrollBar* m_bar;
    std::int64_t m_top = 0;
    std::int64_t m_current = -1; ///< row in the list
    bool m_moving = false;
};

} // namespace tidemark
