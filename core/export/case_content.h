// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a report and a bundle say about a case, read once and as plain values: already
// redacted where a redactor is given, so that what is written from it needs no further thought. The
// read is on the reader's thread; the result may go anywhere.
#pragma once

#include "core/export/chart.h"
#include "core/export/redaction.h"
#include "core/query/case_reader.h"
#include "core/store/annotation_store.h"
#include "core/store/comment_store.h"
#include "core/store/event_set.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"
#include "core/store/tag_store.h"
#include "core/store/verdict_store.h"

#include <optional>
#include <string>
#include <vector>

namespace tidemark {

struct DetectionLinkRow {
    std::string account_a, account_b, kind, value, sentence;
    double strength = 0, base_rate = 0;
};

/// One detection of the newest run, with what a person decided about it.
struct DetectionRow {
    std::int64_t id = 0, run_id = 0, rank = 0;
    std::string stable_key, kind, metric, explanation, detail_json;
    std::int64_t start_ns = 0, end_ns = 0, detected_at_ns = kNoTime;
    double observed = 0, expected = 0, score = 0;
    std::optional<double> p_value, q_value;
    std::vector<std::string> accounts;
    std::vector<DetectionLinkRow> links;
    Verdict verdict;
};

struct DetectionRunRow {
    std::int64_t id = 0, created_ns = 0;
    std::string tool_version, params_json, input_hash, summary_json;
};

/// An exhibit with what was frozen, taken apart.
struct ExhibitContent {
    Exhibit exhibit;
    ExhibitState state;
    std::string from, to, filter, metric, bucket, zone; ///< as frozen, texts
    TimeRange range;
    std::vector<std::string> accounts; ///< shown names (redacted when redacting)
    EventSet events;                   ///< exactly those that were cited
    std::vector<std::pair<std::string, std::string>> figures; ///< name, value
    std::optional<Chart> chart;
    std::string detection_sentence;
    std::vector<std::string>
        lawful_checks;       ///< what the program asked about lawful readings, with its answers
    std::string would_break; ///< what would overturn the detection
    std::string sources_hash, custody_head; ///< of the time of citing
    std::int64_t custody_entries = 0, detection_run = 0;
};

struct FindingContentFull {
    Finding finding;
    std::vector<ExhibitContent> exhibits;
    std::vector<Comment> comments;  ///< retracted ones too
    std::vector<SignOff> sign_offs; ///< retracted ones too
};

struct CaseContent {
    CaseInfo info;
    std::vector<Source> sources;
    std::vector<FindingContentFull> findings;
    std::vector<Annotation> annotations;
    std::vector<TagRevision> tags;
    std::optional<DetectionRunRow> run;
    std::vector<DetectionRow> detections;
    EvidenceBasis basis;
    std::string source_lines; ///< text whose hash is basis.sources_hash
    std::string custody_text; ///< up to the last entry that changed the case
    CustodyHead custody;      ///< of custody_text
};

/// `redactor` may be inactive. Trailing custody entries that only record openings, checks and
/// exports are not part of `custody_text`: so exporting twice gives the same bytes.
Result<CaseContent> readCaseContent(CaseReader& reader, Redactor& redactor);

/// The newest run and its detections, strongest first; nothing without a run.
Result<std::optional<DetectionRunRow>> readNewestRun(Database& database);
Result<std::vector<DetectionRow>> readDetections(CaseFile& file, std::int64_t run_id);

} // namespace tidemark
