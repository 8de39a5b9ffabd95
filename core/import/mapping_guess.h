// SPDX-License-Identifier: GPL-3.0-or-later
// A proposal of field rules for a format that no profile knows, from the names of its fields and
// the look of their values. Pure functions; any thread.
#pragma once

#include "core/import/head_view.h"

#include <string>
#include <vector>

namespace tidemark {

/// Rules for every canonical field for which a source field is found. `notes` says what was chosen.
/// Column names are one path element each where `columns` is true, else dotted paths of keys.
std::vector<FieldRule> proposeRules(const std::vector<FlatRecord>& records, bool columns,
                                    std::vector<std::string>& notes);

} // namespace tidemark
