// SPDX-License-Identifier: GPL-3.0-or-later
// Events chosen the way people choose them: a filter, accounts, a time range, sources. Used to tag
// all of them in one step, to cite them and to export them. Same thread as the reader.
#pragma once

#include "core/query/case_reader.h"
#include "core/query/filter.h"
#include "core/store/event_set.h"
#include "core/store/tag_store.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct EventSelection {
    std::string filter;                ///< in the filter language; empty: everything
    std::vector<std::string> accounts; ///< exactly these; empty: all
    TimeRange range;
    std::vector<std::int64_t> sources; ///< ids; empty: all
};

/// BadInput for a filter with a mistake, Cancelled when stopped. Duplicates are among the events.
Result<EventSet> selectEvents(CaseReader& reader, const EventSelection& selection,
                              std::stop_token stop = {});

/// Tags (or untags) every event of the selection as one undoable step.
Result<TagChange> tagSelection(CaseFile& file, CaseReader& reader, std::string_view tag,
                               const EventSelection& selection, bool remove = false,
                               std::stop_token stop = {});

/// What is summed over a set of events. Duplicates are counted in `duplicates` and in nothing else.
struct EventSums {
    std::int64_t events = 0, duplicates = 0, untimed = 0;
    std::array<std::int64_t, kStoredMetrics> metrics{};
    std::int64_t accounts = 0; ///< distinct, those that are named
    std::int64_t first_ns = kNoTime, last_ns = kNoTime;
};
Result<EventSums> sumEvents(CaseReader& reader, const EventSet& events, std::stop_token stop = {});

} // namespace tidemark
