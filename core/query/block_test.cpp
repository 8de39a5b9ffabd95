// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/block_test.h"

#include <algorithm>

namespace tidemark {

namespace {

// Records this near to each other are read together, up to a piece of this size.
constexpr std::int64_t kNearBytes = std::int64_t{16} << 10;
constexpr std::int64_t kPieceBytes = std::int64_t{4} << 20;

bool overlaps(const TimeRange& range, const BlockInfo& block) {
    return block.ts_min <= block.ts_max && block.ts_min < range.to_ns &&
           block.ts_max >= range.from_ns;
}

} // namespace

bool EventSetTest::mayMatch(const BlockInfo& block) const {
    if (m_negated) return true;
    const auto first = std::lower_bound(m_ids.begin(), m_ids.end(), block.first_event);
    return first != m_ids.end() && *first < block.first_event + block.event_count;
}

Status EventSetTest::apply(CaseReader&, const BlockInfo& block, RowMask& mask) {
    auto next = std::lower_bound(m_ids.begin(), m_ids.end(), block.first_event);
    const std::int64_t past = block.first_event + block.event_count;
    std::vector<std::uint64_t> members(mask.words().size(), 0);
    for (; next != m_ids.end() && *next < past; ++next) {
        const auto row = static_cast<std::size_t>(*next - block.first_event);
        members[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    for (std::size_t w = 0; w < members.size(); ++w)
        mask.words()[w] &= m_negated ? ~members[w] : members[w];
    return ok();
}

std::optional<bool> TimeTest::decided(const BlockInfo& block) const {
    const bool timed = block.ts_min <= block.ts_max;
    bool touches = false, covers = false;
    for (const ValueRange& range : m_ranges) {
        touches |= timed && block.ts_min <= range.most && block.ts_max >= range.least;
        covers |= timed && block.ts_min >= range.least && block.ts_max <= range.most;
    }
    const bool untimedFit = block.untimed == 0 || m_or_absent;
    if ((covers || !timed) && untimedFit) return true;
    if (!touches && (block.untimed == 0 || !m_or_absent)) return false;
    return std::nullopt;
}

bool TimeTest::mayMatch(const BlockInfo& block) const {
    return decided(block) != m_negated;
}

Status TimeTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    if (const auto all = decided(block)) {
        if (*all == m_negated) mask.clear();
        return ok();
    }
    TM_ASSIGN(const std::string_view data, reader.columns().read(block, Field::Time));
    return maskNumbers(data, m_ranges, m_or_absent, m_negated, mask);
}

Status IdTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    TM_ASSIGN(const std::string_view data, reader.columns().read(block, m_field));
    return maskIds(data, m_ids, m_negated, mask);
}

Status NumberTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    TM_ASSIGN(const std::string_view data, reader.columns().read(block, m_field));
    return maskNumbers(data, m_ranges, m_or_absent, m_negated, mask);
}

Status TextTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    TM_TRY(reader.events().texts(block, m_field, m_texts));
    mask.keepIf([this](std::size_t row) {
        const std::string_view text = m_texts[row];
        const bool fits =
            text.empty() ? m_or_absent
                         : std::any_of(m_patterns.begin(), m_patterns.end(),
                                       [&text](const TextPattern& p) { return p.matches(text); });
        return fits != m_negated;
    });
    return ok();
}

bool DetectionTest::mayMatch(const BlockInfo& block) const {
    return m_negated ||
           std::any_of(m_periods.begin(), m_periods.end(), [&block](const AccountPeriod& period) {
               return overlaps(period.range, block);
           });
}

Status DetectionTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    TM_TRY(reader.events().ids(block, Field::Account, m_accounts));
    TM_TRY(reader.events().numbers(block, Field::Time, m_times));
    mask.keepIf([this](std::size_t row) {
        return (inAny(m_periods, row) && !inAny(m_excluded, row)) != m_negated;
    });
    return ok();
}

bool DetectionTest::inAny(const std::vector<AccountPeriod>& periods, std::size_t row) const {
    return std::any_of(periods.begin(), periods.end(), [this, row](const AccountPeriod& period) {
        return period.range.contains(m_times[row]) && period.accounts.contains(m_accounts[row]);
    });
}

Status RawTest::apply(CaseReader& reader, const BlockInfo& block, RowMask& mask) {
    if (m_matcher.matchesEverything()) {
        if (m_negated) mask.clear();
        return ok();
    }
    TM_TRY(reader.events().numbers(block, Field::ContentOffset, m_offsets));
    TM_TRY(reader.events().numbers(block, Field::RecordLength, m_lengths));
    m_records.clear();
    mask.forEach([this](std::size_t row) {
        // An event without a place has no record, which contains nothing.
        const bool placed = m_offsets[row] >= 0 && m_lengths[row] >= 0 &&
                            m_lengths[row] <= INT64_MAX - m_offsets[row];
        m_records.push_back({placed ? m_offsets[row] : 0, placed ? m_lengths[row] : 0,
                             static_cast<std::uint32_t>(row)});
    });
    std::sort(m_records.begin(), m_records.end(), [](const Record& a, const Record& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.row < b.row;
    });
    const std::span<const Record> records = m_records;
    for (std::size_t from = 0; from < records.size();) {
        std::size_t to = from;
        std::int64_t end = records[from].offset;
        while (to < records.size() &&
               (to == from || (records[to].offset - end <= kNearBytes &&
                               records[to].offset - records[from].offset < kPieceBytes))) {
            end = std::max(end, records[to].offset + records[to].length);
            ++to;
        }
        TM_TRY(searchPiece(reader, block.source_id, records.subspan(from, to - from), mask));
        from = to;
    }
    return ok();
}

// Looks for the text in the whole piece and only then for the record around it. Records come by
// offset; each is settled when the first candidate at or behind its start is seen, or has none.
Status RawTest::searchPiece(CaseReader& reader, std::int64_t source_id,
                            std::span<const Record> records, RowMask& mask) {
    const std::int64_t start = records.front().offset;
    std::int64_t end = start;
    for (const Record& record : records) end = std::max(end, record.offset + record.length);
    std::string content;
    if (end > start) {
        TM_ASSIGN(content, reader.sources().content(source_id, start, end - start));
    }
    std::vector<bool> fits(records.size(), false);
    for (std::size_t alternative = 0; alternative < m_matcher.alternatives(); ++alternative) {
        std::size_t open = 0; // first record whose start has not been passed
        m_matcher.forEachCandidate(alternative, content, [&](std::size_t at) {
            for (; open < records.size() &&
                   records[open].offset - start <= static_cast<std::int64_t>(at);
                 ++open) {
                const auto place = static_cast<std::size_t>(records[open].offset - start);
                const auto length = static_cast<std::size_t>(records[open].length);
                if (!fits[open] && place + length > at)
                    fits[open] = m_matcher.matches(std::string_view(content).substr(place, length));
            }
            return open < records.size() ? static_cast<std::size_t>(records[open].offset - start)
                                         : content.size();
        });
    }
    for (std::size_t i = 0; i < records.size(); ++i)
        if (fits[i] == m_negated) mask.unset(records[i].row);
    return ok();
}

} // namespace tidemark
