// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tip_box.h"

#include "ui/render/tabular.h"
#include "ui/render/theme.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr double kLine = 18, kMostName = 200, kMostLine = 360;

struct TipWidths {
    double names = 0, values = 0, whole = 0;
};

TipWidths widthsOf(const QStringList& lines, const QFontMetricsF& metrics) {
    TipWidths out;
    for (const QString& line : lines) {
        const QStringList parts = line.split(QLatin1Char('\t'));
        if (parts.size() == 2) {
            out.names = std::max(out.names, std::min(kMostName, tabularWidth(metrics, parts[0])));
            out.values = std::max(out.values, tabularWidth(metrics, parts[1]));
        } else {
            out.whole = std::max(out.whole, std::min(kMostLine, tabularWidth(metrics, line)));
        }
    }
    return out;
}

} // namespace

void paintTipBox(QPainter& painter, const QRectF& room, const QPointF& pointer,
                 const QStringList& lines, const std::vector<QColor>& inks) {
    if (lines.isEmpty()) return;
    const Theme& theme = currentTheme();
    painter.setFont(uiFont(TypeSize::Small));
    const QFontMetricsF metrics(painter.font());
    const TipWidths widths = widthsOf(lines, metrics);
    const double width = std::max(widths.whole, widths.names + widths.values + 24) + 22,
                 height = static_cast<double>(lines.size()) * kLine + 12;
    double x = pointer.x() + 16, y = pointer.y() - height - 8;
    if (x + width > room.right() - 4) x = std::max(room.left() + 4, pointer.x() - width - 16);
    y = std::clamp(y, room.top() + 2, std::max(room.top() + 2, room.bottom() - height - 2));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    QColor paper = theme.raised;
    paper.setAlpha(245);
    painter.setBrush(paper);
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, width, height), 4, 4);
    for (int i = 0; i < lines.size(); ++i) {
        const QRectF line(x + 10, y + 6 + i * kLine, width - 20, kLine);
        const QStringList parts = lines[i].split(QLatin1Char('\t'));
        const auto n = static_cast<std::size_t>(i);
        if (parts.size() == 2) {
            painter.setPen(theme.secondary);
            painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                             metrics.elidedText(parts[0], Qt::ElideMiddle, kMostName));
            painter.setPen(n < inks.size() && inks[n].isValid() ? inks[n] : theme.text);
            drawTabular(painter, line, Qt::AlignRight, parts[1]);
        } else {
            painter.setPen(i == 0 ? theme.text : theme.secondary);
            drawTabular(painter, line, Qt::AlignLeft,
                        metrics.elidedText(lines[i], Qt::ElideRight, line.width() + 1));
        }
    }
}

} // namespace tidemark
