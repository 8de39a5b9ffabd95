// SPDX-License-Identifier: GPL-3.0-or-later
// Findings: what people concluded. Every edit is a further revision with a custody entry in one
// transaction; undo is a revision that repeats an older one. Nothing is ever overwritten. Same
// thread as its CaseFile, which must be writable for everything that writes.
#pragma once

#include "core/base/result.h"
#include "core/store/case_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class Severity { Info, Low, Medium, High, Critical };
enum class Confidence { Low, Medium, High };
enum class FindingStatus { Draft, InReview, Confirmed, Dismissed };

/// Names as stored, in JSON and on the command line: "in_review".
std::string_view severityName(Severity severity);
std::string_view confidenceName(Confidence confidence);
std::string_view findingStatusName(FindingStatus status);
/// "in review": for people.
std::string_view findingStatusLabel(FindingStatus status);
/// BadInput names the values that are allowed; "in review" and "in-review" are understood too.
Result<Severity> severityByName(std::string_view name);
Result<Confidence> confidenceByName(std::string_view name);
Result<FindingStatus> findingStatusByName(std::string_view name);

/// What a person writes.
struct FindingContent {
    std::string title;
    std::string narrative; ///< Markdown
    Severity severity = Severity::Medium;
    Confidence confidence = Confidence::Medium;
    FindingStatus status = FindingStatus::Draft;
    std::string lawful; ///< lawful explanations considered, Markdown
    std::vector<std::string> tags;
    std::string assignee;
    bool operator==(const FindingContent&) const = default;
};

/// What the custody entry of a revision pins: contentDigest() over its fields (write_support.h).
std::string findingDigest(const FindingContent& content, bool retracted);

/// One revision of a finding.
struct Finding {
    std::int64_t id = 0, revision = 0;
    FindingContent content;
    std::string author; ///< of the first revision
    std::string editor; ///< of this revision
    std::int64_t created_ns = 0, edited_ns = 0;
    bool retracted = false;
};

class FindingStore {
public:
    explicit FindingStore(CaseFile& file) : m_file(file) {}

    /// Gives the new finding's id. BadInput without a title.
    Result<std::int64_t> add(const FindingContent& content);
    /// A further revision. NotFound; BadInput when `expected_revision` (not 0) is no longer the
    /// newest, so that two people's edits never overwrite each other unseen. The same content again
    /// adds nothing.
    Status edit(std::int64_t id, const FindingContent& content, std::int64_t expected_revision = 0);
    /// Takes it out of lists and reports; its revisions stay.
    Status retract(std::int64_t id, std::string_view reason);
    /// Undo and redo: a further revision equal to `revision`, retracted or not as that one was.
    Status restore(std::int64_t id, std::int64_t revision);

    /// The newest revision, retracted or not.
    Result<Finding> get(std::int64_t id);
    /// By id. Retracted ones only when asked for.
    Result<std::vector<Finding>> all(bool with_retracted = false);
    /// Oldest first.
    Result<std::vector<Finding>> revisions(std::int64_t id);

private:
    Status write(std::int64_t id, std::int64_t revision, const FindingContent& content,
                 bool retracted, std::string_view action, CustodyDetails details);
    CaseFile& m_file;
};

} // namespace tidemark
