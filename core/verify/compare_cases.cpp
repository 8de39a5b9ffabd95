// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/compare_cases.h"

#include "core/base/utc_time.h"
#include "core/store/event_reader.h"
#include "core/store/source_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

// Names the first differences of a table and counts the others.
class Differences {
public:
    Differences(std::string table, VerifyReport& report)
        : m_table(std::move(table)), m_report(report) {}
    ~Differences() {
        if (m_count > kMaxFaultsPerTable)
            m_report.fault(m_table,
                           fmt::format("{} more differences", m_count - kMaxFaultsPerTable));
    }
    Differences(const Differences&) = delete;
    Differences& operator=(const Differences&) = delete;
    void add(const std::string& place, const std::string& reason) {
        if (++m_count <= kMaxFaultsPerTable) m_report.fault(place, reason);
    }

private:
    std::string m_table;
    VerifyReport& m_report;
    std::int64_t m_count = 0;
};

std::string columnText(const Statement& row, int column) {
    if (row.isNull(column)) return "nothing";
    const std::string_view bytes = row.blob(column);
    return std::string(bytes);
}

struct TableQuery {
    const char* name;
    const char* sql;
    int key_columns; ///< the first so many columns name the row
};
// In the order of their keys. Times of the clock and durations are not part of what is derived.
constexpr TableQuery kTables[] = {
    {"source",
     "SELECT id, sha256, size_bytes, container, content_bytes, records, events, rejects, "
     "duplicates, first_event, first_ns, last_ns, damage FROM source ORDER BY id",
     1},
    {"member",
     "SELECT source_id, seq, name, content_offset, size_bytes FROM member ORDER BY source_id, seq",
     2},
    {"reject",
     "SELECT source_id, record_no, content_offset, length, reason FROM reject ORDER BY source_id, "
     "content_offset, record_no",
     2},
    {"dictionary", "SELECT kind, id, text FROM dictionary ORDER BY kind, id", 2},
    {"segment", "SELECT id, source_id, first_event, event_count FROM segment ORDER BY id", 1},
    {"event_block",
     "SELECT id, segment_id, source_id, first_event, event_count, ts_min, ts_max, untimed FROM "
     "event_block ORDER BY id",
     1},
    {"posting",
     "SELECT segment_id, first_account, last_account, data FROM posting ORDER BY segment_id, "
     "first_account",
     2},
    {"rollup",
     "SELECT segment_id, column_no, cell_count, data FROM rollup ORDER BY segment_id, column_no",
     2},
    {"minute_rollup",
     "SELECT segment_id, column_no, cell_count, data FROM minute_rollup ORDER BY segment_id, "
     "column_no",
     2},
};

std::string keyText(const Statement& row, const TableQuery& table) {
    std::string out = table.name;
    for (int i = 0; i < table.key_columns; ++i)
        out += fmt::format("{} {} {}", i == 0 ? "" : ",", row.columnName(i), row.int64(i));
    return out;
}

int compareKeys(const Statement& a, const Statement& b, const TableQuery& table) {
    for (int i = 0; i < table.key_columns; ++i) {
        if (a.int64(i) < b.int64(i)) return -1;
        if (a.int64(i) > b.int64(i)) return 1;
    }
    return 0;
}

Status compareTable(CaseFile& file, CaseFile& rebuilt, const TableQuery& table,
                    VerifyReport& report) {
    TM_ASSIGN(Statement mine, file.db().prepare(table.sql));
    TM_ASSIGN(Statement fresh, rebuilt.db().prepare(table.sql));
    Differences differences(table.name, report);
    TM_ASSIGN(bool hasMine, mine.step());
    TM_ASSIGN(bool hasFresh, fresh.step());
    while (hasMine || hasFresh) {
        const int order = !hasMine ? 1 : !hasFresh ? -1 : compareKeys(mine, fresh, table);
        if (order < 0) differences.add(keyText(mine, table), "the originals do not give this row");
        if (order > 0)
            differences.add(keyText(fresh, table), "the row is missing; the originals give it");
        for (int i = table.key_columns; order == 0 && i < mine.columnCount(); ++i)
            if (columnText(mine, i) != columnText(fresh, i))
                differences.add(keyText(mine, table), "the column " + mine.columnName(i) +
                                                          " is not what the originals give");
        if (order <= 0) {
            TM_ASSIGN(hasMine, mine.step());
        }
        if (order >= 0) {
            TM_ASSIGN(hasFresh, fresh.step());
        }
    }
    return ok();
}

std::string shown(std::int64_t value) {
    return value == kNoNumber ? "nothing" : std::to_string(value);
}
std::string shown(std::string_view value) {
    return fmt::format("\"{}\"", value.substr(0, 80));
}

template <class Column>
void compareColumn(const BlockInfo& block, const FieldInfo& field, const Column& mine,
                   const Column& fresh, Differences& differences) {
    if (mine == fresh) return;
    for (std::size_t row = 0; row < std::min(mine.size(), fresh.size()); ++row)
        if (mine[row] != fresh[row])
            differences.add(fmt::format("source {} event {}", block.source_id,
                                        block.first_event + static_cast<std::int64_t>(row)),
                            fmt::format("the field {} is {}, the original record gives {}",
                                        field.name, shown(mine[row]), shown(fresh[row])));
    if (mine.size() != fresh.size())
        differences.add(fmt::format("event block {}", block.id),
                        fmt::format("the column {} has another length", field.name));
}

Status textsOf(EventReader& reader, const BlockInfo& block, const FieldInfo& field,
               TextColumn& out) {
    if (field.type == FieldType::Text) return reader.texts(block, field.field, out);
    std::vector<std::uint32_t> ids;
    TM_TRY(reader.ids(block, field.field, ids));
    TM_ASSIGN(const Dictionary* texts, reader.dictionary(field.field));
    out.clear();
    for (const std::uint32_t id : ids) out.push_back(texts->text(id));
    return ok();
}

// Fields whose dictionaries are equal text for text: there equal ids are equal texts.
using SameTexts = std::array<bool, kFieldCount>;

Result<SameTexts> sameDictionaries(EventReader& mine, EventReader& fresh) {
    SameTexts same{};
    for (const FieldInfo& field : fieldTable()) {
        if (field.type != FieldType::Dictionary) continue;
        TM_ASSIGN(const Dictionary* a, mine.dictionary(field.field));
        TM_ASSIGN(const Dictionary* b, fresh.dictionary(field.field));
        bool equal = a->count() == b->count();
        for (std::uint32_t id = 1; equal && id <= a->count(); ++id)
            equal = a->text(id) == b->text(id);
        same[static_cast<std::size_t>(field.field)] = equal;
    }
    return same;
}

Status compareBlock(EventReader& mine, EventReader& fresh, const BlockInfo& block,
                    const BlockInfo& same, const SameTexts& sameTexts, Differences& differences) {
    for (const FieldInfo& field : fieldTable()) {
        // Encoding is deterministic, so nearly every column is the same bytes and needs no
        // decoding.
        if (field.type != FieldType::Dictionary ||
            sameTexts[static_cast<std::size_t>(field.field)]) {
            TM_ASSIGN(const std::string_view stored, mine.stored(block, field.field));
            TM_ASSIGN(const std::string_view derived, fresh.stored(same, field.field));
            if (stored == derived) continue;
        }
        if (field.type == FieldType::Number || field.type == FieldType::Time) {
            std::vector<std::int64_t> a, b;
            TM_TRY(mine.numbers(block, field.field, a));
            TM_TRY(fresh.numbers(same, field.field, b));
            compareColumn(block, field, a, b, differences);
            continue;
        }
        if (sameTexts[static_cast<std::size_t>(field.field)]) {
            std::vector<std::uint32_t> a, b;
            TM_TRY(mine.ids(block, field.field, a));
            TM_TRY(fresh.ids(same, field.field, b));
            if (a == b) continue;
        }
        TextColumn a, b;
        TM_TRY(textsOf(mine, block, field, a));
        TM_TRY(textsOf(fresh, same, field, b));
        compareColumn(block, field, a, b, differences);
    }
    return ok();
}

Status compareEvents(CaseFile& file, CaseFile& rebuilt, VerifyReport& report, JobContext& context) {
    TM_ASSIGN(EventReader mine, EventReader::open(file.db(), EventView::AsImported));
    TM_ASSIGN(EventReader fresh, EventReader::open(rebuilt.db()));
    TM_ASSIGN(const SameTexts sameTexts, sameDictionaries(mine, fresh));
    Differences differences("events", report);
    const auto total = static_cast<std::int64_t>(mine.blocks().size());
    std::int64_t done = 0;
    for (const BlockInfo& block : mine.blocks()) {
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        context.report({"Comparing events", done++, total});
        const auto place = fresh.blockOf(block.first_event);
        const BlockInfo* same = place ? &fresh.blocks()[*place] : nullptr;
        if (same == nullptr || same->first_event != block.first_event ||
            same->event_count != block.event_count) {
            differences.add(fmt::format("event block {}", block.id),
                            "the originals do not give such a block");
            continue;
        }
        const Status compared = compareBlock(mine, fresh, block, *same, sameTexts, differences);
        if (!compared)
            differences.add(fmt::format("event block {}", block.id), compared.error().message);
    }
    report.checked.push_back(
        fmt::format("{} events, every field, against the originals", mine.eventCount()));
    return ok();
}

} // namespace

Status compareCases(CaseFile& file, CaseFile& rebuilt, VerifyReport& report, JobContext& context) {
    for (const TableQuery& table : kTables) {
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        context.report({"Comparing " + std::string(table.name), 0, -1});
        TM_TRY(compareTable(file, rebuilt, table, report));
    }
    report.checked.push_back(
        "ledgers, rejects, dictionaries, postings and roll-ups against the originals");
    return compareEvents(file, rebuilt, report, context);
}

} // namespace tidemark
