// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection. A connection and its statements belong to one thread at a time; only
// interrupt() may be called from another. No user text is ever spliced into SQL.
#pragma once

#include "core/base/result.h"
#include "core/db/statement.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace tidemark {

enum class OpenMode {
    Create,    ///< the file must not exist
    ReadWrite, ///< the file must exist
    ReadOnly,  ///< shares a live case with its writer
    Immutable, ///< read-only medium or received file: sidecar files are ignored
    Memory     ///< a private in-memory database, for tests
};

class Database {
public:
    static Result<Database> open(const std::string& path, OpenMode mode);
    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept = default;

    Result<Statement> prepare(std::string_view sql);
    /// Runs every statement of a constant script; rows are discarded.
    Status execute(std::string_view script);
    /// First column of the first row; NotFound without a row.
    Result<std::int64_t> queryInt64(std::string_view sql);
    Result<std::string> queryText(std::string_view sql);

    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] const std::string& path() const { return m_path; }
    /// Makes a running statement end with Cancelled. Any thread.
    void interrupt();
    /// Resets every statement that still stands on a row. Until then the connection goes on seeing
    /// the case as it was when that statement began, whatever others have committed since.
    void endReads();
    /// A copy of the whole database in a new file, by SQLite's backup interface.
    Status backupTo(const std::string& path);
    /// For core/query only: virtual tables and authorisers are registered on the raw handle.
    [[nodiscard]] sqlite3* handle() const { return m_connection.get(); }

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    Database(std::string path, sqlite3* connection)
        : m_path(std::move(path)), m_connection(connection) {}
    std::string m_path;
    std::unique_ptr<sqlite3, Close> m_connection;
};

} // namespace tidemark
