// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/byte_source.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tidemark {

Result<std::size_t> ByteSource::receive(char* buffer, std::size_t room) {
    TM_ASSIGN(const std::size_t got, m_read(buffer, room));
    if (got > 0 && m_tap) m_tap({buffer, got});
    return got;
}

Result<std::size_t> ByteSource::read(char* buffer, std::size_t room) {
    if (m_peeked_used < m_peeked.size()) {
        const std::size_t got = std::min(room, m_peeked.size() - m_peeked_used);
        std::memcpy(buffer, m_peeked.data() + m_peeked_used, got);
        m_peeked_used += got;
        m_position += static_cast<std::int64_t>(got);
        return got;
    }
    TM_ASSIGN(const std::size_t got, receive(buffer, room));
    m_position += static_cast<std::int64_t>(got);
    return got;
}

Result<std::string_view> ByteSource::peek(std::size_t least) {
    m_peeked.erase(0, m_peeked_used);
    m_peeked_used = 0;
    while (m_peeked.size() < least) {
        const std::size_t have = m_peeked.size();
        m_peeked.resize(least);
        auto got = receive(m_peeked.data() + have, least - have);
        m_peeked.resize(have + (got ? *got : 0));
        if (!got) return std::move(got).error();
        if (*got == 0) break;
    }
    return std::string_view(m_peeked);
}

Status ByteSource::drain() {
    std::string buffer(std::size_t{256} << 10, '\0');
    for (;;) {
        TM_ASSIGN(const std::size_t got, read(buffer.data(), buffer.size()));
        if (got == 0) return ok();
    }
}

ByteSource::Read readDescriptor(int fd, std::string name) {
    return [fd, name = std::move(name)](char* buffer, std::size_t room) -> Result<std::size_t> {
        for (;;) {
            const ssize_t got = ::read(fd, buffer, room);
            if (got >= 0) return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return makeError(ErrorCode::Io, std::strerror(errno), name,
                                 "Check that the file can be read", errno);
        }
    };
}

} // namespace tidemark
