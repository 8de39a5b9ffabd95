// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter_complete.h"

#include "core/base/text.h"
#include "core/query/filter.h"
#include "core/query/filter_value.h"

#include <algorithm>

namespace tidemark {

namespace {

/// The term under the cursor, read up to the cursor.
struct OpenTerm {
    std::size_t start = 0;       ///< after the minus sign
    std::size_t value_start = 0; ///< of the value under the cursor
    std::string name;            ///< as written; "" before the colon
    bool named = false;          ///< the colon has been passed
    bool quoted = false;         ///< the cursor is inside quotes
};

OpenTerm openTermAt(std::string_view text, std::size_t cursor) {
    OpenTerm term;
    bool atStart = true;
    for (std::size_t pos = 0; pos < cursor; ++pos) {
        const char c = text[pos];
        if (term.quoted) {
            if (c == '\\' && pos + 1 < cursor)
                ++pos;
            else if (c == '"')
                term.quoted = false;
            continue;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            term = OpenTerm{pos + 1, pos + 1, {}, false, false};
            atStart = true;
            continue;
        }
        if (atStart && c == '-') {
            term.start = term.value_start = pos + 1;
        } else if (c == '"') {
            term.quoted = true;
        } else if (c == ':' && !term.named) {
            term.named = true;
            term.name = lowerAscii(text.substr(term.start, pos - term.start));
            term.value_start = pos + 1;
        } else if (c == ',') {
            term.value_start = pos + 1;
        }
        atStart = false;
    }
    return term;
}

void addNames(std::string_view prefix, std::vector<std::string>& candidates) {
    const std::string lower = lowerAscii(prefix);
    for (const std::string& name : filterFieldNames())
        if (name.starts_with(lower)) candidates.push_back(name + ":");
}

// The typed part of a value without its quotes and escapes.
std::string plainPrefix(std::string_view typed) {
    std::string out;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (typed[i] == '"') continue;
        if (typed[i] == '\\' && i + 1 < typed.size() &&
            (typed[i + 1] == '"' || typed[i + 1] == '\\'))
            ++i;
        out += typed[i];
    }
    return out;
}

void addValues(const OpenTerm& term, std::string_view typed, const FilterValues& values,
               std::vector<std::string>& candidates) {
    const std::string prefix = plainPrefix(typed);
    const auto field = fieldByName(term.name);
    const std::string name = field ? std::string(fieldInfo(*field).name) : term.name;
    if (field)
        for (const std::string_view entry : enumNames(*field))
            if (entry.starts_with(prefix)) candidates.emplace_back(entry);
    const bool isEnum = field && !enumNames(*field).empty();
    if (!isEnum && values)
        for (const std::string& value : values(name, prefix))
            if (!value.empty())
                candidates.push_back(filterTerm("", value).substr(1)); // the term less its colon
    const std::string_view none = "none";
    const bool hasNone = std::find(candidates.begin(), candidates.end(), none) != candidates.end();
    if (!typed.empty() && none.starts_with(typed) && !hasNone && term.name != "source")
        candidates.emplace_back(none);
}

} // namespace

FilterCompletion completeFilter(std::string_view text, std::size_t cursor,
                                const FilterValues& values) {
    cursor = std::min(cursor, text.size());
    const OpenTerm term = openTermAt(text, cursor);
    FilterCompletion completion;
    completion.from = term.named ? term.value_start : term.start;
    completion.to = cursor;
    const std::string_view typed = text.substr(completion.from, cursor - completion.from);
    if (term.named)
        addValues(term, typed, values, completion.candidates);
    else if (!term.quoted && typed.find_first_of("\",") == std::string_view::npos)
        addNames(typed, completion.candidates);
    return completion;
}

} // namespace tidemark
