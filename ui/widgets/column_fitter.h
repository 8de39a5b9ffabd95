// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the columns of a table whole: as many of the leading ones as fit share the width exactly,
// one of them taking what is left, so that none is cut at the edge. Columns that people have made
// wider keep their width. Owned by the table. Window's thread.
#pragma once

#include <QObject>
#include <vector>

class QTableView;

namespace tidemark {

class ColumnFitter : public QObject {
    Q_OBJECT
public:
    /// `stretch` takes the rest, never less than `least` pixels.
    ColumnFitter(QTableView* table, int stretch, int least);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    void widenForHeads();
    QTableView* m_table;
    int m_stretch, m_least;
    bool m_fitting = false, m_widened = false;
    std::vector<int> m_first; ///< widths as made, by column
};

} // namespace tidemark
