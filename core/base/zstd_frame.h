// SPDX-License-Identifier: GPL-3.0-or-later
// One-shot zstd frames. Compressor and decompressor hold a reusable context: one owner thread each.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace tidemark {

class ZstdCompressor {
public:
    explicit ZstdCompressor(int level = 1);
    ~ZstdCompressor();
    ZstdCompressor(ZstdCompressor&&) noexcept;
    ZstdCompressor& operator=(ZstdCompressor&&) noexcept;
    /// Appends one frame holding `bytes` to `out`.
    void append(std::string_view bytes, std::string& out);

private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
    int m_level;
};

class ZstdDecompressor {
public:
    ZstdDecompressor();
    ~ZstdDecompressor();
    ZstdDecompressor(ZstdDecompressor&&) noexcept;
    ZstdDecompressor& operator=(ZstdDecompressor&&) noexcept;
    /// Replaces `out` by the frame's content, which must be exactly `size_bytes` long. Integrity if
    /// the frame is damaged or of another length.
    Status decompress(std::string_view frame, std::size_t size_bytes, std::string& out);

private:
    struct Free {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, Free> m_context;
};

} // namespace tidemark
