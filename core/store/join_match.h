// SPDX-License-Identifier: GPL-3.0-or-later
// Finds which events of two sources tell of the same call. One thread; reads through the given
// reader. Memory: 24 bytes for each event with an id.
#pragma once

#include "core/base/result.h"
#include "core/store/event_reader.h"
#include "core/store/join_rule.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace tidemark {

/// Event `from` fills event `into`.
struct JoinPair {
    std::int64_t into = 0, from = 0;
    auto operator<=>(const JoinPair&) const = default;
};

struct JoinMatching {
    std::vector<JoinPair> pairs; ///< by `into`, then `from`; several `from` for one `into` are fine
    std::int64_t into_events = 0; ///< events that the rule looks at: counted ones, with the id
    std::int64_t from_events = 0;
    std::int64_t matched = 0;   ///< `into` events with a partner
    std::int64_t ambiguous = 0; ///< `into` events left alone: the same id belongs to several calls
};

/// An id joins only when no doubt is left: every event of `from` with that id, close enough in
/// time, has exactly one event of `into` to go to. Duplicates, usage buckets and events that an
/// earlier join counts elsewhere are left out. Deterministic.
Result<JoinMatching> matchEvents(EventReader& reader, const JoinRule& rule,
                                 const std::vector<Source>& sources, std::stop_token stop);

} // namespace tidemark
