// SPDX-License-Identifier: GPL-3.0-or-later
// Copying and comparing texts that are mostly of a few bytes, such as keys and ids, without a call:
// at these lengths a call of memcpy or memcmp costs more than its work. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidemark {

/// As memcpy; `to` and `from` must not overlap.
inline void copyShort(char* to, const char* from, std::size_t size) {
    if (size < 8 || size > 16) {
        if (size != 0) std::memcpy(to, from, size);
        return;
    }
    std::uint64_t first = 0, last = 0; // the two words overlap when there are fewer than 16 bytes
    std::memcpy(&first, from, 8);
    std::memcpy(&last, from + size - 8, 8);
    std::memcpy(to, &first, 8);
    std::memcpy(to + size - 8, &last, 8);
}

/// As a == b.
inline bool sameShort(std::string_view a, std::string_view b) {
    const std::size_t size = a.size();
    if (size != b.size()) return false;
    const auto differ = [&]<class Word>(Word) {
        Word x = 0, y = 0, u = 0, v = 0;
        std::memcpy(&x, a.data(), sizeof(Word));
        std::memcpy(&y, b.data(), sizeof(Word));
        std::memcpy(&u, a.data() + size - sizeof(Word), sizeof(Word));
        std::memcpy(&v, b.data() + size - sizeof(Word), sizeof(Word));
        return ((x ^ y) | (u ^ v)) != 0;
    };
    if (size > 16) return std::memcmp(a.data(), b.data(), size) == 0;
    if (size >= 8) return !differ(std::uint64_t{});
    if (size >= 4) return !differ(std::uint32_t{});
    for (std::size_t i = 0; i < size; ++i)
        if (a[i] != b[i]) return false;
    return true;
}

} // namespace tidemark
