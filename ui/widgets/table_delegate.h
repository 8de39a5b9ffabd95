// SPDX-License-Identifier: GPL-3.0-or-later
// Paints cells of ListTableModel and its like: icon, tone, elided text, figures of equal width.
// Never interprets markup. Window's thread.
#pragma once

#include <QStyledItemDelegate>

namespace tidemark {

class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Room for the whole text and the icon beside it.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

protected:
    /// Background, selection and the line below; returns where content goes.
    QRect paintBase(QPainter* painter, const QStyleOptionViewItem& option) const;
};

/// Colour of a tone: "good", "warning", "bad", "muted", else text.
QColor toneColor(const QString& tone);

} // namespace tidemark
