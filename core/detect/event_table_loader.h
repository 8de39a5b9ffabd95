// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the columns that detection reads from the event blocks of a case. Events without a time,
// duplicates and usage buckets are left out and counted.
#pragma once

#include "core/analysis/event_table.h"
#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/store/event_reader.h"

namespace tidemark {

struct LoadedTable {
    EventTable table;
    std::int64_t untimed = 0, duplicates = 0, usage_buckets = 0;
    /// Id of the first event with each prompt hash, by the hash's number in the table less 1.
    std::vector<std::int64_t> prompt_events;
};

/// Dictionary ids in the table are the case's own; its texts point into the reader's dictionaries,
/// so the reader must outlive the table. Same thread as the reader, which reads; columns are
/// decoded side by side on `threads` threads.
Result<LoadedTable> loadEventTable(EventReader& reader, unsigned threads, JobContext& context);

} // namespace tidemark
