// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/event_list.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace tidemark {

namespace {

Error stopped() {
    return makeError(ErrorCode::Cancelled, "building the list of events was stopped");
}

/// An event on its way into time order.
struct Entry {
    std::int64_t ts_ns = 0;
    std::uint32_t index = 0; ///< event id - 1
};

bool isBefore(const Entry& a, const Entry& b) {
    return a.ts_ns != b.ts_ns ? a.ts_ns < b.ts_ns : a.index < b.index;
}

// Stable, by time: eleven bits at a time from the lowest, over as many bits as the times differ in.
void sortByDigits(std::vector<Entry>& entries, std::vector<Entry>& scratch) {
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    for (const Entry& entry : entries) {
        least = std::min(least, entry.ts_ns);
        most = std::max(most, entry.ts_ns);
    }
    const auto keyOf = [least](const Entry& entry) {
        return static_cast<std::uint64_t>(entry.ts_ns) - static_cast<std::uint64_t>(least);
    };
    const std::uint64_t largest =
        static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    scratch.resize(entries.size());
    constexpr unsigned kDigitBits = 11;
    constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
    for (unsigned shift = 0; shift < 64 && largest >> shift != 0; shift += kDigitBits) {
        std::array<std::uint32_t, kDigits + 1> starts{};
        for (const Entry& entry : entries) ++starts[(keyOf(entry) >> shift & (kDigits - 1)) + 1];
        for (std::size_t d = 1; d <= kDigits; ++d) starts[d] += starts[d - 1];
        for (const Entry& entry : entries)
            scratch[starts[keyOf(entry) >> shift & (kDigits - 1)]++] = entry;
        entries.swap(scratch);
    }
}

// By time, then id. Entries come by id and mostly by time too: the few that are late are taken out,
// sorted and merged in again. Many late ones are sorted digit by digit.
void sortByTime(std::vector<Entry>& entries, std::vector<Entry>& late,
                std::vector<Entry>& scratch) {
    late.clear();
    std::int64_t latest = INT64_MIN;
    std::size_t kept = 0;
    for (const Entry& entry : entries) {
        if (entry.ts_ns < latest) late.push_back(entry);
        latest = std::max(latest, entry.ts_ns);
    }
    if (late.empty()) return;
    if (late.size() > entries.size() / 8) {
        sortByDigits(entries, scratch);
        return;
    }
    latest = INT64_MIN;
    for (const Entry& entry : entries) {
        if (entry.ts_ns < latest) continue;
        latest = entry.ts_ns;
        entries[kept++] = entry;
    }
    std::sort(late.begin(), late.end(), isBefore);
    scratch.resize(entries.size());
    std::merge(entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(kept), late.begin(),
               late.end(), scratch.begin(), isBefore);
    entries.swap(scratch);
}

/// Gives the events of blocks out in time order. Logs are nearly sorted, so blocks are taken by
/// their earliest time, and what no later block can precede is sorted and passed on: memory stays
/// at a few blocks unless the log is in no order at all.
class TimeSweep {
public:
    explicit TimeSweep(std::vector<std::uint32_t>& out) : m_out(out) {}

    /// Events that come will all be at `from_ns` or later.
    void passOn(std::int64_t from_ns) {
        m_ready.clear();
        std::size_t kept = 0;
        for (const Entry& entry : m_open) {
            if (entry.ts_ns < from_ns)
                m_ready.push_back(entry);
            else
                m_open[kept++] = entry;
        }
        m_open.resize(kept);
        // Blocks come by time, not by id: equal times must still come by id.
        const auto byId = [](const Entry& a, const Entry& b) { return a.index < b.index; };
        if (!std::is_sorted(m_ready.begin(), m_ready.end(), byId))
            std::sort(m_ready.begin(), m_ready.end(), byId);
        sortByTime(m_ready, m_late, m_scratch);
        for (const Entry& entry : m_ready) m_out.push_back(entry.index);
    }
    void add(std::int64_t ts_ns, std::uint32_t index) { m_open.push_back({ts_ns, index}); }

private:
    std::vector<std::uint32_t>& m_out;
    std::vector<Entry> m_open, m_ready, m_late, m_scratch;
};

bool isIdentity(const std::vector<std::uint32_t>& ids, std::int64_t eventCount) {
    if (static_cast<std::int64_t>(ids.size()) != eventCount) return false;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (ids[i] != i) return false;
    return true;
}

// Time order: timed events by time, then id; those without a time behind, by id.
Status listByTime(CaseReader& reader, EventFilter& filter, std::vector<std::uint32_t>& ids,
                  std::size_t& timed, const std::stop_token& stop) {
    std::vector<const BlockInfo*> blocks;
    for (const BlockInfo& block : reader.events().blocks())
        if (filter.mayMatch(block)) blocks.push_back(&block);
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const BlockInfo* a, const BlockInfo* b) { return a->ts_min < b->ts_min; });
    TimeSweep sweep(ids);
    std::vector<std::uint32_t> untimed;
    std::vector<std::int64_t> times;
    RowMask mask;
    for (const BlockInfo* block : blocks) {
        if (stop.stop_requested()) return stopped();
        TM_TRY(filter.mask(*block, mask));
        if (mask.none()) continue;
        TM_TRY(reader.events().numbers(*block, Field::Time, times));
        sweep.passOn(block->ts_min);
        mask.forEach([&](std::size_t row) {
            const auto index =
                static_cast<std::uint32_t>(block->first_event - 1 + static_cast<std::int64_t>(row));
            if (times[row] == kNoTime)
                untimed.push_back(index);
            else
                sweep.add(times[row], index);
        });
    }
    sweep.passOn(INT64_MAX);
    timed = ids.size();
    std::sort(untimed.begin(), untimed.end());
    ids.insert(ids.end(), untimed.begin(), untimed.end());
    return ok();
}

Status listBySource(CaseReader& reader, EventFilter& filter, std::vector<std::uint32_t>& ids,
                    const std::stop_token& stop) {
    RowMask mask;
    for (const BlockInfo& block : reader.events().blocks()) {
        if (stop.stop_requested()) return stopped();
        if (!filter.mayMatch(block)) continue;
        TM_TRY(filter.mask(block, mask));
        mask.forEach([&](std::size_t row) {
            ids.push_back(
                static_cast<std::uint32_t>(block.first_event - 1 + static_cast<std::int64_t>(row)));
        });
    }
    return ok();
}

} // namespace

Result<EventList> EventList::build(CaseReader& reader, EventFilter& filter, EventOrder order,
                                   std::stop_token stop) {
    const std::int64_t all = reader.events().eventCount();
    if (all > std::int64_t{UINT32_MAX})
        return makeError(ErrorCode::Unsupported,
                         "a list of events holds at most 4,294,967,295 of them");
    EventList list;
    if (order == EventOrder::SourceOrder) {
        list.m_identity = filter.matchesAll();
        if (!list.m_identity) TM_TRY(listBySource(reader, filter, list.m_ids, stop));
    } else {
        std::size_t timed = 0;
        TM_TRY(listByTime(reader, filter, list.m_ids, timed, stop));
        if (order == EventOrder::TimeDescending)
            std::reverse(list.m_ids.begin(),
                         list.m_ids.begin() + static_cast<std::ptrdiff_t>(timed));
        list.m_identity = isIdentity(list.m_ids, all);
        if (list.m_identity) list.m_ids = {};
    }
    list.m_size = list.m_identity ? all : static_cast<std::int64_t>(list.m_ids.size());
    return list;
}

std::int64_t EventList::size() const {
    return m_size;
}

std::int64_t EventList::rowId(std::int64_t row) const {
    assert(row >= 0 && row < m_size);
    return m_identity ? row + 1 : std::int64_t{m_ids[static_cast<std::size_t>(row)]} + 1;
}

std::vector<std::int64_t> EventList::ids(std::int64_t row, std::int64_t count) const {
    std::vector<std::int64_t> out;
    const std::int64_t from = std::clamp<std::int64_t>(row, 0, m_size);
    const std::int64_t to =
        count > m_size - from ? m_size : from + std::max<std::int64_t>(count, 0);
    for (std::int64_t i = from; i < to; ++i) out.push_back(rowId(i));
    return out;
}

std::int64_t EventList::rowOf(std::int64_t event_id) const {
    if (event_id < 1 || event_id > std::int64_t{UINT32_MAX} + 1) return -1;
    if (m_identity) return event_id <= m_size ? event_id - 1 : -1;
    const auto found =
        std::find(m_ids.begin(), m_ids.end(), static_cast<std::uint32_t>(event_id - 1));
    return found == m_ids.end() ? -1 : found - m_ids.begin();
}

} // namespace tidemark
