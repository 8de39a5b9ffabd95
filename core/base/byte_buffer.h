// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that are only ever appended to: std::string without the call for each append, which at
// texts of a dozen bytes costs more than copying them. One owner at a time.
#pragma once

#include "core/base/short_text.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace tidemark {

class ByteBuffer {
public:
    ByteBuffer() = default;
    ByteBuffer(const ByteBuffer& other) { append(other.view()); }
    ByteBuffer(ByteBuffer&& other) noexcept
        : m_bytes(std::move(other.m_bytes)), m_size(std::exchange(other.m_size, 0)),
          m_capacity(std::exchange(other.m_capacity, 0)) {}
    ByteBuffer& operator=(ByteBuffer other) noexcept {
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
        return *this;
    }
    ~ByteBuffer() = default;

    /// `text` must not be part of this buffer.
    void append(std::string_view text) {
        if (m_capacity - m_size < text.size()) grow(text.size());
        copyShort(m_bytes.get() + m_size, text.data(), text.size());
        m_size += text.size();
    }
    void reserve(std::size_t bytes) {
        if (bytes > m_capacity) grow(bytes - m_size);
    }
    void clear() { m_size = 0; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const char* data() const { return m_bytes.get(); }
    /// Valid until the next append.
    [[nodiscard]] std::string_view view() const { return {m_bytes.get(), m_size}; }
    bool operator==(const ByteBuffer& other) const { return view() == other.view(); }

private:
    void grow(std::size_t more) {
        const std::size_t capacity = std::max({m_size + more, m_capacity * 2, std::size_t{64}});
        std::unique_ptr<char[]> bytes(new char[capacity]); // not made zero first
        std::copy_n(m_bytes.get(), m_size, bytes.get());
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0, m_capacity = 0;
};

} // namespace tidemark
