// SPDX-License-Identifier: GPL-3.0-or-later
// A model as lines of text, so that tests compare what a person would read.
#pragma once

#include <QAbstractItemModel>
#include <QStringList>
#include <string>

inline std::string modelText(const QAbstractItemModel& model, QList<int> columns = {}) {
    if (columns.isEmpty())
        for (int c = 0; c < model.columnCount(); ++c) columns << c;
    QStringList lines;
    for (int r = 0; r < model.rowCount(); ++r) {
        QStringList cells;
        for (const int c : columns) cells << model.index(r, c).data().toString();
        lines << cells.join(QStringLiteral(" | "));
    }
    return lines.join(QLatin1Char('\n')).toStdString();
}
