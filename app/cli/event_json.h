// SPDX-License-Identifier: GPL-3.0-or-later
// An event as JSON: only the fields its record has, by the names of the filter language.
#pragma once

#include "core/store/event_reader.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark {

nlohmann::json eventJson(const Event& event);

} // namespace tidemark
