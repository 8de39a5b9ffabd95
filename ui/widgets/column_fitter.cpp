// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_fitter.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>
#include <utility>

namespace tidemark {

namespace {

// Padding and line of the style sheet, which also makes heads bold, and the margin that the style
// keeps within; the hint knows none of them.
constexpr int kBesideHead = 2 * 8 + 2 + 2 * 5;

} // namespace

ColumnFitter::ColumnFitter(QTableView* table, int stretch, int least)
    : QObject(table), m_table(table), m_stretch(stretch), m_least(least) {
    QHeaderView* header = table->horizontalHeader();
    header->setStretchLastSection(false);
    for (int column = 0; column < header->count(); ++column)
        m_first.push_back(header->sectionSize(column));
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_fitting && section != m_stretch) fit();
    });
}

// Widths are made for English heads; in another language a head may need more. How much is known
// only once the style sheet has given the head its font. A width that a person chose stays.
void ColumnFitter::widenForHeads() {
    if (std::exchange(m_widened, true)) return;
    QHeaderView* header = m_table->horizontalHeader();
    header->ensurePolished();
    QFont heavy = header->font();
    heavy.setWeight(QFont::DemiBold);
    const QFontMetrics bold(heavy);
    m_fitting = true;
    for (int column = 0; column < header->count(); ++column) {
        const QString head =
            m_table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int least =
            std::max(header->sectionSizeHint(column), bold.horizontalAdvance(head) + kBesideHead);
        if (column != m_stretch && !header->isSectionHidden(column) &&
            header->sectionSize(column) == m_first[static_cast<std::size_t>(column)] &&
            header->sectionSize(column) < least)
            header->resizeSection(column, least);
    }
    m_fitting = false;
}

bool ColumnFitter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) widenForHeads();
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) fit();
    return QObject::eventFilter(watched, event);
}

void ColumnFitter::fit() {
    const QHeaderView* header = m_table->horizontalHeader();
    const int room = m_table->viewport()->width();
    int used = 0, fitting = 0;
    bool holds_stretch = false;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (header->isSectionHidden(column)) continue;
        const int width = column == m_stretch ? m_least : header->sectionSize(column);
        if (used + width > room && holds_stretch) break;
        used += width;
        holds_stretch = holds_stretch || column == m_stretch;
        fitting = used;
    }
    if (!holds_stretch) return;
    m_fitting = true;
    m_table->setColumnWidth(m_stretch, std::max(m_least, m_least + room - fitting));
    m_fitting = false;
}

} // namespace tidemark
