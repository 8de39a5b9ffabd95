// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/raw_search.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tidemark {

namespace {

std::string upperAscii(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

bool needlesInOrder(std::string_view record, const std::vector<RawNeedle>& needles) {
    std::size_t from = 0;
    for (const RawNeedle& needle : needles) {
        const std::size_t found = needle.find(record, from);
        if (found == std::string_view::npos) return false;
        from = found + needle.size();
    }
    return true;
}

} // namespace

RawNeedle::RawNeedle(std::string_view text)
    : m_lower(lowerAscii(text)), m_upper(upperAscii(m_lower)) {}

bool RawNeedle::matchesAt(const char* place) const {
    for (std::size_t i = 0; i < m_lower.size(); ++i)
        if (place[i] != m_lower[i] && place[i] != m_upper[i]) return false;
    return true;
}

// The first and the last byte are compared at 16 places at once; only where both fit is the rest
// looked at.
std::size_t RawNeedle::find(std::string_view text, std::size_t from) const {
    const std::size_t length = m_lower.size();
    if (text.size() < length || from > text.size() - length) return std::string_view::npos;
    const std::size_t end = text.size() - length + 1; // places are [from, end)
    std::size_t at = from;
#ifdef __SSE2__
    constexpr std::size_t kLanes = 16;
    const __m128i firstLow = _mm_set1_epi8(m_lower.front()),
                  firstUp = _mm_set1_epi8(m_upper.front());
    const __m128i lastLow = _mm_set1_epi8(m_lower.back()), lastUp = _mm_set1_epi8(m_upper.back());
    for (; at + kLanes <= end; at += kLanes) {
        const char* place = text.data() + at;
        const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place));
        const __m128i last = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place + length - 1));
        const __m128i fits = _mm_and_si128(
            _mm_or_si128(_mm_cmpeq_epi8(first, firstLow), _mm_cmpeq_epi8(first, firstUp)),
            _mm_or_si128(_mm_cmpeq_epi8(last, lastLow), _mm_cmpeq_epi8(last, lastUp)));
        for (auto left = static_cast<unsigned>(_mm_movemask_epi8(fits)); left != 0;
             left &= left - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(left));
            if (matchesAt(place + lane)) return at + lane;
        }
    }
#endif
    for (; at < end; ++at)
        if (matchesAt(text.data() + at)) return at;
    return std::string_view::npos;
}

RawMatcher::RawMatcher(std::span<const TextPattern> patterns) {
    for (const TextPattern& pattern : patterns) {
        std::vector<RawNeedle>& needles = m_alternatives.emplace_back();
        for (const std::string& piece : pattern.pieces)
            if (!piece.empty()) needles.emplace_back(piece);
    }
}

bool RawMatcher::matches(std::string_view record) const {
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [record](const auto& needles) { return needlesInOrder(record, needles); });
}

bool RawMatcher::matchesEverything() const {
    return std::any_of(m_alternatives.begin(), m_alternatives.end(),
                       [](const auto& needles) { return needles.empty(); });
}

const RawNeedle& RawMatcher::longest(const std::vector<RawNeedle>& needles) {
    return *std::max_element(
        needles.begin(), needles.end(),
        [](const RawNeedle& a, const RawNeedle& b) { return a.size() < b.size(); });
}

} // namespace tidemark
