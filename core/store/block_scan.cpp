// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/block_scan.h"

#include "core/store/fields.h"
#include "core/store/overlay_sql.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace tidemark {

namespace {

constexpr std::size_t kGroup = 64; // rows of one mask word; 64 codes of any width end on a byte

template <unsigned Width>
std::uint64_t codeAt(const char* packed, std::size_t row) {
    constexpr std::uint64_t kMask = Width == 64 ? ~0ULL : (1ULL << (Width % 64)) - 1;
    const std::size_t bit = row * Width;
    std::uint64_t word = 0;
    std::memcpy(&word, packed + (bit >> 3), 8);
    return (word >> (bit & 7)) & kMask;
}

// Tests every row when many are still set, else only those.
template <unsigned Width, class Matches>
void maskFixed(const char* packed, Matches matches, bool negated, RowMask& mask) {
    const std::size_t rows = mask.rows();
    const std::span<std::uint64_t> words = mask.words();
    constexpr int kDense = 12; // of 64; below, visiting the set bits alone is cheaper
    for (std::size_t w = 0; w < words.size(); ++w) {
        const std::uint64_t before = words[w];
        if (before == 0) continue;
        const char* group = packed + w * 8 * Width;
        std::uint64_t hits = 0;
        if ((before == ~std::uint64_t{0} || std::popcount(before) >= kDense) &&
            (w + 1) * kGroup <= rows) {
#pragma GCC unroll 8
            for (std::size_t i = 0; i < kGroup; ++i)
                hits |= static_cast<std::uint64_t>(matches(codeAt<Width>(group, i))) << i;
        } else {
            for (std::uint64_t left = before; left != 0; left &= left - 1) {
                const auto i = static_cast<std::size_t>(std::countr_zero(left));
                hits |= static_cast<std::uint64_t>(matches(codeAt<Width>(group, i))) << i;
            }
        }
        words[w] = before & (negated ? ~hits : hits);
    }
}

template <class Matches, std::size_t... Widths>
void maskAny(unsigned width, const char* packed, Matches matches, bool negated, RowMask& mask,
             std::index_sequence<Widths...>) {
    (void)((width == Widths &&
            (maskFixed<static_cast<unsigned>(Widths)>(packed, matches, negated, mask), true)) ||
           ...);
}

template <class Matches>
void maskPacked(const ColumnHeader& header, std::string_view data, Matches matches, bool negated,
                RowMask& mask) {
    const char* packed = data.data() + kColumnHeaderBytes;
    if (header.width == 64)
        maskFixed<64>(packed, matches, negated, mask);
    else
        maskAny(header.width, packed, matches, negated, mask, std::make_index_sequence<58>());
}

void keepAllOrNone(bool matches, bool negated, RowMask& mask) {
    if (matches == negated) mask.clear();
}

bool inAny(std::span<const ValueRange> ranges, std::int64_t value) {
    return std::any_of(ranges.begin(), ranges.end(), [value](const ValueRange& range) {
        return value >= range.least && value <= range.most;
    });
}

/// Inclusive range of codes.
struct CodeRange {
    std::uint64_t least = 0, most = 0;
};

// The codes whose value lies in `range`; false when none does.
bool codesOf(const ColumnHeader& header, const ValueRange& range, CodeRange& codes) {
    if (header.scale <= 0 || range.most < header.base || range.least > header.most) return false;
    const auto scale = static_cast<std::uint64_t>(header.scale);
    const std::uint64_t below =
        range.least <= header.base ? 0 : distanceBetween(header.base, range.least);
    const std::uint64_t low = below / scale + (below % scale != 0 ? 1 : 0);
    const std::uint64_t high =
        distanceBetween(header.base, std::min(range.most, header.most)) / scale;
    if (low > high) return false;
    const std::uint64_t shift = header.hasAbsent() ? 1 : 0;
    codes = {low + shift, high + shift};
    return true;
}

// Adds the code of "absent" to a sorted list of code ranges.
void addAbsent(std::vector<CodeRange>& codes) {
    if (!codes.empty() && codes.front().least == 1)
        codes.front().least = 0;
    else
        codes.insert(codes.begin(), CodeRange{0, 0});
}

void maskDelta(std::span<const std::int64_t> values, std::span<const ValueRange> ranges,
               bool negated, RowMask& mask) {
    mask.keepIf([&](std::size_t row) { return inAny(ranges, values[row]) != negated; });
}

} // namespace

void RowMask::reset(std::size_t rows) {
    m_rows = rows;
    m_words.assign((rows + kGroup - 1) / kGroup, ~std::uint64_t{0});
    if (rows % kGroup != 0) m_words.back() = (std::uint64_t{1} << (rows % kGroup)) - 1;
}

void RowMask::clear() {
    std::fill(m_words.begin(), m_words.end(), 0);
}

std::size_t RowMask::count() const {
    std::size_t total = 0;
    for (const std::uint64_t word : m_words) total += static_cast<std::size_t>(std::popcount(word));
    return total;
}

bool RowMask::none() const {
    return std::all_of(m_words.begin(), m_words.end(),
                       [](std::uint64_t word) { return word == 0; });
}

void RowMask::appendRows(std::vector<std::uint32_t>& out) const {
    forEach([&out](std::size_t row) { out.push_back(static_cast<std::uint32_t>(row)); });
}

Status maskNumbers(std::string_view data, std::span<const ValueRange> ranges, bool absentMatches,
                   bool negated, RowMask& mask) {
    if (data.empty()) {
        keepAllOrNone(absentMatches, negated, mask);
        return ok();
    }
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.rows != mask.rows()) return damagedColumn();
    if (header.encoding == kEncodingConstant) {
        keepAllOrNone(inAny(ranges, header.base), negated, mask);
        return ok();
    }
    if (header.encoding == kEncodingDelta) {
        std::vector<std::int64_t> values;
        TM_TRY(decodeNumbers(data, values));
        maskDelta(values, ranges, negated, mask);
        return ok();
    }
    std::vector<CodeRange> codes;
    for (const ValueRange& range : ranges)
        if (CodeRange found; codesOf(header, range, found)) codes.push_back(found);
    if (absentMatches && header.hasAbsent()) addAbsent(codes);
    if (codes.empty()) {
        keepAllOrNone(false, negated, mask);
    } else if (codes.size() == 1) {
        // One unsigned comparison tests both ends.
        const std::uint64_t least = codes.front().least, size = codes.front().most - least;
        maskPacked(
            header, data, [=](std::uint64_t code) { return code - least <= size; }, negated, mask);
    } else {
        const auto inCodes = [&codes](std::uint64_t code) {
            return std::any_of(codes.begin(), codes.end(), [code](const CodeRange& range) {
                return code - range.least <= range.most - range.least;
            });
        };
        maskPacked(header, data, inCodes, negated, mask);
    }
    return ok();
}

void IdSet::add(std::uint32_t id) {
    if (id >= m_table.size()) m_table.resize(std::size_t{id} + 1, 0);
    if (m_table[id] != 0) return;
    m_table[id] = 1;
    ++m_count;
    m_least = std::min(m_least, id);
    m_most = std::max(m_most, id);
}

Status maskIds(std::string_view data, const IdSet& ids, bool negated, RowMask& mask) {
    if (data.empty()) {
        keepAllOrNone(ids.contains(0), negated, mask);
        return ok();
    }
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.rows != mask.rows() || header.encoding == kEncodingDelta || header.width > 32 ||
        header.base < 0 || header.most < header.base || header.most > UINT32_MAX)
        return damagedColumn();
    const auto base = static_cast<std::uint64_t>(header.base),
               most = static_cast<std::uint64_t>(header.most);
    if (ids.count() == 0 || ids.least() > most || ids.most() < base) {
        keepAllOrNone(false, negated, mask);
    } else if (header.encoding == kEncodingConstant) {
        keepAllOrNone(ids.contains(base), negated, mask);
    } else if (ids.isRun()) {
        const std::uint64_t least = std::max<std::uint64_t>(ids.least(), base) - base;
        const std::uint64_t size = std::min<std::uint64_t>(ids.most(), most) - base - least;
        maskPacked(
            header, data, [=](std::uint64_t code) { return code - least <= size; }, negated, mask);
    } else {
        maskPacked(
            header, data, [=, &ids](std::uint64_t code) { return ids.contains(base + code); },
            negated, mask);
    }
    return ok();
}

Result<PackedView> PackedView::open(std::string_view data) {
    PackedView view;
    TM_ASSIGN(view.m_header, readColumnHeader(data));
    if (view.m_header.encoding == kEncodingDelta)
        return makeError(ErrorCode::Unsupported, "a delta column is read from its start");
    view.m_packed = data.data() + kColumnHeaderBytes;
    return view;
}

std::int64_t PackedView::at(std::size_t row) const {
    if (m_header.encoding == kEncodingConstant) return m_header.base;
    const std::size_t bit = row * m_header.width;
    std::uint64_t code = 0;
    std::memcpy(&code, m_packed + (bit >> 3), 8);
    code >>= bit & 7; // widths are at most 57, or 64 on whole bytes
    if (m_header.width < 64) code &= (std::uint64_t{1} << m_header.width) - 1;
    if (m_header.hasAbsent()) {
        if (code == 0) return kNoNumber;
        --code;
    }
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(m_header.base) +
                                     code * static_cast<std::uint64_t>(m_header.scale));
}

Result<ColumnReader> ColumnReader::open(Database& database) {
    TM_ASSIGN(Statement select, database.prepare(kSelectColumn));
    return ColumnReader(std::move(select));
}

namespace {

constexpr std::size_t kSparse = 12; // decoding a row of all costs about a twelfth of finding one

bool isSparse(const RowMask& rows) {
    return rows.count() * kSparse < rows.rows();
}

Error wrongLength() {
    return makeError(ErrorCode::Integrity, "a stored column has the wrong length");
}

} // namespace

Status ColumnReader::numbersAt(const BlockInfo& block, Field field, const RowMask& rows,
                               std::vector<std::int64_t>& out) {
    TM_ASSIGN(const std::string_view data, read(block, field));
    if (data.empty()) {
        out.clear();
        return ok();
    }
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.rows != rows.rows()) return wrongLength();
    if (header.encoding == kEncodingDelta || !isSparse(rows)) return decodeNumbers(data, out);
    TM_ASSIGN(const PackedView view, PackedView::open(data));
    out.resize(rows.rows());
    rows.forEach([&](std::size_t row) { out[row] = view.at(row); });
    return ok();
}

Status ColumnReader::idsAt(const BlockInfo& block, Field field, const RowMask& rows,
                           std::vector<std::uint32_t>& out) {
    TM_ASSIGN(const std::string_view data, read(block, field));
    if (data.empty()) {
        out.assign(rows.rows(), 0);
        return ok();
    }
    TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
    if (header.rows != rows.rows()) return wrongLength();
    if (header.hasAbsent() || header.width > 32 || header.base < 0 || header.most > UINT32_MAX ||
        !isSparse(rows))
        return decodeIds(data, out);
    TM_ASSIGN(const PackedView view, PackedView::open(data));
    out.resize(rows.rows());
    rows.forEach([&](std::size_t row) { out[row] = static_cast<std::uint32_t>(view.at(row)); });
    return ok();
}

Result<std::string_view> ColumnReader::read(const BlockInfo& block, Field field) {
    m_select.reset();
    m_select.bind(1, static_cast<std::int64_t>(field) << 40 | block.id);
    TM_ASSIGN(const bool row, m_select.step());
    return row ? m_select.blob(0) : std::string_view();
}

} // namespace tidemark
