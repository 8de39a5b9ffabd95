// SPDX-License-Identifier: GPL-3.0-or-later
// Streaming decompressors with one shape: bytes in, bytes out, damage said in words. One thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace tidemark {

class InflateStream {
public:
    virtual ~InflateStream() = default;
    /// Takes all of `input` and appends what comes out. False when the data is damaged (see
    /// damage()); what came out before the damage has been appended.
    virtual bool feed(std::string_view input, std::string& out) = 0;
    /// Call at the end of input: false when the data stops in the middle.
    virtual bool finish() = 0;
    /// Why feed() or finish() gave false.
    [[nodiscard]] virtual std::string_view damage() const = 0;
};

/// .gz with any number of members (ISA-L). Bytes after the last member that are no gzip are damage.
std::unique_ptr<InflateStream> makeGzipStream();
/// .zst with any number of frames.
std::unique_ptr<InflateStream> makeZstdStream();

bool looksLikeGzip(std::string_view head);
bool looksLikeZstd(std::string_view head);

} // namespace tidemark
