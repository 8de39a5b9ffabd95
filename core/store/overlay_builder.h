// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the overlay tables from rules and events; used by overlay.cpp. Runs inside the caller's
// transaction on overlay tables that are empty. One thread.
#pragma once

#include "core/store/event_reader.h"
#include "core/store/join_match.h"
#include "core/store/overlay.h"

#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

namespace tidemark {

/// Decoded columns of blocks; a bounded number of them is kept.
class ColumnCache {
public:
    explicit ColumnCache(EventReader& reader) : m_reader(reader) {}
    /// Valid until the next call.
    Result<const std::vector<std::int64_t>*> numbers(std::size_t block, Field field);
    Result<const std::vector<std::uint32_t>*> ids(std::size_t block, Field field);
    Result<const TextColumn*> texts(std::size_t block, Field field);

private:
    struct Column {
        bool loaded = false;
        std::vector<std::int64_t> numbers;
        std::vector<std::uint32_t> ids;
        TextColumn texts;
    };
    Column& at(std::size_t block, Field field);
    EventReader& m_reader;
    std::map<std::pair<std::size_t, Field>, Column> m_columns;
    std::size_t m_weight = 0;
};

class OverlayBuilder {
public:
    static Result<OverlayBuilder> begin(Database& database, std::stop_token stop);
    Result<OverlayResult> applyJoin(std::int64_t rule_id, const JoinRule& rule);
    Result<OverlayResult> applyAddresses(const AddressRule& rule);
    /// Postings and roll-ups of the segments whose counts changed.
    Status finish();

private:
    OverlayBuilder(Database& database, EventReader reader, std::stop_token stop)
        : m_database(&database), m_reader(std::make_unique<EventReader>(std::move(reader))),
          m_stop(std::move(stop)) {}
    Status fillBlock(std::size_t block, std::span<const JoinPair> pairs, const JoinRule& rule,
                     ColumnCache& cache, OverlayResult& result);
    Status markCounted(std::span<const JoinPair> pairs);
    Status storePairs(std::int64_t rule_id, std::span<const JoinPair> pairs);
    Status setFlag(std::size_t block, std::span<const std::int64_t> events, EventFlag flag);
    Status writeColumn(std::size_t block, Field field, std::string_view data);
    Status countSegment(const SegmentInfo& segment);
    [[nodiscard]] Status stopped() const;

    Database* m_database;
    std::unique_ptr<EventReader> m_reader; ///< reads what earlier rules wrote too
    std::stop_token m_stop;
    std::set<std::int64_t> m_touched; ///< segments whose counts changed
};

} // namespace tidemark
