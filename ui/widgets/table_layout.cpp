// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_layout.h"

#include "ui/widgets/column_fitter.h"

#include <QHeaderView>
#include <QMenu>
#include <QTableView>
#include <QVariant>

namespace tidemark {

namespace {

const char* const kName = "layout.name";
const char* const kFirst = "layout.first";
const char* const kHidden = "layout.hidden";

/// A table that has gained a column in a later version starts afresh.
QString keyOf(const QTableView* table) {
    return QStringLiteral("window/tables/%1.%2")
        .arg(table->property(kName).toString())
        .arg(table->horizontalHeader()->count());
}

QStringList hiddenByHand(const QTableView* table) {
    return table->property(kHidden).toStringList();
}

void setHiddenByHand(QTableView* table, const QStringList& columns) {
    const QStringList before = hiddenByHand(table);
    table->setProperty(kHidden, columns);
    for (int column = 0; column < table->horizontalHeader()->count(); ++column) {
        const QString number = QString::number(column);
        // What a page has hidden for want of data stays as the page wants it.
        if (columns.contains(number))
            table->setColumnHidden(column, true);
        else if (before.contains(number))
            table->setColumnHidden(column, false);
    }
}

void takeState(QTableView* table, const QByteArray& state, const QStringList& hidden) {
    QHeaderView* header = table->horizontalHeader();
    std::vector<bool> were_hidden;
    for (int column = 0; column < header->count(); ++column)
        were_hidden.push_back(header->isSectionHidden(column));
    auto* fitter = table->findChild<ColumnFitter*>();
    if (!(fitter ? fitter->restore(state) : header->restoreState(state))) return;
    for (int column = 0; column < header->count(); ++column)
        header->setSectionHidden(column, were_hidden[static_cast<std::size_t>(column)]);
    setHiddenByHand(table, hidden);
    if (table->isSortingEnabled() && header->sortIndicatorSection() >= 0)
        table->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void showHeaderMenu(QTableView* table, const QPoint& global) {
    auto* menu = new QMenu(table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QHeaderView* header = table->horizontalHeader();
    const QStringList hidden = hiddenByHand(table);
    const int visible = header->count() - header->hiddenSectionCount();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        const QString number = QString::number(column);
        if (header->isSectionHidden(column) && !hidden.contains(number)) continue;
        QAction* action =
            menu->addAction(table->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!hidden.contains(number));
        action->setEnabled(!action->isChecked() || visible > 1);
        QObject::connect(action, &QAction::toggled, table, [table, number](bool on) {
            QStringList next = hiddenByHand(table);
            if (on)
                next.removeAll(number);
            else
                next << number;
            setHiddenByHand(table, next);
        });
    }
    menu->addSeparator();
    menu->addAction(QObject::tr("Reset columns"), table,
                    [table] { takeState(table, table->property(kFirst).toByteArray(), {}); });
    menu->popup(global);
}

} // namespace

void keepTableLayout(QTableView* table, const QString& name) {
    QHeaderView* header = table->horizontalHeader();
    table->setProperty(kName, name);
    table->setProperty(kFirst, header->saveState());
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(
        header, &QWidget::customContextMenuRequested, table,
        [table, header](const QPoint& at) { showHeaderMenu(table, header->mapToGlobal(at)); });
}

bool isColumnHiddenByHand(const QTableView* table, int column) {
    return hiddenByHand(table).contains(QString::number(column));
}

void restoreTableLayouts(const QWidget* root, const QSettings& settings) {
    for (QTableView* table : root->findChildren<QTableView*>()) {
        if (!table->property(kName).isValid()) continue;
        const QVariantMap kept = settings.value(keyOf(table)).toMap();
        if (kept.isEmpty()) continue;
        takeState(table, kept.value(QStringLiteral("columns")).toByteArray(),
                  kept.value(QStringLiteral("hidden")).toStringList());
    }
}

void saveTableLayouts(const QWidget* root, QSettings& settings) {
    for (const QTableView* table : root->findChildren<QTableView*>()) {
        if (!table->property(kName).isValid()) continue;
        auto* fitter = table->findChild<ColumnFitter*>();
        settings.setValue(
            keyOf(table),
            QVariantMap{{QStringLiteral("columns"),
                         fitter ? fitter->state() : table->horizontalHeader()->saveState()},
                        {QStringLiteral("hidden"), hiddenByHand(table)}});
    }
}

} // namespace tidemark
