// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the manager's page: each draws itself into the room that it is given, in units of
// flow.h. One thread, with a QGuiApplication.
#pragma once

#include "core/export/summary.h"
#include "ui/render/print_text.h"

#include <QPainter>
#include <utility>
#include <vector>

namespace tidemark {

using LabelledFigures = std::vector<std::pair<QString, QString>>; ///< label, figure

/// The figures that matter most, at most eight.
LabelledFigures headlineFigures(const Summary& summary);

/// Frames in rows of four; gives the height used.
double paintFigures(QPainter& painter, const QPointF& at, double width,
                    const LabelledFigures& figures);
/// A heading and horizontal bars of at most `most` rows; accounts that are not involved are
/// outlined.
void paintBars(QPainter& painter, const QRectF& area, const SummaryTable& table,
               const Summary& summary, std::size_t most);
/// A heading and as many points as fit; says how many did not.
void paintPoints(QPainter& painter, const QRectF& area, const QString& heading,
                 const std::vector<std::string>& points);
/// Findings by severity and by status, and what has been decided about detections.
void paintCounts(QPainter& painter, const QRectF& area, const Summary& summary);
/// Wrapped text of at most `lines` lines; gives the height used.
double paintWrapped(QPainter& painter, const QPointF& at, double width, const QString& text,
                    const TextStyle& style, int lines);

} // namespace tidemark
