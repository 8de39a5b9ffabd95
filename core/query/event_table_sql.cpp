// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/event_table_sql.h"

#include "core/db/sqlite_error.h"
#include "core/query/event_filter.h"
#include "core/query/filter_value.h"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <optional>

namespace tidemark {

namespace {

/// What a column shows.
enum class ColumnKind { Id, SourceId, TimeText, TimeNs, FieldValue };
struct ColumnPlan {
    ColumnKind kind = ColumnKind::FieldValue;
    Field field = Field::Time;
};

std::vector<ColumnPlan> columnPlans() {
    std::vector<ColumnPlan> plans = {{ColumnKind::Id, Field::Time},
                                     {ColumnKind::SourceId, Field::Time},
                                     {ColumnKind::TimeText, Field::Time},
                                     {ColumnKind::TimeNs, Field::Time}};
    for (const FieldInfo& info : fieldTable())
        if (info.field != Field::Time) plans.push_back({ColumnKind::FieldValue, info.field});
    return plans;
}
const std::vector<ColumnPlan>& plans() {
    static const std::vector<ColumnPlan> kPlans = columnPlans();
    return kPlans;
}

bool isNamedEnum(Field field) {
    return field != Field::Flags && !enumNames(field).empty();
}

bool isTextColumn(const ColumnPlan& plan) {
    if (plan.kind != ColumnKind::FieldValue) return plan.kind == ColumnKind::TimeText;
    return fieldInfo(plan.field).type != FieldType::Number || isNamedEnum(plan.field);
}

// A column whose stored values compare as SQL would compare what is shown.
bool isComparedNatively(const ColumnPlan& plan) {
    if (plan.kind != ColumnKind::FieldValue) return true;
    return fieldInfo(plan.field).type != FieldType::Time && !isNamedEnum(plan.field);
}

struct EventTable : sqlite3_vtab {
    CaseReader* reader = nullptr;
};

/// Values of the block in hand, each column decoded when first asked for.
struct BlockColumns {
    std::array<bool, kFieldCount> loaded{};
    std::array<std::vector<std::int64_t>, kFieldCount> numbers;
    std::array<std::vector<std::uint32_t>, kFieldCount> ids;
    std::array<TextColumn, kFieldCount> texts;
};

struct EventCursor : sqlite3_vtab_cursor {
    std::optional<EventFilter> filter;
    std::int64_t first_id = 1, last_id = INT64_MAX;
    std::size_t block = 0; ///< position in blocks(); at its end the cursor is
    std::vector<std::uint32_t> rows;
    std::size_t row = 0;
    BlockColumns columns;

    CaseReader& reader() const { return *static_cast<EventTable*>(pVtab)->reader; }
    const BlockInfo& info() const { return reader().events().blocks()[block]; }
    bool atEnd() const { return block >= reader().events().blocks().size(); }
    std::int64_t id() const { return info().first_event + rows[row]; }

    // Moves to the next block with a matching row, from `block` on.
    Status findBlock() {
        const auto blocks = reader().events().blocks();
        for (; block < blocks.size(); ++block) {
            const BlockInfo& candidate = blocks[block];
            const std::int64_t past = candidate.first_event + candidate.event_count;
            if (past <= first_id || candidate.first_event > last_id || !filter->mayMatch(candidate))
                continue;
            TM_TRY(filter->select(candidate, rows));
            std::erase_if(rows, [&](std::uint32_t r) {
                return candidate.first_event + r < first_id || candidate.first_event + r > last_id;
            });
            if (rows.empty()) continue;
            row = 0;
            columns.loaded.fill(false);
            return ok();
        }
        return ok();
    }

    Status load(Field field) {
        const auto f = static_cast<std::size_t>(field);
        if (columns.loaded[f]) return ok();
        switch (fieldInfo(field).type) {
        case FieldType::Dictionary:
            TM_TRY(reader().events().ids(info(), field, columns.ids[f]));
            break;
        case FieldType::Text:
            TM_TRY(reader().events().texts(info(), field, columns.texts[f]));
            break;
        default: TM_TRY(reader().events().numbers(info(), field, columns.numbers[f])); break;
        }
        columns.loaded[f] = true;
        return ok();
    }
};

int fail(sqlite3_vtab* table, const Error& error) {
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", error.text().c_str());
    return error.code == ErrorCode::Cancelled ? SQLITE_INTERRUPT : SQLITE_ERROR;
}

int connect(sqlite3* connection, void* aux, int, const char* const*, sqlite3_vtab** out, char**) {
    std::string sql = "CREATE TABLE event(";
    const auto names = eventTableColumns();
    for (std::size_t i = 0; i < names.size(); ++i)
        sql += (i > 0 ? ", \"" : "\"") + names[i] +
               (isTextColumn(plans()[i]) ? "\" TEXT" : "\" INTEGER");
    if (const int rc = sqlite3_declare_vtab(connection, (sql + ")").c_str()); rc != SQLITE_OK)
        return rc;
    auto table = std::make_unique<EventTable>();
    table->reader = static_cast<CaseReader*>(aux);
    *out = table.release();
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
    delete static_cast<EventTable*>(table);
    return SQLITE_OK;
}

/// A letter per comparison in idxStr.
char operatorLetter(int op) {
    switch (op) {
    case SQLITE_INDEX_CONSTRAINT_EQ: return '=';
    case SQLITE_INDEX_CONSTRAINT_GT: return '>';
    case SQLITE_INDEX_CONSTRAINT_GE: return 'g';
    case SQLITE_INDEX_CONSTRAINT_LT: return '<';
    case SQLITE_INDEX_CONSTRAINT_LE: return 'l';
    default: return '\0';
    }
}

// idxStr has two characters per argument: the column (from 'A') and the comparison. SQLite checks
// every row again, so a comparison that cannot be used natively costs time and never a wrong
// answer.
int bestIndex(sqlite3_vtab*, sqlite3_index_info* info) {
    std::string chosen;
    double rows = 1e7;
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        const char letter = operatorLetter(constraint.op);
        const int column =
            constraint.iColumn < 0 ? 0 : constraint.iColumn; // -1: the rowid, which is the id
        if (constraint.usable == 0 || letter == '\0') continue;
        const ColumnPlan& plan = plans()[static_cast<std::size_t>(column)];
        const bool isText = isTextColumn(plan);
        if (!isComparedNatively(plan) ||
            (isText && plan.kind == ColumnKind::FieldValue && letter != '='))
            continue;
        if (isText && std::strcmp(sqlite3_vtab_collation(info, i), "BINARY") != 0) continue;
        chosen += static_cast<char>('A' + column);
        chosen += letter;
        info->aConstraintUsage[i].argvIndex = static_cast<int>(chosen.size() / 2);
        const bool isId = plan.kind == ColumnKind::Id,
                   isAccount = plan.kind == ColumnKind::FieldValue && plan.field == Field::Account;
        rows /= letter != '=' ? 4 : isId ? 1e7 : isAccount ? 1e4 : 20;
        if (isId && letter == '=') info->idxFlags |= SQLITE_INDEX_SCAN_UNIQUE;
    }
    info->estimatedRows = static_cast<sqlite3_int64>(rows < 1 ? 1 : rows);
    info->estimatedCost = rows + 100; // opening blocks is never free
    info->idxStr = sqlite3_mprintf("%s", chosen.c_str());
    info->needToFreeIdxStr = 1;
    return info->idxStr == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** out) {
    *out = new EventCursor();
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
    delete static_cast<EventCursor*>(cursor);
    return SQLITE_OK;
}

// The integers that compare so with `value`; nullopt: none.
std::optional<NumberRange> rangeFor(char letter, std::int64_t value) {
    NumberRange range;
    switch (letter) {
    case '=': range = {value, value}; break;
    case 'g': range.least = value; break;
    case 'l': range.most = value; break;
    case '>':
        if (value == INT64_MAX) return std::nullopt;
        range.least = value + 1;
        break;
    default:
        if (value <= INT64_MIN + 1) return std::nullopt;
        range.most = value - 1;
    }
    return range;
}

/// What the comparisons of a statement come to.
struct Narrowed {
    Filter filter;
    TimeRange time;
    std::int64_t first_id = 1, last_id = INT64_MAX;
    bool nothing = false;

    void keepTime(const NumberRange& range) {
        time.from_ns = std::max(time.from_ns, range.least);
        if (range.most < INT64_MAX) time.to_ns = std::min(time.to_ns, range.most + 1);
    }
    void addNumber(const ColumnPlan& plan, char letter, std::int64_t value) {
        const auto range = rangeFor(letter, value);
        if (!range) {
            nothing = true;
        } else if (plan.kind == ColumnKind::Id) {
            first_id = std::max(first_id, range->least);
            last_id = std::min(last_id, range->most);
        } else if (plan.kind == ColumnKind::TimeNs) {
            keepTime(*range);
        } else if (plan.kind == ColumnKind::FieldValue) {
            FilterTerm& term = filter.terms.emplace_back();
            term.kind = TermKind::FieldNumber;
            term.field = plan.field;
            term.ranges = {*range};
        }
    }
    // Texts of times sort like times up to the second: a second's grace on either side, as SQLite
    // checks again.
    void addTimeText(char letter, std::string_view text) {
        const auto parsed = parseIsoTime(text);
        if (!parsed || parsed->length != text.size() || (parsed->has_zone && text.back() != 'Z'))
            return;
        if (text.size() > 10 && text[10] != 'T') return;
        NumberRange range;
        if (letter != '<' && letter != 'l') range.least = parsed->ts_ns - kNsPerSecond;
        if (letter != '>' && letter != 'g') range.most = parsed->ts_ns + kNsPerSecond;
        keepTime(range);
    }
    void add(const ColumnPlan& plan, char letter, sqlite3_value* value) {
        const int type = sqlite3_value_type(value);
        if (type == SQLITE_INTEGER && !isTextColumn(plan)) {
            addNumber(plan, letter, sqlite3_value_int64(value));
        } else if (type == SQLITE_TEXT && isTextColumn(plan)) {
            const std::string text(reinterpret_cast<const char*>(sqlite3_value_text(value)),
                                   static_cast<std::size_t>(sqlite3_value_bytes(value)));
            if (plan.kind == ColumnKind::TimeText) {
                addTimeText(letter, text);
                return;
            }
            FilterTerm& term = filter.terms.emplace_back();
            term.kind = TermKind::FieldText;
            term.field = plan.field;
            term.values = {text};
            term.patterns = {{{text}}};
        }
    }
};

int filterRows(sqlite3_vtab_cursor* base, int, const char* text, int count,
               sqlite3_value** values) {
    auto& cursor = *static_cast<EventCursor*>(base);
    Narrowed narrowed;
    for (int i = 0; i < count; ++i)
        narrowed.add(plans()[static_cast<std::size_t>(text[2 * i] - 'A')], text[2 * i + 1],
                     values[i]);
    auto compiled = EventFilter::compile(narrowed.filter, narrowed.time, cursor.reader());
    if (!compiled) return fail(base->pVtab, compiled.error());
    cursor.filter.emplace(std::move(*compiled));
    cursor.first_id = narrowed.first_id;
    cursor.last_id = narrowed.nothing ? 0 : narrowed.last_id;
    // Blocks before the first id cannot match.
    cursor.block = cursor.reader().events().blockOf(cursor.first_id).value_or(0);
    const Status status = cursor.findBlock();
    return status ? SQLITE_OK : fail(base->pVtab, status.error());
}

int next(sqlite3_vtab_cursor* base) {
    auto& cursor = *static_cast<EventCursor*>(base);
    if (++cursor.row < cursor.rows.size()) return SQLITE_OK;
    ++cursor.block;
    const Status status = cursor.findBlock();
    return status ? SQLITE_OK : fail(base->pVtab, status.error());
}

int atEnd(sqlite3_vtab_cursor* cursor) {
    return static_cast<EventCursor*>(cursor)->atEnd() ? 1 : 0;
}

void resultText(sqlite3_context* context, std::string_view text) {
    if (text.empty())
        sqlite3_result_null(context);
    else
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void resultNumber(sqlite3_context* context, const ColumnPlan& plan, std::int64_t value) {
    if (value == kNoNumber) {
        sqlite3_result_null(context);
    } else if (plan.kind == ColumnKind::TimeText ||
               (plan.kind == ColumnKind::FieldValue &&
                fieldInfo(plan.field).type == FieldType::Time)) {
        resultText(context, formatIsoUtc(value));
    } else if (plan.kind == ColumnKind::FieldValue && isNamedEnum(plan.field)) {
        const auto names = enumNames(plan.field);
        const bool known = value >= 0 && static_cast<std::size_t>(value) < names.size();
        resultText(context, known ? names[static_cast<std::size_t>(value)] : std::string_view());
    } else {
        sqlite3_result_int64(context, value);
    }
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int index) {
    auto& cursor = *static_cast<EventCursor*>(base);
    const ColumnPlan& plan = plans()[static_cast<std::size_t>(index)];
    if (plan.kind == ColumnKind::Id) {
        sqlite3_result_int64(context, cursor.id());
        return SQLITE_OK;
    }
    if (plan.kind == ColumnKind::SourceId) {
        sqlite3_result_int64(context, cursor.info().source_id);
        return SQLITE_OK;
    }
    if (const Status status = cursor.load(plan.field); !status)
        return fail(base->pVtab, status.error());
    const auto f = static_cast<std::size_t>(plan.field);
    const std::size_t row = cursor.rows[cursor.row];
    if (fieldInfo(plan.field).type == FieldType::Dictionary) {
        auto names = cursor.reader().events().dictionary(plan.field);
        if (!names) return fail(base->pVtab, names.error());
        resultText(context, (*names)->text(cursor.columns.ids[f][row]));
    } else if (fieldInfo(plan.field).type == FieldType::Text) {
        resultText(context, cursor.columns.texts[f][row]);
    } else {
        resultNumber(context, plan, cursor.columns.numbers[f][row]);
    }
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id) {
    *id = static_cast<EventCursor*>(cursor)->id();
    return SQLITE_OK;
}

// No xCreate: the table is there by its name alone. No xUpdate: it cannot be written.
constexpr sqlite3_module kModule = [] {
    sqlite3_module module{};
    module.xConnect = connect;
    module.xBestIndex = bestIndex;
    module.xDisconnect = disconnect;
    module.xOpen = open;
    module.xClose = close;
    module.xFilter = filterRows;
    module.xNext = next;
    module.xEof = atEnd;
    module.xColumn = column;
    module.xRowid = rowId;
    return module;
}();

} // namespace

std::vector<std::string> eventTableColumns() {
    std::vector<std::string> names;
    for (const ColumnPlan& plan : plans()) {
        switch (plan.kind) {
        case ColumnKind::Id: names.emplace_back("id"); break;
        case ColumnKind::SourceId: names.emplace_back("source_id"); break;
        case ColumnKind::TimeText: names.emplace_back("time"); break;
        case ColumnKind::TimeNs: names.emplace_back("ts_ns"); break;
        case ColumnKind::FieldValue: names.emplace_back(fieldInfo(plan.field).name); break;
        }
    }
    return names;
}

Status registerEventTable(sqlite3* connection, CaseReader& reader) {
    const int rc = sqlite3_create_module_v2(connection, "event", &kModule, &reader, nullptr);
    if (rc != SQLITE_OK) return sqliteError(connection, rc);
    return ok();
}

} // namespace tidemark
