// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of the summary, made from its figures alone. Pure.
#pragma once

#include "core/export/summary.h"

namespace tidemark {

/// Fills `sentence`, `how_sure` and `open_points`.
void describeSummary(const CaseContent& content, Summary& summary);

/// "3 October 2024".
std::string dateText(std::int64_t ts_ns, std::string_view zone);
/// "1 account", "12 accounts".
std::string countText(std::int64_t count, std::string_view one, std::string_view many);

} // namespace tidemark
