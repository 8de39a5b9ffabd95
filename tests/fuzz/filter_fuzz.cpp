// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is either a filter whose printed form reads back the same, or an error within the text.
#include "core/query/filter.h"
#include "core/query/filter_complete.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    (void)tidemark::completeFilter(text, size / 2);
    const auto filter = tidemark::parseFilter(text);
    if (!filter) {
        const int column = filter.error().native;
        if (column < 1 || static_cast<std::size_t>(column) > size + 1) std::abort();
        return 0;
    }
    const std::string printed = tidemark::printFilter(*filter);
    const auto again = tidemark::parseFilter(printed);
    if (!again || tidemark::printFilter(*again) != printed ||
        again->terms.size() != filter->terms.size())
        std::abort();
    for (std::size_t i = 0; i < filter->terms.size(); ++i) {
        const tidemark::FilterTerm &a = filter->terms[i], &b = again->terms[i];
        if (a.kind != b.kind || a.negated != b.negated || a.or_absent != b.or_absent ||
            a.patterns != b.patterns || a.ranges != b.ranges)
            std::abort();
    }
    return 0;
}
