// SPDX-License-Identifier: GPL-3.0-or-later
// Finishes a PDF that QPdfWriter has written: bookmarks, which Qt 6.4 cannot write; title, dates
// and identifier from what is stated instead of from clock and chance, in the information
// dictionary and, word for word the same as PDF/A wants it, in the XMP packet. Equal input gives
// equal bytes. References: PDF Reference 1.4, 3.4 and 8.2.2; ISO 19005-1, 6.7. Pure; any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <cstdint>
#include <vector>

namespace tidemark {

struct PdfBookmark {
    QString title;
    int level = 0;  ///< 0 is the outermost; may rise by any number, is then shown one deeper
    int page = 0;   ///< counted from 0
    double top = 0; ///< in points from the lower edge of the page
};

struct PdfFacts {
    QString title;
    std::int64_t stated_at_ns = 0;
    std::vector<PdfBookmark> bookmarks;
};

/// Integrity when the bytes are not laid out as QPdfWriter of Qt 6 does it.
Result<QByteArray> finishPdf(const QByteArray& pdf, const PdfFacts& facts);

} // namespace tidemark
