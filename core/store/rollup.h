// SPDX-License-Identifier: GPL-3.0-or-later
// Roll-ups: sums that timelines and detection read in place of events. Made per segment while
// events are written. Counted are events that have a time, are no duplicates and are no usage
// buckets; those others must be read from the blocks (Segment says whether it has any:
// special_events).
//
// Table rollup: cells (account, UTC hour) sorted by account, then hour; table minute_rollup: cells
// (UTC minute) sorted. Columns, one row of the table each, in the integer format of codec.h:
//   0 account id (rollup only)   1 hour or minute number since 1970   2 events
//   3..8 the stored metrics in order of their number (see fields.h)
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/event_reader.h"
#include "core/store/fields.h"

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tidemark {

constexpr int kRollupAccount = 0, kRollupTime = 1, kRollupEvents = 2, kRollupFirstMetric = 3;
constexpr int kRollupColumns = kRollupFirstMetric + static_cast<int>(kStoredMetrics);

enum class RollupKind { AccountHour, Minute };

/// Sums of one cell.
struct RollupSums {
    std::int64_t events = 0;
    std::array<std::int64_t, kStoredMetrics> metrics{};
};

/// What one event adds; nullopt when it counts in no volume: without a time, a duplicate, counted
/// with another event, or a usage bucket. `number(field)` gives a Number or Time field, kNoNumber =
/// absent.
template <class NumberOf>
std::optional<RollupSums> countedSums(NumberOf number) {
    const auto stated = [&number](Field field) {
        const std::int64_t value = number(field);
        return value == kNoNumber ? 0 : value;
    };
    if (number(Field::Time) == kNoNumber || (stated(Field::Flags) & kFlagsUncounted) != 0 ||
        stated(Field::RecordKind) == static_cast<std::int64_t>(RecordKind::UsageBucket))
        return std::nullopt;
    RollupSums sums;
    sums.events = 1;
    const std::int64_t count = number(Field::RequestCount);
    const std::int64_t requests = count == kNoNumber ? 1 : count;
    const bool error = stated(Field::Outcome) >= static_cast<std::int64_t>(Outcome::Failure);
    sums.metrics = {requests,
                    stated(Field::InputTokens),
                    stated(Field::OutputTokens),
                    stated(Field::RequestBytes),
                    stated(Field::ResponseBytes),
                    error ? requests : 0};
    return sums;
}

/// Collects the cells of one segment. Events are kept until flush() and then gathered account by
/// account, which is several times faster than looking up the cell of each: 32 bytes an event. One
/// thread.
class RollupBuilder {
public:
    void add(std::uint32_t account, std::int64_t ts_ns, const RollupSums& sums);
    /// Writes both tables' rows for the segment (Completed: those of the overlay) and starts anew.
    Status flush(Database& database, std::int64_t segment_id,
                 EventView view = EventView::AsImported);

private:
    struct Cell {
        std::uint32_t account = 0;
        std::int32_t time = 0; ///< hours or minutes since 1970
        RollupSums sums;
    };
    /// What an event adds, when every sum fits: nearly always.
    struct SmallEvent {
        std::uint32_t account = 0;
        std::int32_t hour = 0;
        std::array<std::uint32_t, kStoredMetrics> metrics{};
    };
    void addToMinute(std::int64_t minute, const RollupSums& sums);
    void takeAccount(const std::uint32_t* begin, const std::uint32_t* end,
                     std::vector<Cell>& cells) const;
    void takeLarge(std::vector<Cell>& cells);
    std::vector<Cell> takeHours();
    std::vector<Cell> takeMinutes();
    static Status write(Database& database, std::string_view table, std::int64_t segment_id,
                        const std::vector<Cell>& cells, bool with_account);
    std::vector<SmallEvent> m_events;
    std::vector<Cell> m_large; ///< events by hour with a sum that does not fit
    std::unordered_map<std::int32_t, std::uint32_t> m_minute_index;
    std::vector<Cell> m_minutes;
    std::uint32_t m_last_minute = 0; ///< place of the minute before: logs are mostly in order
};

/// One segment's cells, decoded; columns that were not asked for are empty.
struct RollupCells {
    std::int64_t count = 0;
    std::array<std::vector<std::int64_t>, kRollupColumns> columns;
};
/// `wanted` is a bit set of column numbers. Same thread as the database.
Result<RollupCells> readRollup(Database& database, RollupKind kind, std::int64_t segment_id,
                               unsigned wanted);

} // namespace tidemark
