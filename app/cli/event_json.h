// SPDX-License-Identifier: GPL-3.0-or-later
// An event as JSON: only the fields its record has, by the names of the filter language.
#pragma once

#include "core/store/event_reader.h"
#include "core/store/overlay_trace.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark {

nlohmann::json eventJson(const Event& event);
/// Adds what joins and address files brought: `filled` (field: rule, event, source) and
/// `counted_with` (the event at which the call counts).
void addTrace(nlohmann::json& json, const EventTrace& trace);

} // namespace tidemark
