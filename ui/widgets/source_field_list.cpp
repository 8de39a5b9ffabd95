// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/source_field_list.h"

#include "ui/models/display.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/kit.h"

#include <QHeaderView>
#include <QMimeData>

namespace tidemark {

namespace {

const QString kDragged = QStringLiteral("application/x-tidemark-source-field");
constexpr qsizetype kSampleLetters = 120;

} // namespace

SourceFieldList::SourceFieldList(QWidget* parent) : QTableWidget(0, 2, parent) {
    styleTable(this, tr("Fields of the log"));
    setHorizontalHeaderLabels({tr("In the log"), tr("For example")});
    setColumnWidth(0, 140);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMinimumWidth(220);
    new ColumnFitter(this, 1, 80);
}

void SourceFieldList::setFields(const std::vector<std::string>& paths,
                                const std::vector<std::string>& samples) {
    setRowCount(static_cast<int>(paths.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const auto i = static_cast<std::size_t>(row);
        const QString sample = i < samples.size() ? shown(samples[i]) : QString();
        const QString words[] = {shown(paths[i]), sample.left(kSampleLetters)};
        for (int column = 0; column < 2; ++column) {
            if (item(row, column) && item(row, column)->text() == words[column]) continue;
            auto* cell = new QTableWidgetItem(words[column]);
            cell->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
            cell->setToolTip(plainTip(words[column]));
            if (column == 1) cell->setForeground(currentTheme().secondary);
            setItem(row, column, cell);
        }
    }
}

QStringList SourceFieldList::mimeTypes() const {
    return {kDragged};
}

QMimeData* SourceFieldList::mimeData(const QList<QTableWidgetItem*>& items) const {
    if (items.isEmpty()) return nullptr;
    auto* dragged = new QMimeData;
    dragged->setData(kDragged, item(items.front()->row(), 0)->text().toUtf8());
    return dragged;
}

QString draggedSourceField(const QMimeData* dragged) {
    return QString::fromUtf8(dragged->data(kDragged));
}

} // namespace tidemark
