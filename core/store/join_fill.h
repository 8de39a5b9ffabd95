// SPDX-License-Identifier: GPL-3.0-or-later
// Fills what the events of one block do not say from their partners of a join. One thread; used by
// overlay_builder.cpp.
#pragma once

#include "core/base/result.h"
#include "core/store/event_reader.h"
#include "core/store/join_match.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace tidemark {

class ColumnCache;

/// A column of the block after filling.
struct FilledColumn {
    std::int64_t filled = 0;    ///< values that came from partners
    std::int64_t conflicts = 0; ///< values left empty, because partners state different ones
    std::string data;           ///< encoded; empty when nothing was filled
};

class JoinFill {
public:
    /// `pairs`: all of one block, in order. Everything must outlive it.
    JoinFill(EventReader& reader, std::size_t block, std::span<const JoinPair> pairs,
             ColumnCache& cache);
    Result<FilledColumn> column(Field field);
    /// The account kinds after column(Account): filled accounts bring their kind.
    Result<std::string> accountKinds();
    /// Events with at least one filled value, ascending.
    [[nodiscard]] std::vector<std::int64_t> filledEvents() const {
        return {m_filled.begin(), m_filled.end()};
    }

private:
    template <class Values, class Absent, class Partner>
    Status fillFrom(Values& values, Absent absent, Partner partner, FilledColumn& out);
    EventReader& m_reader;
    std::size_t m_block;
    std::span<const JoinPair> m_pairs;
    ColumnCache& m_cache;
    std::set<std::int64_t> m_filled;
    std::vector<JoinPair> m_accounts; ///< events whose account was filled, and from where
    std::vector<JoinPair> m_last;     ///< of the column filled last: which value came from where
};

/// Takes out pairs whose ids differ although their hashes agree.
Status dropUnequalKeys(EventReader& reader, const JoinRule& rule, ColumnCache& cache,
                       JoinMatching& matching);

} // namespace tidemark
