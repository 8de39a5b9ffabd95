// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/add_command.h"
#include "app/cli/source_json.h"
#include "core/import/import_job.h"
#include "core/import/profile_folder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace tidemark {

namespace {

struct ImportOptions : CaseOptions {
    std::vector<std::string> paths, map;
    ImportParams params;
    std::string save_profile;
};

void declareImport(CLI::App& command, ImportOptions& options) {
    declareCase(command, options);
    command.add_option("PATH", options.paths, "Files, folders or - for standard input")->required();
    command.add_option("--format", options.params.format,
                       "Format by name (see: formats); default: recognised");
    command
        .add_option("--map", options.map,
                    "FIELD=SOURCE: where a field comes from, over the profile")
        ->allow_extra_args(false);
    command.add_option("--profile", options.params.profile_path, "A profile file of your own");
    command.add_option("--profiles", options.params.profile_folder,
                       "A folder of profiles of your own, recognised like the built-in ones");
    command.add_option(
        "--save-profile", options.save_profile,
        "Keep the mapping as applied to the first file under this name in --profiles");
    command.add_option("--timezone", options.params.time_zone,
                       "Zone of times that name none (Europe/Berlin, +03:30)");
    command.add_option("--clock-offset", options.params.clock_offset_s,
                       "Seconds to add to every time of these sources");
    command.add_option("--start-time", options.params.start_time,
                       "Instant of the zero of a relative clock");
    command.add_option("--account", options.params.account,
                       "Account of every event, where the source names none");
    command.add_flag("--reference-only", options.params.reference_only,
                     "Do not keep the original bytes in the case");
}

Status readMap(const std::vector<std::string>& texts, ImportParams& params) {
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return makeError(ErrorCode::BadInput, fmt::format("'{}' is no mapping", text), "--map",
                             "Write it as FIELD=SOURCE, e.g. account=userIdentity.arn");
        params.map.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return ok();
}

// Before anything is imported: a name that cannot be saved must not cost an import.
Status keepProfile(const ImportOptions& options, const ImportParams& params, Io& io) {
    if (options.save_profile.empty()) return ok();
    if (params.profile_folder.empty())
        return makeError(ErrorCode::BadInput, "no folder is named", "--save-profile",
                         "Name it with --profiles");
    auto preview = previewImport(options.paths.front(), params);
    if (!preview) return std::move(preview).error();
    const Profile profile =
        asOwnProfile(std::move(preview->profile), options.save_profile, options.save_profile);
    TM_ASSIGN(const std::string path, saveProfile(params.profile_folder, profile));
    printWarning(io, fmt::format("the mapping is kept in {}", path));
    return ok();
}

nlohmann::json importedJson(const ImportedSource& imported) {
    nlohmann::json json = sourceJson(imported.source);
    json["path"] = imported.path;
    json["already_in_case"] = imported.already_there;
    json["notes"] = imported.warnings;
    return json;
}

void printImported(Io& io, const ImportedSource& imported) {
    const Source& source = imported.source;
    if (imported.already_there) {
        printLine(io,
                  fmt::format("{}: already in the case as source {}", imported.path, source.id));
        return;
    }
    printLine(io,
              fmt::format("source {}: {} ({}): {} records = {} events + {} rejects{} in {:.2f} s",
                          source.id, source.name, source.format, source.records, source.events,
                          source.rejects,
                          source.duplicates > 0
                              ? fmt::format(", {} of the events are duplicates", source.duplicates)
                              : "",
                          source.seconds));
}

Result<int> importCommand(const ImportOptions& options, Io& io) {
    ImportParams params = options.params;
    TM_TRY(readMap(options.map, params));
    for (const Error& fault : params.profile_folder.empty()
                                  ? std::vector<Error>()
                                  : loadProfileFolder(params.profile_folder).faults)
        printWarning(io, fault.text());
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_TRY(keepProfile(options, params, io));
    JobContext context = jobContext(io);
    TM_ASSIGN(const ImportReport report, importPaths(file, options.paths, params, context));
    std::map<std::string, std::vector<std::string>> noted;
    nlohmann::json sources = nlohmann::json::array(), failures = nlohmann::json::array();
    for (const ImportedSource& imported : report.sources) {
        sources.push_back(importedJson(imported));
        if (!options.json) printImported(io, imported);
        for (const std::string& warning : imported.warnings)
            noted[warning].push_back(imported.source.name);
    }
    for (const auto& [warning, names] : noted) // the same remark about many files is said once
        printWarning(io, names.size() == 1 ? fmt::format("{}: {}", names.front(), warning)
                                           : fmt::format("{} and {} more: {}", names.front(),
                                                         names.size() - 1, warning));
    for (const std::string& note : report.notes) printWarning(io, note);
    for (const Error& error : report.failures) {
        failures.push_back(
            {{"path", error.where}, {"reason", error.message}, {"help", error.help}});
        printError(io, error);
    }
    if (options.json)
        printJson(io, {{"sources", sources}, {"failures", failures}, {"notes", report.notes}});
    return report.damaged() ? kExitInput : kExitOk;
}

} // namespace

void registerImportCommands(CommandTable& table) {
    addCommand<ImportOptions>(table, table.app, "import", "Import files, folders and archives",
                              declareImport, importCommand);
}

} // namespace tidemark
