// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_fitter.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace tidemark {

ColumnFitter::ColumnFitter(QTableView* table, int stretch, int least)
    : QObject(table), m_table(table), m_stretch(stretch), m_least(least) {
    QHeaderView* header = table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setResizeContentsPrecision(0); // needed() looks at the rows in view only
    for (int column = 0; column < header->count(); ++column)
        m_first.push_back(header->sectionSize(column));
    m_preferred = m_first;
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { noteWidth(column, width); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnFitter::fit);
    // Later: a table that goes away empties its model when it is half gone.
    const QAbstractItemModel* model = table->model();
    connect(model, &QAbstractItemModel::modelReset, this, &ColumnFitter::fit, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ColumnFitter::fit,
            Qt::QueuedConnection);
}

bool ColumnFitter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) fit();
    return QObject::eventFilter(watched, event);
}

void ColumnFitter::noteWidth(int column, int width) {
    if (m_fitting || column == m_stretch || width == 0) return; // hidden columns have width 0
    const auto place = static_cast<std::size_t>(column);
    if (place >= m_preferred.size()) return;
    m_preferred[place] = width;
    fit();
}

QByteArray ColumnFitter::state() {
    m_fitting = true;
    for (std::size_t i = 0; i < m_preferred.size(); ++i)
        if (const int column = static_cast<int>(i);
            column != m_stretch && !m_table->isColumnHidden(column))
            m_table->setColumnWidth(column, m_preferred[i]);
    QByteArray state = m_table->horizontalHeader()->saveState();
    m_fitting = false;
    fit();
    return state;
}

bool ColumnFitter::restore(const QByteArray& state) {
    QHeaderView* header = m_table->horizontalHeader();
    m_fitting = true;
    const bool restored = header->restoreState(state);
    for (std::size_t i = 0; restored && i < m_preferred.size(); ++i)
        if (const int width = header->sectionSize(static_cast<int>(i)); width > 0)
            m_preferred[i] = width;
    m_fitting = false;
    fit();
    return restored;
}

// The header's own hint leaves room for a sort arrow in every column, but none for what the style
// sheet adds: bold letters, padding, a line and the margin that it keeps within.
int ColumnFitter::headWidth(int column) const {
    constexpr int kAround = 2 * 8 + 2 + 2 * 5, kArrow = 8;
    const QHeaderView* header = m_table->horizontalHeader();
    QFont bold = header->font();
    bold.setWeight(QFont::DemiBold);
    const QString words = m_table->model()->headerData(column, Qt::Horizontal).toString();
    const bool sorted = header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
    return std::max(header->minimumSectionSize(),
                    QFontMetrics(bold).horizontalAdvance(words) + kAround + (sorted ? kArrow : 0));
}

int ColumnFitter::needed(int column) const {
    return std::max(headWidth(column),
                    static_cast<const QAbstractItemView*>(m_table)->sizeHintForColumn(column));
}

// Widths are made for English heads; in another language a head may need more.
std::vector<int> ColumnFitter::chosenWidths() const {
    const QHeaderView* header = m_table->horizontalHeader();
    std::vector<int> widths(m_preferred.size(), 0);
    int total = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int column = static_cast<int>(i);
        if (header->isSectionHidden(column)) continue;
        widths[i] = m_preferred[i];
        if (column == m_stretch)
            widths[i] = m_least;
        else if (!isDrawn(i))
            widths[i] = std::max(m_preferred[i], headWidth(column));
        total += widths[i];
    }
    if (total <= m_table->viewport()->width()) return widths;
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (const int column = static_cast<int>(i);
            widths[i] > 0 && column != m_stretch && !isDrawn(i))
            widths[i] = std::min(widths[i], needed(column));
    return widths;
}

void ColumnFitter::fit() {
    const QHeaderView* header = m_table->horizontalHeader();
    if (m_fitting || header->count() != static_cast<int>(m_preferred.size())) return;
    const std::vector<int> widths = chosenWidths();
    const int room = m_table->viewport()->width();
    int used = 0, fitting = 0;
    bool holds_stretch = false;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (header->isSectionHidden(column)) continue;
        const int width = widths[static_cast<std::size_t>(column)];
        if (used + width > room && holds_stretch) break;
        used += width;
        holds_stretch = holds_stretch || column == m_stretch;
        fitting = used;
    }
    m_fitting = true;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column)) continue;
        int width = widths[static_cast<std::size_t>(column)];
        if (column == m_stretch)
            width = holds_stretch ? std::max(m_least, m_least + room - fitting) : m_least;
        if (header->sectionSize(column) != width) m_table->setColumnWidth(column, width);
    }
    m_fitting = false;
}

} // namespace tidemark
