// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/page_frame.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

namespace tidemark {

void paintFooter(QPainter& painter, const SheetText& text) {
    const TextStyle style{Face::Text, 7.5 * kPoint, kMutedColour};
    const double right = kSheetWidth - kSideMargin,
                 top = kSheetHeight - kBottomMargin + 14 * kPoint;
    painter.setPen(QPen(kLineColour, 0.5 * kPoint));
    painter.drawLine(QPointF(kSideMargin, top), QPointF(right, top));
    const double number = richText(text.right, style).width() + 10 * kPoint;
    drawLine(painter, {right, top + 12 * kPoint}, text.right, style, number, Qt::AlignRight);
    drawLine(painter, {kSideMargin, top + 12 * kPoint}, text.left, style,
             right - kSideMargin - number);
}

Result<QByteArray> printSheets(int pages, const PdfFacts& facts,
                               const std::function<void(QPainter&, int page)>& paint) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kDotsPerInch);
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setTitle(facts.title);
    QPainter painter;
    if (!painter.begin(&writer)) return makeError(ErrorCode::Io, "a PDF cannot be started");
    for (int page = 0; page < pages; ++page) {
        if (page > 0 && !writer.newPage())
            return makeError(ErrorCode::Io, "a page cannot be added to the PDF");
        painter.save();
        paint(painter, page);
        painter.restore();
    }
    painter.end();
    return finishPdf(bytes, facts);
}

QString caseLabel(const std::string& reference, const std::string& caseId) {
    return reference.empty() ? QStringLiteral("Case ") + qt(caseId) : bounded(qt(reference), 200);
}

} // namespace tidemark
