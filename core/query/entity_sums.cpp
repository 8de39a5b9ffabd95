// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/entity_sums.h"

#include "core/query/volume_reader.h"

#include <algorithm>
#include <utility>

namespace tidemark {

void BusiestHours::add(std::uint32_t id, std::int64_t hour, std::int64_t value) {
    Open& open = m_open[id];
    const auto narrow = static_cast<std::int32_t>(hour);
    if (open.hour != narrow) {
        if (open.hour != INT32_MIN) m_closed.push_back({id, open.hour, open.sum});
        open = {narrow, 0};
    }
    addSaturating(open.sum, value);
}

void BusiestHours::addWhole(std::uint32_t id, std::int64_t hour, std::int64_t sum) {
    Hour& best = m_busiest[id];
    if (!best.any || sum > best.sum || (sum == best.sum && hour < best.hour))
        best = {hour, sum, true};
}

std::vector<BusiestHours::Hour> BusiestHours::finish() {
    for (std::size_t id = 0; id < m_open.size(); ++id)
        if (m_open[id].hour != INT32_MIN)
            m_closed.push_back({static_cast<std::uint32_t>(id), m_open[id].hour, m_open[id].sum});
    // By id without comparing: ids are dense. Within an id the few hours are then sorted.
    std::vector<std::size_t> starts(m_open.size() + 1, 0);
    for (const Cell& cell : m_closed) ++starts[cell.id + 1];
    for (std::size_t id = 1; id < starts.size(); ++id) starts[id] += starts[id - 1];
    std::vector<Cell> sorted(m_closed.size());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (const Cell& cell : m_closed) sorted[next[cell.id]++] = cell;
    m_closed = {};
    for (std::size_t id = 0; id < m_open.size(); ++id) {
        const auto begin = sorted.begin() + static_cast<std::ptrdiff_t>(starts[id]);
        const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(starts[id + 1]);
        std::sort(begin, end, [](const Cell& a, const Cell& b) { return a.hour < b.hour; });
        for (auto cell = begin; cell != end;) {
            Hour hour{cell->hour, 0, true};
            for (; cell != end && cell->hour == hour.hour; ++cell)
                addSaturating(hour.sum, cell->sum);
            addWhole(static_cast<std::uint32_t>(id), hour.hour, hour.sum);
        }
    }
    return std::move(m_busiest);
}

PairCounts::PairCounts() : m_slots(1024) {}

PairCounts::Slot& PairCounts::slotOf(std::uint64_t key) {
    const std::size_t mask = m_slots.size() - 1;
    std::uint64_t hash = key * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
    std::size_t place = hash & mask;
    while (m_slots[place].count != 0 && m_slots[place].key != key) place = (place + 1) & mask;
    return m_slots[place];
}

void PairCounts::grow() {
    std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(m_slots.size() * 2));
    for (const Slot& slot : before)
        if (slot.count > 0) slotOf(slot.key) = slot;
}

void PairCounts::add(std::uint32_t first, std::uint32_t second) {
    if (m_used * 2 >= m_slots.size()) grow();
    Slot& slot = slotOf(std::uint64_t{first} << 32 | second);
    if (slot.count == 0) {
        slot.key = std::uint64_t{first} << 32 | second;
        ++m_used;
    }
    ++slot.count;
}

} // namespace tidemark
