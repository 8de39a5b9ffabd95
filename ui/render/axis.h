// SPDX-License-Identifier: GPL-3.0-or-later
// Ticks of a time axis, at round local times, and of a value axis, at 1-2-5 steps or decades. Pure;
// any thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"

#include <QString>
#include <vector>

namespace tidemark {

struct PlotTimeTick {
    std::int64_t ts_ns = 0;
    QString label;
    bool major = false; ///< begins a larger unit: a day among hours, a month among days
};
/// Ticks within the range, at least `spacing_px` apart on `width_px`.
std::vector<PlotTimeTick> plotTimeTicks(const TimeRange& range, const TimeZone& zone,
                                        double width_px, double spacing_px);

struct PlotValueTick {
    double value = 0;
    QString label;
};
/// Linear ticks from 0 to at least `most`; the last one is the axis end.
std::vector<PlotValueTick> plotValueTicks(double most, int wanted);
/// Decades from 1 to at least `most`.
std::vector<PlotValueTick> plotDecadeTicks(double most);
/// A figure in few characters: 1.5k, 20M.
QString axisFigure(double value);

} // namespace tidemark
