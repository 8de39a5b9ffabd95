// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_reader.h"

#include "core/base/utc_time.h"
#include "core/store/codec.h"
#include "core/store/overlay_sql.h"
#include "core/store/posting.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr std::string_view kSelectBlocks =
    "SELECT id, segment_id, source_id, first_event, event_count, ts_min, ts_max, untimed FROM "
    "event_block ORDER BY id";
constexpr std::string_view kSelectSegments =
    "SELECT id, source_id, first_event, event_count FROM segment ORDER BY id";

Error inconsistent(const BlockInfo& block, std::string_view what) {
    return makeError(ErrorCode::Integrity, fmt::format("block {} {}", block.id, what), {},
                     "The case file is damaged: run verify to see how far");
}

Status rightLength(const BlockInfo& block, std::size_t rows) {
    return rows == static_cast<std::size_t>(block.event_count)
               ? ok()
               : Status(inconsistent(block, "has a column of the wrong length"));
}

} // namespace

Result<EventReader> EventReader::open(Database& database, EventView view) {
    EventReader reader;
    reader.m_database = &database;
    TM_ASSIGN(Statement blocks, database.prepare(kSelectBlocks));
    std::int64_t next = 1;
    for (;;) {
        TM_ASSIGN(const bool row, blocks.step());
        if (!row) break;
        BlockInfo block;
        block.id = blocks.int64(0);
        block.segment_id = blocks.int64(1);
        block.source_id = blocks.int64(2);
        block.first_event = blocks.int64(3);
        block.event_count = static_cast<std::int32_t>(blocks.int64(4));
        block.ts_min = blocks.isNull(5) ? INT64_MAX : blocks.int64(5);
        block.ts_max = blocks.isNull(6) ? INT64_MIN : blocks.int64(6);
        block.untimed = static_cast<std::int32_t>(blocks.int64(7));
        if (block.first_event != next || block.event_count <= 0 || blocks.int64(4) > (1 << 20))
            return inconsistent(block, "does not follow the one before");
        next += block.event_count;
        reader.m_blocks.push_back(block);
    }
    TM_ASSIGN(Statement segments, database.prepare(kSelectSegments));
    std::size_t block = 0;
    for (;;) {
        TM_ASSIGN(const bool row, segments.step());
        if (!row) break;
        SegmentInfo segment{segments.int64(0),
                            segments.int64(1),
                            segments.int64(2),
                            segments.int64(3),
                            static_cast<std::int32_t>(block),
                            0};
        while (block < reader.m_blocks.size() && reader.m_blocks[block].segment_id == segment.id)
            ++block;
        segment.block_count = static_cast<std::int32_t>(block) - segment.first_block;
        reader.m_segments.push_back(segment);
    }
    if (block != reader.m_blocks.size())
        return inconsistent(reader.m_blocks[block], "belongs to no segment");
    TM_ASSIGN(
        Statement select,
        database.prepare(view == EventView::AsImported ? kSelectImportedColumn : kSelectColumn));
    reader.m_select_column = std::make_unique<Statement>(std::move(select));
    return reader;
}

std::int64_t EventReader::eventCount() const {
    return m_blocks.empty() ? 0 : m_blocks.back().first_event + m_blocks.back().event_count - 1;
}

std::optional<std::pair<std::int64_t, std::int64_t>> EventReader::timeSpan() const {
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    for (const BlockInfo& block : m_blocks) {
        least = std::min(least, block.ts_min);
        most = std::max(most, block.ts_max);
    }
    if (least > most) return std::nullopt;
    return std::pair(least, most);
}

Result<std::string_view> EventReader::stored(const BlockInfo& block, Field field) {
    m_select_column->reset();
    m_select_column->bind(1, static_cast<std::int64_t>(field) << 40 | block.id);
    TM_ASSIGN(const bool row, m_select_column->step());
    return row ? m_select_column->blob(0) : std::string_view();
}

Status EventReader::numbers(const BlockInfo& block, Field field, std::vector<std::int64_t>& out) {
    TM_ASSIGN(const std::string_view data, stored(block, field));
    return decode(block, data, out);
}

Status EventReader::ids(const BlockInfo& block, Field field, std::vector<std::uint32_t>& out) {
    TM_ASSIGN(const std::string_view data, stored(block, field));
    return decode(block, data, out);
}

Status EventReader::texts(const BlockInfo& block, Field field, TextColumn& out) {
    TM_ASSIGN(const std::string_view data, stored(block, field));
    return decode(block, data, out);
}

Status EventReader::decode(const BlockInfo& block, std::string_view stored,
                           std::vector<std::int64_t>& numbers) {
    if (stored.empty()) {
        numbers.assign(static_cast<std::size_t>(block.event_count), kNoNumber);
        return ok();
    }
    TM_TRY(decodeNumbers(stored, numbers));
    return rightLength(block, numbers.size());
}

Status EventReader::decode(const BlockInfo& block, std::string_view stored,
                           std::vector<std::uint32_t>& ids) {
    if (stored.empty()) {
        ids.assign(static_cast<std::size_t>(block.event_count), 0);
        return ok();
    }
    TM_TRY(decodeIds(stored, ids));
    return rightLength(block, ids.size());
}

Status EventReader::decode(const BlockInfo& block, std::string_view stored, TextColumn& texts) {
    if (stored.empty()) {
        texts.clear();
        texts.extend(static_cast<std::size_t>(block.event_count));
        return ok();
    }
    TM_TRY(decodeTexts(stored, texts));
    return rightLength(block, texts.size());
}

Result<bool> EventReader::range(const BlockInfo& block, Field field, std::int64_t& least,
                                std::int64_t& most) {
    TM_ASSIGN(const std::string_view data, stored(block, field));
    if (data.empty()) return false;
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    // A delta column starts anywhere: its header only bounds it from above.
    least = header.encoding == kEncodingDelta ? INT64_MIN + 1 : header.base;
    most = header.most;
    return true;
}

Result<const Dictionary*> EventReader::dictionary(Field field) {
    auto& place = m_dictionaries[static_cast<std::size_t>(field)];
    if (!place) {
        TM_ASSIGN(Dictionary loaded, Dictionary::load(*m_database, field));
        place = std::make_unique<Dictionary>(std::move(loaded));
    }
    return static_cast<const Dictionary*>(place.get());
}

std::optional<std::size_t> EventReader::blockOf(std::int64_t eventId) const {
    const auto after = std::upper_bound(
        m_blocks.begin(), m_blocks.end(), eventId,
        [](std::int64_t id, const BlockInfo& block) { return id < block.first_event; });
    if (after == m_blocks.begin()) return std::nullopt;
    const BlockInfo& block = *(after - 1);
    if (eventId >= block.first_event + block.event_count) return std::nullopt;
    return static_cast<std::size_t>(after - m_blocks.begin()) - 1;
}

Result<Event> EventReader::event(std::int64_t eventId) {
    TM_ASSIGN(std::vector<Event> found, events(std::span(&eventId, 1)));
    return std::move(found.front());
}

Result<std::vector<Event>> EventReader::events(std::span<const std::int64_t> eventIds) {
    std::vector<Event> result(eventIds.size());
    std::map<std::size_t, std::vector<std::size_t>>
        byBlock; // block position -> positions in eventIds
    for (std::size_t i = 0; i < eventIds.size(); ++i) {
        const auto block = blockOf(eventIds[i]);
        if (!block)
            return makeError(ErrorCode::NotFound,
                             fmt::format("the case has no event {}", eventIds[i]));
        byBlock[*block].push_back(i);
        result[i].id = eventIds[i];
        result[i].source_id = m_blocks[*block].source_id;
        result[i].numbers.fill(kNoNumber);
    }
    std::vector<std::int64_t> numberColumn;
    std::vector<std::uint32_t> idColumn;
    TextColumn textColumn;
    for (const auto& [position, wanted] : byBlock) {
        const BlockInfo& block = m_blocks[position];
        const auto rowOf = [&](std::size_t i) {
            return static_cast<std::size_t>(eventIds[i] - block.first_event);
        };
        for (const FieldInfo& info : fieldTable()) {
            const auto f = static_cast<std::size_t>(info.field);
            if (info.type == FieldType::Dictionary) {
                TM_TRY(ids(block, info.field, idColumn));
                TM_ASSIGN(const Dictionary* names, dictionary(info.field));
                for (const std::size_t i : wanted)
                    result[i].texts[f] = names->text(idColumn[rowOf(i)]);
            } else if (info.type == FieldType::Text) {
                TM_TRY(texts(block, info.field, textColumn));
                for (const std::size_t i : wanted) result[i].texts[f] = textColumn[rowOf(i)];
            } else {
                TM_TRY(numbers(block, info.field, numberColumn));
                for (const std::size_t i : wanted) result[i].numbers[f] = numberColumn[rowOf(i)];
            }
        }
        for (const std::size_t i : wanted) result[i].ts_ns = result[i].number(Field::Time);
    }
    return result;
}

Result<std::vector<std::int64_t>> EventReader::accountEvents(std::uint32_t accountId) {
    std::vector<std::int64_t> result;
    for (const SegmentInfo& segment : m_segments) {
        TM_ASSIGN(const std::vector<PostingRow> rows,
                  readPosting(*m_database, segment.id, accountId));
        for (const PostingRow& row : rows) result.push_back(segment.first_event + row.row);
    }
    return result;
}

} // namespace tidemark
