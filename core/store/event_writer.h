// SPDX-License-Identifier: GPL-3.0-or-later
// Appends the events of one source: texts become ids of the case's dictionaries, rows become column
// blocks, blocks become segments with postings and roll-ups. Runs inside the caller's transaction,
// on the database's thread; columns are encoded on threads of their own. Memory: one segment of
// encoded columns and what each of its events adds to sums (about 40 MB), whatever the size of the
// source.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/batch_terms.h"
#include "core/store/block_encoder.h"
#include "core/store/dictionary.h"
#include "core/store/event_batch.h"
#include "core/store/rollup.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace tidemark {

constexpr std::size_t kBlockEvents = 16384;
constexpr std::int32_t kSegmentBlocks = 16;

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
    /// Adds the batch's rows behind what is there, and seals it.
    Status append(EventBatch& batch);
    /// Writes what is still in memory, the dictionaries included.
    Result<EventTotals> finish();

private:
    EventWriter() = default;
    void appendSlice(const EventBatch& batch, std::size_t from, std::size_t to);
    void markDuplicates();
    void gatherBlockFacts();
    Status closeBlock();
    void takeEncoded();
    Status writeBlocks();
    Status closeSegment();
    std::size_t columnRoom() const { return kBlockEvents - m_open.rows; }

    struct PendingBlock {
        std::int32_t rows = 0, untimed = 0;
        std::int64_t first_event = 0, ts_min = INT64_MAX, ts_max = INT64_MIN;
        BlockColumns columns; ///< once encoded
    };
    Database* m_database = nullptr;
    CaseDictionaries* m_dictionaries = nullptr;
    UniqueIds* m_unique = nullptr;
    std::int64_t m_source_id = 0, m_next_event = 1, m_next_block = 1, m_next_segment = 1;
    std::int64_t m_segment_first = 1;
    EventTotals m_totals;

    TermNumbers m_terms;
    BlockRows m_open; ///< the open block
    std::unique_ptr<BlockEncoder> m_encoder = std::make_unique<BlockEncoder>();

    // The open segment.
    std::vector<PendingBlock> m_blocks;
    std::size_t m_encoded = 0; ///< blocks of it that have their columns
    std::vector<std::uint32_t> m_accounts;
    std::vector<std::int64_t> m_minutes;
    RollupBuilder m_rollup;
};

} // namespace tidemark
