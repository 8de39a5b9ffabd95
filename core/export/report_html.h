// SPDX-License-Identifier: GPL-3.0-or-later
// The report: one HTML file that opens offline, needs no script and loads nothing, as a law firm
// would hand it over. Equal input gives equal bytes. The content must already be redacted where it
// has to be.
#pragma once

#include "core/export/case_content.h"
#include "core/export/event_selection.h"
#include "core/export/summary.h"

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

/// One cited record as shown under an exhibit.
struct SourceLine {
    std::string control_number, time_utc, account, source_name, source_sha256;
    std::int64_t source_id = 0, content_offset = 0, length = 0;
    std::string record;        ///< the bytes; cut at kMaxShownRecordBytes
    std::string record_sha256; ///< of the whole record
    bool cut = false, withheld = false;
    std::string problem; ///< why the record cannot be read; empty: it can
};
constexpr std::size_t kMaxShownRecordBytes = 4096;
constexpr std::size_t kShownRecords = 12;

/// What an exhibit really holds now, counted from its events; see EventSums.
struct ExhibitEvidence {
    EventSums sums;
    std::vector<SourceLine> lines; ///< the first kShownRecords
};

struct ReportInput {
    const CaseContent* content = nullptr;
    const Summary* summary = nullptr;
    std::map<std::int64_t, ExhibitEvidence> evidence; ///< by exhibit number
    std::vector<WithheldItem> withheld;
    std::string redaction = "none"; ///< profile name
    std::int64_t stated_at_ns = 0;  ///< when the report says that it was made
    std::string key_fingerprint;    ///< empty: not signed
    std::string preset = "legal";
    bool in_bundle = false; ///< exhibits then name their files
};

/// Reads the events and records of every exhibit.
Status gatherEvidence(CaseReader& reader, const CaseContent& content, Redactor& redactor,
                      std::map<std::int64_t, ExhibitEvidence>& out, std::stop_token stop = {});

std::string reportHtml(const ReportInput& input);

/// The whole way from an open case: for the `report` command.
struct ReportOptions {
    RedactionProfile redaction;
    std::int64_t stated_at_ns = 0; ///< 0: now
};
Result<std::string> buildReport(CaseReader& reader, const ReportOptions& options,
                                std::stop_token stop = {});

} // namespace tidemark
