// SPDX-License-Identifier: GPL-3.0-or-later
// A prepared SQL statement with typed bind and column access. Made by Database::prepare, belongs to
// that connection and to one thread, and must not outlive it.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace tidemark {

class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    /// Parameters count from 1. Text and blobs are copied.
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const std::string& text) {
        return bind(index, std::string_view(text));
    }
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bindBlob(int index, std::string_view bytes);
    /// As bindBlob, but without a copy: `bytes` must live until the next reset or bind.
    Statement& bindBlobView(int index, std::string_view bytes);
    Statement& bindNull(int index);
    Statement& bind(int index, std::optional<std::int64_t> value);

    /// True: a row is there. False: done. Cancelled when the connection was interrupted.
    Result<bool> step();
    /// For statements that give no rows: runs to the end and resets.
    Status run();
    void reset();

    /// Columns count from 0; valid after step() gave true. Views live until the next step or reset.
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string columnName(int index) const;
    [[nodiscard]] bool isNull(int index) const;
    [[nodiscard]] std::int64_t int64(int index) const;
    [[nodiscard]] double real(int index) const;
    [[nodiscard]] std::string_view text(int index) const;
    [[nodiscard]] std::string_view blob(int index) const;
    [[nodiscard]] std::optional<std::int64_t> optionalInt64(int index) const;
    /// SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL.
    [[nodiscard]] int columnType(int index) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace tidemark
