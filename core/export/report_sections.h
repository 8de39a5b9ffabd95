// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of the report, each as a fragment of HTML with its own heading. Pure.
#pragma once

#include "core/export/report_html.h"

#include <string>

namespace tidemark {

/// On screen there is more than on paper: the orders that a table can be sorted in.
enum class ReportMedium { Screen, Paper };

std::string coverSection(const ReportInput& input);
std::string findingsSection(const ReportInput& input, ReportMedium medium = ReportMedium::Screen);
/// Every exhibit in one table, sortable without a script; empty without exhibits and for a manager.
std::string exhibitRegister(const ReportInput& input, ReportMedium medium);
std::string detectionsSection(const ReportInput& input);
std::string methodsSection(const ReportInput& input);
/// The p-values of a run's accounts as bars and as a table, from its summary; empty without them.
std::string calibrationHtml(const std::string& summary_json);
std::string sourcesSection(const ReportInput& input);
std::string limitsSection(const ReportInput& input);
std::string glossarySection();
std::string custodySection(const ReportInput& input);
std::string certificationSection(const ReportInput& input);

/// One row of a list of facts; `html` is markup already.
std::string factRow(std::string_view label, std::string_view html);
/// A time for people: in the case's zone with its offset, and in UTC where that differs.
std::string timeHtml(std::int64_t ts_ns, std::string_view zone);

} // namespace tidemark
