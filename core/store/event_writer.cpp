// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_writer.h"

#include "core/base/utc_time.h"
#include "core/store/codec.h"
#include "core/store/event_reader.h"
#include "core/store/posting.h"

#include <algorithm>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::string_view kInsertBlock = "INSERT INTO event_block (id, segment_id, source_id, "
                                          "first_event, event_count, ts_min, ts_max, untimed) "
                                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr std::string_view kInsertColumn = "INSERT INTO event_column (key, data) VALUES (?1, ?2)";
constexpr std::string_view kInsertSegment =
    "INSERT INTO segment (id, source_id, first_event, event_count) VALUES (?1, ?2, ?3, ?4)";

constexpr std::size_t at(Field field) {
    return static_cast<std::size_t>(field);
}

std::uint64_t mix(std::uint64_t seed, std::string_view text) {
    std::uint64_t h = seed;
    for (std::size_t i = 0; i < text.size(); i += 8) {
        std::uint64_t word = text.size();
        std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
        h = (h ^ word) * 0x9FB21C651E98DF25ULL;
        h ^= h >> 31;
    }
    return h;
}

// Copies [from, to) of a batch column behind `target`, which is first filled up with "absent" to
// `rows`.
template <class Value>
void extend(std::vector<Value>& target, std::size_t rows, const std::vector<Value>& column,
            std::size_t from, std::size_t to, const Value& absent) {
    if (column.size() <= from) return;
    if (target.size() < rows) target.resize(rows, absent);
    target.insert(target.end(), column.begin() + static_cast<std::ptrdiff_t>(from),
                  column.begin() + static_cast<std::ptrdiff_t>(std::min(to, column.size())));
}

} // namespace

Result<CaseDictionaries> CaseDictionaries::load(Database& database) {
    CaseDictionaries dictionaries;
    for (const FieldInfo& info : fieldTable()) {
        if (info.type != FieldType::Dictionary) continue;
        TM_ASSIGN(dictionaries.of(info.field), Dictionary::load(database, info.field));
    }
    return dictionaries;
}

Status CaseDictionaries::save(Database& database) {
    for (const FieldInfo& info : fieldTable())
        if (info.type == FieldType::Dictionary) TM_TRY(of(info.field).save(database, info.field));
    return ok();
}

Result<UniqueIds> UniqueIds::load(Database& database) {
    UniqueIds unique;
    TM_ASSIGN(EventReader reader, EventReader::open(database));
    std::vector<std::string> texts;
    for (const BlockInfo& block : reader.blocks()) {
        TM_TRY(reader.texts(block, Field::UniqueId, texts));
        for (const std::string& id : texts)
            if (!id.empty()) unique.add(id);
    }
    return unique;
}

bool UniqueIds::add(std::string_view id) {
    return m_keys.insert({mix(0x243F6A8885A308D3ULL, id), mix(0x13198A2E03707344ULL, id)}).second;
}

Result<EventWriter> EventWriter::begin(Database& database, CaseDictionaries& dictionaries,
                                       UniqueIds* unique, std::int64_t sourceId) {
    EventWriter writer;
    writer.m_database = &database;
    writer.m_dictionaries = &dictionaries;
    writer.m_unique = unique;
    writer.m_source_id = sourceId;
    TM_ASSIGN(writer.m_next_block,
              database.queryInt64("SELECT coalesce(max(id), 0) + 1 FROM event_block"));
    TM_ASSIGN(writer.m_next_segment,
              database.queryInt64("SELECT coalesce(max(id), 0) + 1 FROM segment"));
    TM_ASSIGN(
        writer.m_next_event,
        database.queryInt64("SELECT coalesce(max(first_event + event_count), 1) FROM event_block"));
    writer.m_segment_first = writer.m_next_event;
    writer.m_totals.first_event = writer.m_next_event;
    return writer;
}

Status EventWriter::append(EventBatch& batch) {
    for (const FieldInfo& info : fieldTable()) {
        if (info.type != FieldType::Dictionary || batch.ids[at(info.field)].empty()) continue;
        const Dictionary& local = batch.local[at(info.field)];
        Dictionary& shared = m_dictionaries->of(info.field);
        auto& map = m_local_to_case[at(info.field)];
        map.resize(local.count() + 1);
        for (std::uint32_t id = 1; id <= local.count(); ++id)
            map[id] = shared.intern(local.text(id));
        for (std::uint32_t& id : batch.ids[at(info.field)]) id = id == 0 ? 0 : map[id];
    }
    const auto rows = static_cast<std::size_t>(batch.rows());
    for (std::size_t from = 0; from < rows;) {
        const std::size_t to = std::min(rows, from + columnRoom());
        appendSlice(batch, from, to);
        from = to;
        if (m_rows == kBlockEvents) TM_TRY(closeBlock());
    }
    return ok();
}

void EventWriter::appendSlice(EventBatch& batch, std::size_t from, std::size_t to) {
    const auto filled = static_cast<std::size_t>(m_rows);
    for (std::size_t f = 1; f < kFieldCount; ++f) {
        extend(m_numbers[f], filled, batch.numbers[f], from, to, kNoNumber);
        extend(m_ids[f], filled, batch.ids[f], from, to, 0U);
        auto& texts = batch.texts[f];
        if (texts.size() <= from) continue;
        if (m_texts[f].size() < filled) m_texts[f].resize(filled);
        std::move(texts.begin() + static_cast<std::ptrdiff_t>(from),
                  texts.begin() + static_cast<std::ptrdiff_t>(std::min(to, texts.size())),
                  std::back_inserter(m_texts[f]));
    }
    m_rows += static_cast<std::int32_t>(to - from);
}

// Sets kFlagDuplicate where a guaranteed-unique id has been seen before, in this source or another.
void EventWriter::markDuplicates() {
    if (m_unique == nullptr) return;
    const auto& unique = m_texts[at(Field::UniqueId)];
    auto& flags = m_numbers[at(Field::Flags)];
    for (std::size_t row = 0; row < unique.size(); ++row) {
        if (unique[row].empty() || m_unique->add(unique[row])) continue;
        flags.resize(static_cast<std::size_t>(m_rows), kNoNumber);
        flags[row] = (flags[row] == kNoNumber ? 0 : flags[row]) | kFlagDuplicate;
        ++m_totals.duplicates;
    }
}

// Feeds postings, roll-ups and totals from the open block.
void EventWriter::gatherBlockFacts() {
    const auto numberAt = [this](Field field, std::size_t row) {
        const auto& column = m_numbers[at(field)];
        return row < column.size() ? column[row] : kNoNumber;
    };
    const auto& accounts = m_ids[at(Field::Account)];
    PendingBlock& block = m_blocks.back();
    for (std::size_t row = 0; row < static_cast<std::size_t>(m_rows); ++row) {
        const std::uint32_t account = row < accounts.size() ? accounts[row] : 0;
        const std::int64_t ts = numberAt(Field::Time, row);
        m_accounts.push_back(account);
        m_minutes.push_back(kNoMinute);
        if (ts == kNoTime) {
            ++block.untimed;
            continue;
        }
        block.ts_min = std::min(block.ts_min, ts);
        block.ts_max = std::max(block.ts_max, ts);
        const auto sums = countedSums([&](Field field) { return numberAt(field, row); });
        if (!sums) continue;
        m_minutes.back() = floorTo(ts, kNsPerMinute) / kNsPerMinute;
        m_rollup.add(account, ts, *sums);
    }
    m_totals.untimed += block.untimed;
    if (block.untimed < m_rows) {
        m_totals.first_ns = std::min(m_totals.first_ns.value_or(INT64_MAX), block.ts_min);
        m_totals.last_ns = std::max(m_totals.last_ns.value_or(INT64_MIN), block.ts_max);
    }
}

Status EventWriter::closeBlock() {
    if (m_rows == 0) return ok();
    const auto rows = static_cast<std::size_t>(m_rows);
    markDuplicates();
    PendingBlock& block = m_blocks.emplace_back();
    block.rows = m_rows;
    block.first_event = m_next_event;
    gatherBlockFacts();
    for (const FieldInfo& info : fieldTable()) {
        const std::size_t f = at(info.field);
        std::string& column = block.columns[f];
        if (!m_numbers[f].empty()) {
            m_numbers[f].resize(rows, kNoNumber);
            const bool tryDelta = info.field == Field::Time || info.field == Field::ContentOffset;
            encodeNumbers(m_numbers[f], tryDelta, column);
            m_numbers[f].clear();
        } else if (!m_ids[f].empty()) {
            m_ids[f].resize(rows, 0);
            encodeIds(m_ids[f], column);
            m_ids[f].clear();
        } else if (!m_texts[f].empty()) {
            m_texts[f].resize(rows);
            encodeTexts(m_texts[f], column);
            m_texts[f].clear();
        }
    }
    m_next_event += m_rows;
    m_totals.events += m_rows;
    m_rows = 0;
    return m_blocks.size() == static_cast<std::size_t>(kSegmentBlocks) ? closeSegment() : ok();
}

// Columns are written one after another, not blocks, so that a scan of one column reads
// neighbouring pages.
Status EventWriter::closeSegment() {
    if (m_blocks.empty()) return ok();
    TM_ASSIGN(Statement insertBlock, m_database->prepare(kInsertBlock));
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const PendingBlock& block = m_blocks[i];
        const bool timed = block.untimed < block.rows;
        insertBlock.bind(1, m_next_block + static_cast<std::int64_t>(i))
            .bind(2, m_next_segment)
            .bind(3, m_source_id);
        insertBlock.bind(4, block.first_event).bind(5, std::int64_t{block.rows});
        insertBlock.bind(6, timed ? std::optional(block.ts_min) : std::nullopt);
        insertBlock.bind(7, timed ? std::optional(block.ts_max) : std::nullopt)
            .bind(8, std::int64_t{block.untimed});
        TM_TRY(insertBlock.run());
    }
    TM_ASSIGN(Statement insertColumn, m_database->prepare(kInsertColumn));
    for (std::size_t f = 1; f < kFieldCount; ++f) {
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const std::string& column = m_blocks[i].columns[f];
            if (column.empty()) continue;
            insertColumn.bind(1, static_cast<std::int64_t>(f) << 40 |
                                     (m_next_block + static_cast<std::int64_t>(i)));
            TM_TRY(insertColumn.bindBlobView(2, column).run());
        }
    }
    TM_ASSIGN(Statement insertSegment, m_database->prepare(kInsertSegment));
    insertSegment.bind(1, m_next_segment).bind(2, m_source_id).bind(3, m_segment_first);
    TM_TRY(insertSegment.bind(4, m_next_event - m_segment_first).run());
    TM_TRY(writePostings(*m_database, m_next_segment, m_accounts, m_minutes));
    TM_TRY(m_rollup.flush(*m_database, m_next_segment));
    m_next_block += static_cast<std::int64_t>(m_blocks.size());
    ++m_next_segment;
    m_segment_first = m_next_event;
    m_blocks.clear();
    m_accounts.clear();
    m_minutes.clear();
    return ok();
}

Result<EventTotals> EventWriter::finish() {
    TM_TRY(closeBlock());
    TM_TRY(closeSegment());
    TM_TRY(m_dictionaries->save(*m_database));
    return m_totals;
}

} // namespace tidemark
