// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_menu.h"

#include <QContextMenuEvent>
#include <QTableView>

namespace tidemark {

CellMenu::CellMenu(QTableView* table, Show show)
    : QObject(table), m_table(table), m_show(std::move(show)) {
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
}

bool CellMenu::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ContextMenu) return QObject::eventFilter(watched, event);
    const auto* asked = static_cast<QContextMenuEvent*>(event);
    const bool by_key = asked->reason() == QContextMenuEvent::Keyboard;
    const QWidget* viewport = m_table->viewport();
    const QModelIndex cell = by_key ? m_table->currentIndex()
                                    : m_table->indexAt(viewport->mapFromGlobal(asked->globalPos()));
    if (!cell.isValid()) return true;
    if (!by_key && m_table->currentIndex() != cell &&
        !m_table->selectionModel()->isRowSelected(cell.row()))
        m_table->setCurrentIndex(cell);
    const QPoint below = m_table->visualRect(cell).bottomLeft();
    m_show(cell, by_key ? viewport->mapToGlobal(below) : asked->globalPos());
    return true;
}

} // namespace tidemark
