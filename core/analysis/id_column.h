// SPDX-License-Identifier: GPL-3.0-or-later
// A column of dictionary ids that stores each id in 1, 2 or 4 bytes, whichever the largest id so
// far needs: 16 million events have a dozen such columns, and most dictionaries are tiny.
// Id 0 means "missing". A plain value; concurrent reads are safe, writes are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark {

class IdColumn {
public:
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    /// True when the log has no such field at all.
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }

    [[nodiscard]] std::uint32_t operator[](std::size_t row) const noexcept {
        switch (m_width) {
        case 1: return m_narrow[row];
        case 2: return m_middle[row];
        default: return m_wide[row];
        }
    }

    void reserve(std::size_t rows) { m_reserved = rows; }

    void push_back(std::uint32_t id) {
        if (id > 0xff && m_width < 2) widenTo2();
        if (id > 0xffff && m_width < 4) widenTo4();
        if (m_size == 0) reserveCurrent();
        if (m_width == 1)
            m_narrow.push_back(static_cast<std::uint8_t>(id));
        else if (m_width == 2)
            m_middle.push_back(static_cast<std::uint16_t>(id));
        else
            m_wide.push_back(id);
        if (id > m_max) m_max = id;
        ++m_size;
    }

    /// The largest id stored; 0 when there is none.
    [[nodiscard]] std::uint32_t maxId() const noexcept { return m_max; }

    /// Row i becomes what row order[i] was; `order` is a permutation of the rows.
    void reorder(const std::vector<std::uint32_t>& order) {
        reorder(m_narrow, order);
        reorder(m_middle, order);
        reorder(m_wide, order);
    }

private:
    template <class T>
    static void reorder(std::vector<T>& values, const std::vector<std::uint32_t>& order) {
        if (values.empty()) return;
        std::vector<T> sorted;
        sorted.reserve(order.size());
        for (const std::uint32_t row : order) sorted.push_back(values[row]);
        values = std::move(sorted);
    }
    void reserveCurrent() {
        if (m_width == 1)
            m_narrow.reserve(m_reserved);
        else if (m_width == 2)
            m_middle.reserve(m_reserved);
        else
            m_wide.reserve(m_reserved);
    }
    void widenTo2() {
        m_middle.reserve(m_reserved);
        m_middle.assign(m_narrow.begin(), m_narrow.end());
        m_narrow = {};
        m_width = 2;
    }
    void widenTo4() {
        if (m_width == 1) widenTo2();
        m_wide.reserve(m_reserved);
        m_wide.assign(m_middle.begin(), m_middle.end());
        m_middle = {};
        m_width = 4;
    }

    std::vector<std::uint8_t> m_narrow;
    std::vector<std::uint16_t> m_middle;
    std::vector<std::uint32_t> m_wide;
    std::size_t m_size = 0;
    std::size_t m_reserved = 0;
    std::uint32_t m_max = 0;
    int m_width = 1;
};

} // namespace tidemark
