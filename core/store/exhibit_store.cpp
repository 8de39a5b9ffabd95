// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/exhibit_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

constexpr std::array<std::string_view, 4> kKinds = {"events", "range", "detection", "chart"};

constexpr std::string_view kSelectExhibits =
    "SELECT e.number, e.finding_id, e.kind, e.caption, e.frozen_json, e.author, e.at_ns, "
    "coalesce((SELECT s.withdrawn FROM exhibit_state s WHERE s.number = e.number "
    "ORDER BY s.revision DESC LIMIT 1), 0) FROM exhibit e ";

Result<Exhibit> readExhibit(const Statement& row) {
    Exhibit exhibit;
    exhibit.number = row.int64(0);
    exhibit.finding_id = row.int64(1);
    TM_ASSIGN(exhibit.kind, exhibitKindByName(row.text(2)));
    exhibit.caption = std::string(row.text(3));
    exhibit.frozen_json = std::string(row.text(4));
    exhibit.author = std::string(row.text(5));
    exhibit.at_ns = row.int64(6);
    exhibit.withdrawn = row.int64(7) != 0;
    return exhibit;
}

std::string textAt(const nlohmann::json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

} // namespace

std::string_view exhibitKindName(ExhibitKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

Result<ExhibitKind> exhibitKindByName(std::string_view name) {
    const auto at = std::find(kKinds.begin(), kKinds.end(), name);
    if (at != kKinds.end()) return static_cast<ExhibitKind>(at - kKinds.begin());
    return makeError(ErrorCode::BadInput, "\"" + visibleText(name) + "\" is no kind of exhibit", {},
                     "use one of: events, range, detection, chart");
}

std::string exhibitLabel(std::int64_t number) {
    const std::string digits = std::to_string(number);
    return "EX-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string exhibitDigest(ExhibitKind kind, std::string_view caption, std::string_view frozenJson) {
    return contentDigest({exhibitKindName(kind), caption, frozenJson});
}

std::string Exhibit::label() const {
    return exhibitLabel(number);
}

Result<std::string> sourceLines(Database& database) {
    TM_ASSIGN(
        Statement rows,
        database.prepare("SELECT sha256, size_bytes FROM source ORDER BY sha256, size_bytes"));
    std::string lines;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        lines += std::string(rows.text(0)) + "  " + std::to_string(rows.int64(1)) + "\n";
    }
    return lines;
}

Result<EvidenceBasis> readEvidenceBasis(Database& database) {
    EvidenceBasis basis;
    TM_ASSIGN(const std::string lines, sourceLines(database));
    basis.sources_hash = sha256Hex(lines);
    basis.sources = std::count(lines.begin(), lines.end(), '\n');
    TM_ASSIGN(basis.events, database.queryInt64("SELECT coalesce(sum(events), 0) FROM source"));
    TM_ASSIGN(const CustodyHead head, CustodyLog(database).head());
    basis.custody_entries = head.entries;
    basis.custody_head = head.hash;
    TM_ASSIGN(
        Statement run,
        database.prepare("SELECT id, input_hash FROM detection_run ORDER BY id DESC LIMIT 1"));
    TM_ASSIGN(const bool found, run.step());
    if (found) {
        basis.detection_run = run.int64(0);
        basis.detection_input = std::string(run.text(1));
    }
    return basis;
}

Result<std::int64_t> ExhibitStore::add(std::int64_t findingId, ExhibitKind kind,
                                       std::string_view caption, std::string_view frozenJson) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(caption, "the caption"));
    if (!nlohmann::json::parse(frozenJson, nullptr, false).is_object())
        return makeError(ErrorCode::BadInput, "what the exhibit shows is not a JSON object");
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(Statement finding,
              m_file.db().prepare("SELECT count(*) FROM finding_revision WHERE finding_id = ?"));
    finding.bind(1, findingId);
    TM_ASSIGN(const bool counted, finding.step());
    if (!counted || finding.int64(0) == 0)
        return makeError(ErrorCode::NotFound, "there is no finding " + std::to_string(findingId));
    finding.reset();
    TM_ASSIGN(const std::int64_t last,
              m_file.db().queryInt64("SELECT coalesce(max(number), 0) FROM exhibit"));
    TM_ASSIGN(Statement insert,
              m_file.db().prepare("INSERT INTO exhibit (number, finding_id, kind, caption, "
                                  "frozen_json, author, at_ns) VALUES (?,?,?,?,?,?,?)"));
    insert.bind(1, last + 1).bind(2, findingId).bind(3, exhibitKindName(kind)).bind(4, caption);
    insert.bind(5, frozenJson).bind(6, m_file.author()).bind(7, nowNs());
    TM_TRY(insert.run());
    TM_TRY(m_file.log("exhibit.add", exhibitLabel(last + 1),
                      {{"finding", std::to_string(findingId)},
                       {"kind", std::string(exhibitKindName(kind))},
                       {"content_sha256", exhibitDigest(kind, caption, frozenJson)}}));
    TM_TRY(transaction.commit());
    return last + 1;
}

Status ExhibitStore::withdraw(std::int64_t number) {
    return setWithdrawn(number, true);
}
Status ExhibitStore::reinstate(std::int64_t number) {
    return setWithdrawn(number, false);
}

Status ExhibitStore::setWithdrawn(std::int64_t number, bool withdrawn) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Exhibit exhibit, get(number));
    if (exhibit.withdrawn == withdrawn) return ok();
    TM_ASSIGN(Statement insert,
              m_file.db().prepare(
                  "INSERT INTO exhibit_state (number, revision, withdrawn, author, at_ns) "
                  "SELECT ?1, coalesce(max(revision), 0) + 1, ?2, ?3, ?4 FROM exhibit_state WHERE "
                  "number = ?1"));
    insert.bind(1, number).bind(2, withdrawn ? 1 : 0).bind(3, m_file.author()).bind(4, nowNs());
    TM_TRY(insert.run());
    TM_TRY(m_file.log(withdrawn ? "exhibit.withdraw" : "exhibit.reinstate", exhibit.label(),
                      {{"finding", std::to_string(exhibit.finding_id)}}));
    return transaction.commit();
}

Result<Exhibit> ExhibitStore::get(std::int64_t number) {
    TM_ASSIGN(Statement row,
              m_file.db().prepare(std::string(kSelectExhibits) + "WHERE e.number = ?"));
    row.bind(1, number);
    TM_ASSIGN(const bool found, row.step());
    if (!found)
        return makeError(ErrorCode::NotFound, "there is no exhibit " + exhibitLabel(number));
    return readExhibit(row);
}

Result<std::vector<Exhibit>> ExhibitStore::all(std::int64_t findingId, bool withWithdrawn) {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare(std::string(kSelectExhibits) +
                                  "WHERE ?1 = 0 OR e.finding_id = ?1 ORDER BY e.number"));
    rows.bind(1, findingId);
    std::vector<Exhibit> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        TM_ASSIGN(Exhibit exhibit, readExhibit(rows));
        if (withWithdrawn || !exhibit.withdrawn) out.push_back(std::move(exhibit));
    }
    return out;
}

Result<ExhibitState> ExhibitStore::state(const Exhibit& exhibit) {
    ExhibitState state;
    TM_ASSIGN(const EvidenceBasis now, readEvidenceBasis(m_file.db()));
    const auto frozen = nlohmann::json::parse(exhibit.frozen_json, nullptr, false);
    const auto basis = frozen.is_object() ? frozen.find("basis") : frozen.end();
    if (basis == frozen.end() || !basis->is_object()) {
        state.evidence_changed = true;
        state.notes.push_back("The exhibit does not say on which evidence it rests.");
        return state;
    }
    if (textAt(*basis, "sources_hash") != now.sources_hash) {
        state.evidence_changed = true;
        state.notes.push_back("Sources of the case have changed since this exhibit was cited; its "
                              "figures are of that time.");
    }
    const auto detection = frozen.find("detection");
    if (detection == frozen.end() || !detection->is_object()) return state;
    const std::int64_t cited = detection->value("run", std::int64_t{0});
    if (cited == now.detection_run) return state;
    state.detection_changed = true;
    TM_ASSIGN(
        Statement row,
        m_file.db().prepare("SELECT count(*) FROM detection WHERE run_id = ? AND stable_key = ?"));
    row.bind(1, now.detection_run).bind(2, textAt(*detection, "stable_key"));
    TM_ASSIGN(const bool counted, row.step());
    state.detection_gone = !counted || row.int64(0) == 0;
    state.notes.push_back(
        "Cited from detection run " + std::to_string(cited) + "; the newest run is " +
        std::to_string(now.detection_run) +
        (state.detection_gone ? ", which does not have this detection." : ", which has it too."));
    return state;
}

} // namespace tidemark
