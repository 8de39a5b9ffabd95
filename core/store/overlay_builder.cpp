// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/overlay_builder.h"

#include "core/base/utc_time.h"
#include "core/store/codec.h"
#include "core/store/join_fill.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::string_view kReplaceColumn =
    "INSERT INTO overlay_column (key, data) VALUES (?1, ?2) "
    "ON CONFLICT (key) DO UPDATE SET data = ?2";
constexpr std::string_view kInsertMatch =
    "INSERT INTO overlay_match (rule_id, first_into, last_into, into_events, from_events) VALUES "
    "(?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kInsertTouched = "INSERT INTO overlay_segment (segment_id) VALUES (?1)";
constexpr std::size_t kMatchChunk = 16384;
// Weights of a decoded column; together they keep the cache below about 150 MB.
constexpr std::size_t kMostCached = 1024, kNumbersWeight = 1, kTextsWeight = 16;

// The pairs whose `into` lies in the block, from `pos` on.
std::size_t endOfBlock(std::span<const JoinPair> pairs, std::size_t pos, const BlockInfo& block) {
    const std::int64_t past = block.first_event + block.event_count;
    while (pos < pairs.size() && pairs[pos].into < past) ++pos;
    return pos;
}

} // namespace

ColumnCache::Column& ColumnCache::at(std::size_t block, Field field) {
    const auto found = m_columns.find({block, field});
    if (found != m_columns.end()) return found->second;
    m_weight += fieldInfo(field).type == FieldType::Text ? kTextsWeight : kNumbersWeight;
    if (m_weight > kMostCached) {
        m_columns.clear();
        m_weight = 0;
    }
    return m_columns[{block, field}];
}

Result<const std::vector<std::int64_t>*> ColumnCache::numbers(std::size_t block, Field field) {
    Column& column = at(block, field);
    if (!column.loaded) TM_TRY(m_reader.numbers(m_reader.blocks()[block], field, column.numbers));
    column.loaded = true;
    return static_cast<const std::vector<std::int64_t>*>(&column.numbers);
}

Result<const std::vector<std::uint32_t>*> ColumnCache::ids(std::size_t block, Field field) {
    Column& column = at(block, field);
    if (!column.loaded) TM_TRY(m_reader.ids(m_reader.blocks()[block], field, column.ids));
    column.loaded = true;
    return static_cast<const std::vector<std::uint32_t>*>(&column.ids);
}

Result<const TextColumn*> ColumnCache::texts(std::size_t block, Field field) {
    Column& column = at(block, field);
    if (!column.loaded) TM_TRY(m_reader.texts(m_reader.blocks()[block], field, column.texts));
    column.loaded = true;
    return static_cast<const TextColumn*>(&column.texts);
}

Result<OverlayBuilder> OverlayBuilder::begin(Database& database, std::stop_token stop) {
    TM_ASSIGN(EventReader reader, EventReader::open(database, EventView::Completed));
    return OverlayBuilder(database, std::move(reader), std::move(stop));
}

Status OverlayBuilder::stopped() const {
    if (m_stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped on request");
    return ok();
}

Status OverlayBuilder::writeColumn(std::size_t block, Field field, std::string_view data) {
    const BlockInfo& info = m_reader->blocks()[block];
    TM_ASSIGN(Statement replace, m_database->prepare(kReplaceColumn));
    replace.bind(1, static_cast<std::int64_t>(field) << 40 | info.id).bindBlobView(2, data);
    TM_TRY(replace.run());
    const bool counts = field != Field::Country && field != Field::Asn;
    if (counts) m_touched.insert(info.segment_id);
    return ok();
}

Result<OverlayResult> OverlayBuilder::applyJoin(std::int64_t ruleId, const JoinRule& rule) {
    TM_ASSIGN(const std::vector<Source> sources, SourceStore(*m_database).all());
    TM_ASSIGN(JoinMatching matching, matchEvents(*m_reader, rule, sources, m_stop));
    ColumnCache cache(*m_reader);
    TM_TRY(dropUnequalKeys(*m_reader, rule, cache, matching));
    OverlayResult result;
    result.into_events = matching.into_events;
    result.from_events = matching.from_events;
    result.matched = matching.matched;
    result.ambiguous = matching.ambiguous;
    const std::span<const JoinPair> pairs(matching.pairs);
    for (std::size_t pos = 0; pos < pairs.size();) {
        TM_TRY(stopped());
        const auto block = m_reader->blockOf(pairs[pos].into);
        if (!block) return makeError(ErrorCode::Integrity, "an event has no block");
        const std::size_t end = endOfBlock(pairs, pos, m_reader->blocks()[*block]);
        TM_TRY(fillBlock(*block, pairs.subspan(pos, end - pos), rule, cache, result));
        pos = end;
    }
    if (!rule.count_both) TM_TRY(markCounted(pairs));
    TM_TRY(storePairs(ruleId, pairs));
    return result;
}

Status OverlayBuilder::fillBlock(std::size_t block, std::span<const JoinPair> pairs,
                                 const JoinRule& rule, ColumnCache& cache, OverlayResult& result) {
    const std::span<const Field> fields =
        rule.fields.empty() ? joinableFields() : std::span<const Field>(rule.fields);
    JoinFill fill(*m_reader, block, pairs, cache);
    for (const Field field : fields) {
        TM_ASSIGN(const FilledColumn column, fill.column(field));
        result.conflicts += column.conflicts;
        if (column.filled == 0) continue;
        result.filled[field] += column.filled;
        TM_TRY(writeColumn(block, field, column.data));
        if (field != Field::Account) continue;
        TM_ASSIGN(const std::string kinds, fill.accountKinds());
        TM_TRY(writeColumn(block, Field::AccountKind, kinds));
    }
    return setFlag(block, fill.filledEvents(), kFlagFilled);
}

Status OverlayBuilder::setFlag(std::size_t block, std::span<const std::int64_t> events,
                               EventFlag flag) {
    if (events.empty()) return ok();
    const BlockInfo& info = m_reader->blocks()[block];
    std::vector<std::int64_t> flags;
    TM_TRY(m_reader->numbers(info, Field::Flags, flags));
    for (const std::int64_t event : events) {
        std::int64_t& value = flags[static_cast<std::size_t>(event - info.first_event)];
        value = (value == kNoNumber ? 0 : value) | flag;
    }
    std::string data;
    encodeNumbers(flags, false, data);
    return writeColumn(block, Field::Flags, data);
}

// The call is counted once: where it was filled.
Status OverlayBuilder::markCounted(std::span<const JoinPair> pairs) {
    std::vector<std::int64_t> events;
    events.reserve(pairs.size());
    for (const JoinPair& pair : pairs) events.push_back(pair.from);
    std::sort(events.begin(), events.end());
    for (std::size_t pos = 0; pos < events.size();) {
        TM_TRY(stopped());
        const auto block = m_reader->blockOf(events[pos]);
        if (!block) return makeError(ErrorCode::Integrity, "an event has no block");
        const BlockInfo& info = m_reader->blocks()[*block];
        const auto end = static_cast<std::size_t>(
            std::lower_bound(events.begin(), events.end(), info.first_event + info.event_count) -
            events.begin());
        TM_TRY(setFlag(*block, std::span(events).subspan(pos, end - pos), kFlagJoined));
        pos = end;
    }
    return ok();
}

Status OverlayBuilder::storePairs(std::int64_t ruleId, std::span<const JoinPair> pairs) {
    TM_ASSIGN(Statement insert, m_database->prepare(kInsertMatch));
    std::vector<std::int64_t> into, from;
    std::string intoData, fromData;
    for (std::size_t pos = 0; pos < pairs.size();) {
        std::size_t end = std::min(pos + kMatchChunk, pairs.size());
        // The pairs of one event stay together.
        while (end < pairs.size() && pairs[end].into == pairs[end - 1].into) ++end;
        into.clear();
        from.clear();
        for (; pos < end; ++pos) {
            into.push_back(pairs[pos].into);
            from.push_back(pairs[pos].from);
        }
        encodeNumbers(into, true, intoData);
        encodeNumbers(from, true, fromData);
        insert.bind(1, ruleId).bind(2, into.front()).bind(3, into.back());
        TM_TRY(insert.bindBlobView(4, intoData).bindBlobView(5, fromData).run());
    }
    return ok();
}

Status OverlayBuilder::countSegment(const SegmentInfo& segment) {
    constexpr Field kCounted[] = {Field::Time,         Field::Flags,        Field::RecordKind,
                                  Field::RequestCount, Field::Outcome,      Field::InputTokens,
                                  Field::OutputTokens, Field::RequestBytes, Field::ResponseBytes};
    RollupBuilder rollup;
    std::vector<std::uint32_t> accounts, ids;
    std::vector<std::int64_t> minutes;
    std::array<std::vector<std::int64_t>, kFieldCount> columns;
    const auto first = static_cast<std::size_t>(segment.first_block);
    for (std::size_t i = first; i < first + static_cast<std::size_t>(segment.block_count); ++i) {
        TM_TRY(stopped());
        const BlockInfo& block = m_reader->blocks()[i];
        for (const Field field : kCounted)
            TM_TRY(m_reader->numbers(block, field, columns[static_cast<std::size_t>(field)]));
        TM_TRY(m_reader->ids(block, Field::Account, ids));
        for (std::size_t row = 0; row < ids.size(); ++row) {
            const auto number = [&](Field field) {
                return columns[static_cast<std::size_t>(field)][row];
            };
            accounts.push_back(ids[row]);
            minutes.push_back(kNoMinute);
            const auto sums = countedSums(number);
            if (!sums) continue;
            minutes.back() = floorTo(number(Field::Time), kNsPerMinute) / kNsPerMinute;
            rollup.add(ids[row], number(Field::Time), *sums);
        }
    }
    TM_TRY(writePostings(*m_database, segment.id, accounts, minutes, EventView::Completed));
    return rollup.flush(*m_database, segment.id, EventView::Completed);
}

Status OverlayBuilder::finish() {
    TM_ASSIGN(Statement insert, m_database->prepare(kInsertTouched));
    for (const SegmentInfo& segment : m_reader->segments()) {
        if (!m_touched.contains(segment.id)) continue;
        TM_TRY(countSegment(segment));
        TM_TRY(insert.bind(1, segment.id).run());
    }
    return ok();
}

} // namespace tidemark
