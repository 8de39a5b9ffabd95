// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/report_pdf.h"

#include "core/base/text.h"
#include "core/export/chart_svg.h"
#include "core/export/report_sections.h"
#include "ui/render/file_bytes.h"
#include "ui/render/flow.h"
#include "ui/render/page_frame.h"
#include "ui/render/summary_pdf.h"

#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr int kContentsLevel = 4; ///< exhibits are in the list
constexpr int kDrawnWidth = 700,
              kDrawnHeight = 310; ///< drawn for paper, where text must not shrink much

/// Charts of the exhibits by the id that their figure has in the markup.
using Charts = std::map<QString, const Chart*>;

Charts chartsOf(const CaseContent& content) {
    Charts charts;
    for (const FindingContentFull& finding : content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits)
            if (exhibit.chart)
                charts[qt(exhibit.exhibit.label()) + QStringLiteral("-chart")] = &*exhibit.chart;
    return charts;
}

/// Whether a section starts on a page of its own.
enum class Start { NewPage, RunOn };

Status addSection(Flow& flow, const std::string& html, const Charts& charts,
                  Start start = Start::NewPage) {
    TM_ASSIGN(std::vector<Block> blocks, readMarkup(html));
    for (Block& block : blocks) {
        block.runs_on = start == Start::RunOn;
        const auto chart = charts.find(block.figure.id);
        if (chart == charts.end()) continue;
        SvgOptions options;
        options.width = kDrawnWidth;
        options.height = kDrawnHeight;
        block.figure = readSvgText(qt(chartSvg(*chart->second, options)));
    }
    flow.addAll(blocks);
    return ok();
}

Status addCover(Flow& flow, const ReportInput& input) {
    flow.addBand(70 * kPoint, [](QPainter& painter, const QPointF& at) {
        painter.fillRect(QRectF(at, QSizeF(64 * kPoint, 5 * kPoint)), kAccentColour);
    });
    return addSection(flow, coverSection(input), {});
}

// The page for a manager, then the tables with every digit.
Status addSummary(Flow& flow, const ReportInput& input) {
    const Summary& summary = *input.summary;
    flow.addPage(QStringLiteral("Summary"), 2, QStringLiteral("summary"),
                 [&summary](QPainter& painter, const QPointF& at) {
                     paintSummary(painter,
                                  QRectF(at, QSizeF(kSheetWidth - 2 * kSideMargin,
                                                    kSheetHeight - kTopMargin - kBottomMargin)),
                                  summary);
                 });
    TM_ASSIGN(std::vector<Block> blocks,
              readMarkup("<h3 id=\"figures\">Figures of the summary in full</h3>" +
                         summaryHtml(summary)));
    std::erase_if(blocks, [](const Block& block) {
        return block.kind == BlockKind::Figure || block.look == Look::Lead;
    });
    flow.addAll(blocks);
    return ok();
}

Status addSections(Flow& flow, const ReportInput& input) {
    const bool full = input.preset != "manager";
    TM_TRY(addCover(flow, input));
    Block contents;
    contents.kind = BlockKind::Heading;
    contents.level = 2;
    contents.text = {Inline{QStringLiteral("Contents")}};
    flow.add(contents);
    flow.markContents();
    TM_TRY(addSummary(flow, input));
    TM_TRY(addSection(flow, findingsSection(input, ReportMedium::Paper), chartsOf(*input.content)));
    if (full) {
        TM_TRY(addSection(flow, detectionsSection(input), {}));
        TM_TRY(addSection(flow, methodsSection(input), {}));
        TM_TRY(addSection(flow, sourcesSection(input), {}));
    }
    // Short ones together: a page that is all but empty makes a reader look for what is missing.
    TM_TRY(addSection(flow, limitsSection(input), {}, full ? Start::RunOn : Start::NewPage));
    TM_TRY(addSection(flow, glossarySection(), {}, Start::RunOn));
    if (full) {
        TM_TRY(addSection(flow, custodySection(input), {}));
        TM_TRY(addSection(flow, certificationSection(input), {}));
    }
    flow.fillContents(kContentsLevel);
    return ok();
}

std::vector<PdfBookmark> bookmarksOf(const Flow& flow) {
    std::vector<PdfBookmark> marks;
    for (const Place& place : flow.places())
        marks.push_back(
            {place.title, place.level, place.page, (kSheetHeight - kTopMargin - place.y) / kPoint});
    return marks;
}

} // namespace

Status renderReportPdf(const ReportInput& input, const std::string& path) {
    Flow flow(kSheetWidth - 2 * kSideMargin, kSheetHeight - kTopMargin - kBottomMargin);
    TM_TRY(addSections(flow, input));
    const int pages = flow.paginate();

    const CaseInfo& info = input.content->info;
    const QString label = caseLabel(visibleText(info.reference), visibleText(info.id));
    const QString zone = qt(visibleText(info.display_zone));
    PdfFacts facts;
    facts.title = QStringLiteral("Case report: ") + label;
    facts.stated_at_ns = input.stated_at_ns;
    facts.bookmarks = bookmarksOf(flow);
    TM_ASSIGN(const QByteArray pdf, printSheets(pages, facts, [&](QPainter& painter, int page) {
                  flow.paintPage(painter, page, {kSideMargin, kTopMargin});
                  const QString zones =
                      zone.isEmpty() || zone == QLatin1String("UTC")
                          ? QStringLiteral("all times in UTC unless an offset is shown")
                          : QStringLiteral(
                                "charts in %1, other times in UTC unless an offset is shown")
                                .arg(zone);
                  paintFooter(painter, {QStringLiteral("%1 · %2").arg(label, zones),
                                        QStringLiteral("Page %1 of %2").arg(page + 1).arg(pages)});
              }));
    return writeFileBytes(path, pdf);
}

} // namespace tidemark
