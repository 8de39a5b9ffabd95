// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzzy search for the command palette: letters of the pattern in order, better when they are
// together or begin words. Pure; any thread.
#pragma once

#include <QString>
#include <optional>

namespace tidemark {

/// nullopt when `pattern` is not a subsequence of `text` (case ignored, blanks in the pattern
/// skipped); else larger is better. An empty pattern matches all with 0.
std::optional<int> fuzzyScore(const QString& pattern, const QString& text);

} // namespace tidemark
