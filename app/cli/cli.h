// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a function: arguments and streams in, exit code out. What a command prints
// for machines goes to `out`; messages and progress go to `err`.
#pragma once

#include "core/base/result.h"

#include <iosfwd>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

/// product.md, "The command line".
enum ExitCode {
    kExitOk = 0,
    kExitUsage = 2,
    kExitInput = 3,  ///< input unreadable, damaged or only partly read
    kExitVerify = 4, ///< verification failed
    kExitCase = 5,   ///< case in use or not a case
    kExitCancelled = 130
};

struct Io {
    std::ostream& out;
    std::ostream& err;
    bool show_progress = false; ///< `err` is a terminal
    std::stop_token stop;
};

/// `arguments` without the program's name.
int runCli(const std::vector<std::string>& arguments, Io& io);

/// The one place where errors become exit codes.
int exitCodeFor(ErrorCode code);

} // namespace tidemark
