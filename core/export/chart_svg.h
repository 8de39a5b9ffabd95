// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as self-contained SVG 1.1 text: no style element, no script, no outside reference, all
// text escaped. Colours are the Okabe-Ito palette and every series also has its own dash, so it
// reads in grey print. Equal charts give equal bytes. Pure; any thread.
#pragma once

#include "core/export/chart.h"

#include <string>
#include <string_view>

namespace tidemark {

struct SvgOptions {
    int width = 920, height = 380; ///< user units
    std::string_view id = "chart"; ///< prefix of ids, so that several fit in one HTML page
    bool standalone = true;        ///< with XML declaration
};

std::string chartSvg(const Chart& chart, const SvgOptions& options = {});

/// The zone's wall clock at an instant: "3 Oct 2024 14:00", and the ticks of an axis.
struct TimeTick {
    std::int64_t at_ns = 0;
    std::string label;  ///< "14:00" or "3 Oct"
    bool major = false; ///< midnight among hours, new year among days
};
/// At most about `most` ticks at round wall-clock times of `zone` inside the range.
std::vector<TimeTick> timeTicks(TimeRange range, std::string_view zone, int most);
/// Rising round values from 0 to at least `top`; `count` intervals or so.
std::vector<double> valueTicks(double top, int count);

} // namespace tidemark
