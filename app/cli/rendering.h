// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and PDF for the command line: the same renderer as the window's. Without the window's
// libraries in the build every call says Unsupported.
#pragma once

#include "core/base/result.h"
#include "core/export/bundle.h"
#include "core/export/chart.h"
#include "core/export/summary.h"

#include <string>

namespace tidemark {

/// PNG bytes of a chart, in pixels.
Result<std::string> chartPng(const Chart& chart, int width, int height);
/// The manager's page: one PDF page.
Status writeSummaryPdf(const Summary& summary, const std::string& path);
/// The whole report as PDF.
Status writeReportPdf(const ReportInput& input, const std::string& path);
/// What a bundle needs of the renderer.
RenderHooks renderHooks();

} // namespace tidemark
