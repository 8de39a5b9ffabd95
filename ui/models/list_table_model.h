// SPDX-License-Identifier: GPL-3.0-or-later
// A table small enough to hold: rows of cells with a text to show and a value to sort by. Sorting
// moves an index, never the rows, and ties keep the given order. Window's thread.
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>
#include <vector>

namespace tidemark {

struct TableColumn {
    QString title;
    bool numeric = false; ///< right-aligned, figures of equal width
    int width = 120;
    QString tip;
};

struct TableCell {
    QString text;
    QVariant sort; ///< invalid: sorted by text
    QString icon;  ///< name of an icon before the text
    QString tone;  ///< "", "good", "warning", "bad", "muted"
    QString tip;
};

struct TableRow {
    std::vector<TableCell> cells;
    std::int64_t id = 0;
    QString key;
};

class ListTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole + 1, IconRole, ToneRole, IdRole, KeyRole, NumericRole };

    explicit ListTableModel(std::vector<TableColumn> columns, QObject* parent = nullptr);
    void setRows(std::vector<TableRow> rows);
    [[nodiscard]] const TableRow& at(int row) const {
        return m_rows[m_order[static_cast<std::size_t>(row)]];
    }
    /// Row of an id as shown now; -1 if absent.
    [[nodiscard]] int rowOfId(std::int64_t id) const;
    [[nodiscard]] int rowOfKey(const QString& key) const;
    [[nodiscard]] const std::vector<TableColumn>& columns() const { return m_columns; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void reorder();
    std::vector<TableColumn> m_columns;
    std::vector<TableRow> m_rows;
    std::vector<std::size_t> m_order;
    int m_sort_column = -1;
    Qt::SortOrder m_sort_order = Qt::AscendingOrder;
};

} // namespace tidemark
