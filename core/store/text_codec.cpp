// SPDX-License-Identifier: GPL-3.0-or-later
// Text columns of codec.h: fixed shapes with hex digits (ids, hashes, UUIDs) are packed four bits a
// digit, everything else is one zstd frame.
#include "core/base/zstd_frame.h"
#include "core/store/codec.h"

#include <cstring>

namespace tidemark {

namespace {

constexpr std::size_t kTextHeaderBytes = 8;
constexpr std::size_t kMaxRows = std::size_t{1} << 24;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

// The shape shared by all present texts, NUL where they differ; empty when there is none.
std::string sharedShape(std::span<const std::string> texts) {
    std::string shape;
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        if (shape.empty()) {
            if (text.size() > 200 || text.find('\0') != std::string::npos) return {};
            shape = text;
            continue;
        }
        if (text.size() != shape.size()) return {};
        for (std::size_t i = 0; i < text.size(); ++i)
            if (shape[i] != '\0' && shape[i] != text[i]) shape[i] = '\0';
    }
    for (const std::string& text : texts) {
        if (text.empty()) continue;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (shape[i] == '\0' && hexDigit(text[i]) < 0) return {};
    }
    return shape;
}

void putTextHeader(std::string& out, std::uint8_t encoding, bool bitmap, std::size_t rows) {
    char raw[kTextHeaderBytes] = {};
    raw[0] = static_cast<char>(encoding);
    raw[1] = bitmap ? 1 : 0;
    const auto count = static_cast<std::uint32_t>(rows);
    std::memcpy(raw + 4, &count, 4);
    out.append(raw, sizeof raw);
}

void putTemplate(std::span<const std::string> texts, std::string_view shape, bool anyAbsent,
                 std::string& out) {
    putTextHeader(out, kEncodingTemplate, anyAbsent, texts.size());
    if (anyAbsent) {
        const std::size_t start = out.size();
        out.resize(start + (texts.size() + 7) / 8, '\0');
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (!texts[i].empty())
                out[start + i / 8] = static_cast<char>(out[start + i / 8] | (1 << (i % 8)));
    }
    const auto length = static_cast<std::uint16_t>(shape.size());
    out.append(reinterpret_cast<const char*>(&length), 2);
    out.append(shape);
    int high = -1;
    for (const std::string& text : texts) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (shape[i] != '\0') continue;
            if (high < 0) {
                high = hexDigit(text[i]);
            } else {
                out += static_cast<char>(high << 4 | hexDigit(text[i]));
                high = -1;
            }
        }
    }
    if (high >= 0) out += static_cast<char>(high << 4);
}

void putZstd(std::span<const std::string> texts, std::string& out) {
    putTextHeader(out, kEncodingZstd, false, texts.size());
    std::string raw;
    for (const std::string& text : texts) putVarint(raw, text.empty() ? 0 : text.size() + 1);
    for (const std::string& text : texts) raw += text;
    const auto size = static_cast<std::uint32_t>(raw.size());
    out.append(reinterpret_cast<const char*>(&size), 4);
    thread_local ZstdCompressor compressor(1);
    compressor.append(raw, out);
}

Error damaged() {
    return makeError(ErrorCode::Integrity, "a stored text column is damaged");
}

Status readTemplate(std::string_view data, std::size_t rows, bool bitmap,
                    std::vector<std::string>& out) {
    constexpr char kHex[] = "0123456789abcdef";
    std::size_t pos = kTextHeaderBytes;
    const std::size_t bitmapAt = pos;
    if (bitmap) pos += (rows + 7) / 8;
    if (pos + 2 > data.size()) return damaged();
    std::uint16_t length = 0;
    std::memcpy(&length, data.data() + pos, 2);
    pos += 2;
    if (pos + length > data.size()) return damaged();
    const std::string_view shape = data.substr(pos, length);
    pos += length;
    std::size_t nibble = 0;
    const std::size_t nibbles = (data.size() - pos) * 2;
    for (std::size_t row = 0; row < rows; ++row) {
        std::string& text = out[row];
        text.clear();
        if (bitmap &&
            ((static_cast<unsigned char>(data[bitmapAt + row / 8]) >> (row % 8)) & 1) == 0)
            continue;
        text = shape;
        for (char& c : text) {
            if (c != '\0') continue;
            if (nibble >= nibbles) return damaged();
            const auto byte = static_cast<unsigned char>(data[pos + nibble / 2]);
            c = kHex[nibble % 2 == 0 ? byte >> 4 : byte & 15];
            ++nibble;
        }
    }
    return ok();
}

Status readZstd(std::string_view data, std::size_t rows, std::vector<std::string>& out) {
    if (data.size() < kTextHeaderBytes + 4) return damaged();
    std::uint32_t size = 0;
    std::memcpy(&size, data.data() + kTextHeaderBytes, 4);
    if (size > (1U << 30)) return damaged();
    ZstdDecompressor decompressor;
    std::string raw;
    TM_TRY(decompressor.decompress(data.substr(kTextHeaderBytes + 4), size, raw));
    std::size_t pos = 0;
    std::vector<std::uint64_t> lengths(rows);
    for (std::uint64_t& length : lengths)
        if (!getVarint(raw, pos, length)) return damaged();
    for (std::size_t row = 0; row < rows; ++row) {
        out[row].clear();
        if (lengths[row] == 0) continue;
        const std::uint64_t length = lengths[row] - 1;
        if (length > raw.size() - pos) return damaged();
        out[row].assign(raw, pos, length);
        pos += length;
    }
    return ok();
}

} // namespace

void encodeTexts(std::span<const std::string> texts, std::string& out) {
    out.clear();
    bool anyAbsent = false, anyPresent = false;
    for (const std::string& text : texts) (text.empty() ? anyAbsent : anyPresent) = true;
    if (!anyPresent) return;
    const std::string shape = sharedShape(texts);
    if (!shape.empty())
        putTemplate(texts, shape, anyAbsent, out);
    else
        putZstd(texts, out);
}

Status decodeTexts(std::string_view data, std::vector<std::string>& out) {
    if (data.size() < kTextHeaderBytes) return damaged();
    std::uint32_t rows = 0;
    std::memcpy(&rows, data.data() + 4, 4);
    if (rows > kMaxRows) return damaged();
    out.resize(rows);
    const auto encoding = static_cast<std::uint8_t>(data[0]);
    if (encoding == kEncodingTemplate) return readTemplate(data, rows, (data[1] & 1) != 0, out);
    if (encoding == kEncodingZstd) return readZstd(data, rows, out);
    return damaged();
}

} // namespace tidemark
