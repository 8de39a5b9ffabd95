// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/text_column.h"

#include <algorithm>

namespace tidemark {

void TextColumn::append(const TextColumn& other, std::size_t from, std::size_t to) {
    to = std::min(to, other.size());
    if (from >= to) return;
    const std::size_t begin = from == 0 ? 0 : other.m_ends[from - 1];
    const std::size_t base = m_bytes.size();
    m_bytes.append(other.bytes().substr(begin, other.m_ends[to - 1] - begin));
    for (std::size_t row = from; row < to; ++row)
        m_ends.push_back(static_cast<std::uint32_t>(base + other.m_ends[row] - begin));
}

} // namespace tidemark
