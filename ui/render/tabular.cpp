// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/tabular.h"

namespace tidemark {

namespace {

double digitCell(const QFontMetricsF& metrics) {
    return metrics.horizontalAdvance(QLatin1Char('0'));
}

} // namespace

double tabularWidth(const QFontMetricsF& metrics, const QString& text) {
    const double cell = digitCell(metrics);
    double width = 0;
    for (const QChar c : text) width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text) {
    const QFontMetricsF metrics(painter.font());
    const double cell = digitCell(metrics);
    const double width = tabularWidth(metrics, text);
    double x = rect.left();
    if (flags & Qt::AlignRight)
        x = rect.right() - width;
    else if (flags & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const double y = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    // Runs are placed one after another here; in a mirrored window each would turn its own spaces
    // to the other side.
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight);
    QString run;
    double run_x = x;
    const auto flush = [&] {
        if (run.isEmpty()) return;
        painter.drawText(QPointF(run_x, y), run);
        run.clear();
    };
    for (const QChar c : text) {
        if (c.isDigit()) {
            flush();
            painter.drawText(QPointF(x + (cell - metrics.horizontalAdvance(c)) / 2, y), QString(c));
            x += cell;
            run_x = x;
        } else {
            if (run.isEmpty()) run_x = x;
            run += c;
            x += metrics.horizontalAdvance(c);
        }
    }
    flush();
    painter.setLayoutDirection(direction);
}

} // namespace tidemark
