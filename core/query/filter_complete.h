// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may type next at a place in a filter text. Pure apart from the callback; any
// thread.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Values of `field` (canonical name) that begin with `prefix`, best first; a few dozen are enough.
using FilterValues =
    std::function<std::vector<std::string>(std::string_view field, std::string_view prefix)>;

struct FilterCompletion {
    std::size_t from = 0, to = 0; ///< bytes [from, to) of the text that a candidate replaces
    std::vector<std::string>
        candidates; ///< ready to insert: quoted where needed, names with their colon
};

/// `cursor` is a byte position in `text`. Names are completed before a colon, then enumeration
/// names and what `values` gives (may be empty). Nothing is offered inside a raw search in quotes.
FilterCompletion completeFilter(std::string_view text, std::size_t cursor,
                                const FilterValues& values = {});

} // namespace tidemark
