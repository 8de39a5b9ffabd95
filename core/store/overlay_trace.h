// SPDX-License-Identifier: GPL-3.0-or-later
// Where an event's filled fields came from: which rule, and which event of which source. Same
// thread as the Database.
#pragma once

#include "core/base/result.h"
#include "core/store/event_reader.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tidemark {

struct FilledField {
    Field field = Field::Account;
    std::int64_t rule_id = 0;
    std::int64_t event_id = 0, source_id = 0; ///< 0: from an address file
};

struct EventTrace {
    std::vector<FilledField> filled; ///< by field number
    std::int64_t counted_with = 0;   ///< the event that this one's call is counted at; 0: none
};

/// Asks for many events. Belongs to the state of the case in which it was opened.
class EventTracer {
public:
    static Result<EventTracer> open(Database& database);
    /// False: no rule is applied, and every trace is empty.
    [[nodiscard]] bool any() const { return m_imported.has_value(); }
    /// What the rules added to an event. `reader` reads the completed state.
    Result<EventTrace> trace(EventReader& reader, const Event& completed);

private:
    std::optional<EventReader> m_imported;
    std::int64_t m_address_rule = 0; ///< 0: there is none
};

} // namespace tidemark
