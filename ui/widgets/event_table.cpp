// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/event_table.h"

#include "ui/widgets/cell_menu.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/table_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <limits>

namespace tidemark {

namespace {

constexpr int kRowHeight = 24, kWheelRows = 3;

} // namespace

EventTableView::EventTableView(QWidget* parent) : QWidget(parent) {
    auto* layout = row(this, 0, 0);
    m_view = new QTableView;
    styleTable(m_view, tr("Events"));
    m_view->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new TableDelegate(m_view));
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_view->horizontalHeader()->setSectionsMovable(true);
    m_bar = new QScrollBar(Qt::Vertical);
    m_bar->setAccessibleName(tr("Position among events"));
    layout->addWidget(m_view, 1);
    layout->addWidget(m_bar);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    connect(m_bar, &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_moving) scrollTo(static_cast<std::int64_t>(value) * barStep());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (m_moving || !current.isValid()) return;
                m_current = m_model.firstRow() + current.row();
                if (const Event* event = m_model.eventAt(current.row()))
                    emit eventChosen(event->id);
            });
    connect(&m_model, &EventWindowModel::pageArrived, this, [this] {
        // The chosen row may have been waiting for its page.
        const int row = static_cast<int>(m_current - m_model.firstRow());
        if (m_current < 0 || m_view->currentIndex().row() != row) return;
        if (const Event* event = m_model.eventAt(row)) emit eventChosen(event->id);
    });
    new CellMenu(m_view, [this](const QModelIndex& cell, const QPoint& at) {
        const auto field = static_cast<Field>(cell.data(EventWindowModel::FieldRole).toInt());
        emit valueMenuWanted(field, cell.row(), at);
    });
}

QTableView* EventTableView::view() {
    return m_view;
}

int EventTableView::visibleRows() const {
    return std::max(1, m_view->viewport()->height() / kRowHeight);
}

std::int64_t EventTableView::topRow() const {
    return m_top;
}

int EventTableView::barStep() const {
    const std::int64_t limit = std::numeric_limits<int>::max() / 2;
    return static_cast<int>(m_model.totalRows() / limit) + 1;
}

void EventTableView::setBar() {
    m_moving = true;
    const std::int64_t last_top = std::max<std::int64_t>(0, m_model.totalRows() - visibleRows());
    m_bar->setRange(0, static_cast<int>(last_top / barStep()));
    m_bar->setPageStep(std::max(1, visibleRows() / barStep()));
    m_bar->setSingleStep(1);
    m_bar->setValue(static_cast<int>(m_top / barStep()));
    m_bar->setVisible(last_top > 0);
    m_moving = false;
}

void EventTableView::listChanged() {
    m_top = 0;
    m_current = -1;
    setBar();
    m_view->scrollToTop();
}

void EventTableView::scrollTo(std::int64_t row) {
    const std::int64_t last_top = std::max<std::int64_t>(0, m_model.totalRows() - visibleRows());
    m_top = std::clamp<std::int64_t>(row, 0, last_top);
    m_moving = true;
    m_model.showRow(m_top);
    if (m_model.rowCount() > 0)
        m_view->verticalScrollBar()->setValue(static_cast<int>(m_top - m_model.firstRow()));
    const std::int64_t current = m_current - m_model.firstRow();
    if (m_current >= 0 && current >= 0 && current < m_model.rowCount()) {
        const QModelIndex index =
            m_model.index(static_cast<int>(current), std::max(0, m_view->currentIndex().column()));
        if (m_view->currentIndex().row() != index.row())
            m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                                 QItemSelectionModel::Rows);
        m_view->verticalScrollBar()->setValue(static_cast<int>(m_top - m_model.firstRow()));
    }
    m_moving = false;
    setBar();
}

void EventTableView::chooseRow(std::int64_t row) {
    if (m_model.totalRows() == 0) return;
    m_current = std::clamp<std::int64_t>(row, 0, m_model.totalRows() - 1);
    const int visible = visibleRows();
    if (m_current < m_top)
        scrollTo(m_current);
    else if (m_current >= m_top + visible)
        scrollTo(m_current - visible + 1);
    const QModelIndex index = m_model.index(static_cast<int>(m_current - m_model.firstRow()),
                                            std::max(0, m_view->currentIndex().column()));
    m_moving = true;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                         QItemSelectionModel::Rows);
    m_view->verticalScrollBar()->setValue(static_cast<int>(m_top - m_model.firstRow()));
    m_moving = false;
    if (const Event* event = m_model.eventAt(index.row())) emit eventChosen(event->id);
}

void EventTableView::moveCurrent(std::int64_t step) {
    chooseRow(m_current < 0 ? m_top : m_current + step);
}

std::vector<std::int64_t> EventTableView::selectedEvents() const {
    std::vector<std::int64_t> out;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        if (const Event* event = m_model.eventAt(index.row())) out.push_back(event->id);
    std::ranges::sort(out);
    return out;
}

void EventTableView::resizeEvent(QResizeEvent*) {
    setBar();
    if (m_model.totalRows() > 0) scrollTo(m_top);
}

bool EventTableView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel) {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        if (wheel->angleDelta().y() == 0) return false;
        const int rows = std::max(1, std::abs(wheel->angleDelta().y()) * kWheelRows / 120);
        scrollTo(m_top + (wheel->angleDelta().y() > 0 ? -rows : rows));
        return true;
    }
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) return false;
        const int page = std::max(1, visibleRows() - 1);
        switch (key->key()) {
        case Qt::Key_Down: moveCurrent(1); return true;
        case Qt::Key_Up: moveCurrent(-1); return true;
        case Qt::Key_PageDown: moveCurrent(page); return true;
        case Qt::Key_PageUp: moveCurrent(-page); return true;
        case Qt::Key_Home: chooseRow(0); return true;
        case Qt::Key_End: chooseRow(m_model.totalRows() - 1); return true;
        default: return false;
        }
    }
    return false;
}

} // namespace tidemark
