// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as pictures: the drawing of core/export/chart_svg.h, so that PNG, SVG, report and PDF look
// alike. Equal charts give equal pictures on machines with the same fonts and libraries. Needs a
// QGuiApplication (offscreen.h); any one thread.
#pragma once

#include "core/base/result.h"
#include "core/export/chart.h"

#include <QPainter>
#include <string>

namespace tidemark {

/// PNG bytes of `width` × `height` pixels. Text grows with the width: at 920 it is 12 pixels high.
/// BadInput for sizes outside 200 to 16,000 pixels.
Result<std::string> renderChartPng(const Chart& chart, int width, int height);

/// As a file of 1840 × 760 pixels, which is 150 dots per inch across a page. Replaces an existing
/// file.
Status writeChartPng(const Chart& chart, const std::string& path);

/// Fills `target`; one unit of the drawing (SvgOptions) is `scale` units of the painter, so text is
/// about 12 × scale high. `opaque`: without transparency, for PDF/A.
void paintChart(QPainter& painter, const QRectF& target, const Chart& chart, double scale,
                bool opaque = false);

} // namespace tidemark
