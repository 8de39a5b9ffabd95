// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detection_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr std::string_view kInsertRun =
    "INSERT INTO detection_run (created_ns, tool_version, params_json, input_hash, summary_json) "
    "VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kSelectRuns = "SELECT id, created_ns, tool_version, params_json, "
                                         "input_hash, summary_json FROM detection_run ORDER BY id";
constexpr std::string_view kInsertDetection =
    "INSERT INTO detection (run_id, rank, stable_key, kind, metric, start_ns, end_ns, observed, "
    "expected, score, "
    "p_value, q_value, detected_at_ns, explanation, detail_json) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
constexpr std::string_view kInsertAccount =
    "INSERT INTO detection_account (detection_id, account) VALUES (?1, ?2)";
constexpr std::string_view kInsertLink =
    "INSERT INTO detection_link (detection_id, seq, account_a, account_b, kind, value, strength, "
    "base_rate, sentence) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
constexpr std::string_view kSelectDetections =
    "SELECT id, run_id, rank, stable_key, kind, metric, start_ns, end_ns, observed, expected, "
    "score, p_value, q_value, "
    "detected_at_ns, explanation, detail_json FROM detection WHERE {} = ?1 ORDER BY rank";
constexpr std::string_view kSelectAccounts =
    "SELECT detection_id, account FROM detection_account WHERE detection_id IN (SELECT id FROM "
    "detection WHERE {} = ?1) "
    "ORDER BY detection_id, account";
constexpr std::string_view kSelectLinks =
    "SELECT account_a, account_b, kind, value, strength, base_rate, sentence FROM detection_link "
    "WHERE detection_id = ?1 ORDER BY seq";
// The newest detection under each key that somebody has judged.
constexpr std::string_view kSelectJudged =
    "SELECT max(id) FROM detection WHERE stable_key IN (SELECT stable_key FROM verdict) GROUP BY "
    "stable_key ORDER BY 1";

std::optional<double> optionalReal(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return row.real(column);
}

StoredRun readRun(const Statement& row) {
    return {row.int64(0),
            row.int64(1),
            std::string(row.text(2)),
            std::string(row.text(3)),
            std::string(row.text(4)),
            std::string(row.text(5))};
}

StoredDetection readDetection(const Statement& row) {
    StoredDetection detection;
    detection.id = row.int64(0);
    detection.run_id = row.int64(1);
    detection.rank = row.int64(2);
    detection.stable_key = row.text(3);
    detection.kind = row.text(4);
    detection.metric = row.text(5);
    detection.start_ns = row.int64(6);
    detection.end_ns = row.int64(7);
    detection.observed = row.real(8);
    detection.expected = row.real(9);
    detection.score = row.real(10);
    detection.p_value = optionalReal(row, 11);
    detection.q_value = optionalReal(row, 12);
    detection.detected_at_ns = row.optionalInt64(13);
    detection.explanation = row.text(14);
    detection.detail_json = row.text(15);
    return detection;
}

// Spikes and shifts judge one account; with other parameters one may turn into the other.
bool sameFamily(const StoredDetection& a, const StoredDetection& b) {
    return (a.kind == "cluster") == (b.kind == "cluster");
}

bool continues(const StoredDetection& later, const StoredDetection& earlier) {
    if (!sameFamily(later, earlier) || later.start_ns >= earlier.end_ns ||
        earlier.start_ns >= later.end_ns)
        return false;
    std::vector<std::string> both;
    std::set_intersection(later.accounts.begin(), later.accounts.end(), earlier.accounts.begin(),
                          earlier.accounts.end(), std::back_inserter(both));
    const std::size_t either = later.accounts.size() + earlier.accounts.size() - both.size();
    return either > 0 && both.size() * 2 >= either;
}

} // namespace

Status DetectionStore::keepJudgedKeys(std::vector<StoredDetection>& detections) {
    TM_ASSIGN(Statement select, m_database.prepare(kSelectJudged));
    std::vector<std::int64_t> ids;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) break;
        ids.push_back(select.int64(0));
    }
    std::vector<bool> taken(detections.size(), false);
    for (const std::int64_t id : ids) {
        TM_ASSIGN(const StoredDetection judged, get(id));
        for (std::size_t i = 0; i < detections.size(); ++i) {
            if (taken[i] || !continues(detections[i], judged)) continue;
            detections[i].stable_key = judged.stable_key;
            taken[i] = true;
            break;
        }
    }
    return ok();
}

Status DetectionStore::add(StoredRun& run, std::vector<StoredDetection>& detections) {
    TM_TRY(keepJudgedKeys(detections));
    TM_ASSIGN(Statement insert, m_database.prepare(kInsertRun));
    insert.bind(1, run.created_ns).bind(2, run.tool_version).bind(3, run.params_json);
    TM_TRY(insert.bind(4, run.input_hash).bind(5, run.summary_json).run());
    run.id = m_database.lastInsertId();
    for (StoredDetection& detection : detections) TM_TRY(addOne(run.id, detection));
    return ok();
}

Status DetectionStore::addOne(std::int64_t runId, StoredDetection& detection) {
    TM_ASSIGN(Statement insert, m_database.prepare(kInsertDetection));
    detection.run_id = runId;
    insert.bind(1, runId)
        .bind(2, detection.rank)
        .bind(3, detection.stable_key)
        .bind(4, detection.kind);
    insert.bind(5, detection.metric).bind(6, detection.start_ns).bind(7, detection.end_ns);
    insert.bind(8, detection.observed).bind(9, detection.expected).bind(10, detection.score);
    if (detection.p_value) insert.bind(11, *detection.p_value);
    if (detection.q_value) insert.bind(12, *detection.q_value);
    insert.bind(13, detection.detected_at_ns).bind(14, detection.explanation);
    TM_TRY(insert.bind(15, detection.detail_json).run());
    detection.id = m_database.lastInsertId();
    TM_ASSIGN(Statement insertAccount, m_database.prepare(kInsertAccount));
    for (const std::string& account : detection.accounts)
        TM_TRY(insertAccount.bind(1, detection.id).bind(2, account).run());
    TM_ASSIGN(Statement insertLink, m_database.prepare(kInsertLink));
    std::int64_t seq = 0;
    for (const StoredLink& link : detection.links) {
        insertLink.bind(1, detection.id)
            .bind(2, ++seq)
            .bind(3, link.account_a)
            .bind(4, link.account_b);
        insertLink.bind(5, link.kind)
            .bind(6, link.value)
            .bind(7, link.strength)
            .bind(8, link.base_rate);
        TM_TRY(insertLink.bind(9, link.sentence).run());
    }
    return ok();
}

Result<std::vector<StoredRun>> DetectionStore::runs() {
    TM_ASSIGN(Statement select, m_database.prepare(kSelectRuns));
    std::vector<StoredRun> result;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return result;
        result.push_back(readRun(select));
    }
}

Result<std::optional<StoredRun>> DetectionStore::latestRun() {
    TM_ASSIGN(std::vector<StoredRun> all, runs());
    if (all.empty()) return std::optional<StoredRun>();
    return std::optional(std::move(all.back()));
}

// `column` is one of two constants of this file.
Result<std::vector<StoredDetection>> DetectionStore::query(std::string_view column,
                                                           std::int64_t value) {
    TM_ASSIGN(Statement select,
              m_database.prepare(fmt::format(fmt::runtime(kSelectDetections), column)));
    select.bind(1, value);
    std::vector<StoredDetection> result;
    std::map<std::int64_t, std::size_t> position;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) break;
        position[select.int64(0)] = result.size();
        result.push_back(readDetection(select));
    }
    TM_ASSIGN(Statement accounts,
              m_database.prepare(fmt::format(fmt::runtime(kSelectAccounts), column)));
    accounts.bind(1, value);
    for (;;) {
        TM_ASSIGN(const bool row, accounts.step());
        if (!row) return result;
        result[position[accounts.int64(0)]].accounts.emplace_back(accounts.text(1));
    }
}

Result<std::vector<StoredDetection>> DetectionStore::ofRun(std::int64_t runId) {
    return query("run_id", runId);
}

Result<std::vector<StoredDetection>> DetectionStore::latest() {
    TM_ASSIGN(const std::optional<StoredRun> run, latestRun());
    if (!run) return std::vector<StoredDetection>();
    return ofRun(run->id);
}

Result<StoredDetection> DetectionStore::get(std::int64_t id) {
    TM_ASSIGN(std::vector<StoredDetection> found, query("id", id));
    if (found.empty())
        return makeError(ErrorCode::NotFound, fmt::format("the case has no detection {}", id));
    StoredDetection detection = std::move(found.front());
    TM_ASSIGN(Statement select, m_database.prepare(kSelectLinks));
    select.bind(1, id);
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return detection;
        detection.links.push_back({std::string(select.text(0)), std::string(select.text(1)),
                                   std::string(select.text(2)), std::string(select.text(3)),
                                   select.real(4), select.real(5), std::string(select.text(6))});
    }
}

} // namespace tidemark
