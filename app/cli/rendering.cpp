// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rendering.h"

#ifdef TIDEMARK_WITH_RENDER
#include "ui/render/chart_image.h"
#include "ui/render/offscreen.h"
#include "ui/render/report_pdf.h"
#include "ui/render/summary_pdf.h"
#endif

namespace tidemark {

#ifdef TIDEMARK_WITH_RENDER

Result<std::string> chartPng(const Chart& chart, int width, int height) {
    const OffscreenGui gui;
    return renderChartPng(chart, width, height);
}
Status writeSummaryPdf(const Summary& summary, const std::string& path) {
    const OffscreenGui gui;
    return renderSummaryPdf(summary, path);
}
Status writeReportPdf(const ReportInput& input, const std::string& path) {
    const OffscreenGui gui;
    return renderReportPdf(input, path);
}

RenderHooks renderHooks() {
    RenderHooks hooks;
    hooks.report_pdf = [](const ReportInput& input, const std::string& path) {
        return writeReportPdf(input, path);
    };
    hooks.chart_png = [](const Chart& chart, const std::string& path) {
        const OffscreenGui gui;
        return writeChartPng(chart, path);
    };
    return hooks;
}

#else

namespace {
Error withoutRenderer() {
    return makeError(ErrorCode::Unsupported, "this build has no renderer for pictures and PDF", {},
                     "Build with the window (TIDEMARK_GUI=ON), or ask for SVG or HTML");
}
} // namespace

Result<std::string> chartPng(const Chart&, int, int) {
    return withoutRenderer();
}
Status writeSummaryPdf(const Summary&, const std::string&) {
    return withoutRenderer();
}
Status writeReportPdf(const ReportInput&, const std::string&) {
    return withoutRenderer();
}
RenderHooks renderHooks() {
    return {};
}

#endif

} // namespace tidemark
