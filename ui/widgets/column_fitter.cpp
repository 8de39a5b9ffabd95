// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_fitter.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <algorithm>

namespace tidemark {

ColumnFitter::ColumnFitter(QTableView* table, int stretch, int least)
    : QObject(table), m_table(table), m_stretch(stretch), m_least(least) {
    QHeaderView* header = table->horizontalHeader();
    header->setStretchLastSection(false);
    // Widths are made for English heads; in another language a head may need more.
    header->ensurePolished();
    for (int column = 0; column < header->count(); ++column)
        if (column != stretch && header->sectionSize(column) < header->sectionSizeHint(column))
            header->resizeSection(column, header->sectionSizeHint(column));
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_fitting && section != m_stretch) fit();
    });
}

bool ColumnFitter::eventFilter(QObject* watched, QEvent* event) {
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
