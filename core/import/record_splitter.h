// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts content into records. A splitter is fed pieces of content in order and says where each
// record begins and ends; it never copies and keeps no more than the unfinished record. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// A record inside the buffer given to split().
struct RecordSpan {
    std::size_t begin = 0, length = 0; ///< bytes, within the buffer
    std::string_view trouble; ///< not empty: reject with this reason (too long, too deep ...)
    /// Bytes of this record that earlier calls have consumed already. Not 0 only for records in
    /// trouble for their length: the record is content[begin - before, begin + length).
    std::int64_t before = 0;
};

class RecordSplitter {
public:
    virtual ~RecordSplitter() = default;
    /// Finds complete records in `buffer`, whose first byte is the first byte not yet consumed.
    /// Returns the number of bytes consumed (the rest comes again, with more behind it). At the
    /// `last` call everything is consumed: a final record without a line end counts.
    virtual std::size_t split(std::string_view buffer, bool last, std::vector<RecordSpan>& out) = 0;
    /// True when records never depend on what came before (plain lines), so that pieces of content
    /// may be cut at any line end and parsed in parallel.
    [[nodiscard]] virtual bool independentLines() const { return false; }
};

/// Longest record that is understood; longer ones become rejects (security.md T8).
constexpr std::size_t kMaxRecordBytes = std::size_t{16} << 20;
/// Deepest nesting of JSON that is understood; what is deeper becomes a reject.
constexpr std::size_t kMaxJsonDepth = 64;

} // namespace tidemark
