// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's page as plain data: what happened, how big, who, how sure, what is open. Figures
// come from the case's events and detections; the sentence is made from the figures. `shownAccount`
// etc. are redacted already when a redactor is given. Built on the reader's thread.
#pragma once

#include "core/export/case_content.h"
#include "core/export/chart.h"

#include <array>
#include <cstdint>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

/// One line of a table: an account, a country, a model, an endpoint.
struct SummaryRow {
    std::string name; ///< "(not stated)" when the records do not say
    std::int64_t events = 0;
    std::array<std::int64_t, kStoredMetrics> metrics{};
    std::int64_t first_ns = kNoTime, last_ns = kNoTime;
    bool involved = false; ///< an account that a detection or a finding names
};

struct SummaryTable {
    std::string title;            ///< "By country"
    std::string key;              ///< "country": in JSON
    std::vector<SummaryRow> rows; ///< the largest first
    std::int64_t distinct = 0;
};

struct Summary {
    std::string case_id, title, reference, investigator, zone;
    std::int64_t sources = 0, records = 0, events = 0, rejects = 0, duplicates = 0;
    std::int64_t accounts = 0; ///< all
    std::int64_t accounts_involved =
        0; ///< named by a detection that is not dismissed, or by an exhibit
    std::array<std::int64_t, kStoredMetrics> total{}; ///< of everything
    std::array<std::int64_t, kStoredMetrics>
        involved{}; ///< of the accounts involved, over the whole case
    std::array<std::int64_t, kStoredMetrics>
        flagged{};    ///< of the accounts involved while a detection lasts
    double share = 0; ///< involved / all, of output tokens where there are any, else of requests
    std::string share_metric;                   ///< which of the two
    double value_total = 0, value_involved = 0; ///< estimated, USD; see value_note
    std::string value_note;
    std::int64_t first_ns = kNoTime, last_ns = kNoTime; ///< of the case
    std::int64_t involved_first_ns = kNoTime,
                 involved_last_ns = kNoTime; ///< first and last detection
    std::int64_t detections = 0, detections_open = 0, detections_confirmed = 0,
                 detections_dismissed = 0;
    std::array<std::int64_t, 3> detections_by_kind{}; ///< spike, shift, cluster
    std::array<std::int64_t, 5> findings_by_severity{};
    std::array<std::int64_t, 4> findings_by_status{};
    std::int64_t findings = 0;
    std::string sentence;                 ///< what happened, in one or two sentences
    std::vector<std::string> how_sure;    ///< one sentence each
    std::vector<std::string> open_points; ///< likewise
    std::vector<SummaryTable>
        tables;   ///< accounts, countries, models, endpoints; empty ones left out
    Chart volume; ///< all and involved, with detections marked
};

/// The accounts involved: those that a detection which is not dismissed names, and those of the
/// exhibits of findings which are not dismissed. As `content` shows them.
std::set<std::string> involvedAccounts(const CaseContent& content);

Result<Summary> buildSummary(CaseReader& reader, const CaseContent& content, Redactor& redactor,
                             std::stop_token stop = {});

/// One JSON document, keys in fixed order; large figures are numbers, times ISO 8601.
std::string summaryJson(const Summary& summary);
/// The section of the report: a fragment of HTML without outer element.
std::string summaryHtml(const Summary& summary);

/// "1,234 requests", "5.2 M output tokens", "3.1 GiB".
std::string amountText(Metric metric, std::int64_t value);
/// "12.4 %".
std::string percentText(double share);
/// "12.4 GiB".
std::string bytesText(std::int64_t bytes);

} // namespace tidemark
