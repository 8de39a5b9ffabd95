// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known of one event: what the record says, what joins and address files added and from
// where, its tags and its raw bytes. Read on a reader's thread.
#pragma once

#include "core/query/case_reader.h"

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tidemark {

/// What gave a field that the record does not state.
struct FieldOrigin {
    std::int64_t event_id = 0; ///< 0: an address file
    QString words;             ///< "from cloudtrail.json, event 12"
};

struct EventExplained {
    Event event;
    QString raw, source;
    std::vector<std::string> tags;
    std::map<Field, FieldOrigin> filled;
    std::int64_t counted_with = 0; ///< the event at which this one's call is counted; 0: itself
    std::string network;           ///< label of the named network of its address; "" = none
};

Result<EventExplained> explainEvent(CaseReader& reader, std::int64_t id);

} // namespace tidemark
