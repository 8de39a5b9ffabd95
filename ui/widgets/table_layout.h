// SPDX-License-Identifier: GPL-3.0-or-later
// What people do to a table's columns is kept: widths, order, sorting, and which are hidden. A
// right click on the header hides, shows and resets them. Settings are in window/tables/NAME.
// Window's thread.
#pragma once

#include <QSettings>
#include <QString>

class QTableView;
class QWidget;

namespace tidemark {

/// Call once the table has its model, widths and first sorting: these are what reset goes back to.
void keepTableLayout(QTableView* table, const QString& name);
/// Whether a person has hidden the column; a page that hides columns without data asks this first.
bool isColumnHiddenByHand(const QTableView* table, int column);

/// For every kept table under `root`.
void restoreTableLayouts(const QWidget* root, const QSettings& settings);
void saveTableLayouts(const QWidget* root, QSettings& settings);

} // namespace tidemark
