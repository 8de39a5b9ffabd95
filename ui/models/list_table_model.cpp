// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/list_table_model.h"

#include <algorithm>
#include <numeric>

namespace tidemark {

namespace {

/// Numbers by size, everything else by text.
int compareCells(const TableCell& a, const TableCell& b) {
    if (a.sort.isValid() && b.sort.isValid()) {
        const auto order = QVariant::compare(a.sort, b.sort);
        return order == QPartialOrdering::Less ? -1 : order == QPartialOrdering::Greater ? 1 : 0;
    }
    return QString::compare(a.text, b.text);
}

} // namespace

ListTableModel::ListTableModel(std::vector<TableColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

void ListTableModel::setRows(std::vector<TableRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    reorder();
    endResetModel();
}

int ListTableModel::rowOfId(std::int64_t id) const {
    for (std::size_t i = 0; i < m_order.size(); ++i)
        if (m_rows[m_order[i]].id == id) return static_cast<int>(i);
    return -1;
}

int ListTableModel::rowOfKey(const QString& key) const {
    for (std::size_t i = 0; i < m_order.size(); ++i)
        if (m_rows[m_order[i]].key == key) return static_cast<int>(i);
    return -1;
}

int ListTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ListTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ListTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const TableRow& row = at(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    if (role == IdRole) return QVariant::fromValue(row.id);
    if (role == KeyRole) return row.key;
    if (role == NumericRole) return m_columns[column].numeric;
    if (column >= row.cells.size()) return {};
    const TableCell& cell = row.cells[column];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole:
        return cell.tip.isEmpty()
                   ? QVariant()
                   : QVariant(QStringLiteral("<qt>%1</qt>").arg(cell.tip.toHtmlEscaped()));
    case Qt::TextAlignmentRole:
        return QVariant(m_columns[column].numeric ? Qt::AlignRight | Qt::AlignVCenter
                                                  : Qt::AlignLeft | Qt::AlignVCenter);
    case SortRole: return cell.sort;
    case IconRole: return cell.icon;
    case ToneRole: return cell.tone;
    default: return {};
    }
}

QVariant ListTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TableColumn& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole && !column.tip.isEmpty())
        return QStringLiteral("<qt>%1</qt>").arg(column.tip.toHtmlEscaped());
    if (role == Qt::TextAlignmentRole)
        return QVariant(column.numeric ? Qt::AlignRight | Qt::AlignVCenter
                                       : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

void ListTableModel::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged();
    const QModelIndexList old = persistentIndexList();
    std::vector<std::size_t> kept;
    for (const QModelIndex& index : old)
        kept.push_back(m_order[static_cast<std::size_t>(index.row())]);
    m_sort_column = column;
    m_sort_order = order;
    reorder();
    for (int i = 0; i < old.size(); ++i) {
        const auto place =
            std::ranges::find(m_order, kept[static_cast<std::size_t>(i)]) - m_order.begin();
        changePersistentIndex(old[i], index(static_cast<int>(place), old[i].column()));
    }
    emit layoutChanged();
}

void ListTableModel::reorder() {
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    if (m_sort_column < 0) return;
    const auto column = static_cast<std::size_t>(m_sort_column);
    std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
        if (m_rows[a].cells.size() <= column || m_rows[b].cells.size() <= column) return false;
        const int order = compareCells(m_rows[a].cells[column], m_rows[b].cells[column]);
        return m_sort_order == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

} // namespace tidemark
