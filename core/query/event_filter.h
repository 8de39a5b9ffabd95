// SPDX-License-Identifier: GPL-3.0-or-later
// A filter compiled against one case: texts become dictionary ids, so a block is tested on small
// integers, and blocks that cannot match are skipped by their time and value ranges. Belongs to the
// reader's thread; the reader must outlive it.
#pragma once

#include "core/query/case_reader.h"
#include "core/query/filter.h"

#include <stop_token>
#include <vector>

namespace tidemark {

class EventFilter {
public:
    /// `range` is ANDed with the filter's own time terms. NotFound for a detection, cluster, tag or
    /// source that the case does not have.
    static Result<EventFilter> compile(const Filter& filter, TimeRange range, CaseReader& reader);
    EventFilter(EventFilter&&) noexcept;
    EventFilter& operator=(EventFilter&&) noexcept;
    ~EventFilter();

    /// True when every event of the case matches, timed or not.
    [[nodiscard]] bool matchesAll() const;
    /// False when no row of the block can match.
    [[nodiscard]] bool mayMatch(const BlockInfo& block) const;
    /// Row numbers within the block that match, ascending. Duplicates (kFlagDuplicate) match too.
    Status select(const BlockInfo& block, std::vector<std::uint32_t>& rows);
    /// The same as a bit per row.
    Status mask(const BlockInfo& block, RowMask& mask);

private:
    EventFilter();
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

/// Number of events that match. Duplicates are counted; see Timeline for volumes.
Result<std::int64_t> countEvents(CaseReader& reader, EventFilter& filter,
                                 std::stop_token stop = {});

} // namespace tidemark
