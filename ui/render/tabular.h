// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that line up: text drawn with every digit in a cell of equal width, whatever the font.
// (Qt 6.4 cannot ask a font for its tabular figures.) Window's thread or any painting thread.
#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QString>

namespace tidemark {

/// Width that drawTabular needs.
double tabularWidth(const QFontMetricsF& metrics, const QString& text);
/// Draws one line, vertically centred in `rect`; `flags`: Qt::AlignLeft, AlignRight or
/// AlignHCenter.
void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment flags, const QString& text);

} // namespace tidemark
