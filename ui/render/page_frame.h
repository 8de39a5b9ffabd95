// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that report and summary are printed on: A4 with margins and a footer, as PDF/A-1b.
// Measures are those of flow.h. Needs a QGuiApplication; one thread.
#pragma once

#include "core/base/result.h"
#include "ui/render/flow.h"
#include "ui/render/pdf_file.h"

#include <QByteArray>
#include <QPainter>
#include <functional>
#include <string>

namespace tidemark {

constexpr double kSheetWidth = 595 * kPoint, kSheetHeight = 842 * kPoint;
constexpr double kSideMargin = 51 * kPoint;
constexpr double kTopMargin = 54 * kPoint, kBottomMargin = 56 * kPoint;

/// What stands at the foot of every page.
struct SheetText {
    QString left;  ///< case reference and zone
    QString right; ///< "Page 3 of 12", or a date
};
void paintFooter(QPainter& painter, const SheetText& text);

/// Paints `pages` sheets, each by one call, as a finished PDF.
Result<QByteArray> printSheets(int pages, const PdfFacts& facts,
                               const std::function<void(QPainter&, int page)>& paint);

/// "Reference ABC", or the case's id where it has none.
QString caseLabel(const std::string& reference, const std::string& caseId);

} // namespace tidemark
