// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes over time. Sums come from roll-ups when whole hours or minutes are asked without a
// filter, from postings for one account's minutes, and from blocks otherwise. Duplicate events are
// not counted. A usage bucket counts in the buckets it overlaps, in proportion. Only what lies in
// the range counts, so the first and the last bucket may be cut. Results are plain values.
#pragma once

#include "core/base/time_zone.h"
#include "core/query/buckets.h"
#include "core/query/case_reader.h"
#include "core/query/filter.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

struct TimelineQuery {
    std::vector<std::string> accounts; ///< one series each; empty: one series of everything
    Metric metric = Metric::Requests;
    BucketWidth bucket;
    TimeRange range; ///< an open end is that of the case's span
    Filter filter;   ///< ANDed; its time terms narrow the range
    TimeZone zone;   ///< days and months start at local midnight there
};

struct Series {
    std::string name; ///< account, or "" for the total
    std::vector<double>
        values; ///< one per bucket; NaN where no source covers any of it ("no data")
};

struct Timeline {
    std::vector<std::int64_t> edges; ///< bucket i is [edges[i], edges[i+1])
    std::vector<Series> series;
    /// Matching events that have no time and so are in no bucket; 0 when a time is asked for.
    std::int64_t untimed_events = 0;
};

/// Cancelled when `stop` is requested. BadInput when more than kMostBuckets would be needed,
/// NotFound for an account that the case does not have. Without any timed event there are no
/// buckets.
Result<Timeline> readTimeline(CaseReader& reader, const TimelineQuery& query,
                              std::stop_token stop = {});

/// Accounts x buckets, for the heatmap: the `top` accounts by the metric's total in the range (or
/// those of the query, as they are). Values as in Series.
struct Heatmap {
    std::vector<std::int64_t> edges;
    std::vector<std::string> accounts;
    std::vector<float> values; ///< row-major: accounts.size() x (edges.size() - 1)
};
Result<Heatmap> readHeatmap(CaseReader& reader, const TimelineQuery& query, int top,
                            std::stop_token stop = {});

/// First and last moment that events speak of, usage buckets to their end; nullopt without timed
/// events.
Result<std::optional<TimeRange>> caseSpan(CaseReader& reader);

/// Periods that no source covers, inside the case's span: spaces between event minutes longer than
/// 15 minutes and than 20 times the median space, over all accounts. Distinct from "zero".
/// Ascending.
Result<std::vector<TimeRange>> readGaps(CaseReader& reader);

/// The same timeline over two periods, bucket by bucket from each one's start, for "before and
/// after".
struct PeriodComparison {
    Timeline first, second; ///< the same number of buckets where the periods are equally long
    std::vector<double> first_totals, second_totals; ///< by series
};
/// `query.range` is ignored.
Result<PeriodComparison> comparePeriods(CaseReader& reader, TimelineQuery query, TimeRange first,
                                        TimeRange second, std::stop_token stop = {});

} // namespace tidemark
