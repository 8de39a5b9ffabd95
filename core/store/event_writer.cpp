// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_writer.h"

#include "core/base/utc_time.h"
#include "core/store/event_reader.h"
#include "core/store/posting.h"

#include <algorithm>
#include <cstring>
#include <iterator>

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

template <class Value>
auto placeIn(const std::vector<Value>& column, std::size_t row) {
    return column.begin() + static_cast<std::ptrdiff_t>(std::min(row, column.size()));
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
    TextColumn texts;
    for (const BlockInfo& block : reader.blocks()) {
        TM_TRY(reader.texts(block, Field::UniqueId, texts));
        for (std::size_t row = 0; row < texts.size(); ++row)
            if (!texts[row].empty()) unique.add(texts[row]);
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
    batch.seal();
    for (const FieldInfo& info : fieldTable()) {
        const std::size_t f = at(info.field);
        if (info.type == FieldType::Dictionary && !batch.ids[f].empty())
            m_terms.add(batch.parser, f, batch.new_terms[f], m_dictionaries->of(info.field));
    }
    const auto rows = static_cast<std::size_t>(batch.rows());
    for (std::size_t from = 0; from < rows;) {
        const std::size_t to = std::min(rows, from + columnRoom());
        appendSlice(batch, from, to);
        from = to;
        if (m_open.rows == kBlockEvents) TM_TRY(closeBlock());
    }
    return ok();
}

// Columns of the batch go behind those of the open block, which are first filled up with "absent".
void EventWriter::appendSlice(const EventBatch& batch, std::size_t from, std::size_t to) {
    const std::size_t filled = m_open.rows;
    for (std::size_t f = 1; f < kFieldCount; ++f) {
        if (const auto& numbers = batch.numbers[f]; numbers.size() > from) {
            m_open.numbers[f].resize(filled, kNoNumber);
            m_open.numbers[f].insert(m_open.numbers[f].end(), placeIn(numbers, from),
                                     placeIn(numbers, to));
        }
        if (const auto& texts = batch.texts[f]; texts.size() > from) {
            m_open.texts[f].extend(filled);
            m_open.texts[f].append(texts, from, to);
        }
        if (const auto& ids = batch.ids[f]; ids.size() > from) {
            const auto& numbers = m_terms.of(batch.parser, f);
            auto& column = m_open.ids[f];
            column.resize(filled, 0);
            std::transform(placeIn(ids, from), placeIn(ids, to), std::back_inserter(column),
                           [&numbers](std::uint32_t number) { return numbers[number]; });
        }
    }
    m_open.rows += to - from;
}

// Sets kFlagDuplicate where a guaranteed-unique id has been seen before, in this source or another.
void EventWriter::markDuplicates() {
    if (m_unique == nullptr) return;
    const TextColumn& unique = m_open.texts[at(Field::UniqueId)];
    auto& flags = m_open.numbers[at(Field::Flags)];
    for (std::size_t row = 0; row < unique.size(); ++row) {
        if (unique[row].empty() || m_unique->add(unique[row])) continue;
        flags.resize(m_open.rows, kNoNumber);
        flags[row] = (flags[row] == kNoNumber ? 0 : flags[row]) | kFlagDuplicate;
        ++m_totals.duplicates;
    }
}

// Feeds postings, roll-ups and totals from the open block.
void EventWriter::gatherBlockFacts() {
    std::array<const std::int64_t*, kFieldCount> columns{};
    for (std::size_t f = 1; f < kFieldCount; ++f)
        if (!m_open.numbers[f].empty()) columns[f] = m_open.numbers[f].data();
    const auto& accounts = m_open.ids[at(Field::Account)];
    PendingBlock& block = m_blocks.back();
    for (std::size_t row = 0; row < m_open.rows; ++row) {
        const auto numberOf = [&columns, row](Field field) {
            const std::int64_t* const column = columns[at(field)];
            return column != nullptr ? column[row] : kNoNumber;
        };
        const std::uint32_t account = accounts.empty() ? 0 : accounts[row];
        const std::int64_t ts = numberOf(Field::Time);
        m_accounts.push_back(account);
        m_minutes.push_back(kNoMinute);
        if (ts == kNoTime) {
            ++block.untimed;
            continue;
        }
        block.ts_min = std::min(block.ts_min, ts);
        block.ts_max = std::max(block.ts_max, ts);
        const auto sums = countedSums(numberOf);
        if (!sums) continue;
        m_minutes.back() = floorTo(ts, kNsPerMinute) / kNsPerMinute;
        m_rollup.add(account, ts, *sums);
    }
    m_totals.untimed += block.untimed;
    if (block.untimed < block.rows) {
        m_totals.first_ns = std::min(m_totals.first_ns.value_or(INT64_MAX), block.ts_min);
        m_totals.last_ns = std::max(m_totals.last_ns.value_or(INT64_MIN), block.ts_max);
    }
}

Status EventWriter::closeBlock() {
    if (m_open.rows == 0) return ok();
    markDuplicates();
    m_open.complete();
    PendingBlock& block = m_blocks.emplace_back();
    block.rows = static_cast<std::int32_t>(m_open.rows);
    block.first_event = m_next_event;
    gatherBlockFacts();
    m_next_event += block.rows;
    m_totals.events += block.rows;
    if (m_encoder->full()) takeEncoded();
    m_encoder->give(m_open);
    return m_blocks.size() == static_cast<std::size_t>(kSegmentBlocks) ? closeSegment() : ok();
}

void EventWriter::takeEncoded() {
    m_blocks[m_encoded++].columns = m_encoder->take();
}

// Columns are written one after another, not blocks, so that a scan of one column reads
// neighbouring pages.
Status EventWriter::writeBlocks() {
    while (!m_encoder->idle()) takeEncoded();
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
    return ok();
}

Status EventWriter::closeSegment() {
    if (m_blocks.empty()) return ok();
    TM_TRY(writeBlocks());
    TM_ASSIGN(Statement insertSegment, m_database->prepare(kInsertSegment));
    insertSegment.bind(1, m_next_segment).bind(2, m_source_id).bind(3, m_segment_first);
    TM_TRY(insertSegment.bind(4, m_next_event - m_segment_first).run());
    TM_TRY(writePostings(*m_database, m_next_segment, m_accounts, m_minutes));
    TM_TRY(m_rollup.flush(*m_database, m_next_segment));
    TM_TRY(m_dictionaries->save(*m_database)); // while other threads parse, not all at the end
    m_next_block += static_cast<std::int64_t>(m_blocks.size());
    ++m_next_segment;
    m_segment_first = m_next_event;
    m_blocks.clear();
    m_encoded = 0;
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
