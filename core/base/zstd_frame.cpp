// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zstd_frame.h"

#include <fmt/format.h>
#include <zstd.h>

#include <cstdlib>

namespace tidemark {

void ZstdCompressor::Free::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}
void ZstdDecompressor::Free::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

ZstdCompressor::ZstdCompressor(int level) : m_context(ZSTD_createCCtx()), m_level(level) {
    if (!m_context) std::abort();
}
ZstdCompressor::~ZstdCompressor() = default;
ZstdCompressor::ZstdCompressor(ZstdCompressor&&) noexcept = default;
ZstdCompressor& ZstdCompressor::operator=(ZstdCompressor&&) noexcept = default;

void ZstdCompressor::append(std::string_view bytes, std::string& out) {
    const std::size_t start = out.size();
    out.resize(start + ZSTD_compressBound(bytes.size()));
    const std::size_t length =
        ZSTD_compressCCtx(m_context.get(), out.data() + start, out.size() - start, bytes.data(),
                          bytes.size(), m_level);
    // With a destination of compressBound bytes only a lack of memory is left to fail.
    if (ZSTD_isError(length) != 0) std::abort();
    out.resize(start + length);
}

ZstdDecompressor::ZstdDecompressor() : m_context(ZSTD_createDCtx()) {
    if (!m_context) std::abort();
}
ZstdDecompressor::~ZstdDecompressor() = default;
ZstdDecompressor::ZstdDecompressor(ZstdDecompressor&&) noexcept = default;
ZstdDecompressor& ZstdDecompressor::operator=(ZstdDecompressor&&) noexcept = default;

Status ZstdDecompressor::decompress(std::string_view frame, std::size_t size_bytes,
                                    std::string& out) {
    out.resize(size_bytes);
    const std::size_t length =
        ZSTD_decompressDCtx(m_context.get(), out.data(), out.size(), frame.data(), frame.size());
    if (ZSTD_isError(length) != 0)
        return makeError(ErrorCode::Integrity, fmt::format("a compressed frame is damaged ({})",
                                                           ZSTD_getErrorName(length)));
    if (length != size_bytes)
        return makeError(
            ErrorCode::Integrity,
            fmt::format("a compressed frame holds {} bytes, not {}", length, size_bytes));
    return ok();
}

} // namespace tidemark
