// SPDX-License-Identifier: GPL-3.0-or-later
// A received bundle as a reviewer reads it: its findings, and its exhibits with figures, chart and
// source lines, taken from the bundle's own files with no case at hand. Nothing is unpacked to
// disk, every text in it is evidence that may be hostile, and what is missing or odd becomes a
// sentence in `problems` instead of a failure. Plain values; the reading is on the source's thread.
#pragma once

#include "core/export/chart.h"
#include "core/jobs/job.h"
#include "core/verify/bundle_source.h"
#include "core/verify/verify_report.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark {

/// One cited record.
struct ReviewLine {
    std::int64_t event_id = 0, content_offset = 0, length = 0;
    std::string control_number, time_utc, account, source_name, source_sha256;
    std::vector<std::pair<std::string, std::string>> fields; ///< every field that has a value
    std::optional<std::string> record; ///< its bytes, cut at kMaxReviewRecordBytes; nullopt: not in
                                       ///< the bundle
    bool cut = false;
    bool damaged = false; ///< the bytes do not have the SHA-256 that the bundle's index states
};

struct ReviewExhibit {
    std::string label; ///< "EX-001"
    std::int64_t finding_id = 0;
    std::string kind, caption, sentence, from, to, filter, metric, zone, cited_by, cited_at;
    std::vector<std::string> accounts, changed_since;
    std::vector<std::pair<std::string, std::string>> figures; ///< when cited: name, value
    std::int64_t events = 0;
    std::optional<Chart> chart;
    std::vector<ReviewLine> lines; ///< the first kReviewLines rows of its table
};

struct ReviewFinding {
    std::int64_t id = 0;
    std::string title, severity, confidence, status, narrative, lawful, tags, author, assignee,
        edited, exhibits, signed_off_by;
};

struct ReviewBundle {
    std::string path, case_id, title, reference, preset, redaction, stated_at;
    std::vector<ReviewFinding> findings; ///< by id
    std::vector<ReviewExhibit> exhibits; ///< by label
    std::vector<std::string> problems;   ///< for people
    [[nodiscard]] const ReviewExhibit* exhibit(std::string_view label) const;
    [[nodiscard]] const ReviewFinding* finding(std::int64_t id) const;
};

constexpr std::size_t kReviewLines = 100;
constexpr std::size_t kMaxReviewRecordBytes = std::size_t{64} << 10;

/// Fails only when the source cannot be read, or on Cancel.
Result<ReviewBundle> readReviewBundle(BundleSource& source, const std::string& path,
                                      JobContext& context);

/// A bundle and what its verification says. The verification never stops the reading: a reviewer
/// sees what was received, and beside it that it was altered.
struct OpenedReview {
    VerifyReport report;
    ReviewBundle bundle;
};
Result<OpenedReview> openReview(const std::string& path, JobContext& context);

} // namespace tidemark
