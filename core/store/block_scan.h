// SPDX-License-Identifier: GPL-3.0-or-later
// Tests rows of a packed column (codec.h) without decoding it: the bounds become codes once, then
// codes are compared. A few hundred million rows a second and core. Pure functions; any thread.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/codec.h"
#include "core/store/event_reader.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace tidemark {

/// One bit per row of a block; bits past the last row are always clear.
class RowMask {
public:
    /// All rows set.
    void reset(std::size_t rows);
    void clear();
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] bool test(std::size_t row) const {
        return (m_words[row / 64] >> (row % 64) & 1) != 0;
    }
    void unset(std::size_t row) { m_words[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] bool none() const;
    [[nodiscard]] std::span<std::uint64_t> words() { return m_words; }
    [[nodiscard]] std::span<const std::uint64_t> words() const { return m_words; }
    /// Set rows, ascending, behind what `out` holds.
    void appendRows(std::vector<std::uint32_t>& out) const;
    /// Calls `use(row)` for each set row, ascending.
    template <class Use>
    void forEach(Use use) const {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::uint64_t left = m_words[w]; left != 0; left &= left - 1)
                use(w * 64 + static_cast<std::size_t>(__builtin_ctzll(left)));
    }
    /// Keeps the rows for which `wanted(row)` is true.
    template <class Wanted>
    void keepIf(Wanted wanted) {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            for (std::uint64_t left = m_words[w]; left != 0; left &= left - 1)
                if (!wanted(w * 64 + static_cast<std::size_t>(__builtin_ctzll(left))))
                    m_words[w] &= ~(left & -left);
    }

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_rows = 0;
};

/// An inclusive range of values.
struct ValueRange {
    std::int64_t least = 0, most = 0;
};

/// Keeps the rows whose value is in one of `ranges`, or absent when `absent_matches`; the others
/// when `negated`. `data` is the stored column of a Number or Time field, empty when all rows are
/// absent.
Status maskNumbers(std::string_view data, std::span<const ValueRange> ranges, bool absent_matches,
                   bool negated, RowMask& mask);

/// A set of dictionary ids (0 = absent), made for testing many ids.
class IdSet {
public:
    void add(std::uint32_t id);
    [[nodiscard]] bool contains(std::uint64_t id) const {
        return id < m_table.size() && m_table[id] != 0;
    }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::uint32_t least() const { return m_least; } ///< precondition: count() > 0
    [[nodiscard]] std::uint32_t most() const { return m_most; }
    /// True when every id from least() to most() is in the set.
    [[nodiscard]] bool isRun() const { return m_count == std::size_t{m_most} - m_least + 1; }

private:
    std::vector<std::uint8_t> m_table; ///< by id
    std::size_t m_count = 0;
    std::uint32_t m_least = UINT32_MAX, m_most = 0;
};

/// Keeps the rows whose dictionary id is in `ids`; the others when `negated`.
Status maskIds(std::string_view data, const IdSet& ids, bool negated, RowMask& mask);

/// Single values of a constant or packed column, without decoding the others. The bytes must
/// outlive it.
class PackedView {
public:
    /// Unsupported for a delta column, which has to be decoded from its start.
    static Result<PackedView> open(std::string_view data);
    [[nodiscard]] std::size_t rows() const { return m_header.rows; }
    /// kNoNumber where absent. Precondition: row < rows().
    [[nodiscard]] std::int64_t at(std::size_t row) const;

private:
    ColumnHeader m_header;
    const char* m_packed = nullptr;
};

/// Reads stored columns of blocks by key. Same thread as its Database, which must outlive it.
class ColumnReader {
public:
    static Result<ColumnReader> open(Database& database);
    /// The stored bytes; empty when no row of the block has the field. Valid until the next call.
    Result<std::string_view> read(const BlockInfo& block, Field field);
    /// The values of the rows that are set in `rows`; `out` has the block's length, and its other
    /// rows are anything. Several times faster than decoding all where few are set. `out` is empty
    /// when no row of the block has the field.
    Status numbersAt(const BlockInfo& block, Field field, const RowMask& rows,
                     std::vector<std::int64_t>& out);
    /// The same of a Dictionary field, but 0 in all rows when no row of the block has the field.
    Status idsAt(const BlockInfo& block, Field field, const RowMask& rows,
                 std::vector<std::uint32_t>& out);

private:
    explicit ColumnReader(Statement select) : m_select(std::move(select)) {}
    Statement m_select;
};

} // namespace tidemark
