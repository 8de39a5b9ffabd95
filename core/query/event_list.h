// SPDX-License-Identifier: GPL-3.0-or-later
// The events that match a filter in a stable order, addressable by row number: row n of 100 million
// is as near as row 0. Memory: nothing when the list is the whole case in stored order, else 4
// bytes an event. Built on a query thread, then immutable: any thread may call rowId().
#pragma once

#include "core/query/event_filter.h"

#include <cstdint>
#include <memory>
#include <stop_token>
#include <vector>

namespace tidemark {

enum class EventOrder { TimeAscending, TimeDescending, SourceOrder };

class EventList {
public:
    /// Events without a time come last in either time order.
    static Result<EventList> build(CaseReader& reader, EventFilter& filter, EventOrder order,
                                   std::stop_token stop = {});

    [[nodiscard]] std::int64_t size() const;
    /// Event id of a row; precondition 0 <= row < size().
    [[nodiscard]] std::int64_t rowId(std::int64_t row) const;
    /// Event ids of up to `count` rows from `row`.
    [[nodiscard]] std::vector<std::int64_t> ids(std::int64_t row, std::int64_t count) const;
    /// First row whose event id is `event_id`; -1 if the list has it not.
    [[nodiscard]] std::int64_t rowOf(std::int64_t event_id) const;

private:
    std::int64_t m_size = 0;
    bool m_identity = false;          ///< the whole case in stored order
    std::vector<std::uint32_t> m_ids; ///< event id - 1, in order; empty when identity
};

} // namespace tidemark
