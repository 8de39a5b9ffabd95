// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/add_command.h"
#include "core/version.h"

#include <algorithm>
#include <ostream>

namespace tidemark {

int exitCodeFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Io:
    case ErrorCode::BadInput:
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported: return kExitInput;
    case ErrorCode::Integrity: return kExitVerify;
    case ErrorCode::NotACase:
    case ErrorCode::NewerVersion:
    case ErrorCode::Busy:
    case ErrorCode::Database: return kExitCase;
    case ErrorCode::Cancelled: return kExitCancelled;
    }
    return kExitInput;
}

int runCli(const std::vector<std::string>& arguments, Io& io) {
    CLI::App app("Tidemark: investigate API abuse from logs, and prove what you found",
                 "tidemark-cli");
    app.set_version_flag("--version", std::string(kToolName));
    app.set_help_all_flag("--help-all", "Help of every command");
    app.require_subcommand(1);
    app.footer("Times are ISO 8601 UTC. Exit codes: 0 done, 2 usage, 3 input unreadable, damaged "
               "or partly read,\n"
               "4 verification failed, 5 case in use or not a case, 130 cancelled.");
    CommandTable table{app, io, {}};
    registerCaseCommands(table);
    registerImportCommands(table);
    registerQueryCommands(table);
    registerDetectCommands(table);
    registerCaseworkCommands(table);
    registerJoinCommands(table);
    registerReferenceCommands(table);
    registerExportCommands(table);
    registerReviewCommands(table);
    try {
        std::vector<std::string> reversed(arguments.rbegin(),
                                          arguments.rend()); // as CLI11 wants them
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, io.out, io.err) == 0 ? kExitOk : kExitUsage;
    }
    const Result<int> done = table.chosen();
    if (done) return *done;
    printError(io, done.error());
    return exitCodeFor(done.error().code);
}

} // namespace tidemark
