// SPDX-License-Identifier: GPL-3.0-or-later
// Reference dates of a case that detection rests on: releases that name a model of the log, and
// bans, whether they name accounts or not. Pure but for reading the case; same thread as it.
#pragma once

#include "core/analysis/event_table.h"
#include "core/base/result.h"
#include "core/store/case_file.h"
#include "core/store/reference_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Releases and bans of the case, in order of time.
Result<std::vector<ReferenceDate>> datesForDetection(CaseFile& file);

/// Fills the table's releases and bans; texts and account ids of the table must be set. One
/// sentence for each date that was used.
std::vector<std::string> applyKnownDates(const std::vector<ReferenceDate>& dates,
                                         EventTable& table);

/// Whether a date's name speaks of a model: it holds the model's text as a word, whatever the case,
/// or a word that is the model's text but for a version or date at its end.
[[nodiscard]] bool namesModel(std::string_view name, std::string_view model);

} // namespace tidemark
