// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/add_command.h"
#include "core/base/text.h"
#include "core/query/sql_console.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace tidemark {

namespace {

struct SqlCliOptions : CaseOptions {
    std::string sql;
    bool csv = false;
};
void declareSql(CLI::App& command, SqlCliOptions& options) {
    declareCase(command, options);
    command.add_option("SQL", options.sql, "One SELECT; `event` holds the events")->required();
    command.add_flag("--csv", options.csv, "CSV on standard output");
}

nlohmann::json valueJson(const SqlValue& value) {
    switch (value.type) {
    case SqlValue::Type::Null: return {};
    case SqlValue::Type::Integer: return value.integer;
    case SqlValue::Type::Real: return value.real;
    case SqlValue::Type::Text: return std::string(value.bytes);
    case SqlValue::Type::Blob: break;
    }
    return fmt::format("({} bytes)", value.bytes.size());
}

std::string valueText(const SqlValue& value) {
    const nlohmann::json json = valueJson(value);
    if (json.is_null()) return {};
    return json.is_string() ? json.get<std::string>() : json.dump();
}

std::string csvCell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

Result<int> sqlCommand(const SqlCliOptions& options, Io& io) {
    TM_ASSIGN(const auto console, openSqlConsole(options.path));
    nlohmann::json rows = nlohmann::json::array();
    std::vector<std::string> names;
    const auto printCells = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (const std::string& cell : cells)
            line += (line.empty()  ? ""
                     : options.csv ? ","
                                   : " | ") +
                    (options.csv ? csvCell(cell) : visibleText(cell));
        io.out << line << (options.csv ? "\r\n" : "\n");
    };
    SqlOptions run;
    run.stop = io.stop;
    TM_TRY(console->run(
        options.sql,
        [&](const std::vector<std::string>& columns) {
            names = columns;
            if (!options.json) printCells(names);
        },
        [&](std::span<const SqlValue> row) {
            if (options.json) {
                nlohmann::json object = nlohmann::json::object();
                for (std::size_t i = 0; i < row.size(); ++i) object[names[i]] = valueJson(row[i]);
                rows.push_back(std::move(object));
                return true;
            }
            std::vector<std::string> cells;
            for (const SqlValue& value : row) cells.push_back(valueText(value));
            printCells(cells);
            return true;
        },
        run));
    if (options.json) printJson(io, {{"columns", names}, {"rows", rows}});
    return kExitOk;
}

} // namespace

void registerSqlCommand(CommandTable& table) {
    addCommand<SqlCliOptions>(table, table.app, "sql", "Read-only SQL over the case", declareSql,
                              sqlCommand);
}

} // namespace tidemark
