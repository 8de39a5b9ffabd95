// SPDX-License-Identifier: GPL-3.0-or-later
// The template behind addCommand(): apart, so that only files which register commands see CLI11.
#pragma once

#include "app/cli/commands.h"

#include <CLI/CLI.hpp>

namespace tidemark {

template <class Options>
CLI::App& addCommand(CommandTable& table, CLI::App& parent, const char* name,
                     const char* description, void (*declare)(CLI::App&, Options&),
                     Result<int> (*body)(const Options&, Io&)) {
    CLI::App* command = parent.add_subcommand(name, description);
    auto options = std::make_shared<Options>();
    declare(*command, *options);
    command->callback([&table, options, body] {
        table.chosen = [&table, options, body] { return body(*options, table.io); };
    });
    return *command;
}

} // namespace tidemark
