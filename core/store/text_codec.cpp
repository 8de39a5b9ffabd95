// SPDX-License-Identifier: GPL-3.0-or-later
// Text columns of codec.h: fixed shapes with hex digits (ids, hashes, UUIDs) are packed four bits a
// digit, everything else is one zstd frame.
#include "core/base/zstd_frame.h"
#include "core/store/codec.h"

#include <array>
#include <cstring>
#include <vector>

namespace tidemark {

namespace {

constexpr std::size_t kTextHeaderBytes = 8;
constexpr std::size_t kMaxRows = std::size_t{1} << 24;
constexpr std::size_t kMaxShapeBytes = 200;
constexpr std::size_t kMaxTextBytes = std::size_t{1} << 30; ///< of one column, when read

constexpr std::uint8_t kNoHexDigit = 0x80;
constexpr std::array<std::uint8_t, 256> kHexValue = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoHexDigit);
    for (std::uint8_t i = 0; i < 16; ++i)
        values[static_cast<std::size_t>(i < 10 ? '0' + i : 'a' + i - 10)] = i;
    return values;
}();
std::uint8_t hexValue(char c) {
    return kHexValue[static_cast<unsigned char>(c)];
}

/// What all present texts of a column have in common: a shape, and the places where they differ.
struct Shape {
    std::string text; ///< NUL where they differ; empty when they have no shape in common
    std::vector<std::uint8_t> places;
};

Shape sharedShape(const TextColumn& texts, std::string_view first) {
    if (first.size() > kMaxShapeBytes || first.find('\0') != std::string_view::npos) return {};
    std::array<char, kMaxShapeBytes> differs{};
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const std::string_view text = texts[row];
        if (text.empty()) continue;
        if (text.size() != first.size()) return {};
        for (std::size_t i = 0; i < first.size(); ++i)
            differs[i] = static_cast<char>(differs[i] | (first[i] ^ text[i]));
    }
    Shape shape;
    shape.text = first;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (differs[i] == 0) continue;
        shape.text[i] = '\0';
        shape.places.push_back(static_cast<std::uint8_t>(i));
    }
    std::uint8_t seen = 0;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const std::string_view text = texts[row];
        if (text.empty()) continue;
        for (const std::uint8_t place : shape.places)
            seen = static_cast<std::uint8_t>(seen | hexValue(text[place]));
    }
    return (seen & kNoHexDigit) != 0 ? Shape() : shape;
}

void putTextHeader(std::string& out, std::uint8_t encoding, bool bitmap, std::size_t rows) {
    char raw[kTextHeaderBytes] = {};
    raw[0] = static_cast<char>(encoding);
    raw[1] = bitmap ? 1 : 0;
    const auto count = static_cast<std::uint32_t>(rows);
    std::memcpy(raw + 4, &count, 4);
    out.append(raw, sizeof raw);
}

void putTemplate(const TextColumn& texts, const Shape& shape, bool anyAbsent, std::string& out) {
    putTextHeader(out, kEncodingTemplate, anyAbsent, texts.size());
    std::size_t present = texts.size();
    if (anyAbsent) {
        const std::size_t start = out.size();
        out.resize(start + (texts.size() + 7) / 8, '\0');
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (texts[i].empty())
                --present;
            else
                out[start + i / 8] = static_cast<char>(out[start + i / 8] | (1 << (i % 8)));
        }
    }
    const auto length = static_cast<std::uint16_t>(shape.text.size());
    out.append(reinterpret_cast<const char*>(&length), 2);
    out.append(shape.text);
    const std::size_t start = out.size();
    out.resize(start + (present * shape.places.size() + 1) / 2, '\0');
    char* target = out.data() + start;
    std::size_t nibble = 0;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        const std::string_view text = texts[row];
        if (text.empty()) continue;
        for (const std::uint8_t place : shape.places) {
            const unsigned value = hexValue(text[place]);
            char& byte = target[nibble / 2];
            byte = static_cast<char>(nibble % 2 == 0 ? value << 4 : (byte & 0xF0U) | value);
            ++nibble;
        }
    }
}

void putZstd(const TextColumn& texts, std::string& out) {
    putTextHeader(out, kEncodingZstd, false, texts.size());
    std::string raw;
    raw.reserve(texts.bytes().size() + 2 * texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row)
        putVarint(raw, texts[row].empty() ? 0 : texts[row].size() + 1);
    raw += texts.bytes();
    const auto size = static_cast<std::uint32_t>(raw.size());
    out.append(reinterpret_cast<const char*>(&size), 4);
    thread_local ZstdCompressor compressor(1);
    compressor.append(raw, out);
}

Error damaged() {
    return makeError(ErrorCode::Integrity, "a stored text column is damaged");
}

Status readTemplate(std::string_view data, std::size_t rows, bool bitmap, TextColumn& out) {
    constexpr char kHex[] = "0123456789abcdef";
    std::size_t pos = kTextHeaderBytes;
    const std::size_t bitmapAt = pos;
    if (bitmap) pos += (rows + 7) / 8;
    if (pos + 2 > data.size()) return damaged();
    std::uint16_t length = 0;
    std::memcpy(&length, data.data() + pos, 2);
    pos += 2;
    if (length > kMaxShapeBytes || pos + length > data.size() || rows * length > kMaxTextBytes)
        return damaged();
    std::string text(data.substr(pos, length));
    pos += length;
    std::vector<std::uint16_t> places;
    for (std::uint16_t i = 0; i < length; ++i)
        if (text[i] == '\0') places.push_back(i);
    std::size_t nibble = 0;
    const std::size_t nibbles = (data.size() - pos) * 2;
    for (std::size_t row = 0; row < rows; ++row) {
        if (bitmap &&
            ((static_cast<unsigned char>(data[bitmapAt + row / 8]) >> (row % 8)) & 1) == 0) {
            out.push_back({});
            continue;
        }
        if (places.size() > nibbles - nibble) return damaged();
        for (const std::uint16_t place : places) {
            const auto byte = static_cast<unsigned char>(data[pos + nibble / 2]);
            text[place] = kHex[nibble % 2 == 0 ? byte >> 4 : byte & 15];
            ++nibble;
        }
        out.push_back(text);
    }
    return ok();
}

Status readZstd(std::string_view data, std::size_t rows, TextColumn& out) {
    if (data.size() < kTextHeaderBytes + 4) return damaged();
    std::uint32_t size = 0;
    std::memcpy(&size, data.data() + kTextHeaderBytes, 4);
    if (size > kMaxTextBytes) return damaged();
    ZstdDecompressor decompressor;
    std::string raw;
    TM_TRY(decompressor.decompress(data.substr(kTextHeaderBytes + 4), size, raw));
    std::size_t pos = 0;
    std::vector<std::uint64_t> lengths(rows);
    for (std::uint64_t& length : lengths)
        if (!getVarint(raw, pos, length)) return damaged();
    for (const std::uint64_t stored : lengths) {
        const std::uint64_t length = stored == 0 ? 0 : stored - 1;
        if (length > raw.size() - pos) return damaged();
        out.push_back(std::string_view(raw).substr(pos, length));
        pos += length;
    }
    return ok();
}

} // namespace

void encodeTexts(const TextColumn& texts, std::string& out) {
    out.clear();
    bool anyAbsent = false;
    std::string_view first; // of the present ones
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row].empty())
            anyAbsent = true;
        else if (first.empty())
            first = texts[row];
    }
    if (first.empty()) return;
    const Shape shape = sharedShape(texts, first);
    if (!shape.text.empty())
        putTemplate(texts, shape, anyAbsent, out);
    else
        putZstd(texts, out);
}

Status decodeTexts(std::string_view data, TextColumn& out) {
    out.clear();
    if (data.size() < kTextHeaderBytes) return damaged();
    std::uint32_t rows = 0;
    std::memcpy(&rows, data.data() + 4, 4);
    if (rows > kMaxRows) return damaged();
    const auto encoding = static_cast<std::uint8_t>(data[0]);
    if (encoding == kEncodingTemplate) return readTemplate(data, rows, (data[1] & 1) != 0, out);
    if (encoding == kEncodingZstd) return readZstd(data, rows, out);
    return damaged();
}

} // namespace tidemark
