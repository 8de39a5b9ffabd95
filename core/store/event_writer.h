// SPDX-License-Identifier: GPL-3.0-or-later
// Appends the events of one source: texts become ids of the case's dictionaries, rows become column
// blocks, blocks become segments with postings and roll-ups. Runs inside the caller's transaction,
// on the database's thread. Memory: one segment of encoded columns (about 60 MB), whatever the
// source's size.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/dictionary.h"
#include "core/store/event_batch.h"
#include "core/store/rollup.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace tidemark {

constexpr std::int32_t kBlockEvents = 16384;
constexpr std::int32_t kSegmentBlocks = 64;

/// The dictionaries of a case, held in memory while importing. After a rollback they must be loaded
/// anew.
class CaseDictionaries {
public:
    static Result<CaseDictionaries> load(Database& database);
    Dictionary& of(Field field) { return m_dictionaries[static_cast<std::size_t>(field)]; }
    Status save(Database& database);

private:
    std::array<Dictionary, kFieldCount> m_dictionaries;
};

/// Ids that sources guarantee unique, as 128-bit hashes: the same id again is the same event.
class UniqueIds {
public:
    /// Reads the ids of every source stored so far.
    static Result<UniqueIds> load(Database& database);
    /// True when the id was not there yet.
    bool add(std::string_view id);

private:
    struct Key {
        std::uint64_t a = 0, b = 0;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const { return key.a; }
    };
    std::unordered_set<Key, Hash> m_keys;
};

struct EventTotals {
    std::int64_t first_event = 0, events = 0, duplicates = 0;
    std::optional<std::int64_t> first_ns, last_ns; ///< over events with a time
    std::int64_t untimed = 0;
};

class EventWriter {
public:
    /// `unique` may be null: then UniqueId is stored but nothing is recognised as a duplicate.
    /// All arguments must outlive the writer.
    static Result<EventWriter> begin(Database& database, CaseDictionaries& dictionaries,
                                     UniqueIds* unique, std::int64_t source_id);
    /// Adds the batch's rows behind what is there. Text columns of the batch are moved out.
    Status append(EventBatch& batch);
    /// Writes what is still in memory, the dictionaries included.
    Result<EventTotals> finish();

private:
    EventWriter() = default;
    void appendSlice(EventBatch& batch, std::size_t from, std::size_t to);
    void markDuplicates();
    void gatherBlockFacts();
    Status closeBlock();
    Status closeSegment();
    std::size_t columnRoom() const { return static_cast<std::size_t>(kBlockEvents - m_rows); }

    struct PendingBlock {
        std::int32_t rows = 0, untimed = 0;
        std::int64_t first_event = 0, ts_min = INT64_MAX, ts_max = INT64_MIN;
        std::array<std::string, kFieldCount> columns;
    };
    Database* m_database = nullptr;
    CaseDictionaries* m_dictionaries = nullptr;
    UniqueIds* m_unique = nullptr;
    std::int64_t m_source_id = 0, m_next_event = 1, m_next_block = 1, m_next_segment = 1;
    std::int64_t m_segment_first = 1;
    EventTotals m_totals;

    // The open block; a column that no row has set yet is empty, a shorter one ends in "absent".
    std::int32_t m_rows = 0;
    std::array<std::vector<std::int64_t>, kFieldCount> m_numbers;
    std::array<std::vector<std::uint32_t>, kFieldCount> m_ids;
    std::array<std::vector<std::string>, kFieldCount> m_texts;
    std::array<std::vector<std::uint32_t>, kFieldCount>
        m_local_to_case; ///< of the batch being added

    // The open segment.
    std::vector<PendingBlock> m_blocks;
    std::vector<std::uint32_t> m_accounts;
    std::vector<std::int64_t> m_minutes;
    RollupBuilder m_rollup;
};

} // namespace tidemark
