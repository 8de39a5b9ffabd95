// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/statement.h"

#include "core/db/sqlite_error.h"

#include <sqlite3.h>

namespace tidemark {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(m_statement.get(), index, value);
    return *this;
}
Statement& Statement::bind(int index, double value) {
    sqlite3_bind_double(m_statement.get(), index, value);
    return *this;
}
Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(m_statement.get(), index, text.data() == nullptr ? "" : text.data(),
                        text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}
Statement& Statement::bindBlob(int index, std::string_view bytes) {
    sqlite3_bind_blob64(m_statement.get(), index, bytes.data() == nullptr ? "" : bytes.data(),
                        bytes.size(), SQLITE_TRANSIENT);
    return *this;
}
Statement& Statement::bindBlobView(int index, std::string_view bytes) {
    sqlite3_bind_blob64(m_statement.get(), index, bytes.data() == nullptr ? "" : bytes.data(),
                        bytes.size(), SQLITE_STATIC);
    return *this;
}
Statement& Statement::bindNull(int index) {
    sqlite3_bind_null(m_statement.get(), index);
    return *this;
}
Statement& Statement::bind(int index, std::optional<std::int64_t> value) {
    return value ? bind(index, *value) : bindNull(index);
}

Result<bool> Statement::step() {
    const int rc = sqlite3_step(m_statement.get());
    if (rc == SQLITE_ROW) return true;
    if (rc == SQLITE_DONE) return false;
    return sqliteError(sqlite3_db_handle(m_statement.get()), rc);
}

Status Statement::run() {
    for (;;) {
        auto more = step();
        if (!more) {
            reset();
            return std::move(more).error();
        }
        if (!*more) break;
    }
    reset();
    return ok();
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

int Statement::columnCount() const {
    return sqlite3_column_count(m_statement.get());
}
std::string Statement::columnName(int index) const {
    return sqlite3_column_name(m_statement.get(), index);
}
bool Statement::isNull(int index) const {
    return columnType(index) == SQLITE_NULL;
}
std::int64_t Statement::int64(int index) const {
    return sqlite3_column_int64(m_statement.get(), index);
}
double Statement::real(int index) const {
    return sqlite3_column_double(m_statement.get(), index);
}
int Statement::columnType(int index) const {
    return sqlite3_column_type(m_statement.get(), index);
}

std::string_view Statement::text(int index) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), index));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), index))};
}

std::string_view Statement::blob(int index) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), index));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), index))};
}

std::optional<std::int64_t> Statement::optionalInt64(int index) const {
    if (isNull(index)) return std::nullopt;
    return int64(index);
}

} // namespace tidemark
