// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's page: what happened, how big, who, how sure, what is open, on one side of A4. Drawn
// in lines, outlines and text that read in grey print. Equal input gives equal bytes. Needs a
// QGuiApplication (offscreen.h); any one thread.
#pragma once

#include "core/base/result.h"
#include "core/export/summary.h"

#include <QPainter>
#include <cstdint>
#include <string>

namespace tidemark {

/// PDF/A-1b of exactly one page, dated `stated_at_ns` (0: now). Replaces an existing file; Io when
/// it cannot be written.
Status renderSummaryPdf(const Summary& summary, const std::string& path,
                        std::int64_t stated_at_ns = 0);

/// The same page as PNG, `width` pixels wide (400 to 8,000; BadInput otherwise) and in the
/// proportions of A4.
Result<std::string> renderSummaryPng(const Summary& summary, int width,
                                     std::int64_t stated_at_ns = 0);

/// Draws the page's body into `area`, in units of flow.h; what has no room is left out and its
/// number said.
void paintSummary(QPainter& painter, const QRectF& area, const Summary& summary);

} // namespace tidemark
