// SPDX-License-Identifier: GPL-3.0-or-later
// join, addresses: what completes events from other sources and from address files.
#include "app/cli/add_command.h"
#include "core/store/network_store.h"
#include "core/store/overlay.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tidemark {

namespace {

struct OverlayOptions : CaseOptions {
    std::int64_t id = 0;
    std::string into, from, key = "request_id";
    std::int64_t within_s = 600;
    std::vector<std::string> fields, files;
    bool count_both = false, known = false;
};

void declareJoinAdd(CLI::App& command, OverlayOptions& options) {
    declareCase(command, options);
    command.add_option("--into", options.into,
                       "Whose events are filled: a format, or a source's number");
    command.add_option("--from", options.from, "Whose events fill them, likewise");
    command
        .add_option("--key", options.key, "The id that both state; FIELD=FIELD where they differ")
        ->capture_default_str();
    command
        .add_option("--within", options.within_s,
                    "Seconds that the two records may lie apart; 0: any")
        ->capture_default_str();
    command.add_option("--field", options.fields, "Fill this field only (may be repeated)")
        ->allow_extra_args(false);
    command.add_flag("--count-both", options.count_both,
                     "Count the call in both sources (default: where it is filled)");
    command.add_flag("--known", options.known, "Join every pair of formats that is known to fit");
}

void declareRuleId(CLI::App& command, OverlayOptions& options) {
    declareCase(command, options);
    command.add_option("ID", options.id, "The rule")->required();
}

void declareAddressesAdd(CLI::App& command, OverlayOptions& options) {
    declareCase(command, options);
    command
        .add_option("--mmdb", options.files, "A file of countries or networks (may be repeated)")
        ->required()
        ->allow_extra_args(false);
}

nlohmann::json overlayRuleJson(const OverlayRule& rule) {
    nlohmann::json json = nlohmann::json::parse(rule.json, nullptr, false);
    if (!json.is_object()) json = nlohmann::json::object();
    json["id"] = rule.id;
    json["author"] = rule.author;
    json["at"] = timeJson(rule.at_ns);
    json["applied"] = rule.applied;
    if (!rule.applied) return json;
    nlohmann::json filled = nlohmann::json::object();
    for (const auto& [field, count] : rule.result.filled)
        filled[std::string(fieldInfo(field).name)] = count;
    json["events"] = rule.result.into_events;
    json["matched"] = rule.result.matched;
    json["filled"] = filled;
    if (rule.kind != OverlayKind::Join) return json;
    json["from_events"] = rule.result.from_events;
    json["ambiguous"] = rule.result.ambiguous;
    json["conflicts"] = rule.result.conflicts;
    return json;
}

std::string ruleTitle(const OverlayRule& rule) {
    if (rule.kind == OverlayKind::Join) {
        const auto join = JoinRule::fromJson(rule.json);
        if (!join) return "damaged";
        return fmt::format("{} filled from {} by {}", join->into.text(), join->from.text(),
                           fieldInfo(join->into_key).name);
    }
    const auto addresses = AddressRule::fromJson(rule.json);
    std::string title = "addresses by";
    if (addresses)
        for (const AddressRule::File& file : addresses->files)
            title += fmt::format(" {}", file.type.empty() ? file.path : file.type);
    return title;
}

void printRule(const OverlayRule& rule, Io& io) {
    printLine(io, fmt::format("{:>4}  {}", rule.id, ruleTitle(rule)));
    const OverlayResult& result = rule.result;
    if (!rule.applied) return printLine(io, "      not applied: run join refresh");
    std::string line =
        fmt::format("      {} of {} events matched", result.matched, result.into_events);
    if (result.ambiguous > 0)
        line += fmt::format(", {} left alone: their id belongs to several calls", result.ambiguous);
    printLine(io, line);
    for (const auto& [field, count] : result.filled)
        printLine(io, fmt::format("      {:>10}  {}", count, fieldInfo(field).name));
}

Result<int> printRules(CaseFile& file, OverlayKind kind, bool json, Io& io) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db()));
    nlohmann::json list = nlohmann::json::array();
    for (const OverlayRule& rule : rules) {
        if (rule.kind != kind) continue;
        list.push_back(overlayRuleJson(rule));
        if (!json) printRule(rule, io);
    }
    if (json)
        printJson(io, {{"rules", list}});
    else if (list.empty())
        printLine(io, "no rules yet");
    return kExitOk;
}

Result<OverlayKind> kindOfRule(CaseFile& file, std::int64_t id) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db(), true));
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [id](const OverlayRule& rule) { return rule.id == id; });
    if (found == rules.end())
        return makeError(ErrorCode::NotFound, fmt::format("there is no rule {}", id));
    return found->kind;
}

Result<Field> keyField(std::string_view name) {
    const auto field = fieldByName(name);
    if (!field) return makeError(ErrorCode::BadInput, fmt::format("no field is named '{}'", name));
    return *field;
}

Result<JoinRule> joinOf(const OverlayOptions& options) {
    JoinRule rule;
    rule.into = parseJoinSide(options.into);
    rule.from = parseJoinSide(options.from);
    rule.within_s = options.within_s;
    rule.count_both = options.count_both;
    const std::size_t equals = options.key.find('=');
    TM_ASSIGN(rule.into_key, keyField(std::string_view(options.key).substr(0, equals)));
    TM_ASSIGN(rule.from_key,
              keyField(equals == std::string::npos ? options.key : options.key.substr(equals + 1)));
    for (const std::string& name : options.fields) {
        TM_ASSIGN(const Field field, keyField(name));
        rule.fields.push_back(field);
    }
    TM_TRY(rule.check());
    return rule;
}

// A side that no source of the case is would silently join nothing.
Status checkSide(const std::vector<Source>& sources, const JoinSide& side,
                 std::string_view option) {
    const bool there = std::any_of(sources.begin(), sources.end(),
                                   [&](const Source& source) { return side.covers(source); });
    if (there) return ok();
    return makeError(ErrorCode::NotFound,
                     fmt::format("the case has no source for '{}'", side.text()),
                     std::string(option), "See the formats of the case with: sources");
}

// Known pairs of which both sides are in the case and no rule is there yet.
Result<std::vector<JoinRule>> fittingJoins(CaseFile& file, const std::vector<Source>& sources) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db()));
    std::vector<JoinRule> out;
    for (const JoinRule& known : knownJoins()) {
        const bool there = std::any_of(rules.begin(), rules.end(), [&](const OverlayRule& rule) {
            return rule.json == known.toJson();
        });
        if (!there && checkSide(sources, known.into, "") && checkSide(sources, known.from, ""))
            out.push_back(known);
    }
    return out;
}

Result<int> joinAdd(const OverlayOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const std::vector<Source> sources, SourceStore(file.db()).all());
    std::vector<JoinRule> rules;
    if (options.known) {
        TM_ASSIGN(rules, fittingJoins(file, sources));
        if (rules.empty())
            printWarning(io, "no further pair of the case's formats is known to fit");
    } else {
        TM_ASSIGN(JoinRule rule, joinOf(options));
        TM_TRY(checkSide(sources, rule.into, "--into"));
        TM_TRY(checkSide(sources, rule.from, "--from"));
        rules.push_back(std::move(rule));
    }
    for (const JoinRule& rule : rules) {
        auto added = addJoin(file, rule, io.stop);
        if (!added) return std::move(added).error();
    }
    return printRules(file, OverlayKind::Join, options.json, io);
}

Result<int> addressesAdd(const OverlayOptions& options, Io& io) {
    TM_ASSIGN(const AddressRule rule, AddressRule::of(options.files));
    TM_ASSIGN(CaseFile file, openForWriting(options));
    auto added = addAddressFiles(file, rule, io.stop);
    if (!added) return std::move(added).error();
    return printRules(file, OverlayKind::Addresses, options.json, io);
}

struct NetworksOptions : CaseOptions {
    std::string list;
};

void declareNetworks(CLI::App& command, NetworksOptions& options) {
    declareCase(command, options);
    command.add_option("--list", options.list,
                       "Replace the list: a file with one RANGE LABEL a line");
}

Result<int> networksCommand(const NetworksOptions& options, Io& io) {
    if (!options.list.empty()) {
        std::ifstream list(options.list, std::ios::binary);
        if (!list)
            return makeError(ErrorCode::Io, "the list cannot be read", options.list,
                             "Check the name");
        TM_ASSIGN(CaseFile file, openForWriting(options));
        TM_TRY(setNamedNetworks(file, std::string(std::istreambuf_iterator<char>(list), {})));
    }
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const std::vector<NamedNetwork> networks, namedNetworks(file.db()));
    nlohmann::json json = nlohmann::json::array();
    for (const NamedNetwork& network : networks) {
        json.push_back({{"range", network.text}, {"label", network.label}});
        if (!options.json) printLine(io, fmt::format("{:<43} {}", network.text, network.label));
    }
    if (options.json)
        printJson(io, {{"networks", json}});
    else if (networks.empty())
        printLine(io, "no named networks yet");
    return kExitOk;
}

Result<int> ruleRemove(const OverlayOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const OverlayKind kind, kindOfRule(file, options.id));
    TM_TRY(retractOverlayRule(file, options.id, io.stop));
    return printRules(file, kind, options.json, io);
}

Result<int> ruleRestore(const OverlayOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const OverlayKind kind, kindOfRule(file, options.id));
    TM_TRY(restoreOverlayRule(file, options.id, io.stop));
    return printRules(file, kind, options.json, io);
}

Result<int> joinRefresh(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_TRY(refreshOverlays(file, io.stop));
    return printRules(file, OverlayKind::Join, options.json, io);
}

Result<int> joinList(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    return printRules(file, OverlayKind::Join, options.json, io);
}

Result<int> addressesList(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    return printRules(file, OverlayKind::Addresses, options.json, io);
}

} // namespace

void registerJoinCommands(CommandTable& table) {
    CLI::App* join = table.app.add_subcommand(
        "join", "Fill one source's events from another's records of the same calls");
    join->require_subcommand(1);
    addCommand<OverlayOptions>(table, *join, "add", "Add a rule", declareJoinAdd, joinAdd);
    addCommand<CaseOptions>(table, *join, "list", "The rules and what they fill", declareCase,
                            joinList);
    addCommand<OverlayOptions>(table, *join, "remove", "Take a rule back: events as imported",
                               declareRuleId, ruleRemove);
    addCommand<OverlayOptions>(table, *join, "restore", "Put a removed rule in force again",
                               declareRuleId, ruleRestore);
    addCommand<CaseOptions>(table, *join, "refresh", "Apply all rules anew", declareCase,
                            joinRefresh);
    CLI::App* addresses = table.app.add_subcommand(
        "addresses", "Country and network of addresses from MMDB files, without any network");
    addresses->require_subcommand(1);
    addCommand<OverlayOptions>(table, *addresses, "add", "Fill country and ASN from these files",
                               declareAddressesAdd, addressesAdd);
    addCommand<CaseOptions>(table, *addresses, "list", "The files and what they fill", declareCase,
                            addressesList);
    addCommand<NetworksOptions>(table, *addresses, "networks",
                                "Named networks, for the filter address:@LABEL", declareNetworks,
                                networksCommand);
    addCommand<OverlayOptions>(table, *addresses, "remove", "Take a rule back", declareRuleId,
                               ruleRemove);
}

} // namespace tidemark
