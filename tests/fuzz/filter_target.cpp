// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/filter_target.h"

#include "core/query/filter.h"
#include "core/query/filter_complete.h"

#include <cstdlib>

namespace tidemark::fuzz {

void readFilter(std::string_view text) {
    (void)completeFilter(text, text.size() / 2);
    const auto filter = parseFilter(text);
    if (!filter) {
        const int column = filter.error().native;
        if (column < 1 || static_cast<std::size_t>(column) > text.size() + 1) std::abort();
        return;
    }
    const std::string printed = printFilter(*filter);
    const auto again = parseFilter(printed);
    if (!again || printFilter(*again) != printed || again->terms.size() != filter->terms.size())
        std::abort();
    for (std::size_t i = 0; i < filter->terms.size(); ++i) {
        const FilterTerm &a = filter->terms[i], &b = again->terms[i];
        if (a.kind != b.kind || a.negated != b.negated || a.or_absent != b.or_absent ||
            a.patterns != b.patterns || a.ranges != b.ranges)
            std::abort();
    }
}

} // namespace tidemark::fuzz
