// SPDX-License-Identifier: GPL-3.0-or-later
// A source as JSON, the same in `import` and `sources`.
#pragma once

#include "core/store/source_store.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark {

nlohmann::json sourceJson(const Source& source);

} // namespace tidemark
