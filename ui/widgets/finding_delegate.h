// SPDX-License-Identifier: GPL-3.0-or-later
// A finding in a list: severity by shape and colour, title, status, how many exhibits. Window's
// thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/store/finding_store.h"

#include <QStyledItemDelegate>

class QListWidgetItem;

namespace tidemark {

class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, SeverityRole, LineRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    static void fill(QListWidgetItem* item, const Finding& finding, int exhibits,
                     const TimeZone& zone);
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

QString severityText(Severity severity);
QColor severityColor(Severity severity);
/// One to five bars, so that severity reads without colour.
void paintSeverity(QPainter& painter, const QRectF& rect, Severity severity);

} // namespace tidemark
