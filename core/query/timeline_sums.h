// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to fill a timeline: from roll-ups, from an account's postings, from blocks. Each adds to
// the same sums, so a range may be put together from several. Part of timeline.cpp; the reader's
// thread.
#pragma once

#include "core/query/buckets.h"
#include "core/query/case_reader.h"
#include "core/query/event_filter.h"
#include "core/query/volume_reader.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

/// Which series an account's events go to.
class AccountSlots {
public:
    /// One series of everything.
    static AccountSlots total() { return {}; }
    /// One series per name. NotFound for a name that is no account of the case.
    static Result<AccountSlots> of(CaseReader& reader, std::span<const std::string> names);

    [[nodiscard]] bool isTotal() const { return m_ids.empty(); }
    [[nodiscard]] std::size_t series() const { return isTotal() ? 1 : m_ids.size(); }
    [[nodiscard]] std::span<const std::uint32_t> ids() const { return m_ids; }
    /// Series of an account id; -1 if it has none. Only for several accounts.
    [[nodiscard]] std::int32_t slot(std::uint32_t id) const {
        return id < m_slots.size() ? m_slots[id] : -1;
    }

private:
    std::vector<std::uint32_t> m_ids;  ///< by series
    std::vector<std::int32_t> m_slots; ///< by account id
};

/// Series x buckets.
class BucketSums {
public:
    BucketSums(const std::vector<std::int64_t>& edges, std::size_t series)
        : m_edges(edges), m_index(edges),
          m_sums(series, std::vector<double>(m_index.count(), 0.0)) {}
    void addPoint(std::size_t series, std::int64_t ts_ns, double value) {
        if (const auto bucket = m_index.find(ts_ns)) m_sums[series][*bucket] += value;
    }
    /// Spreads `value` evenly over `whole`; only the part inside `counted` is added. An empty
    /// `whole` counts at its start.
    void addInterval(std::size_t series, TimeRange whole, TimeRange counted, double value);
    [[nodiscard]] const std::vector<double>& sums(std::size_t series) const {
        return m_sums[series];
    }

private:
    const std::vector<std::int64_t>& m_edges;
    BucketIndex m_index;
    std::vector<std::vector<double>> m_sums;
};

struct SumRequest {
    CaseReader& reader;
    const AccountSlots& slots;
    Metric metric;
    BucketSums& sums;
    std::stop_token stop;
};

/// Whole hours (accounts) or minutes (total) of the roll-ups within `range`, which ends on such
/// bounds. Not for Cost. Usage buckets are not in them.
Status addRollup(const SumRequest& request, TimeRange range);
/// Whole minutes of one account from its postings, likewise.
Status addPostings(const SumRequest& request, std::uint32_t account, TimeRange range);
/// Events other than usage buckets that match `filter`, which has the range in it.
Status addBlocks(const SumRequest& request, EventFilter& filter);
/// Usage buckets that match `filter`, which has no range in it: the part inside `range`.
Status addUsage(const SumRequest& request, EventFilter& filter, TimeRange range);

} // namespace tidemark
