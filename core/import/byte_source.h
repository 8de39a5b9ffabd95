// SPDX-License-Identifier: GPL-3.0-or-later
// Received bytes in order, from a file, standard input or the case itself, with every byte passed
// on to a tap (hashing, keeping) before it is used. One thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tidemark {

class ByteSource {
public:
    /// Fills up to `room` bytes and gives their number; 0 at the end. May block.
    using Read = std::function<Result<std::size_t>(char* buffer, std::size_t room)>;
    using Tap = std::function<void(std::string_view)>;

    ByteSource(Read read, Tap tap) : m_read(std::move(read)), m_tap(std::move(tap)) {}

    /// Up to `room` bytes; 0 at the end.
    Result<std::size_t> read(char* buffer, std::size_t room);
    /// The first bytes without consuming them: at least `least` unless the input is shorter.
    Result<std::string_view> peek(std::size_t least);
    /// Reads to the end, so that the tap has seen everything.
    Status drain();
    /// Bytes given out so far.
    [[nodiscard]] std::int64_t position() const { return m_position; }

private:
    Result<std::size_t> receive(char* buffer, std::size_t room);
    Read m_read;
    Tap m_tap;
    std::string m_peeked;
    std::size_t m_peeked_used = 0;
    std::int64_t m_position = 0;
};

/// Reads a descriptor; the caller closes it. EINTR is retried; errors are Io with `where` = name.
ByteSource::Read readDescriptor(int fd, std::string name);

} // namespace tidemark
