// SPDX-License-Identifier: GPL-3.0-or-later
// One column of texts, held back to back in one buffer: a million short texts cost no million
// allocations. Texts are appended, never changed. One owner at a time; up to 4 GiB of text.
#pragma once

#include "core/base/byte_buffer.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tidemark {

class TextColumn {
public:
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] bool empty() const { return m_ends.empty(); }
    /// Valid until the column is next added to.
    [[nodiscard]] std::string_view operator[](std::size_t row) const {
        const std::size_t begin = row == 0 ? 0 : m_ends[row - 1];
        return {m_bytes.data() + begin, m_ends[row] - begin};
    }
    void push_back(std::string_view text) {
        m_bytes.append(text);
        m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    }
    /// Appends rows [from, to) of another column; rows that it does not have are left out.
    void append(const TextColumn& other, std::size_t from, std::size_t to);
    /// Appends empty texts until there are `rows`; never removes any.
    void extend(std::size_t rows) {
        if (m_ends.size() < rows) m_ends.resize(rows, static_cast<std::uint32_t>(m_bytes.size()));
    }
    void clear() {
        m_bytes.clear();
        m_ends.clear();
    }
    void reserve(std::size_t rows, std::size_t bytes) {
        m_ends.reserve(rows);
        m_bytes.reserve(bytes);
    }
    /// All texts joined.
    [[nodiscard]] std::string_view bytes() const { return m_bytes.view(); }
    bool operator==(const TextColumn&) const = default;

private:
    ByteBuffer m_bytes;
    std::vector<std::uint32_t> m_ends; ///< where each text ends in m_bytes
};

} // namespace tidemark
