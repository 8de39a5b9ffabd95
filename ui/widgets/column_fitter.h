// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the columns of a table whole: as many of the leading ones as fit share the width exactly,
// one of them taking what is left, so that none is cut at the edge. Where there is not room for
// all, columns give up what their heads and the rows in view do not need. Columns that people have
// drawn to a width keep it. Owned by the table. Window's thread.
#pragma once

#include <QByteArray>
#include <QObject>
#include <vector>

class QTableView;

namespace tidemark {

class ColumnFitter : public QObject {
    Q_OBJECT
public:
    /// `stretch` takes the rest, never less than `least` pixels.
    ColumnFitter(QTableView* table, int stretch, int least);
    /// The header's state with the widths that columns have when there is room.
    QByteArray state();
    /// False when `state` is none; nothing has changed then.
    bool restore(const QByteArray& state);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void noteWidth(int column, int width);
    [[nodiscard]] bool isDrawn(std::size_t column) const {
        return m_preferred[column] != m_first[column];
    }
    [[nodiscard]] int headWidth(int column) const;
    [[nodiscard]] int needed(int column) const;
    [[nodiscard]] std::vector<int> chosenWidths() const;
    QTableView* m_table;
    int m_stretch, m_least;
    std::vector<int> m_first;     ///< by column, as the page made them
    std::vector<int> m_preferred; ///< by column; another than the first is a person's choice
    bool m_fitting = false;
};

} // namespace tidemark
