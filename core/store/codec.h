// SPDX-License-Identifier: GPL-3.0-or-later
// The column format of event blocks, postings and roll-ups. SCHEMA.md describes it for outsiders;
// this is the one implementation. Pure functions; any thread. Decoders check every length and never
// read outside `data`: a damaged column is an Integrity error.
//
// Integer column, little-endian:
//   u8 encoding (1 constant, 2 packed, 3 delta)   u8 flags (bit 0: code 0 means absent)
//   u8 width in bits (0..64)   u8 zero   u32 rows
//   i64 base   i64 scale (packed: unit; delta: least delta)   i64 most (largest value present)
//   then rows * width bits, lowest bit first, and eight zero bytes so that readers may over-read.
//   packed: value = base + code * scale (code - 1 where bit 0 of flags is set).
//   delta: value[0] = base, value[i] = value[i-1] + scale + code[i].
// Text column: u8 encoding (4 template, 5 zstd) u8 flags (bit 0: a presence bitmap follows the
//   header) u16 zero u32 rows; then
//   template: u16 length, `length` bytes in which NUL marks a position that varies, then four bits
//     (hex digit) per varying position and present row;
//   zstd: u32 raw size, one zstd frame holding per row a varint (0 absent, else length + 1), then
//     all texts joined.
#pragma once

#include "core/base/result.h"
#include "core/store/text_column.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct ColumnHeader {
    std::uint8_t encoding = 0, flags = 0, width = 0;
    std::uint32_t rows = 0;
    std::int64_t base = 0, scale = 1, most = 0;
    [[nodiscard]] bool hasAbsent() const { return (flags & 1) != 0; }
};

constexpr std::uint8_t kEncodingConstant = 1, kEncodingPacked = 2, kEncodingDelta = 3,
                       kEncodingTemplate = 4, kEncodingZstd = 5;
constexpr std::size_t kColumnHeaderBytes = 32;

/// Encodes integers; kNoNumber (== kNoTime) is "absent". `try_delta` also tries delta encoding and
/// keeps the smaller. Empty input gives an empty column.
void encodeNumbers(std::span<const std::int64_t> values, bool try_delta, std::string& out);
/// Dictionary ids; 0 is "absent".
void encodeIds(std::span<const std::uint32_t> ids, std::string& out);
/// Texts; "" is "absent".
void encodeTexts(const TextColumn& texts, std::string& out);

/// What a decoder says of a column it cannot trust.
inline Error damagedColumn() {
    return makeError(ErrorCode::Integrity, "a stored column is damaged");
}
/// Differences of int64 values can exceed int64; unsigned arithmetic wraps to the right answer.
constexpr std::uint64_t distanceBetween(std::int64_t from, std::int64_t to) {
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

Result<ColumnHeader> readColumnHeader(std::string_view data);
/// Resizes `out` to the column's rows.
Status decodeNumbers(std::string_view data, std::vector<std::int64_t>& out);
Status decodeIds(std::string_view data, std::vector<std::uint32_t>& out);
Status decodeTexts(std::string_view data, TextColumn& out);

/// The packed codes as they are, for scans that compare codes rather than values. Only for
/// kEncodingPacked; `out` is resized to the rows. Widths above 32 are refused (Unsupported).
Status decodeCodes(std::string_view data, std::vector<std::uint32_t>& out);

/// LEB128 variable-length integers.
void putVarint(std::string& out, std::uint64_t value);
/// False at the end of data or on an overlong number; otherwise moves `pos` past it.
bool getVarint(std::string_view data, std::size_t& pos, std::uint64_t& value);
constexpr std::uint64_t zigzag(std::int64_t v) {
    return (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t v) {
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
}
static_assert(unzigzag(zigzag(INT64_MIN)) == INT64_MIN && zigzag(-1) == 1);

} // namespace tidemark
