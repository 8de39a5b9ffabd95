// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the filter language that are numbers, times or names of an enumeration. Pure functions
// on text; an error holds only the message, the parser adds the place.
#pragma once

#include "core/base/result.h"
#include "core/query/filter.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// "404", ">=400", "<2k", "400..499", "1.5M..", "*". Suffixes: k, M, G (powers of 1000).
Result<NumberRange> parseNumberRange(std::string_view text);

/// "2024", "2024-10", "2024-10-03", "2024-10-03T14", "...T14:30", "...T14:30:05.25Z", each meaning
/// the whole unit named; ranges with `..` and open ends; `<`, `<=`, `>`, `>=`. In a range a date as
/// end includes that day (month, year), while a clock time as end is not itself included.
/// The inclusive range of nanoseconds.
Result<NumberRange> parseTimeRange(std::string_view text);

/// Writes a range of times so that parseTimeRange reads it back.
std::string printTimeRange(const NumberRange& range);
std::string printNumberRange(const NumberRange& range);

/// Names of an enumeration field (outcome, account_kind, record_kind, time_basis, flags) by value;
/// empty for other fields.
std::span<const std::string_view> enumNames(Field field);
/// The values a name stands for; nullopt if the field has no such name. For bit sets several values
/// hold the bit. `zero` tells that the name means value 0, which also an unset field has.
struct EnumMatch {
    std::vector<NumberRange> ranges;
    bool zero = false;
};
std::optional<EnumMatch> enumMatch(Field field, std::string_view name);

/// Sorts and joins ranges that touch.
void mergeRanges(std::vector<NumberRange>& ranges);

/// The entry of `names` nearest to `text` by edit distance, if at most 2 edits away and fewer than
/// the letters of `text`; "" otherwise. The first of equals.
std::string_view nearestName(std::string_view text, std::span<const std::string> names);

} // namespace tidemark
