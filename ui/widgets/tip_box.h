// SPDX-License-Identifier: GPL-3.0-or-later
// The box under the pointer of every chart: lines, or name and value in two columns. Painted by the
// chart itself, so that it follows the mouse without a window of its own. Window's thread.
#pragma once

#include <QColor>
#include <QPainter>
#include <QStringList>
#include <vector>

namespace tidemark {

/// Draws `lines` ("name<tab>value" in two columns) near `pointer`, within `room`. `inks[i]` is the
/// colour of the value of line i; invalid or missing: text.
void paintTipBox(QPainter& painter, const QRectF& room, const QPointF& pointer,
                 const QStringList& lines, const std::vector<QColor>& inks = {});

} // namespace tidemark
