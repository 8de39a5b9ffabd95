// SPDX-License-Identifier: GPL-3.0-or-later
// Reads events back from their blocks: column by column for scans, one at a time for people.
// One thread per reader; open one per connection. Event ids count from 1 over the whole case, in
// source order; they never change.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/dictionary.h"
#include "core/store/fields.h"
#include "core/store/text_column.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Directory entry of a block; rows are first_event .. first_event + event_count - 1.
struct BlockInfo {
    std::int64_t id = 0, segment_id = 0, source_id = 0, first_event = 0;
    std::int32_t event_count = 0;
    std::int64_t ts_min = 0, ts_max = 0; ///< over events with a time; ts_min > ts_max if none has
    std::int32_t untimed = 0;            ///< events without a time
};

struct SegmentInfo {
    std::int64_t id = 0, source_id = 0, first_event = 0, event_count = 0;
    std::int32_t first_block = 0, block_count = 0; ///< positions in blocks()
};

/// One event, ready for people and exports. Only fields the record has are set.
struct Event {
    std::int64_t id = 0, source_id = 0, ts_ns = 0;
    std::array<std::int64_t, kFieldCount> numbers{}; ///< Number and Time fields by field number
    std::array<std::string, kFieldCount> texts{};    ///< Dictionary and Text fields by field number
    [[nodiscard]] std::int64_t number(Field field) const {
        return numbers[static_cast<std::size_t>(field)];
    }
    [[nodiscard]] const std::string& text(Field field) const {
        return texts[static_cast<std::size_t>(field)];
    }
};

/// Which state of the events is read: as the sources gave them, or with what joins and address
/// files add (overlay.h).
enum class EventView { AsImported, Completed };

class EventReader {
public:
    /// Loads the block directory (not the data). The database must outlive the reader.
    static Result<EventReader> open(Database& database, EventView view = EventView::Completed);

    [[nodiscard]] std::span<const BlockInfo> blocks() const { return m_blocks; }
    [[nodiscard]] std::span<const SegmentInfo> segments() const { return m_segments; }
    [[nodiscard]] std::int64_t eventCount() const;
    /// Earliest and latest time over all events; nullopt when no event has one.
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> timeSpan() const;

    /// Numbers, times (kNoNumber/kNoTime = absent) or dictionary ids of one column of one block.
    /// A column that the source never filled is constant "absent". Resizes `out` to event_count.
    Status numbers(const BlockInfo& block, Field field, std::vector<std::int64_t>& out);
    Status ids(const BlockInfo& block, Field field, std::vector<std::uint32_t>& out);
    Status texts(const BlockInfo& block, Field field, TextColumn& out);
    /// One column of one block as it is stored; empty when it is all absent. Lives until the next
    /// call of any of these. `decode` does the rest of `numbers`, `ids` and `texts`, on any thread.
    Result<std::string_view> stored(const BlockInfo& block, Field field);
    static Status decode(const BlockInfo& block, std::string_view stored,
                         std::vector<std::int64_t>& numbers);
    static Status decode(const BlockInfo& block, std::string_view stored,
                         std::vector<std::uint32_t>& ids);
    static Status decode(const BlockInfo& block, std::string_view stored, TextColumn& texts);
    /// Smallest and largest stored code without decoding rows; false if the column is all absent.
    /// For ids the range of ids, for numbers of values. Used to skip blocks.
    Result<bool> range(const BlockInfo& block, Field field, std::int64_t& least,
                       std::int64_t& most);

    /// The dictionary of a field, loaded at first use.
    Result<const Dictionary*> dictionary(Field field);
    /// One event in full. NotFound if there is none with that id.
    Result<Event> event(std::int64_t event_id);
    /// Several at once, in the order asked; blocks are decoded once each.
    Result<std::vector<Event>> events(std::span<const std::int64_t> event_ids);
    /// Position in blocks() of the block that holds an event id.
    [[nodiscard]] std::optional<std::size_t> blockOf(std::int64_t event_id) const;
    /// Rows of an account: event ids ascending, straight from the postings (all sources).
    Result<std::vector<std::int64_t>> accountEvents(std::uint32_t account_id);
    Database& db() { return *m_database; }

private:
    EventReader() = default;
    Database* m_database = nullptr;
    std::vector<BlockInfo> m_blocks;
    std::vector<SegmentInfo> m_segments;
    std::array<std::unique_ptr<Dictionary>, kFieldCount> m_dictionaries;
    std::unique_ptr<Statement>
        m_select_column; ///< reused; the view from stored() lives until the next call
};

} // namespace tidemark
