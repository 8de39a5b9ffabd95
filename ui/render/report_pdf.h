// SPDX-License-Identifier: GPL-3.0-or-later
// The report on paper: PDF/A-1b with bookmarks, a list of contents, and case reference, zone and
// page number on every page. It says what the HTML report says (report_html.h), from the same
// sections, with the manager's page as its summary. Equal input gives equal bytes on machines with
// the same fonts and libraries. Needs a QGuiApplication (offscreen.h); any one thread.
#pragma once

#include "core/base/result.h"
#include "core/export/report_html.h"

#include <string>

namespace tidemark {

/// `input.content` and `input.summary` must be set. Replaces an existing file. Io: it cannot be
/// written.
Status renderReportPdf(const ReportInput& input, const std::string& path);

} // namespace tidemark
