// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/database.h"

#include "core/db/sqlite_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace tidemark {

namespace {

// A path as a SQLite URI: only what the URI syntax would misread is escaped.
std::string uriFor(const std::string& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '?' || c == '#' || c == '%')
            uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        else
            uri += c;
    }
    return uri.append(query);
}

// Settings of every connection. Received files must not be able to run code of their own.
Status harden(Database& database) {
    sqlite3* handle = database.handle();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, 250);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    return database.execute("PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0;"
                            "PRAGMA cell_size_check=ON; PRAGMA cache_size=-16000;");
}

int flagsFor(OpenMode mode) {
    constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW;
    switch (mode) {
    case OpenMode::Create: return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadWrite: return kCommon | SQLITE_OPEN_READWRITE;
    case OpenMode::Memory: return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
    case OpenMode::ReadOnly:
    case OpenMode::Immutable: break;
    }
    return kCommon | SQLITE_OPEN_READONLY;
}

} // namespace

Error sqliteError(sqlite3* connection, int code) {
    const char* file = connection != nullptr ? sqlite3_db_filename(connection, "main") : nullptr;
    Error error =
        makeError(ErrorCode::Database,
                  connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code),
                  file != nullptr ? file : "", {}, code);
    switch (code & 0xFF) {
    case SQLITE_INTERRUPT: error.code = ErrorCode::Cancelled; break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = ErrorCode::Busy;
        error.help = "Another program is using the case: close it there, or open it read-only";
        break;
    case SQLITE_NOTADB: error.code = ErrorCode::NotACase; break;
    case SQLITE_CORRUPT:
        error.code = ErrorCode::Integrity;
        error.help = "The case file is damaged: restore it from a copy, then run verify";
        break;
    case SQLITE_FULL:
        error.code = ErrorCode::Io;
        error.help =
            "The disk is full: free some space and try again; nothing stored earlier is lost";
        break;
    case SQLITE_IOERR:
        error.code = ErrorCode::Io;
        if (code == SQLITE_IOERR_LOCK || code == SQLITE_IOERR_RDLOCK ||
            code == SQLITE_IOERR_UNLOCK || code == SQLITE_IOERR_SHMMAP)
            error.help = "Copy the case to a disk of this computer, or open it read-only";
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM: error.code = ErrorCode::Io; break;
    default: break;
    }
    return error;
}

void Database::Close::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

Result<Database> Database::open(const std::string& path, OpenMode mode) {
    sqlite3* raw = nullptr;
    const std::string uri = mode == OpenMode::Memory      ? std::string(":memory:")
                            : mode == OpenMode::Immutable ? uriFor(path, "?immutable=1")
                                                          : uriFor(path, "");
    const int rc = sqlite3_open_v2(uri.c_str(), &raw, flagsFor(mode), nullptr);
    Database database(path, raw);
    if (rc != SQLITE_OK) {
        Error error = sqliteError(raw, rc);
        error.where = path;
        return error;
    }
    TM_TRY(harden(database));
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const int rc = sqlite3_prepare_v2(m_connection.get(), sql.data(), static_cast<int>(sql.size()),
                                      &raw, nullptr);
    if (rc != SQLITE_OK) return sqliteError(m_connection.get(), rc);
    if (raw == nullptr) return makeError(ErrorCode::BadInput, "the SQL text holds no statement");
    return Statement(raw);
}

Status Database::execute(std::string_view script) {
    while (!script.empty()) {
        sqlite3_stmt* raw = nullptr;
        const char* tail = nullptr;
        const int rc = sqlite3_prepare_v2(m_connection.get(), script.data(),
                                          static_cast<int>(script.size()), &raw, &tail);
        if (rc != SQLITE_OK) return sqliteError(m_connection.get(), rc);
        script.remove_prefix(static_cast<std::size_t>(tail - script.data()));
        if (raw == nullptr) continue; // white space or a comment
        Statement statement(raw);
        TM_TRY(statement.run());
    }
    return ok();
}

Result<std::int64_t> Database::queryInt64(std::string_view sql) {
    TM_ASSIGN(Statement statement, prepare(sql));
    TM_ASSIGN(const bool row, statement.step());
    if (!row) return makeError(ErrorCode::NotFound, "the query gave no row");
    return statement.int64(0);
}

Result<std::string> Database::queryText(std::string_view sql) {
    TM_ASSIGN(Statement statement, prepare(sql));
    TM_ASSIGN(const bool row, statement.step());
    if (!row) return makeError(ErrorCode::NotFound, "the query gave no row");
    return std::string(statement.text(0));
}

std::int64_t Database::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_connection.get());
}
std::int64_t Database::changes() const {
    return sqlite3_changes64(m_connection.get());
}
void Database::endReads() {
    for (sqlite3_stmt* statement = sqlite3_next_stmt(m_connection.get(), nullptr); statement;
         statement = sqlite3_next_stmt(m_connection.get(), statement))
        if (sqlite3_stmt_busy(statement)) sqlite3_reset(statement);
}

void Database::interrupt() {
    sqlite3_interrupt(m_connection.get());
}

Status Database::backupTo(const std::string& path) {
    TM_ASSIGN(Database target, open(path, OpenMode::Create));
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", handle(), "main");
    if (backup == nullptr) return sqliteError(target.handle(), sqlite3_errcode(target.handle()));
    const int rc = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (rc != SQLITE_DONE) return sqliteError(target.handle(), rc);
    return ok();
}

} // namespace tidemark
