// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/overlay.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/overlay_builder.h"
#include "core/store/write_support.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

constexpr std::string_view kKindTexts[] = {"join", "addresses"};
constexpr std::string_view kSelectRules =
    "SELECT r.rule_id, r.revision, r.kind, r.rule_json, r.author, r.at_ns, r.retracted, "
    "o.result_json FROM overlay_rule r LEFT JOIN overlay_result o ON o.rule_id = r.rule_id WHERE "
    "r.revision = (SELECT max(revision) FROM overlay_rule n WHERE n.rule_id = r.rule_id) AND "
    "(?1 OR r.retracted = 0) ORDER BY r.rule_id";
constexpr std::string_view kOverlayTables[] = {
    "overlay_result",  "overlay_match",   "overlay_term",   "overlay_column",
    "overlay_segment", "overlay_posting", "overlay_rollup", "overlay_minute_rollup"};

std::string_view kindText(OverlayKind kind) {
    return kKindTexts[static_cast<std::size_t>(kind)];
}

std::string resultJson(const OverlayResult& result) {
    nlohmann::json filled = nlohmann::json::object();
    for (const auto& [field, count] : result.filled)
        filled[std::string(fieldInfo(field).name)] = count;
    return nlohmann::json{{"into_events", result.into_events}, {"from_events", result.from_events},
                          {"matched", result.matched},         {"ambiguous", result.ambiguous},
                          {"conflicts", result.conflicts},     {"filled", filled}}
        .dump();
}

OverlayResult resultFrom(std::string_view text) {
    OverlayResult result;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return result;
    result.into_events = json.value("into_events", std::int64_t{0});
    result.from_events = json.value("from_events", std::int64_t{0});
    result.matched = json.value("matched", std::int64_t{0});
    result.ambiguous = json.value("ambiguous", std::int64_t{0});
    result.conflicts = json.value("conflicts", std::int64_t{0});
    const auto filled = json.find("filled");
    if (filled == json.end() || !filled->is_object()) return result;
    for (const auto& [name, count] : filled->items())
        if (const auto field = fieldByName(name); field && count.is_number_integer())
            result.filled[*field] = count.get<std::int64_t>();
    return result;
}

Status storeRule(CaseFile& file, const OverlayRule& rule) {
    TM_ASSIGN(Statement insert,
              file.db().prepare("INSERT INTO overlay_rule (rule_id, revision, at_ns, author, "
                                "retracted, kind, rule_json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
    insert.bind(1, rule.id).bind(2, rule.revision).bind(3, nowNs()).bind(4, file.author());
    insert.bind(5, std::int64_t{rule.retracted}).bind(6, kindText(rule.kind)).bind(7, rule.json);
    return insert.run();
}

Result<OverlayResult> applyRule(OverlayBuilder& builder, const OverlayRule& rule) {
    if (rule.kind == OverlayKind::Join) {
        TM_ASSIGN(const JoinRule join, JoinRule::fromJson(rule.json));
        return builder.applyJoin(rule.id, join);
    }
    TM_ASSIGN(const AddressRule addresses, AddressRule::fromJson(rule.json));
    return builder.applyAddresses(addresses);
}

// Rules are applied in order of their number, each on what the earlier ones gave.
Status rebuild(CaseFile& file, const std::stop_token& stop) {
    Database& database = file.db();
    TM_ASSIGN(const bool any, clearOverlays(database));
    (void)any;
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(database));
    if (rules.empty()) return ok();
    TM_ASSIGN(OverlayBuilder builder, OverlayBuilder::begin(database, stop));
    TM_ASSIGN(Statement insert, database.prepare("INSERT INTO overlay_result (rule_id, "
                                                 "result_json) VALUES (?1, ?2)"));
    for (const OverlayRule& rule : rules) {
        auto result = applyRule(builder, rule);
        if (!result) {
            Error error = std::move(result).error();
            if (error.where.empty()) error.where = fmt::format("rule {}", rule.id);
            return error;
        }
        TM_TRY(insert.bind(1, rule.id).bind(2, resultJson(*result)).run());
    }
    return builder.finish();
}

Status logRule(CaseFile& file, std::string_view action, const OverlayRule& rule) {
    CustodyDetails details = {{"revision", std::to_string(rule.revision)},
                              {"kind", std::string(kindText(rule.kind))},
                              {"rule", rule.json},
                              {"content_sha256", contentDigest({kindText(rule.kind), rule.json,
                                                                rule.retracted ? "1" : "0"})}};
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db()));
    for (const OverlayRule& applied : rules)
        if (applied.id == rule.id && applied.applied)
            details["result"] = resultJson(applied.result);
    return file.log(action, fmt::format("rule:{}", rule.id), details);
}

Status change(CaseFile& file, OverlayRule rule, std::string_view action,
              const std::stop_token& stop) {
    TM_TRY(requireWritable(file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_TRY(storeRule(file, rule));
    TM_TRY(rebuild(file, stop));
    TM_TRY(logRule(file, action, rule));
    return transaction.commit();
}

Result<std::int64_t> addRule(CaseFile& file, OverlayKind kind, std::string json,
                             const std::stop_token& stop) {
    TM_ASSIGN(const std::int64_t id,
              file.db().queryInt64("SELECT coalesce(max(rule_id), 0) + 1 FROM overlay_rule"));
    OverlayRule rule;
    rule.id = id;
    rule.revision = 1;
    rule.kind = kind;
    rule.json = std::move(json);
    TM_TRY(change(file, std::move(rule), "overlay.add", stop));
    return id;
}

Result<OverlayRule> findRule(CaseFile& file, std::int64_t id) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db(), true));
    for (const OverlayRule& rule : rules)
        if (rule.id == id) return rule;
    return makeError(ErrorCode::NotFound, fmt::format("there is no rule {}", id));
}

} // namespace

Result<std::int64_t> addJoin(CaseFile& file, const JoinRule& rule, std::stop_token stop) {
    TM_TRY(rule.check());
    return addRule(file, OverlayKind::Join, rule.toJson(), stop);
}

Result<std::int64_t> addAddressFiles(CaseFile& file, const AddressRule& rule,
                                     std::stop_token stop) {
    return addRule(file, OverlayKind::Addresses, rule.toJson(), stop);
}

Status retractOverlayRule(CaseFile& file, std::int64_t id, std::stop_token stop) {
    TM_ASSIGN(OverlayRule rule, findRule(file, id));
    if (rule.retracted)
        return makeError(ErrorCode::NotFound, fmt::format("rule {} was taken back before", id));
    ++rule.revision;
    rule.retracted = true;
    return change(file, std::move(rule), "overlay.retract", stop);
}

Status restoreOverlayRule(CaseFile& file, std::int64_t id, std::stop_token stop) {
    TM_ASSIGN(OverlayRule rule, findRule(file, id));
    if (!rule.retracted)
        return makeError(ErrorCode::BadInput, fmt::format("rule {} is in force", id));
    ++rule.revision;
    rule.retracted = false;
    return change(file, std::move(rule), "overlay.restore", stop);
}

Status refreshOverlays(CaseFile& file, std::stop_token stop) {
    TM_TRY(requireWritable(file));
    TM_ASSIGN(const std::vector<OverlayRule> before, overlayRules(file.db()));
    if (before.empty()) return ok();
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_TRY(rebuild(file, stop));
    TM_ASSIGN(const std::vector<OverlayRule> after, overlayRules(file.db()));
    CustodyDetails details;
    for (const OverlayRule& rule : after)
        details[fmt::format("rule_{}", rule.id)] = resultJson(rule.result);
    TM_TRY(file.log("overlay.apply", "case", details));
    return transaction.commit();
}

Result<std::vector<OverlayRule>> overlayRules(Database& database, bool withRetracted) {
    TM_ASSIGN(Statement rows, database.prepare(kSelectRules));
    rows.bind(1, std::int64_t{withRetracted});
    std::vector<OverlayRule> out;
    for (;;) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        OverlayRule rule;
        rule.id = rows.int64(0);
        rule.revision = rows.int64(1);
        rule.kind = rows.text(2) == kKindTexts[0] ? OverlayKind::Join : OverlayKind::Addresses;
        rule.json = std::string(rows.text(3));
        rule.author = std::string(rows.text(4));
        rule.at_ns = rows.int64(5);
        rule.retracted = rows.int64(6) != 0;
        rule.applied = !rows.isNull(7);
        if (rule.applied) rule.result = resultFrom(rows.text(7));
        out.push_back(std::move(rule));
    }
}

Result<bool> clearOverlays(Database& database) {
    TM_ASSIGN(const std::int64_t applied,
              database.queryInt64("SELECT count(*) FROM overlay_result"));
    if (applied == 0) return false;
    for (const std::string_view table : kOverlayTables)
        TM_TRY(database.execute(fmt::format("DELETE FROM {}", table)));
    return true;
}

Result<std::string> overlayLines(Database& database) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(database));
    std::string lines;
    for (const OverlayRule& rule : rules)
        if (rule.applied)
            lines += fmt::format("rule {} {} {}\n", rule.id, sha256Hex(rule.json),
                                 sha256Hex(resultJson(rule.result)));
    return lines;
}

} // namespace tidemark
