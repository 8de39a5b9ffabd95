// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a table's cell, asked for by mouse or by the Menu key: the key means the current
// cell, wherever the pointer is. Owned by the table. Window's thread.
#pragma once

#include <QModelIndex>
#include <QObject>
#include <functional>

class QTableView;

namespace tidemark {

class CellMenu : public QObject {
    Q_OBJECT
public:
    using Show = std::function<void(const QModelIndex& cell, const QPoint& global)>;
    /// `show` is called with a valid cell and the place for a menu.
    CellMenu(QTableView* table, Show show);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTableView* m_table;
    Show m_show;
};

} // namespace tidemark
