// SPDX-License-Identifier: GPL-3.0-or-later
// The detections and findings of a case as marks of a time chart. Window's thread.
#pragma once

#include "ui/models/casebook.h"
#include "ui/render/time_chart.h"

#include <QStringList>
#include <vector>

namespace tidemark {

/// Detections in the order of the book, then the findings that name a time. `selection` is drawn
/// as chosen.
std::vector<PlotMark> caseMarks(const Casebook& book, const Selection& selection);

/// What a mark says under the pointer.
QStringList markTip(const PlotMark& mark, const TimeZone& zone);

} // namespace tidemark
