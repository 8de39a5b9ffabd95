// SPDX-License-Identifier: GPL-3.0-or-later
// Totals per account or per value of any dictionary field, under a filter. Duplicate events are not
// counted; a usage bucket counts where it starts. Results are plain values.
#pragma once

#include "core/query/case_reader.h"
#include "core/query/filter.h"

#include <array>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

struct EntityRow {
    std::uint32_t id = 0;    ///< dictionary id of the value; 0 = the field is absent in the record
    std::string name;        ///< "" when absent
    std::int64_t events = 0; ///< without duplicates
    std::array<std::int64_t, kStoredMetrics> sums{}; ///< by Metric
    std::int64_t first_ns = kNoTime, last_ns = kNoTime;
    double cost_usd = 0; ///< estimated; only when sorted by Cost
    /// UTC hour with the largest sum of `by` (the earliest of equals), and that sum; Cost in
    /// millionths of a USD. A usage bucket longer than an hour enters with its average for one
    /// hour, at its start.
    std::int64_t busiest_hour_ns = kNoTime;
    std::int64_t busiest_hour_sum = 0;
};

struct EntityQuery {
    Field kind = Field::Account;
    TimeRange range;
    Filter filter;
    Metric by = Metric::Requests; ///< sorted by this, largest first, ties by name
    std::int64_t limit = -1;
    bool totals_only = false; ///< leave out first, last and busiest hour: several times quicker
};
struct EntityTable {
    std::vector<EntityRow> rows;
    std::int64_t distinct = 0; ///< before the limit, absent not counted
};
Result<EntityTable> readEntities(CaseReader& reader, const EntityQuery& query,
                                 std::stop_token stop = {});

/// Distinct values of `other` that occur in events of each value of `kind` (e.g. addresses of each
/// account), with counts; sorted by `id`, then most events, then `other_id`. Absent values make no
/// pair.
struct EntityPair {
    std::uint32_t id = 0, other_id = 0;
    std::int64_t events = 0;
};
Result<std::vector<EntityPair>> readEntityPairs(CaseReader& reader, Field kind, Field other,
                                                const Filter& filter, TimeRange range,
                                                std::stop_token stop = {});

/// How many distinct values of each of `others` occur in events of each value of `kind`: by
/// position in `others`, then by id of `kind`. Absent values are not counted. One pass over the
/// events for all of them, several times faster than readEntityPairs.
Result<std::vector<std::vector<std::int32_t>>> countDistinct(CaseReader& reader, Field kind,
                                                             std::span<const Field> others,
                                                             const Filter& filter, TimeRange range,
                                                             std::stop_token stop = {});

/// The estimated value of tokens in USD, over all matching events; see price_table.h.
Result<double> totalCost(CaseReader& reader, const EntityQuery& query, std::stop_token stop = {});

} // namespace tidemark
