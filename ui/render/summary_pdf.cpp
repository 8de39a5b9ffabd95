// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/summary_pdf.h"

#include "core/base/text.h"
#include "core/export/summary_text.h"
#include "ui/render/chart_image.h"
#include "ui/render/file_bytes.h"
#include "ui/render/page_frame.h"
#include "ui/render/summary_parts.h"

#include <QBuffer>
#include <QImage>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kChartHeight = 182 * kPoint, kAccountsHeight = 122 * kPoint,
                 kBarsHeight = 84 * kPoint, kGap = 10 * kPoint;
constexpr double kChartScale = 0.66 * kPoint; ///< the drawing's 12-unit text becomes 8 points
constexpr std::size_t kMostAccounts = 8, kMostOthers = 5;
constexpr int kLeastPixels = 400, kMostPixels = 8000;

double paintHead(QPainter& painter, const QRectF& area, const Summary& s) {
    painter.fillRect(QRectF(area.topLeft(), QSizeF(46 * kPoint, 4 * kPoint)), kAccentColour);
    const std::string title = s.title.empty() ? "Untitled case" : visibleText(s.title);
    drawLine(painter, area.topLeft() + QPointF(0, 22 * kPoint), qt(title),
             {Face::Bold, 16 * kPoint, kInkColour}, area.width());
    QString about = QStringLiteral("Incident summary · ") +
                    caseLabel(visibleText(s.reference), visibleText(s.case_id));
    if (!s.investigator.empty())
        about += QStringLiteral(" · ") + bounded(qt(visibleText(s.investigator)), 80);
    if (s.first_ns != kNoTime)
        about += QStringLiteral(" · records from %1 to %2")
                     .arg(qt(dateText(s.first_ns, s.zone)), qt(dateText(s.last_ns, s.zone)));
    drawLine(painter, area.topLeft() + QPointF(0, 36 * kPoint), about,
             {Face::Text, 8.5 * kPoint, kMutedColour}, area.width());
    const double top = 47 * kPoint;
    return top + paintWrapped(painter, area.topLeft() + QPointF(0, top), area.width(),
                              qt(visibleText(s.sentence)), {Face::Text, 11 * kPoint, kInkColour},
                              4);
}

const SummaryTable* tableOf(const Summary& summary, std::string_view key) {
    const auto at = std::find_if(summary.tables.begin(), summary.tables.end(),
                                 [key](const SummaryTable& table) { return table.key == key; });
    return at == summary.tables.end() ? nullptr : &*at;
}

void paintVolume(QPainter& painter, const QRectF& area, const Summary& summary) {
    Chart chart = summary.volume;
    if (chart.title.empty()) chart.title = "Volume over time";
    paintChart(painter, area, chart, kChartScale, true);
    painter.setPen(QPen(kLineColour, 0.5 * kPoint));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
}

QString dated(std::int64_t stated_at_ns, const std::string& zone) {
    return QStringLiteral("As of ") + qt(dateText(stated_at_ns, zone));
}

void paintSheet(QPainter& painter, const Summary& summary, std::int64_t stated_at_ns) {
    paintSummary(painter,
                 QRectF(kSideMargin, kTopMargin - 12 * kPoint, kSheetWidth - 2 * kSideMargin,
                        kSheetHeight - kTopMargin - kBottomMargin + 12 * kPoint),
                 summary);
    const QString zone =
        summary.zone.empty() ? QStringLiteral("UTC") : qt(visibleText(summary.zone));
    paintFooter(
        painter,
        {QStringLiteral("%1 · dates and chart in %2")
             .arg(caseLabel(visibleText(summary.reference), visibleText(summary.case_id)), zone),
         dated(stated_at_ns, summary.zone)});
}

} // namespace

void paintSummary(QPainter& painter, const QRectF& area, const Summary& summary) {
    QRectF rest = area;
    rest.setTop(rest.top() + paintHead(painter, rest, summary) + 6 * kPoint);
    rest.setTop(rest.top() +
                paintFigures(painter, rest.topLeft(), rest.width(), headlineFigures(summary)) +
                kGap);
    paintVolume(painter, QRectF(rest.topLeft(), QSizeF(rest.width(), kChartHeight)), summary);
    rest.setTop(rest.top() + kChartHeight + kGap);

    const double half = (rest.width() - 2 * kGap) / 2, third = (rest.width() - 4 * kGap) / 3;
    const SummaryTable none{"Top accounts", "accounts", {}, 0};
    const SummaryTable* accounts = tableOf(summary, "accounts");
    paintBars(painter, QRectF(rest.topLeft(), QSizeF(half, kAccountsHeight)),
              accounts ? *accounts : none, summary, kMostAccounts);
    paintCounts(painter, QRectF(rest.left() + half + 2 * kGap, rest.top(), half, kAccountsHeight),
                summary);
    rest.setTop(rest.top() + kAccountsHeight + kGap);

    double x = rest.left();
    for (const std::string_view key : {"countries", "models", "endpoints"}) {
        const SummaryTable* table = tableOf(summary, key);
        if (table == nullptr) continue;
        paintBars(painter, QRectF(x, rest.top(), third, kBarsHeight), *table, summary, kMostOthers);
        x += third + 2 * kGap;
    }
    if (x > rest.left()) rest.setTop(rest.top() + kBarsHeight + kGap);
    paintPoints(painter, QRectF(rest.topLeft(), QSizeF(half, rest.height())),
                QStringLiteral("How sure"), summary.how_sure);
    paintPoints(painter, QRectF(rest.left() + half + 2 * kGap, rest.top(), half, rest.height()),
                QStringLiteral("What is open"), summary.open_points);
}

Status renderSummaryPdf(const Summary& summary, const std::string& path,
                        std::int64_t stated_at_ns) {
    const std::int64_t at = stated_at_ns != 0 ? stated_at_ns : floorTo(nowNs(), kNsPerSecond);
    PdfFacts facts;
    facts.title = QStringLiteral("Incident summary: ") +
                  caseLabel(visibleText(summary.reference), visibleText(summary.case_id));
    facts.stated_at_ns = at;
    TM_ASSIGN(const QByteArray pdf, printSheets(1, facts, [&](QPainter& painter, int) {
                  paintSheet(painter, summary, at);
              }));
    return writeFileBytes(path, pdf);
}

Result<std::string> renderSummaryPng(const Summary& summary, int width, std::int64_t stated_at_ns) {
    if (width < kLeastPixels || width > kMostPixels)
        return makeError(ErrorCode::BadInput,
                         "a picture of the summary must be 400 to 8,000 pixels wide");
    const double scale = width / kSheetWidth;
    QImage image(width, static_cast<int>(std::lround(kSheetHeight * scale)), QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        paintSheet(painter, summary,
                   stated_at_ns != 0 ? stated_at_ns : floorTo(nowNs(), kNsPerSecond));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return makeError(ErrorCode::Io, "the picture cannot be written as PNG");
    return bytes.toStdString();
}

} // namespace tidemark
