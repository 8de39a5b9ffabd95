// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one source into a case: original bytes, events, rejects, and at the end the ledger row.
// Works inside the caller's transaction; until that commits nothing is visible. One thread.
#pragma once

#include "core/import/parse_pipeline.h"
#include "core/store/case_file.h"
#include "core/store/event_writer.h"

#include <optional>

namespace tidemark {

/// What stays in memory between the sources of one import.
struct ImportMemory {
    std::optional<CaseDictionaries> dictionaries;
    std::optional<UniqueIds> unique_ids;
    /// Both are stale after a rollback.
    void forget() {
        dictionaries.reset();
        unique_ids.reset();
    }
};

class SourceWriter {
public:
    static Result<SourceWriter> begin(CaseFile& file, ImportMemory& memory);
    Status addPiece(ParsedPiece& piece);
    Status addOriginal(OriginalFrame& frame);
    /// Events so far whose time named no zone and was read in an assumed one.
    [[nodiscard]] std::int64_t assumedZone() const { return m_assumed_zone; }
    /// Completes and stores `source` (its id, counts and times are filled in) with a custody entry.
    Status finish(const PipelineOutcome& outcome, Source& source);

private:
    SourceWriter(CaseFile& file, ImportMemory& memory, EventWriter events, std::int64_t source_id)
        : m_file(file), m_memory(memory), m_events(std::move(events)), m_source_id(source_id) {}
    Status addRejects(const EventBatch& batch);
    Status storeSource(const Source& source);
    CaseFile& m_file;
    ImportMemory& m_memory;
    EventWriter m_events;
    std::int64_t m_source_id;
    std::int64_t m_records = 0, m_rejects = 0, m_assumed_zone = 0;
};

} // namespace tidemark
