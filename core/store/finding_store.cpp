// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/finding_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

constexpr std::array<std::string_view, 5> kSeverities = {"info", "low", "medium", "high",
                                                         "critical"};
constexpr std::array<std::string_view, 3> kConfidences = {"low", "medium", "high"};
constexpr std::array<std::string_view, 4> kStatuses = {"draft", "in_review", "confirmed",
                                                       "dismissed"};

template <std::size_t N>
Result<std::size_t> indexOf(const std::array<std::string_view, N>& names, std::string_view name,
                            std::string_view what) {
    std::string wanted = lowerAscii(trimmed(name));
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    std::replace(wanted.begin(), wanted.end(), '-', '_');
    const auto at = std::find(names.begin(), names.end(), wanted);
    if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
    std::string known;
    for (const std::string_view each : names)
        known += (known.empty() ? "" : ", ") + std::string(each);
    return makeError(ErrorCode::BadInput,
                     "\"" + visibleText(name) + "\" is no " + std::string(what), {},
                     "use one of: " + known);
}

constexpr std::string_view kColumns = "SELECT finding_id, revision, at_ns, author, retracted, "
                                      "title, narrative, severity, confidence, "
                                      "status, lawful, tags_json, assignee FROM finding_revision ";

std::vector<std::string> tagsFromJson(std::string_view json) {
    std::vector<std::string> tags;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_array()) return tags;
    for (const auto& tag : parsed)
        if (tag.is_string()) tags.push_back(tag.get<std::string>());
    return tags;
}

Result<Finding> readFinding(const Statement& row) {
    Finding finding;
    finding.id = row.int64(0);
    finding.revision = row.int64(1);
    finding.edited_ns = finding.created_ns = row.int64(2);
    finding.editor = finding.author = std::string(row.text(3));
    finding.retracted = row.int64(4) != 0;
    finding.content.title = std::string(row.text(5));
    finding.content.narrative = std::string(row.text(6));
    TM_ASSIGN(finding.content.severity, severityByName(row.text(7)));
    TM_ASSIGN(finding.content.confidence, confidenceByName(row.text(8)));
    TM_ASSIGN(finding.content.status, findingStatusByName(row.text(9)));
    finding.content.lawful = std::string(row.text(10));
    finding.content.tags = tagsFromJson(row.text(11));
    finding.content.assignee = std::string(row.text(12));
    return finding;
}

std::string subjectOf(std::int64_t id) {
    return "finding:" + std::to_string(id);
}

Error noFinding(std::int64_t id) {
    return makeError(ErrorCode::NotFound, "there is no finding " + std::to_string(id), {},
                     "list the findings of the case to see their numbers");
}

Status checkContent(const FindingContent& content) {
    if (trimmed(content.title).empty())
        return makeError(ErrorCode::BadInput, "a finding needs a title");
    TM_TRY(requireText(content.title, "the title"));
    TM_TRY(requireText(content.narrative, "the narrative"));
    TM_TRY(requireText(content.lawful, "the text on lawful explanations"));
    TM_TRY(requireText(content.assignee, "the assignee"));
    for (const std::string& tag : content.tags) TM_TRY(requireText(tag, "a tag"));
    return ok();
}

} // namespace

std::string_view severityName(Severity severity) {
    return kSeverities[static_cast<std::size_t>(severity)];
}
std::string_view confidenceName(Confidence confidence) {
    return kConfidences[static_cast<std::size_t>(confidence)];
}
std::string_view findingStatusName(FindingStatus status) {
    return kStatuses[static_cast<std::size_t>(status)];
}
std::string_view findingStatusLabel(FindingStatus status) {
    return status == FindingStatus::InReview ? "in review" : findingStatusName(status);
}

Result<Severity> severityByName(std::string_view name) {
    TM_ASSIGN(const std::size_t index, indexOf(kSeverities, name, "severity"));
    return static_cast<Severity>(index);
}
Result<Confidence> confidenceByName(std::string_view name) {
    TM_ASSIGN(const std::size_t index, indexOf(kConfidences, name, "confidence"));
    return static_cast<Confidence>(index);
}
Result<FindingStatus> findingStatusByName(std::string_view name) {
    TM_ASSIGN(const std::size_t index, indexOf(kStatuses, name, "status of a finding"));
    return static_cast<FindingStatus>(index);
}

std::string findingDigest(const FindingContent& content, bool retracted) {
    const std::string tags = nlohmann::json(content.tags).dump();
    return contentDigest({content.title, content.narrative, severityName(content.severity),
                          confidenceName(content.confidence), findingStatusName(content.status),
                          content.lawful, tags, content.assignee, retracted ? "1" : "0"});
}

Result<std::int64_t> FindingStore::add(const FindingContent& content) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(checkContent(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::int64_t last,
              m_file.db().queryInt64("SELECT coalesce(max(finding_id), 0) FROM finding_revision"));
    TM_TRY(write(last + 1, 1, content, false, "finding.add", {}));
    TM_TRY(transaction.commit());
    return last + 1;
}

Status FindingStore::edit(std::int64_t id, const FindingContent& content,
                          std::int64_t expectedRevision) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(checkContent(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Finding newest, get(id));
    if (expectedRevision != 0 && expectedRevision != newest.revision)
        return makeError(ErrorCode::BadInput,
                         "finding " + std::to_string(id) + " was changed meanwhile by " +
                             newest.editor,
                         {}, "read it again and repeat the edit");
    if (content == newest.content && !newest.retracted) return ok();
    TM_TRY(write(id, newest.revision + 1, content, false, "finding.revise", {}));
    return transaction.commit();
}

Status FindingStore::retract(std::int64_t id, std::string_view reason) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(reason, "the reason"));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Finding newest, get(id));
    if (newest.retracted) return ok();
    TM_TRY(write(id, newest.revision + 1, newest.content, true, "finding.retract",
                 {{"reason", std::string(reason)}}));
    return transaction.commit();
}

Status FindingStore::restore(std::int64_t id, std::int64_t revision) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::vector<Finding> known, revisions(id));
    if (known.empty()) return noFinding(id);
    const auto older = std::find_if(known.begin(), known.end(), [revision](const Finding& each) {
        return each.revision == revision;
    });
    if (older == known.end())
        return makeError(ErrorCode::NotFound, "finding " + std::to_string(id) +
                                                  " has no revision " + std::to_string(revision));
    TM_TRY(write(id, known.back().revision + 1, older->content, older->retracted, "finding.restore",
                 {{"restores", std::to_string(revision)}}));
    return transaction.commit();
}

Result<Finding> FindingStore::get(std::int64_t id) {
    TM_ASSIGN(const std::vector<Finding> known, revisions(id));
    if (known.empty()) return noFinding(id);
    return known.back();
}

Result<std::vector<Finding>> FindingStore::all(bool withRetracted) {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare(std::string(kColumns) + "ORDER BY finding_id, revision"));
    std::vector<Finding> newest;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        TM_ASSIGN(Finding finding, readFinding(rows));
        if (newest.empty() || newest.back().id != finding.id) {
            newest.push_back(std::move(finding));
            continue;
        }
        finding.author = newest.back().author;
        finding.created_ns = newest.back().created_ns;
        newest.back() = std::move(finding);
    }
    if (!withRetracted) std::erase_if(newest, [](const Finding& each) { return each.retracted; });
    return newest;
}

Result<std::vector<Finding>> FindingStore::revisions(std::int64_t id) {
    TM_ASSIGN(Statement rows, m_file.db().prepare(std::string(kColumns) +
                                                  "WHERE finding_id = ? ORDER BY revision"));
    rows.bind(1, id);
    std::vector<Finding> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        TM_ASSIGN(Finding finding, readFinding(rows));
        if (!out.empty()) {
            finding.author = out.front().author;
            finding.created_ns = out.front().created_ns;
        }
        out.push_back(std::move(finding));
    }
    return out;
}

Status FindingStore::write(std::int64_t id, std::int64_t revision, const FindingContent& content,
                           bool retracted, std::string_view action, CustodyDetails details) {
    const std::string tags = nlohmann::json(content.tags).dump();
    TM_ASSIGN(Statement insert,
              m_file.db().prepare("INSERT INTO finding_revision (finding_id, revision, at_ns, "
                                  "author, retracted, title, narrative, "
                                  "severity, confidence, status, lawful, tags_json, assignee) "
                                  "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(1, id).bind(2, revision).bind(3, nowNs()).bind(4, m_file.author());
    insert.bind(5, retracted ? 1 : 0).bind(6, content.title).bind(7, content.narrative);
    insert.bind(8, severityName(content.severity)).bind(9, confidenceName(content.confidence));
    insert.bind(10, findingStatusName(content.status)).bind(11, content.lawful).bind(12, tags);
    insert.bind(13, content.assignee);
    TM_TRY(insert.run());
    details["revision"] = std::to_string(revision);
    details["title"] = content.title;
    details["status"] = findingStatusName(content.status);
    details["content_sha256"] = findingDigest(content, retracted);
    return m_file.log(action, subjectOf(id), details);
}

} // namespace tidemark
