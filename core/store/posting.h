// SPDX-License-Identifier: GPL-3.0-or-later
// Postings: for each account the rows it has in a segment, with their minutes, so that one account
// is read without touching the others.
//
// Table posting: chunks of about 16 KiB in order of account. A chunk is a run of entries:
//   varint account (first entry: as is; later: difference to the one before), varint rows, then per
//   row: varint row number (first: as is; later: difference), varint m with
//     m = zigzag(minute - previous minute) * 2 for a row that counts in volumes (the first row's
//     previous minute is 0), m = 1 for a row that does not (no time, duplicate, usage bucket).
// Row numbers count from the segment's first event; minutes are minutes since 1970 UTC.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/event_reader.h"

#include <cstdint>
#include <vector>

namespace tidemark {

/// Marks a row that volumes do not count.
constexpr std::int64_t kNoMinute = INT64_MIN;

struct PostingRow {
    std::uint32_t row = 0;   ///< within the segment
    std::int64_t minute = 0; ///< minutes since 1970, or kNoMinute
};

/// Writes the postings of a segment; `accounts` and `minutes` have one entry per row. Account 0
/// (absent) is posted too. Completed: into the overlay.
Status writePostings(Database& database, std::int64_t segment_id,
                     const std::vector<std::uint32_t>& accounts,
                     const std::vector<std::int64_t>& minutes,
                     EventView view = EventView::AsImported);
/// The rows of one account in one segment, ascending; empty when it has none.
Result<std::vector<PostingRow>> readPosting(Database& database, std::int64_t segment_id,
                                            std::uint32_t account);

} // namespace tidemark
