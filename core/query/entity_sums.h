// SPDX-License-Identifier: GPL-3.0-or-later
// Running totals by dictionary id, and by id and hour. Part of entity_table.cpp; one thread.
#pragma once

#include "core/base/utc_time.h"
#include "core/store/fields.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace tidemark {

/// Totals of one entity.
struct EntityTotals {
    std::int64_t events = 0;
    std::array<std::int64_t, kStoredMetrics> sums{};
    double cost_usd = 0;
    std::int64_t first_ns = INT64_MAX, last_ns = INT64_MIN;
};

/// The hour with the largest sum of each id. Events come roughly in time order, so the hour in hand
/// is kept open per id and partial hours are put together at the end: exact in any order.
class BusiestHours {
public:
    struct Hour {
        std::int64_t hour = 0; ///< since 1970
        std::int64_t sum = 0;
        bool any = false;
    };
    explicit BusiestHours(std::size_t ids) : m_open(ids), m_busiest(ids) {}
    void add(std::uint32_t id, std::int64_t hour, std::int64_t value);
    [[gnu::always_inline]] void fetchAhead(std::uint32_t id) const {
        __builtin_prefetch(&m_open[id], 1);
    }
    /// The whole sum of an hour, of which nothing else is added.
    void addWhole(std::uint32_t id, std::int64_t hour, std::int64_t sum);
    /// By id. The sums are then spent.
    std::vector<Hour> finish();

private:
    struct Cell {
        std::uint32_t id = 0;
        std::int32_t hour = 0; ///< int64 nanoseconds hold fewer than 2^23 hours
        std::int64_t sum = 0;
    };
    struct Open {
        std::int32_t hour = INT32_MIN;
        std::int64_t sum = 0;
    };
    std::vector<Open> m_open;
    std::vector<Hour> m_busiest;
    std::vector<Cell> m_closed;
};

/// Counts pairs of ids. Open addressing, as millions of events are counted.
class PairCounts {
public:
    PairCounts();
    void add(std::uint32_t first, std::uint32_t second);
    template <class Use>
    void forEach(Use use) const {
        for (const Slot& slot : m_slots)
            if (slot.count > 0)
                use(static_cast<std::uint32_t>(slot.key >> 32),
                    static_cast<std::uint32_t>(slot.key), slot.count);
    }
    [[nodiscard]] std::size_t size() const { return m_used; }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::int64_t count = 0; ///< 0 = free
    };
    Slot& slotOf(std::uint64_t key);
    void grow();
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

/// Distinct values of another field by id. Most values belong to one id or few, so what a value was
/// last seen with answers nearly every time and the set of pairs is hardly asked.
class DistinctCounts {
public:
    DistinctCounts(std::size_t ids, std::size_t values) : m_counts(ids, 0), m_last(values, 0) {}
    /// Absent (0) and ids beyond the dictionaries add nothing.
    void add(std::uint32_t id, std::uint32_t value) {
        if (value == 0 || id == 0 || value >= m_last.size() || id >= m_counts.size() ||
            m_last[value] == id)
            return;
        m_last[value] = id;
        const std::size_t before = m_pairs.size();
        m_pairs.add(id, value);
        if (m_pairs.size() > before) ++m_counts[id];
    }
    /// By id.
    [[nodiscard]] std::vector<std::int32_t> take() { return std::move(m_counts); }

private:
    std::vector<std::int32_t> m_counts;
    std::vector<std::uint32_t> m_last; ///< by value
    PairCounts m_pairs;
};

} // namespace tidemark
