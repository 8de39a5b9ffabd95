// SPDX-License-Identifier: GPL-3.0-or-later
// A price table as rows that can be edited: model, and USD per million tokens of input, output and
// cached input. Window's thread.
#pragma once

#include "core/query/price_table.h"

#include <QWidget>

class QLineEdit;
class QTableWidget;

namespace tidemark {

class PriceTableEdit : public QWidget {
    Q_OBJECT
public:
    explicit PriceTableEdit(const PriceTable& table, QWidget* parent = nullptr);
    void setTable(const PriceTable& table);
    /// What is typed; BadInput names the row that is wrong.
    [[nodiscard]] Result<PriceTable> table() const;
    [[nodiscard]] bool edited() const { return m_edited; }

private:
    void addRow(const ModelPrice& price);
    QTableWidget* m_rows;
    QLineEdit* m_note;
    bool m_edited = false;
};

} // namespace tidemark
