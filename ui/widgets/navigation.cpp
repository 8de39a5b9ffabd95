// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navigation.h"

#include "ui/render/icon.h"
#include "ui/render/tabular.h"
#include "ui/render/theme.h"
#include "ui/widgets/app_context.h"

#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kWidth = 172, kRow = 32, kGroupGap = 12;
constexpr int kBesideTitle = 40 + 8 + 2 * 8 + 2; // icon, margins, frame
constexpr int kIconRole = Qt::UserRole + 1, kCountRole = Qt::UserRole + 2,
              kGroupRole = Qt::UserRole + 3, kNameRole = Qt::UserRole + 4;

class NavigationDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {1, kRow + (index.data(kGroupRole).toBool() ? kGroupGap : 0)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = currentTheme();
        QRect rect = option.rect;
        if (index.data(kGroupRole).toBool()) rect.setTop(rect.top() + kGroupGap);
        const QRect pill = rect.adjusted(8, 1, -8, -1);
        const bool enabled = option.state & QStyle::State_Enabled;
        const bool selected = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (selected || (enabled && (option.state & QStyle::State_MouseOver))) {
            painter->setBrush(selected ? theme.selection : theme.hover);
            painter->drawRoundedRect(pill, 4, 4);
        }
        const bool mirrored = option.direction == Qt::RightToLeft;
        const auto placed = [&](const QRect& place) {
            return QStyle::visualRect(option.direction, pill, place);
        };
        if (selected) {
            painter->setBrush(theme.accent);
            painter->drawRoundedRect(
                placed(QRect(pill.left(), pill.top() + 6, 3, pill.height() - 12)), 1.5, 1.5);
        }
        if (selected && (option.state & QStyle::State_HasFocus)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(theme.accent);
            painter->drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        QColor ink = selected ? theme.text : theme.secondary;
        if (!enabled) ink.setAlphaF(0.4F);
        const double ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(
            placed(QRect(pill.left() + 12, pill.center().y() - 8, 18, 18)).topLeft(),
            tintedPixmap(index.data(kIconRole).toString(), 18, selected ? theme.accent : ink,
                         ratio));
        painter->setPen(ink);
        painter->setFont(uiFont(TypeSize::Body, selected ? QFont::DemiBold : QFont::Normal));
        painter->drawText(placed(pill.adjusted(40, 0, -8, 0)),
                          (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                              Qt::AlignAbsolute,
                          index.data().toString());
        painter->setFont(uiFont(TypeSize::Caption));
        painter->setPen(theme.muted);
        drawTabular(*painter, pill.adjusted(8, 0, -8, 0), mirrored ? Qt::AlignLeft : Qt::AlignRight,
                    index.data(kCountRole).toString());
    }
};

} // namespace

Navigation::Navigation(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Navigation"));
    setFixedWidth(kWidth);
    setItemDelegate(new NavigationDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* current) {
        if (current) emit chosen(current->data(kNameRole).toString());
    });
}

QListWidgetItem* Navigation::find(const QString& name) const {
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(kNameRole).toString() == name) return item(row);
    return nullptr;
}

void Navigation::addPage(const QString& name, const QString& icon, bool starts_group) {
    auto* added = new QListWidgetItem(pageTitle(name), this);
    // Titles of another language may be longer than English ones; the chosen one is bold.
    const QFontMetrics bold(uiFont(TypeSize::Body, QFont::DemiBold));
    setFixedWidth(std::max(width(), kBesideTitle + bold.horizontalAdvance(added->text())));
    added->setData(kNameRole, name);
    added->setData(kIconRole, icon);
    added->setData(kGroupRole, starts_group);
}

void Navigation::setCount(const QString& name, const QString& count) {
    if (QListWidgetItem* found = find(name)) found->setData(kCountRole, count);
}

void Navigation::choose(const QString& name) {
    QListWidgetItem* found = find(name);
    if (found && found->flags().testFlag(Qt::ItemIsEnabled)) setCurrentItem(found);
}

void Navigation::setEnabledPage(const QString& name, bool enabled) {
    if (QListWidgetItem* found = find(name))
        found->setFlags(enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
}

} // namespace tidemark
