// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/finding_delegate.h"

#include "ui/models/display.h"
#include "ui/render/theme.h"

#include <QListWidgetItem>
#include <QPainter>

namespace tidemark {

QString severityText(Severity severity) {
    switch (severity) {
    case Severity::Info: return QObject::tr("Info");
    case Severity::Low: return QObject::tr("Low");
    case Severity::Medium: return QObject::tr("Medium");
    case Severity::High: return QObject::tr("High");
    case Severity::Critical: return QObject::tr("Critical");
    }
    return {};
}

QColor severityColor(Severity severity) {
    const Theme& theme = currentTheme();
    switch (severity) {
    case Severity::Info: return theme.muted;
    case Severity::Low: return theme.info;
    case Severity::Medium: return theme.warning;
    case Severity::High:
    case Severity::Critical: return theme.bad;
    }
    return theme.muted;
}

void paintSeverity(QPainter& painter, const QRectF& rect, Severity severity) {
    const int level = static_cast<int>(severity) + 1;
    const double width = rect.width() / 5;
    for (int i = 0; i < 5; ++i) {
        const double height = rect.height() * (0.35 + 0.65 * (i + 1) / 5.0);
        painter.fillRect(QRectF(rect.left() + i * width, rect.bottom() - height, width - 1, height),
                         i < level ? severityColor(severity) : currentTheme().border);
    }
}

void FindingDelegate::fill(QListWidgetItem* item, const Finding& finding, int exhibits,
                           const TimeZone& zone) {
    item->setData(IdRole, QVariant::fromValue<qlonglong>(finding.id));
    item->setData(SeverityRole, static_cast<int>(finding.content.severity));
    item->setData(LineRole, QObject::tr("%1, %2, exhibits: %3")
                                .arg(severityText(finding.content.severity),
                                     text(findingStatusLabel(finding.content.status)))
                                .arg(exhibits));
    item->setToolTip(
        QStringLiteral("<qt>%1</qt>").arg(timeText(finding.edited_ns, zone, kNsPerMinute)));
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, 52};
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Theme& theme = currentTheme();
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, theme.hover);
    painter->setPen(theme.grid);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect place = option.rect.adjusted(12, 6, -8, -6);
    paintSeverity(*painter, QRectF(place.left(), place.top() + 4, 20, 14),
                  static_cast<Severity>(index.data(SeverityRole).toInt()));
    const QRect words = place.adjusted(30, 0, 0, 0);
    painter->setFont(uiFont(TypeSize::Body, QFont::DemiBold));
    painter->setPen(theme.text);
    painter->drawText(
        QRect(words.left(), words.top(), words.width(), 20), Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->setFont(uiFont(TypeSize::Small));
    painter->setPen(theme.secondary);
    painter->drawText(QRect(words.left(), words.top() + 20, words.width(), 18),
                      Qt::AlignLeft | Qt::AlignVCenter, index.data(LineRole).toString());
    painter->restore();
}

} // namespace tidemark
