// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the rows of a closed block into stored columns, on threads of its own, while the writer
// goes on gathering rows. One owner thread; blocks come back in the order in which they were given.
#pragma once

#include "core/base/ordered_workers.h"
#include "core/store/fields.h"
#include "core/store/text_column.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tidemark {

/// Rows of one block, column by column, by field number. An empty column says that no row has the
/// field, a column shorter than `rows` that the last ones do not.
struct BlockRows {
    std::size_t rows = 0;
    std::array<std::vector<std::int64_t>, kFieldCount> numbers;
    std::array<std::vector<std::uint32_t>, kFieldCount> ids;
    std::array<TextColumn, kFieldCount> texts;

    /// Fills short columns up with "absent".
    void complete();
    /// Forgets the rows but keeps the memory.
    void clear();
};

using BlockColumns = std::array<std::string, kFieldCount>;
/// Stored columns (codec.h) of rows that are complete; "" where a column is not stored.
BlockColumns encodeBlock(const BlockRows& rows);

class BlockEncoder {
public:
    BlockEncoder();
    /// Takes the rows and leaves an empty block in their place.
    void give(BlockRows& rows);
    /// True when take() must be called before the next give(), which bounds the memory.
    [[nodiscard]] bool full() const { return m_under_way >= m_most; }
    [[nodiscard]] bool idle() const { return m_under_way == 0; }
    /// Waits for the oldest block that was given and not yet taken; there must be one.
    BlockColumns take();

private:
    struct Encoded {
        BlockColumns columns;
        BlockRows rows; ///< emptied, to be used again
    };
    std::size_t m_most, m_under_way = 0;
    std::vector<BlockRows> m_spare;
    OrderedWorkers<BlockRows, Encoded> m_workers;
};

} // namespace tidemark
