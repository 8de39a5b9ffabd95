// SPDX-License-Identifier: GPL-3.0-or-later
// The filter language (product.md): text -> terms, with errors that point at a column. Pure; any
// thread. Terms are ANDed; the values of one term are alternatives.
#pragma once

#include "core/base/result.h"
#include "core/base/utc_time.h"
#include "core/store/fields.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// What a term tests.
enum class TermKind {
    FieldText,   ///< a Dictionary or Text field equals or globs one of `values`
    FieldNumber, ///< a Number field compares with one of `ranges`
    Time,        ///< the event's time lies in `time`
    Raw,         ///< the raw record contains `values[0]` (bytes as typed, ASCII case ignored)
    Tag, Source, Detection, Cluster ///< the event carries the tag / is of the source / lies in the detection
};

/// Inclusive range of integers; open ends are the limits of int64.
struct NumberRange {
    std::int64_t least = INT64_MIN + 1, most = INT64_MAX;
    bool operator==(const NumberRange&) const = default;
};

struct FilterTerm {
    TermKind kind = TermKind::Raw;
    bool negated = false;
    std::optional<Field> field; ///< for FieldText and FieldNumber
    std::vector<std::string> values;
    std::vector<NumberRange> ranges;
    TimeRange time;
    std::size_t column = 0, length = 0; ///< where in the text it stands, bytes
    std::string text;                   ///< as typed
};

struct Filter {
    std::string text;
    std::vector<FilterTerm> terms;
    [[nodiscard]] bool empty() const { return terms.empty(); }
};

/// BadInput: `message` says what is wrong, `where` is "column N" (1-based), `native` is N.
Result<Filter> parseFilter(std::string_view text);

/// Writes a term so that parseFilter reads it back: quotes where needed.
std::string filterTerm(std::string_view field, std::string_view value, bool negated = false);
/// Adds a term to a filter text, replacing nothing.
std::string withTerm(std::string_view filter_text, std::string_view term);

/// Names a person may type before the colon, sorted, for completion.
std::vector<std::string> filterFieldNames();

} // namespace tidemark
