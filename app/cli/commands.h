// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands share. Each cmd_*.cpp registers its commands with the parser; a command's body
// runs after parsing and gives a Result: the exit code, or an error for exitCodeFor().
#pragma once

#include "app/cli/cli.h"
#include "core/jobs/job.h"
#include "core/query/case_reader.h"
#include "core/query/filter.h"
#include "core/store/case_file.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace tidemark {

/// Where commands are registered and the chosen one is kept until parsing is done.
struct CommandTable {
    CLI::App& app;
    Io& io;
    std::function<Result<int>()> chosen;
};

void registerCaseCommands(CommandTable& table);      // new sample sources rejects custody formats
void registerImportCommands(CommandTable& table);    // import
void registerQueryCommands(CommandTable& table);     // accounts entities timeline events sql
void registerDetectCommands(CommandTable& table);    // detect score
void registerJoinCommands(CommandTable& table);      // join addresses
void registerReferenceCommands(CommandTable& table); // reference
void registerCaseworkCommands(CommandTable& table);  // annotate finding tag
void registerExportCommands(CommandTable& table);    // summary report export verify key seal
void registerReviewCommands(CommandTable& table);    // review
/// comment, sign-off and restore, below `finding`
void registerFindingReviewCommands(CommandTable& table, CLI::App& finding);

/// Adds a command whose body runs with the options it declared in `declare`.
template <class Options>
CLI::App& addCommand(CommandTable& table, CLI::App& parent, const char* name,
                     const char* description, void (*declare)(CLI::App&, Options&),
                     Result<int> (*body)(const Options&, Io&));

/// Options that most commands have.
struct CaseOptions {
    std::string path;
    bool json = false;
    std::string investigator;
};
void declareCase(CLI::App& command, CaseOptions& options);

Result<CaseFile> openForWriting(const CaseOptions& options);
/// Read-only, beside whoever writes.
Result<CaseFile> openForReading(const CaseOptions& options);

/// A context that prints progress on `io.err` when that is a terminal.
JobContext jobContext(Io& io);

/// The document on one go, with a line end; bytes that are no UTF-8 become U+FFFD.
void printJson(Io& io, const nlohmann::json& json);
/// One line for people, made visible (no control or bidi characters reach the terminal).
void printLine(Io& io, std::string_view text);
void printWarning(Io& io, std::string_view text);
void printError(Io& io, const Error& error);

/// Parses a filter; its error points at the column in the text.
Result<Filter> readFilter(const std::string& text);
/// "2024-10-03", "2024-10-03T12:00Z" ...; a bare date is midnight UTC. Empty: nullopt.
Result<std::optional<std::int64_t>> readTime(const std::string& text, std::string_view option);
/// The half-open range of --from and --to.
Result<TimeRange> readRange(const std::string& from, const std::string& to);

/// ISO time, or null for "none".
nlohmann::json timeJson(std::int64_t ts_ns);
nlohmann::json timeJson(const std::optional<std::int64_t>& ts_ns);
/// null for "absent".
nlohmann::json numberJson(std::int64_t value);

} // namespace tidemark
