// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_fill.h"

#include "core/store/codec.h"
#include "core/store/overlay_builder.h"

#include <algorithm>

namespace tidemark {

namespace {

/// Where an event is stored.
struct Place {
    std::size_t block = 0, row = 0;
};

Result<Place> placeOf(const EventReader& reader, std::int64_t event) {
    const auto block = reader.blockOf(event);
    if (!block) return makeError(ErrorCode::Integrity, "an event has no block");
    return Place{*block, static_cast<std::size_t>(event - reader.blocks()[*block].first_event)};
}

Result<std::string> keyText(EventReader& reader, ColumnCache& cache, Field key,
                            std::int64_t event) {
    TM_ASSIGN(const Place place, placeOf(reader, event));
    if (fieldInfo(key).type == FieldType::Text) {
        TM_ASSIGN(const auto* texts, cache.texts(place.block, key));
        return std::string((*texts)[place.row]);
    }
    TM_ASSIGN(const auto* ids, cache.ids(place.block, key));
    TM_ASSIGN(const Dictionary* names, reader.dictionary(key));
    return std::string(names->text((*ids)[place.row]));
}

// "Unknown" says no more than nothing.
bool saysNothing(Field field, std::int64_t value) {
    return value == kNoNumber || (field == Field::Outcome && value == 0);
}

} // namespace

JoinFill::JoinFill(EventReader& reader, std::size_t block, std::span<const JoinPair> pairs,
                   ColumnCache& cache)
    : m_reader(reader), m_block(block), m_pairs(pairs), m_cache(cache) {}

// `absent(value)` is true where nothing is said; `partner(event)` gives a pointer to its value.
template <class Values, class Absent, class Partner>
Status JoinFill::fillFrom(Values& values, Absent absent, Partner partner, FilledColumn& out) {
    m_last.clear();
    const std::int64_t first = m_reader.blocks()[m_block].first_event;
    for (std::size_t pos = 0; pos < m_pairs.size();) {
        const std::int64_t event = m_pairs[pos].into;
        auto& value = values[static_cast<std::size_t>(event - first)];
        const bool open = absent(value);
        bool conflict = false;
        std::int64_t from = 0;
        auto found = value;
        for (; pos < m_pairs.size() && m_pairs[pos].into == event; ++pos) {
            if (!open) continue;
            TM_ASSIGN(const auto theirs, partner(m_pairs[pos].from));
            if (absent(theirs)) continue;
            conflict = conflict || (from != 0 && theirs != found);
            if (from == 0) from = m_pairs[pos].from;
            found = theirs;
        }
        if (conflict) ++out.conflicts;
        if (from == 0 || conflict) continue;
        value = found;
        ++out.filled;
        m_filled.insert(event);
        m_last.push_back({event, from});
    }
    return ok();
}

Result<FilledColumn> JoinFill::column(Field field) {
    const BlockInfo& block = m_reader.blocks()[m_block];
    FilledColumn out;
    switch (fieldInfo(field).type) {
    case FieldType::Dictionary: {
        std::vector<std::uint32_t> ids;
        TM_TRY(m_reader.ids(block, field, ids));
        const auto partner = [&](std::int64_t event) -> Result<std::uint32_t> {
            TM_ASSIGN(const Place place, placeOf(m_reader, event));
            TM_ASSIGN(const auto* theirs, m_cache.ids(place.block, field));
            return (*theirs)[place.row];
        };
        TM_TRY(fillFrom(
            ids, [](std::uint32_t id) { return id == 0; }, partner, out));
        if (out.filled > 0) encodeIds(ids, out.data);
        break;
    }
    case FieldType::Text: {
        TextColumn column;
        TM_TRY(m_reader.texts(block, field, column));
        std::vector<std::string> texts;
        for (std::size_t row = 0; row < column.size(); ++row) texts.emplace_back(column[row]);
        const auto partner = [&](std::int64_t event) -> Result<std::string> {
            TM_ASSIGN(const Place place, placeOf(m_reader, event));
            TM_ASSIGN(const auto* theirs, m_cache.texts(place.block, field));
            return std::string((*theirs)[place.row]);
        };
        TM_TRY(fillFrom(
            texts, [](const std::string& text) { return text.empty(); }, partner, out));
        if (out.filled == 0) break;
        column.clear();
        for (const std::string& text : texts) column.push_back(text);
        encodeTexts(column, out.data);
        break;
    }
    case FieldType::Time:
    case FieldType::Number: {
        std::vector<std::int64_t> numbers;
        TM_TRY(m_reader.numbers(block, field, numbers));
        const auto partner = [&](std::int64_t event) -> Result<std::int64_t> {
            TM_ASSIGN(const Place place, placeOf(m_reader, event));
            TM_ASSIGN(const auto* theirs, m_cache.numbers(place.block, field));
            return (*theirs)[place.row];
        };
        const auto absent = [field](std::int64_t value) { return saysNothing(field, value); };
        TM_TRY(fillFrom(numbers, absent, partner, out));
        if (out.filled > 0) encodeNumbers(numbers, false, out.data);
        break;
    }
    }
    if (field == Field::Account) m_accounts = m_last;
    return out;
}

Result<std::string> JoinFill::accountKinds() {
    const BlockInfo& block = m_reader.blocks()[m_block];
    std::vector<std::int64_t> kinds;
    TM_TRY(m_reader.numbers(block, Field::AccountKind, kinds));
    for (const JoinPair& pair : m_accounts) {
        TM_ASSIGN(const Place place, placeOf(m_reader, pair.from));
        TM_ASSIGN(const auto* theirs, m_cache.numbers(place.block, Field::AccountKind));
        kinds[static_cast<std::size_t>(pair.into - block.first_event)] = (*theirs)[place.row];
    }
    std::string data;
    encodeNumbers(kinds, false, data);
    return data;
}

Status dropUnequalKeys(EventReader& reader, const JoinRule& rule, ColumnCache& cache,
                       JoinMatching& matching) {
    std::vector<JoinPair> kept;
    kept.reserve(matching.pairs.size());
    for (const JoinPair& pair : matching.pairs) {
        TM_ASSIGN(const std::string into, keyText(reader, cache, rule.into_key, pair.into));
        TM_ASSIGN(const std::string from, keyText(reader, cache, rule.from_key, pair.from));
        if (into == from)
            kept.push_back(pair);
        else
            --matching.matched;
    }
    matching.pairs = std::move(kept);
    return ok();
}

} // namespace tidemark
