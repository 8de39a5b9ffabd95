// SPDX-License-Identifier: GPL-3.0-or-later
// Plain SQL over a case, for people and scripts: `event` (see event_table_sql.h) and every table of
// the case, on a connection of its own that can only read. An authoriser lets nothing through but
// SELECT, the case's tables and a list of harmless functions; a deadline ends what takes too long.
// One thread.
#pragma once

#include "core/base/result.h"
#include "core/query/case_reader.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// One value of a row. `bytes` lives until the callback returns.
struct SqlValue {
    enum class Type { Null, Integer, Real, Text, Blob } type = Type::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view bytes; ///< of Text and Blob
};

struct SqlOptions {
    std::chrono::milliseconds deadline{0}; ///< 0: none
    std::stop_token stop;
};

class SqlConsole {
public:
    /// `mode` ReadOnly beside a writer, Immutable for received files.
    static Result<std::unique_ptr<SqlConsole>> open(const std::string& path,
                                                    CaseMode mode = CaseMode::ReadOnly);
    ~SqlConsole();

    using OnColumns = std::function<void(const std::vector<std::string>& names)>;
    using OnRow = std::function<bool(std::span<const SqlValue> row)>; ///< false: enough
    /// Runs one SELECT. BadInput (what SQLite says, or what is not allowed here), Cancelled.
    Status run(std::string_view sql, const OnColumns& on_columns, const OnRow& on_row,
               const SqlOptions& options = {});

private:
    struct Guard;
    SqlConsole();
    std::unique_ptr<CaseReader> m_reader; ///< outlives the connection that shows it as a table
    std::unique_ptr<CaseFile> m_file;
    std::unique_ptr<Guard> m_guard;
};

/// As SqlConsole::open.
inline Result<std::unique_ptr<SqlConsole>> openSqlConsole(const std::string& path,
                                                          CaseMode mode = CaseMode::ReadOnly) {
    return SqlConsole::open(path, mode);
}

} // namespace tidemark
