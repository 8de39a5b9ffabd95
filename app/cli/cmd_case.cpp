// SPDX-License-Identifier: GPL-3.0-or-later
// new, sample, sources, rejects, custody, formats.
#include "app/cli/add_command.h"
#include "app/cli/source_json.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"
#include "core/import/import_job.h"
#include "core/import/profile_folder.h"
#include "core/sample/sample.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace tidemark {

nlohmann::json sourceJson(const Source& source) {
    return {{"id", source.id},
            {"name", source.name},
            {"path", source.path},
            {"sha256", source.sha256},
            {"bytes", source.size_bytes},
            {"content_bytes", source.content_bytes},
            {"container", source.container},
            {"stored", source.kept ? "kept" : "reference"},
            {"format", source.format},
            {"confidence", source.confidence},
            {"records", source.records},
            {"events", source.events},
            {"rejects", source.rejects},
            {"duplicates", source.duplicates},
            {"first", timeJson(source.first_ns)},
            {"last", timeJson(source.last_ns)},
            {"seconds", source.seconds},
            {"acquired", timeJson(source.acquired_ns)},
            {"damage", source.damage.empty() ? nlohmann::json() : nlohmann::json(source.damage)},
            {"params", nlohmann::json::parse(source.params_json, nullptr, false)},
            {"notes", nlohmann::json::parse(source.notes_json, nullptr, false)}};
}

namespace {

struct NewOptions : CaseOptions {
    CaseInfo info;
};
void declareNew(CLI::App& command, NewOptions& options) {
    command.add_option("CASE", options.path, "The case file to make")->required();
    command.add_option("--title", options.info.title, "Title of the case")->required();
    command.add_option("--reference", options.info.reference, "Your reference number");
    command.add_option("--investigator", options.info.investigator, "Who investigates");
    command.add_option("--zone", options.info.display_zone, "Zone that times are shown in")
        ->capture_default_str();
    command.add_flag("--json", options.json, "One JSON document on standard output");
}
Result<int> newCommand(const NewOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file,
              CaseFile::create(options.path, options.info, {options.info.investigator}));
    TM_ASSIGN(const CaseInfo info, file.info());
    if (options.json)
        printJson(io, {{"case", options.path},
                       {"id", info.id},
                       {"title", info.title},
                       {"created", timeJson(info.created_ns)}});
    else
        printLine(io, fmt::format("made {} (case {})", options.path, info.id));
    return kExitOk;
}

struct SampleOptions : CaseOptions {
    bool log_only = false;
};
void declareSample(CLI::App& command, SampleOptions& options) {
    declareCase(command, options);
    command.add_flag("--log-only", options.log_only,
                     "Write the sample log itself to that path, and no case");
}
Result<int> sampleCommand(const SampleOptions& options, Io& io) {
    if (std::filesystem::exists(options.path))
        return makeError(ErrorCode::BadInput, "a file of that name is already there", options.path,
                         "Choose another name");
    if (options.log_only) {
        std::ofstream log(options.path, std::ios::binary);
        writeSampleLog(log);
        if (!log.flush())
            return makeError(ErrorCode::Io, "the log could not be written", options.path);
        return kExitOk;
    }
    std::string folder =
        (std::filesystem::temp_directory_path() / "tidemark-sample-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        return makeError(ErrorCode::Io, "no temporary folder could be made", folder);
    const std::string logPath = (std::filesystem::path(folder) / kSampleLogName).string();
    const auto build = [&]() -> Status {
        {
            std::ofstream log(logPath, std::ios::binary);
            writeSampleLog(log);
            if (!log.flush())
                return makeError(ErrorCode::Io, "the sample log could not be written", logPath);
        }
        CaseInfo info;
        info.title = kSampleTitle;
        info.reference = "SAMPLE";
        TM_ASSIGN(CaseFile file, CaseFile::create(options.path, info, {options.investigator}));
        JobContext context = jobContext(io);
        TM_ASSIGN(const ImportReport report, importPaths(file, {logPath}, {}, context));
        if (!report.failures.empty()) return report.failures.front();
        return ok();
    };
    const Status built = build();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    if (!built) return built.error();
    if (options.json)
        printJson(io, {{"case", options.path}, {"title", std::string(kSampleTitle)}});
    else
        printLine(io, fmt::format("made the sample case {}", options.path));
    return kExitOk;
}

Result<int> sourcesCommand(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const std::vector<Source> sources, SourceStore(file.db()).all());
    nlohmann::json json = nlohmann::json::array();
    for (const Source& source : sources) {
        json.push_back(sourceJson(source));
        if (options.json) continue;
        printLine(
            io, fmt::format("{:>4}  {}  {:>12} bytes  {}  {} records = {} events + {} rejects  {}",
                            source.id, source.sha256, source.size_bytes, source.format,
                            source.records, source.events, source.rejects, source.name));
        if (!source.damage.empty()) printLine(io, "      damaged: " + source.damage);
    }
    if (options.json)
        printJson(io, {{"sources", json}});
    else if (sources.empty())
        printLine(io, "no sources yet: import a log with: tidemark-cli import CASE LOG");
    return kExitOk;
}

struct RejectsOptions : CaseOptions {
    std::int64_t source = 0, after = 0, limit = 100;
    bool raw = false;
};
void declareRejects(CLI::App& command, RejectsOptions& options) {
    declareCase(command, options);
    command.add_option("--source", options.source, "Only of this source");
    command.add_option("--limit", options.limit, "At most so many; -1: all")->capture_default_str();
    command.add_option("--after", options.after, "Continue after this reject id");
    command.add_flag("--raw", options.raw, "With the record itself");
}
Result<int> rejectsCommand(const RejectsOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    SourceStore store(file.db());
    TM_ASSIGN(const std::vector<Reject> rejects,
              store.rejects(options.source, options.after, options.limit));
    nlohmann::json json = nlohmann::json::array();
    for (const Reject& reject : rejects) {
        nlohmann::json one = {{"id", reject.id},
                              {"source", reject.source_id},
                              {"record", reject.record_no},
                              {"offset", reject.content_offset},
                              {"length", reject.length},
                              {"reason", reject.reason}};
        std::string raw;
        if (options.raw) {
            TM_ASSIGN(raw, store.content(reject.source_id, reject.content_offset, reject.length));
            one["raw"] = raw;
        }
        json.push_back(one);
        if (options.json) continue;
        printLine(io, fmt::format("source {} record {} at byte {} ({} bytes): {}", reject.source_id,
                                  reject.record_no, reject.content_offset, reject.length,
                                  reject.reason));
        if (options.raw) printLine(io, "    " + raw);
    }
    if (options.json)
        printJson(io, {{"rejects", json}});
    else if (rejects.empty())
        printLine(io, "no rejects");
    return kExitOk;
}

Result<int> custodyCommand(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    CustodyLog log(file.db());
    TM_ASSIGN(const std::vector<CustodyEntry> entries, log.entries());
    TM_ASSIGN(const std::string text, log.text());
    TM_ASSIGN(const CustodyHead head, log.head());
    const std::vector<CustodyFault> faults = checkCustodyText(text);
    nlohmann::json json = nlohmann::json::array(), broken = nlohmann::json::array();
    for (const CustodyEntry& entry : entries) {
        json.push_back({{"seq", entry.seq},
                        {"at", entry.at},
                        {"actor", entry.actor},
                        {"host", entry.host},
                        {"tool", entry.tool},
                        {"action", entry.action},
                        {"subject", entry.subject},
                        {"details", entry.details},
                        {"hash", entry.hash}});
        if (!options.json)
            printLine(io, fmt::format("{:>5}  {}  {}  {}  {}", entry.seq, entry.at, entry.actor,
                                      entry.action, entry.subject));
    }
    for (const CustodyFault& fault : faults) {
        broken.push_back({{"seq", fault.seq}, {"reason", fault.reason}});
        printWarning(io, fmt::format("entry {}: {}", fault.seq, fault.reason));
    }
    if (options.json)
        printJson(io, {{"entries", json},
                       {"head", head.hash},
                       {"intact", faults.empty()},
                       {"faults", broken}});
    else
        printLine(io, fmt::format("{} entries, chain {}, head {}", head.entries,
                                  faults.empty() ? "intact" : "BROKEN", head.hash));
    return faults.empty() ? kExitOk : kExitVerify;
}

struct FormatsOptions {
    bool json = false;
    std::string profiles;
};
void declareFormats(CLI::App& command, FormatsOptions& options) {
    command.add_flag("--json", options.json,
                     "One JSON document on standard output, with every mapping");
    command.add_option("--profiles", options.profiles, "Also the profiles of this folder");
}
Result<int> formatsCommand(const FormatsOptions& options, Io& io) {
    nlohmann::json json = nlohmann::json::array();
    ProfileFolder own;
    if (!options.profiles.empty()) own = loadProfileFolder(options.profiles);
    for (const Error& fault : own.faults) printWarning(io, fault.text());
    const auto builtin = builtinProfiles();
    std::vector<Profile> profiles(builtin.begin(), builtin.end());
    profiles.insert(profiles.end(), own.profiles.begin(), own.profiles.end());
    for (const Profile& profile : profiles) {
        json.push_back(nlohmann::json::parse(profile.toJson(), nullptr, false));
        if (!options.json)
            printLine(io, fmt::format("{:<24} {:<14} {}", profile.id, syntaxName(profile.syntax),
                                      profile.title));
    }
    if (options.json) printJson(io, {{"formats", json}});
    return kExitOk;
}

} // namespace

void registerCaseCommands(CommandTable& table) {
    CLI::App& app = table.app;
    addCommand<NewOptions>(table, app, "new", "Make a case", declareNew, newCommand);
    addCommand<SampleOptions>(table, app, "sample", "Make the sample case", declareSample,
                              sampleCommand);
    addCommand<CaseOptions>(table, app, "sources", "What was imported, with hashes and ledger",
                            declareCase, sourcesCommand);
    addCommand<RejectsOptions>(table, app, "rejects", "Records that were not understood, and why",
                               declareRejects, rejectsCommand);
    addCommand<CaseOptions>(table, app, "custody", "The custody log", declareCase, custodyCommand);
    addCommand<FormatsOptions>(table, app, "formats", "Formats that are understood", declareFormats,
                               formatsCommand);
}

} // namespace tidemark
