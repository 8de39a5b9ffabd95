// SPDX-License-Identifier: GPL-3.0-or-later
// One account's events gathered into contiguous arrays, in time order. Scratch space: one for each
// thread, refilled for each account.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"
#include "core/analysis/period.h"
#include "core/analysis/traits.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

struct AccountEvents {
    std::uint32_t account = 0;
    std::vector<double> hour; ///< hours since the start of the period, ascending
    std::array<std::vector<std::uint32_t>, kTraits> value; ///< empty when the log lacks the trait
    std::vector<std::int32_t> output_size;                 ///< tokens or bytes, negative missing
    std::vector<std::int16_t> status;                      ///< empty when the log has none
    std::vector<std::uint32_t> prompt; ///< exact prompt; empty when the log has none

    [[nodiscard]] std::size_t size() const { return hour.size(); }
    [[nodiscard]] double first() const { return hour.front(); }
    [[nodiscard]] double last() const { return hour.back(); }

    /// Only the times: enough for volume.
    void gatherTimes(const EventTable& table, const Period& period, std::uint32_t id,
                     std::span<const std::uint32_t> rows) {
        account = id;
        hour.clear();
        for (const std::uint32_t row : rows) hour.push_back(period.hourOf(table.ts_ns[row]));
    }
    /// Everything else.
    void gatherTraits(const EventTable& table, const TraitTable& traits,
                      std::span<const std::uint32_t> rows) {
        for (std::size_t t = 0; t < kTraits; ++t)
            traits.values(static_cast<Trait>(t), rows, value[t]);
        output_size.clear();
        status.clear();
        prompt.clear();
        for (const std::uint32_t row : rows) output_size.push_back(traits.outputSize(row));
        if (!table.status.empty())
            for (const std::uint32_t row : rows) status.push_back(table.status[row]);
        if (!table.prompt_hash.empty())
            for (const std::uint32_t row : rows) prompt.push_back(table.prompt_hash[row]);
    }
};

} // namespace tidemark
