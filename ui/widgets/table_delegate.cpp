// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_delegate.h"

#include "ui/models/list_table_model.h"
#include "ui/render/icon.h"
#include "ui/render/tabular.h"
#include "ui/render/theme.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kPadding = 8;   ///< of a cell, left and right
constexpr int kIconRoom = 22; ///< an icon and the gap behind it

// In a window from right to left, a value keeps the direction of its own letters: "/v1/messages"
// must not become "v1/messages/".
constexpr QChar kIsolate(0x2068);

} // namespace

QColor toneColor(const QString& tone) {
    const Theme& theme = currentTheme();
    if (tone == QLatin1String("good")) return theme.good;
    if (tone == QLatin1String("warning")) return theme.warning;
    if (tone == QLatin1String("bad")) return theme.bad;
    if (tone == QLatin1String("muted")) return theme.muted;
    if (tone == QLatin1String("accent")) return theme.accent;
    return theme.text;
}

QRect TableDelegate::paintBase(QPainter* painter, const QStyleOptionViewItem& option) const {
    const Theme& theme = currentTheme();
    if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, theme.selection);
    painter->setPen(theme.grid);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    return option.rect.adjusted(kPadding, 0, -kPadding, -1);
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const QFontMetrics metrics(option.font);
    const QString words = index.data(Qt::DisplayRole).toString();
    // Figures are drawn with digits of equal width, of which the widest decides.
    int digits = 0, figures = 0;
    for (const QChar letter : words) {
        if (!letter.isDigit()) continue;
        ++figures;
        digits += metrics.horizontalAdvance(letter);
    }
    const int even = figures * metrics.horizontalAdvance(QLatin1Char('0')) - digits;
    const bool icon = !index.data(ListTableModel::IconRole).toString().isEmpty();
    size.setWidth(metrics.horizontalAdvance(words) + std::max(0, even) + 2 * kPadding +
                  (icon ? kIconRoom : 0) + 2);
    return size;
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    QRect place = paintBase(painter, option);
    const QColor ink = toneColor(index.data(ListTableModel::ToneRole).toString());
    const QString icon = index.data(ListTableModel::IconRole).toString();
    if (!icon.isEmpty()) {
        const QPixmap pixels = tintedPixmap(icon, 16, ink, painter->device()->devicePixelRatioF());
        const QRect at(place.left(), place.center().y() - 7, 16, 16);
        painter->drawPixmap(QStyle::visualRect(option.direction, place, at).topLeft(), pixels);
        place = QStyle::visualRect(option.direction, place, place.adjusted(kIconRoom, 0, 0, 0));
    }
    painter->setFont(option.font);
    painter->setPen(ink);
    const QString words = index.data(Qt::DisplayRole).toString();
    const QString fitting =
        painter->fontMetrics().elidedText(words, Qt::ElideRight, place.width() + 2);
    if (index.data(ListTableModel::NumericRole).toBool())
        drawTabular(*painter, place, Qt::AlignRight, fitting);
    else if (!words.isEmpty() && words[0].isDigit())
        drawTabular(*painter, place, QStyle::visualAlignment(option.direction, Qt::AlignLeft),
                    fitting);
    else
        painter->drawText(place,
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                          option.direction == Qt::RightToLeft ? kIsolate + fitting : fitting);
    painter->restore();
}

} // namespace tidemark
