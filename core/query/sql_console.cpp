// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/sql_console.h"

#include "core/base/text.h"
#include "core/db/sqlite_error.h"
#include "core/query/event_table_sql.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace tidemark {

namespace {

// Functions that only compute, and not for long: printf and format can run for minutes on one row,
// where no deadline reaches them. Sorted.
constexpr std::string_view kFunctions[] = {"->",          "->>",
                                           "abs",         "avg",
                                           "ceil",        "ceiling",
                                           "char",        "coalesce",
                                           "count",       "cume_dist",
                                           "date",        "datetime",
                                           "dense_rank",  "exp",
                                           "first_value", "floor",
                                           "glob",        "group_concat",
                                           "hex",         "ifnull",
                                           "iif",         "instr",
                                           "json",        "json_array_length",
                                           "json_each",   "json_extract",
                                           "json_tree",   "json_type",
                                           "json_valid",  "julianday",
                                           "lag",         "last_value",
                                           "lead",        "length",
                                           "like",        "ln",
                                           "log",         "log10",
                                           "log2",        "lower",
                                           "ltrim",       "max",
                                           "min",         "mod",
                                           "nth_value",   "ntile",
                                           "nullif",      "percent_rank",
                                           "pow",         "power",
                                           "quote",       "rank",
                                           "replace",     "round",
                                           "row_number",  "rtrim",
                                           "sign",        "sqlite_version",
                                           "sqrt",        "strftime",
                                           "substr",      "substring",
                                           "sum",         "time",
                                           "total",       "trim",
                                           "trunc",       "typeof",
                                           "unicode",     "unixepoch",
                                           "upper"};

constexpr std::string_view kOtherTables[] = {"event", "json_each", "json_tree", "sqlite_master",
                                             "sqlite_schema"};

std::string_view actionName(int action) {
    switch (action) {
    case SQLITE_ATTACH: return "ATTACH";
    case SQLITE_DETACH: return "DETACH";
    case SQLITE_PRAGMA: return "PRAGMA";
    case SQLITE_INSERT: return "INSERT";
    case SQLITE_UPDATE: return "UPDATE";
    case SQLITE_DELETE: return "DELETE";
    case SQLITE_TRANSACTION: return "BEGIN, COMMIT and ROLLBACK";
    case SQLITE_SAVEPOINT: return "SAVEPOINT";
    case SQLITE_REINDEX: return "REINDEX";
    case SQLITE_ANALYZE: return "ANALYZE";
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_TEMP_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_TEMP_INDEX:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_VTABLE: return "CREATE";
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_VIEW:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_VTABLE: return "DROP";
    case SQLITE_ALTER_TABLE: return "ALTER";
    default: return "this";
    }
}

SqlValue valueAt(const Statement& row, int i) {
    SqlValue value;
    switch (row.columnType(i)) {
    case SQLITE_INTEGER:
        value.type = SqlValue::Type::Integer;
        value.integer = row.int64(i);
        break;
    case SQLITE_FLOAT:
        value.type = SqlValue::Type::Real;
        value.real = row.real(i);
        break;
    case SQLITE_TEXT:
        value.type = SqlValue::Type::Text;
        value.bytes = row.text(i);
        break;
    case SQLITE_BLOB:
        value.type = SqlValue::Type::Blob;
        value.bytes = row.blob(i);
        break;
    default: break;
    }
    return value;
}

// Bounds what one statement may ask of the machine.
void limit(sqlite3* connection) {
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 64 << 20);
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 100);
    sqlite3_limit(connection, SQLITE_LIMIT_VDBE_OP, 25'000);
    sqlite3_limit(connection, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(connection, SQLITE_LIMIT_COLUMN, 100);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1'000);
}

} // namespace

/// What SQLite asks us while it prepares and runs.
struct SqlConsole::Guard {
    std::set<std::string, std::less<>> tables;
    std::string refusal; ///< why the authoriser said no
    std::chrono::steady_clock::time_point end;
    bool has_end = false, timed_out = false;
    std::stop_token stop;

    int refuse(std::string why) {
        if (refusal.empty()) refusal = std::move(why);
        return SQLITE_DENY;
    }
    // Counting rows reads no column; then the name may also be that of a WITH clause.
    int mayRead(const char* table, const char* column) {
        if (column == nullptr || *column == '\0') return SQLITE_OK;
        const std::string_view name = table == nullptr ? "" : table;
        if (name.empty() || tables.contains(name) ||
            std::ranges::find(kOtherTables, name) != std::end(kOtherTables))
            return SQLITE_OK;
        return refuse(fmt::format("the table '{}' cannot be read here", visibleText(name)));
    }
    int mayCall(const char* function) {
        const std::string name = lowerAscii(function == nullptr ? "" : function);
        if (std::ranges::find(kFunctions, name) != std::end(kFunctions)) return SQLITE_OK;
        return refuse(fmt::format("the function {} is not allowed here", visibleText(name)));
    }
    static int authorise(void* self, int action, const char* first, const char* second, const char*,
                         const char*) {
        auto& guard = *static_cast<Guard*>(self);
        switch (action) {
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_READ: return guard.mayRead(first, second);
        case SQLITE_FUNCTION: return guard.mayCall(second);
        default: break;
        }
        return guard.refuse(fmt::format("{} is not allowed here: the console only reads the case",
                                        actionName(action)));
    }
    static int onProgress(void* self) {
        auto& guard = *static_cast<Guard*>(self);
        guard.timed_out =
            guard.timed_out || (guard.has_end && std::chrono::steady_clock::now() >= guard.end);
        return guard.timed_out || guard.stop.stop_requested() ? 1 : 0;
    }
};

SqlConsole::SqlConsole() : m_guard(std::make_unique<Guard>()) {}

SqlConsole::~SqlConsole() = default;

Result<std::unique_ptr<SqlConsole>> SqlConsole::open(const std::string& path, CaseMode mode) {
    if (mode == CaseMode::ReadWrite)
        return makeError(ErrorCode::BadInput, "the SQL console opens a case for reading alone",
                         path);
    TM_ASSIGN(CaseFile file, CaseFile::open(path, mode));
    std::unique_ptr<SqlConsole> console(new SqlConsole());
    console->m_file = std::make_unique<CaseFile>(std::move(file));
    TM_ASSIGN(console->m_reader, CaseReader::open(*console->m_file));
    Database& db = console->m_file->db();
    {
        TM_ASSIGN(Statement tables,
                  db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"));
        for (;;) {
            TM_ASSIGN(const bool row, tables.step());
            if (!row) break;
            console->m_guard->tables.emplace(tables.text(0));
        }
    }
    TM_TRY(registerEventTable(db.handle(), *console->m_reader));
    {
        // SQLite declares such tables at their first use, by a statement that the authoriser would
        // refuse.
        TM_ASSIGN(Statement first,
                  db.prepare("SELECT 1 FROM event, json_each('[]'), json_tree('[]') LIMIT 0"));
    }
    limit(db.handle());
    sqlite3_set_authorizer(db.handle(), Guard::authorise, console->m_guard.get());
    constexpr int kOperations = 2'000; // between two looks at the clock: well under a millisecond
    sqlite3_progress_handler(db.handle(), kOperations, Guard::onProgress, console->m_guard.get());
    return console;
}

Status SqlConsole::run(std::string_view sql, const OnColumns& onColumns, const OnRow& onRow,
                       const SqlOptions& options) {
    Guard& guard = *m_guard;
    guard.refusal.clear();
    guard.timed_out = false;
    guard.has_end = options.deadline.count() > 0;
    guard.end = std::chrono::steady_clock::now() + options.deadline;
    guard.stop = options.stop;
    const auto explain = [&](Error error) {
        error.where = {};
        if (!guard.refusal.empty())
            return makeError(ErrorCode::BadInput, guard.refusal, {}, "Write one SELECT");
        if (guard.timed_out)
            return makeError(
                ErrorCode::Cancelled,
                fmt::format("the query took longer than {} ms", options.deadline.count()), {},
                "Narrow it by account, id or ts_ns");
        if (error.code == ErrorCode::Database) error.code = ErrorCode::BadInput;
        return error;
    };
    sqlite3* connection = m_file->db().handle();
    sqlite3_stmt* probe = nullptr;
    const char* tail = nullptr;
    const int rc = sqlite3_prepare_v2(
        connection, sql.data(), static_cast<int>(std::min<std::size_t>(sql.size(), INT32_MAX)),
        &probe, &tail);
    sqlite3_finalize(probe);
    if (rc != SQLITE_OK) return explain(sqliteError(connection, rc));
    const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos)
        return makeError(ErrorCode::BadInput, "there is more than one statement", {},
                         "Write one SELECT");
    auto statement = m_file->db().prepare(sql);
    if (!statement) return explain(std::move(statement).error());
    std::vector<std::string> names;
    for (int i = 0; i < statement->columnCount(); ++i) names.push_back(statement->columnName(i));
    if (onColumns) onColumns(names);
    std::vector<SqlValue> values(names.size());
    for (;;) {
        auto row = statement->step();
        if (!row) return explain(std::move(row).error());
        if (!*row) return ok();
        for (int i = 0; i < statement->columnCount(); ++i)
            values[static_cast<std::size_t>(i)] = valueAt(*statement, i);
        if (!onRow(values)) return ok();
    }
}

} // namespace tidemark
