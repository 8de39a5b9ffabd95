// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codec.h"

#include "core/store/fields.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

static_assert(std::endian::native == std::endian::little, "block columns are read in place");

namespace tidemark {

namespace {

constexpr std::size_t kPadding = 8;

int bitsFor(std::uint64_t largest) {
    return 64 - std::countl_zero(largest);
}

std::int64_t advance(std::int64_t base, std::uint64_t by) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + by);
}

void putHeader(std::string& out, const ColumnHeader& header) {
    char raw[kColumnHeaderBytes] = {};
    raw[0] = static_cast<char>(header.encoding);
    raw[1] = static_cast<char>(header.flags);
    raw[2] = static_cast<char>(header.width);
    std::memcpy(raw + 4, &header.rows, 4);
    std::memcpy(raw + 8, &header.base, 8);
    std::memcpy(raw + 16, &header.scale, 8);
    std::memcpy(raw + 24, &header.most, 8);
    out.append(raw, sizeof raw);
}

std::size_t packedBytes(std::size_t rows, unsigned width) {
    return (rows * width + 7) / 8 + kPadding;
}

// Widths 58..63 would straddle nine bytes; they are stored as 64.
unsigned storableWidth(int bits) {
    return static_cast<unsigned>(bits > 57 ? 64 : bits);
}

template <class CodeAt>
void putPacked(std::string& out, std::size_t rows, unsigned width, CodeAt codeAt) {
    const std::size_t start = out.size();
    out.resize(start + packedBytes(rows, width), '\0');
    char* data = out.data() + start;
    if (width == 64) {
        for (std::size_t i = 0; i < rows; ++i) {
            const std::uint64_t code = codeAt(i);
            std::memcpy(data + i * 8, &code, 8);
        }
        return;
    }
    std::uint64_t pending = 0;
    unsigned filled = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::uint64_t code = codeAt(i);
        pending |= code << filled;
        filled += width;
        if (filled >= 64) {
            std::memcpy(data, &pending, 8);
            data += 8;
            filled -= 64;
            pending = filled == 0 ? 0 : code >> (width - filled);
        }
    }
    if (filled > 0) std::memcpy(data, &pending, (filled + 7) / 8);
}

template <unsigned Width, class Put>
void unpackFixed(const char* data, std::size_t rows, Put put) {
    constexpr std::uint64_t kMask = Width == 64 ? ~0ULL : (1ULL << (Width % 64)) - 1;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t bit = i * Width;
        std::uint64_t word = 0;
        std::memcpy(&word, data + (bit >> 3), 8);
        put(i, (word >> (bit & 7)) & kMask);
    }
}

// The width becomes a compile-time constant, which lets the compiler turn shifts into fixed ones.
template <class Put, std::size_t... Widths>
void unpackAny(unsigned width, const char* data, std::size_t rows, Put put,
               std::index_sequence<Widths...>) {
    (void)((width == Widths &&
            (unpackFixed<static_cast<unsigned>(Widths)>(data, rows, put), true)) ||
           ...);
}
template <class Put>
void unpack(unsigned width, const char* data, std::size_t rows, Put put) {
    if (width == 64)
        unpackFixed<64>(data, rows, put);
    else
        unpackAny(width, data, rows, put, std::make_index_sequence<58>());
}

std::int64_t commonUnit(std::span<const std::int64_t> values, std::int64_t base) {
    constexpr std::int64_t kUnits[] = {1'000'000'000, 1'000'000, 1'000};
    for (const std::int64_t unit : kUnits) {
        const bool fits = std::all_of(values.begin(), values.end(), [&](std::int64_t v) {
            return v == kNoNumber ||
                   distanceBetween(base, v) % static_cast<std::uint64_t>(unit) == 0;
        });
        if (fits) return unit;
    }
    return 1;
}

struct Extent {
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    bool absent = false, present = false;
};
Extent extentOf(std::span<const std::int64_t> values) {
    Extent extent;
    for (const std::int64_t v : values) {
        if (v == kNoNumber) {
            extent.absent = true;
            continue;
        }
        extent.present = true;
        extent.least = std::min(extent.least, v);
        extent.most = std::max(extent.most, v);
    }
    return extent;
}

// Fills in `header` for delta encoding; false when it cannot be used.
bool planDelta(std::span<const std::int64_t> values, const Extent& extent, ColumnHeader& header) {
    if (extent.absent || values.size() < 2 || distanceBetween(extent.least, extent.most) >> 62 != 0)
        return false;
    std::int64_t least = INT64_MAX, most = INT64_MIN;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const std::int64_t delta = values[i] - values[i - 1];
        least = std::min(least, delta);
        most = std::max(most, delta);
    }
    header.encoding = kEncodingDelta;
    header.base = values[0];
    header.scale = least;
    header.width = static_cast<std::uint8_t>(storableWidth(bitsFor(distanceBetween(least, most))));
    return true;
}

} // namespace

void encodeNumbers(std::span<const std::int64_t> values, bool tryDelta, std::string& out) {
    out.clear();
    if (values.empty()) return;
    const Extent extent = extentOf(values);
    if (!extent.present) return; // an all-absent column is not stored
    ColumnHeader header;
    header.rows = static_cast<std::uint32_t>(values.size());
    header.base = extent.least;
    header.most = extent.most;
    if (!extent.absent && extent.least == extent.most) {
        header.encoding = kEncodingConstant;
        putHeader(out, header);
        return;
    }
    header.encoding = kEncodingPacked;
    header.flags = extent.absent ? 1 : 0;
    const std::uint64_t span = distanceBetween(extent.least, extent.most);
    header.scale = span >> 20 != 0 ? commonUnit(values, extent.least) : 1;
    const auto scale = static_cast<std::uint64_t>(header.scale);
    header.width = static_cast<std::uint8_t>(storableWidth(bitsFor(span / scale + header.flags)));
    ColumnHeader delta = header;
    if (tryDelta && planDelta(values, extent, delta) && delta.width < header.width) {
        putHeader(out, delta);
        putPacked(out, values.size(), delta.width, [&](std::size_t i) {
            return i == 0 ? 0 : distanceBetween(delta.scale, values[i] - values[i - 1]);
        });
        return;
    }
    putHeader(out, header);
    const std::uint64_t shift = header.flags;
    putPacked(out, values.size(), header.width, [&](std::size_t i) -> std::uint64_t {
        return values[i] == kNoNumber ? 0 : distanceBetween(header.base, values[i]) / scale + shift;
    });
}

void encodeIds(std::span<const std::uint32_t> ids, std::string& out) {
    out.clear();
    if (ids.empty()) return;
    const auto [least, most] = std::minmax_element(ids.begin(), ids.end());
    if (*most == 0) return;
    ColumnHeader header;
    header.rows = static_cast<std::uint32_t>(ids.size());
    header.base = *least;
    header.most = *most;
    if (*least == *most) {
        header.encoding = kEncodingConstant;
        putHeader(out, header);
        return;
    }
    header.encoding = kEncodingPacked;
    header.width = static_cast<std::uint8_t>(bitsFor(*most - *least));
    putHeader(out, header);
    putPacked(out, ids.size(), header.width,
              [&, base = *least](std::size_t i) -> std::uint64_t { return ids[i] - base; });
}

Result<ColumnHeader> readColumnHeader(std::string_view data) {
    if (data.size() < kColumnHeaderBytes) return damagedColumn();
    ColumnHeader header;
    header.encoding = static_cast<std::uint8_t>(data[0]);
    header.flags = static_cast<std::uint8_t>(data[1]);
    header.width = static_cast<std::uint8_t>(data[2]);
    std::memcpy(&header.rows, data.data() + 4, 4);
    std::memcpy(&header.base, data.data() + 8, 8);
    std::memcpy(&header.scale, data.data() + 16, 8);
    std::memcpy(&header.most, data.data() + 24, 8);
    if (header.encoding == kEncodingConstant) return header;
    if ((header.encoding != kEncodingPacked && header.encoding != kEncodingDelta) ||
        (header.width > 57 && header.width != 64))
        return damagedColumn();
    if (data.size() < kColumnHeaderBytes + packedBytes(header.rows, header.width))
        return damagedColumn();
    return header;
}

Status decodeNumbers(std::string_view data, std::vector<std::int64_t>& out) {
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    out.resize(header.rows);
    std::int64_t* target = out.data();
    const char* packed = data.data() + kColumnHeaderBytes;
    if (header.encoding == kEncodingConstant) {
        std::fill(out.begin(), out.end(), header.base);
    } else if (header.encoding == kEncodingDelta) {
        std::int64_t value = header.base;
        unpack(header.width, packed, header.rows, [&](std::size_t i, std::uint64_t code) {
            if (i > 0) value = advance(value, static_cast<std::uint64_t>(header.scale) + code);
            target[i] = value;
        });
    } else if (header.hasAbsent()) {
        const auto scale = static_cast<std::uint64_t>(header.scale);
        unpack(header.width, packed, header.rows, [&](std::size_t i, std::uint64_t code) {
            target[i] = code == 0 ? kNoNumber : advance(header.base, (code - 1) * scale);
        });
    } else {
        const auto scale = static_cast<std::uint64_t>(header.scale);
        unpack(header.width, packed, header.rows, [&](std::size_t i, std::uint64_t code) {
            target[i] = advance(header.base, code * scale);
        });
    }
    return ok();
}

Status decodeIds(std::string_view data, std::vector<std::uint32_t>& out) {
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.encoding == kEncodingDelta || header.width > 32 || header.hasAbsent())
        return damagedColumn();
    out.resize(header.rows);
    const auto base = static_cast<std::uint32_t>(header.base);
    if (header.encoding == kEncodingConstant) {
        std::fill(out.begin(), out.end(), base);
        return ok();
    }
    std::uint32_t* target = out.data();
    unpack(header.width, data.data() + kColumnHeaderBytes, header.rows,
           [&](std::size_t i, std::uint64_t code) {
               target[i] = base + static_cast<std::uint32_t>(code);
           });
    return ok();
}

Status decodeCodes(std::string_view data, std::vector<std::uint32_t>& out) {
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.encoding != kEncodingPacked || header.width > 32)
        return makeError(ErrorCode::Unsupported, "the column has no small codes");
    out.resize(header.rows);
    std::uint32_t* target = out.data();
    unpack(
        header.width, data.data() + kColumnHeaderBytes, header.rows,
        [&](std::size_t i, std::uint64_t code) { target[i] = static_cast<std::uint32_t>(code); });
    return ok();
}

void putVarint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out += static_cast<char>(value | 0x80);
        value >>= 7;
    }
    out += static_cast<char>(value);
}

bool getVarint(std::string_view data, std::size_t& pos, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && pos < data.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(data[pos++]);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0) return true;
    }
    return false;
}

} // namespace tidemark
