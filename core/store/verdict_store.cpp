// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

constexpr std::array<std::string_view, 3> kNames = {"open", "confirmed", "dismissed"};
constexpr std::string_view kVerdictColumns =
    "SELECT id, stable_key, verdict, reason, author, at_ns FROM verdict ";

Result<Verdict> readRow(const Statement& row) {
    Verdict verdict;
    verdict.id = row.int64(0);
    verdict.stable_key = std::string(row.text(1));
    TM_ASSIGN(verdict.kind, verdictByName(row.text(2)));
    verdict.reason = std::string(row.text(3));
    verdict.author = std::string(row.text(4));
    verdict.at_ns = row.int64(5);
    return verdict;
}

} // namespace

std::string_view verdictName(VerdictKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

Result<VerdictKind> verdictByName(std::string_view name) {
    const auto at = std::find(kNames.begin(), kNames.end(), name);
    if (at != kNames.end()) return static_cast<VerdictKind>(at - kNames.begin());
    return makeError(ErrorCode::BadInput, "\"" + visibleText(name) + "\" is no verdict", {},
                     "use one of: open, confirmed, dismissed");
}

Status VerdictStore::set(std::string_view stableKey, VerdictKind kind, std::string_view reason) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(stableKey, "the detection's key"));
    TM_TRY(requireText(reason, "the reason"));
    if (stableKey.empty()) return makeError(ErrorCode::BadInput, "a verdict needs a detection");
    if (kind == VerdictKind::Dismissed && trimmed(reason).empty())
        return makeError(ErrorCode::BadInput, "dismissing a detection needs a reason", {},
                         "say why it is not of interest");
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Verdict before, get(stableKey));
    if (before.kind == kind && before.reason == reason) return ok();
    TM_ASSIGN(
        Statement insert,
        m_file.db().prepare(
            "INSERT INTO verdict (stable_key, verdict, reason, author, at_ns) VALUES (?,?,?,?,?)"));
    insert.bind(1, stableKey)
        .bind(2, verdictName(kind))
        .bind(3, reason)
        .bind(4, m_file.author())
        .bind(5, nowNs());
    TM_TRY(insert.run());
    TM_TRY(m_file.log("verdict.set", "detection:" + std::string(stableKey),
                      {{"verdict", std::string(verdictName(kind))},
                       {"before", std::string(verdictName(before.kind))},
                       {"reason", std::string(reason)}}));
    return transaction.commit();
}

Result<Verdict> VerdictStore::get(std::string_view stableKey) {
    TM_ASSIGN(std::vector<Verdict> known, history(stableKey));
    if (!known.empty()) return std::move(known.back());
    Verdict open;
    open.stable_key = std::string(stableKey);
    return open;
}

Result<std::map<std::string, Verdict>> VerdictStore::all() {
    TM_ASSIGN(Statement rows, m_file.db().prepare(std::string(kVerdictColumns) + "ORDER BY id"));
    std::map<std::string, Verdict> newest;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return newest;
        TM_ASSIGN(Verdict verdict, readRow(rows));
        newest[verdict.stable_key] = std::move(verdict);
    }
}

Result<std::vector<Verdict>> VerdictStore::history(std::string_view stableKey) {
    TM_ASSIGN(Statement rows, m_file.db().prepare(std::string(kVerdictColumns) +
                                                  "WHERE stable_key = ? ORDER BY id"));
    rows.bind(1, stableKey);
    std::vector<Verdict> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        TM_ASSIGN(Verdict verdict, readRow(rows));
        out.push_back(std::move(verdict));
    }
}

} // namespace tidemark
