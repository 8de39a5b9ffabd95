// SPDX-License-Identifier: GPL-3.0-or-later
// reference: dates from outside the logs that charts draw.
#include "app/cli/add_command.h"
#include "core/store/reference_store.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace tidemark {

namespace {

struct ReferenceOptions : CaseOptions {
    std::int64_t id = 0;
    std::string time, kind = "other", name, list;
};

void declareReferenceAdd(CLI::App& command, ReferenceOptions& options) {
    declareCase(command, options);
    command.add_option("--time", options.time, "When, e.g. 2024-09-12 or 2024-09-12T17:00Z");
    command.add_option("--kind", options.kind, "release, ban, policy, outage or other")
        ->capture_default_str();
    command.add_option("--name", options.name, "What happened, in one line");
    command.add_option("--list", options.list, "A file with one date a line: TIME,KIND,NAME");
}

void declareReferenceRemove(CLI::App& command, ReferenceOptions& options) {
    declareCase(command, options);
    command.add_option("ID", options.id, "The reference date")->required();
}

Result<std::vector<ReferenceContent>> referencesOf(const ReferenceOptions& options) {
    if (!options.list.empty()) {
        std::ifstream file(options.list, std::ios::binary);
        if (!file)
            return makeError(ErrorCode::Io, "the list cannot be read", options.list,
                             "Check the name");
        auto contents = readReferenceList(std::string(std::istreambuf_iterator<char>(file), {}));
        if (contents) return contents;
        Error error = std::move(contents).error();
        error.where = options.list + ", " + error.where;
        return error;
    }
    ReferenceContent content;
    TM_ASSIGN(const auto time, readTime(options.time, "--time"));
    if (!time)
        return makeError(ErrorCode::BadInput, "nothing says when", "--time",
                         "Give --time and --name, or --list");
    const auto kind = referenceKindByName(options.kind);
    if (!kind)
        return makeError(ErrorCode::BadInput, fmt::format("'{}' is no kind", options.kind),
                         "--kind", "Choose release, ban, policy, outage or other");
    content.time_ns = *time;
    content.kind = *kind;
    content.name = options.name;
    return std::vector<ReferenceContent>{content};
}

Result<int> printReferences(CaseFile& file, bool json, Io& io) {
    TM_ASSIGN(const std::vector<ReferenceDate> dates, ReferenceStore(file).all());
    nlohmann::json list = nlohmann::json::array();
    for (const ReferenceDate& date : dates) {
        const std::string kind(referenceKindName(date.content.kind));
        list.push_back({{"id", date.id},
                        {"time", timeJson(date.content.time_ns)},
                        {"kind", kind},
                        {"name", date.content.name},
                        {"author", date.author}});
        if (!json)
            printLine(io, fmt::format("{:>4}  {:<20}  {:<8}  {}", date.id,
                                      formatIsoUtc(date.content.time_ns), kind, date.content.name));
    }
    if (json)
        printJson(io, {{"reference_dates", list}});
    else if (dates.empty())
        printLine(io, "no reference dates yet");
    return kExitOk;
}

Result<int> referenceAdd(const ReferenceOptions& options, Io& io) {
    TM_ASSIGN(const std::vector<ReferenceContent> contents, referencesOf(options));
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_TRY(ReferenceStore(file).addAll(contents));
    return printReferences(file, options.json, io);
}

Result<int> referenceRemove(const ReferenceOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_TRY(ReferenceStore(file).retract(options.id));
    return printReferences(file, options.json, io);
}

Result<int> referenceList(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    return printReferences(file, options.json, io);
}

} // namespace

void registerReferenceCommands(CommandTable& table) {
    CLI::App* reference = table.app.add_subcommand(
        "reference", "Dates from outside the logs, which charts draw: releases, bans");
    reference->require_subcommand(1);
    addCommand<ReferenceOptions>(table, *reference, "add", "Add a date, or a list of them",
                                 declareReferenceAdd, referenceAdd);
    addCommand<CaseOptions>(table, *reference, "list", "All reference dates", declareCase,
                            referenceList);
    addCommand<ReferenceOptions>(table, *reference, "remove", "Take one back; its revisions stay",
                                 declareReferenceRemove, referenceRemove);
}

} // namespace tidemark
