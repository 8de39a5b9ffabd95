// SPDX-License-Identifier: GPL-3.0-or-later
// Search of raw records: bytes as typed, except that ASCII letters match in either case. Pure; any
// thread.
#pragma once

#include "core/query/filter.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// One text to look for, prepared. About as fast as memory on x86, linear in text times needle at
/// worst.
class RawNeedle {
public:
    /// Precondition: `text` is not empty.
    explicit RawNeedle(std::string_view text);
    /// First place at or after `from`; npos if none.
    [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const;
    [[nodiscard]] std::size_t size() const { return m_lower.size(); }

private:
    [[nodiscard]] bool matchesAt(const char* place) const;
    std::string m_lower, m_upper;
};

/// Alternatives of a raw term; each is a run of needles that occur in this order.
class RawMatcher {
public:
    explicit RawMatcher(std::span<const TextPattern> patterns);
    /// True if the record contains one of the alternatives.
    [[nodiscard]] bool matches(std::string_view record) const;
    /// True if some alternative is empty and so in every record.
    [[nodiscard]] bool matchesEverything() const;
    [[nodiscard]] std::size_t alternatives() const { return m_alternatives.size(); }
    /// Places within `text` where a match of one alternative could be, ascending: a record that
    /// contains none of them does not match. `use(place)` returns where to go on.
    template <class Use>
    void forEachCandidate(std::size_t alternative, std::string_view text, Use use) const {
        const RawNeedle& anchor = longest(m_alternatives[alternative]);
        for (std::size_t at = anchor.find(text); at != std::string_view::npos;
             at = anchor.find(text, use(at))) {
        }
    }

private:
    static const RawNeedle& longest(const std::vector<RawNeedle>& needles);
    std::vector<std::vector<RawNeedle>> m_alternatives;
};

} // namespace tidemark
