// SPDX-License-Identifier: GPL-3.0-or-later
// The filter language (product.md): text -> terms, with errors that point at a column. Pure; any
// thread. Terms are ANDed; the values of one term are alternatives; a negated term is true exactly
// where the plain one is false, so also where the field is absent.
//
//     filter  = term { blanks term }
//     term    = ["-"] ( name ":" values | values )      without a name: search of the raw record
//     values  = value { "," value }
//     value   = one or more of: bare characters (not blank, comma or quote), "quoted text"
//
// `*` outside quotes stands for any run of characters; inside quotes it is itself. `\"` and `\\`
// are the escapes inside quotes. The bare word `none` means "the record does not say", and a lone
// `*` "the record says something". Times are UTC unless an offset is written.
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
    FieldText,   ///< a Dictionary or Text field matches one of `patterns`
    FieldNumber, ///< a Number field, or a Time field other than the event's time, lies in one of
                 ///< `ranges`
    Time,        ///< the event's time lies in one of `ranges`
    Raw,         ///< the raw record contains one of `patterns` (bytes as typed, ASCII case ignored)
    Tag,
    Source,
    Detection,
    Cluster ///< the event carries the tag / is of the source / lies in the detection
};

/// Inclusive range of integers; open ends are the limits of int64.
struct NumberRange {
    std::int64_t least = INT64_MIN + 1, most = INT64_MAX;
    [[nodiscard]] bool contains(std::int64_t value) const {
        return value >= least && value <= most;
    }
    bool operator==(const NumberRange&) const = default;
};

/// A text with `*` for any run of characters, cut at the stars: "gpt-*" is {"gpt-", ""}.
struct TextPattern {
    std::vector<std::string> pieces;
    [[nodiscard]] bool isLiteral() const { return pieces.size() == 1; }
    /// The whole text; bytes compared exactly.
    [[nodiscard]] bool matches(std::string_view text) const;
    bool operator==(const TextPattern&) const = default;
};

struct FilterTerm {
    TermKind kind = TermKind::Raw;
    bool negated = false;
    bool or_absent = false;             ///< `none` is one of the alternatives
    std::optional<Field> field;         ///< for FieldText and FieldNumber
    std::vector<std::string> values;    ///< as typed, without quotes, for people
    std::vector<TextPattern> patterns;  ///< one per text value
    std::vector<NumberRange> ranges;    ///< ascending and apart; times in ns
    TimeRange time;                     ///< for Time: from the first to the last of `ranges`
    std::size_t column = 0, length = 0; ///< where in the text it stands, bytes
    std::string text;                   ///< as typed
};

struct Filter {
    std::string text;
    std::vector<FilterTerm> terms;
    [[nodiscard]] bool empty() const { return terms.empty(); }
};

/// BadInput: `message` says what is wrong, `where` is "column N" (characters, from 1), `native` is
/// N.
Result<Filter> parseFilter(std::string_view text);

/// The same filter in one spelling; parseFilter gives the same terms back.
std::string printFilter(const Filter& filter);

/// Writes a term so that parseFilter reads it back, `value` taken literally: quotes where needed.
std::string filterTerm(std::string_view field, std::string_view value, bool negated = false);
/// The term for a time range, exact to the nanosecond.
std::string filterTimeTerm(TimeRange range);
/// Adds a term to a filter text, replacing nothing.
std::string withTerm(std::string_view filter_text, std::string_view term);

/// Names a person may type before the colon, sorted, for completion.
std::vector<std::string> filterFieldNames();

} // namespace tidemark
