// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/base64.h"

#include <cstdint>

namespace tidemark {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group =
                group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0u);
        out += kAlphabet[group >> 18];
        out += kAlphabet[(group >> 12) & 63];
        out += i + 1 < bytes.size() ? kAlphabet[(group >> 6) & 63] : '=';
        out += i + 2 < bytes.size() ? kAlphabet[group & 63] : '=';
    }
    return out;
}

std::optional<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t group = 0;
        int missing = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const std::size_t value = text[i + j] == '=' ? 64 : kAlphabet.find(text[i + j]);
            if (value == std::string_view::npos) return std::nullopt;
            if (value == 64) ++missing;
            group = group << 6 | static_cast<std::uint32_t>(value == 64 ? 0 : value);
        }
        out += static_cast<char>(group >> 16);
        if (missing < 2) out += static_cast<char>(group >> 8 & 255);
        if (missing < 1) out += static_cast<char>(group & 255);
    }
    // Padding in the wrong place and bits beyond the last byte come out differently.
    if (toBase64(out) != text) return std::nullopt;
    return out;
}

} // namespace tidemark
