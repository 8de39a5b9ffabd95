// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/case_content.h"

namespace tidemark {

namespace {

std::optional<double> optionalReal(const Statement& row, int index) {
    return row.isNull(index) ? std::nullopt : std::optional(row.real(index));
}

DetectionRow detectionFrom(const Statement& row) {
    DetectionRow out;
    out.id = row.int64(0);
    out.run_id = row.int64(1);
    out.rank = row.int64(2);
    out.stable_key = std::string(row.text(3));
    out.kind = std::string(row.text(4));
    out.metric = std::string(row.text(5));
    out.start_ns = row.int64(6);
    out.end_ns = row.int64(7);
    out.observed = row.real(8);
    out.expected = row.real(9);
    out.score = row.real(10);
    out.p_value = optionalReal(row, 11);
    out.q_value = optionalReal(row, 12);
    out.detected_at_ns = row.isNull(13) ? kNoTime : row.int64(13);
    out.explanation = std::string(row.text(14));
    out.detail_json = std::string(row.text(15));
    return out;
}

Status readAccountsAndLinks(Database& database, DetectionRow& detection) {
    TM_ASSIGN(Statement accounts,
              database.prepare(
                  "SELECT account FROM detection_account WHERE detection_id = ? ORDER BY account"));
    accounts.bind(1, detection.id);
    while (true) {
        TM_ASSIGN(const bool more, accounts.step());
        if (!more) break;
        detection.accounts.emplace_back(accounts.text(0));
    }
    TM_ASSIGN(Statement links, database.prepare("SELECT account_a, account_b, kind, value, "
                                                "strength, base_rate, sentence FROM detection_link "
                                                "WHERE detection_id = ? ORDER BY seq"));
    links.bind(1, detection.id);
    while (true) {
        TM_ASSIGN(const bool more, links.step());
        if (!more) return ok();
        detection.links.push_back({std::string(links.text(0)), std::string(links.text(1)),
                                   std::string(links.text(2)), std::string(links.text(3)),
                                   std::string(links.text(6)), links.real(4), links.real(5)});
    }
}

} // namespace

Result<std::optional<DetectionRunRow>> readNewestRun(Database& database) {
    TM_ASSIGN(Statement row, database.prepare("SELECT id, created_ns, tool_version, params_json, "
                                              "input_hash, summary_json FROM detection_run "
                                              "ORDER BY id DESC LIMIT 1"));
    TM_ASSIGN(const bool found, row.step());
    if (!found) return std::optional<DetectionRunRow>();
    return std::optional(DetectionRunRow{row.int64(0), row.int64(1), std::string(row.text(2)),
                                         std::string(row.text(3)), std::string(row.text(4)),
                                         std::string(row.text(5))});
}

Result<std::vector<DetectionRow>> readDetections(CaseFile& file, std::int64_t runId) {
    TM_ASSIGN(const auto verdicts, VerdictStore(file).all());
    TM_ASSIGN(Statement rows,
              file.db().prepare("SELECT id, run_id, rank, stable_key, kind, metric, start_ns, "
                                "end_ns, observed, expected, score, p_value, "
                                "q_value, detected_at_ns, explanation, detail_json FROM detection "
                                "WHERE run_id = ? ORDER BY rank, id"));
    rows.bind(1, runId);
    std::vector<DetectionRow> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        out.push_back(detectionFrom(rows));
        const auto decided = verdicts.find(out.back().stable_key);
        if (decided != verdicts.end()) out.back().verdict = decided->second;
    }
    for (DetectionRow& detection : out) TM_TRY(readAccountsAndLinks(file.db(), detection));
    return out;
}

} // namespace tidemark
