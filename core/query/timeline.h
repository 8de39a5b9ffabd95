// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes over time. Sums come from roll-ups when whole hours or minutes of whole accounts are
// asked, from postings for one account's minutes, and from blocks otherwise. Duplicate events are not counted.
// A usage bucket counts in the buckets it overlaps, in proportion. Results are plain values.
#pragma once

#include "core/base/time_zone.h"
#include "core/query/case_reader.h"
#include "core/query/filter.h"

#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

/// "1s", "5m", "1h", "1d", "1w", "1mo".
struct BucketWidth {
    enum class Unit { Fixed, Month } unit = Unit::Fixed;
    std::int64_t width_ns = kNsPerHour; ///< for Fixed
    static Result<BucketWidth> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
};
/// The finest of 1s 5s 15s 1m 5m 15m 1h 3h 6h 12h 1d 1w that gives at most `most` buckets.
BucketWidth bucketFor(TimeRange range, int most);

struct TimelineQuery {
    std::vector<std::string> accounts; ///< one series each; empty: one series of everything
    Metric metric = Metric::Requests;
    BucketWidth bucket;
    TimeRange range;       ///< default: the case's span
    Filter filter;         ///< ANDed; its time terms narrow the range
    TimeZone zone;         ///< days and months start at local midnight there
};

struct Series {
    std::string name; ///< account, or "" for the total
    std::vector<double> values; ///< one per bucket; NaN where no source covers the bucket ("no data")
};

struct Timeline {
    std::vector<std::int64_t> edges; ///< bucket i is [edges[i], edges[i+1])
    std::vector<Series> series;
    std::int64_t untimed_events = 0; ///< matching events that have no time and so are not in any bucket
};

/// Cancelled when `stop` is requested. BadInput when more than 2,000,000 buckets would be needed.
Result<Timeline> readTimeline(CaseReader& reader, const TimelineQuery& query, std::stop_token stop = {});

/// Accounts x buckets, for the heatmap: the `top` accounts by the metric's total in the range.
struct Heatmap {
    std::vector<std::int64_t> edges;
    std::vector<std::string> accounts;
    std::vector<float> values; ///< row-major: accounts.size() x (edges.size() - 1)
};
Result<Heatmap> readHeatmap(CaseReader& reader, const TimelineQuery& query, int top, std::stop_token stop = {});

/// Periods that no source covers, inside the case's span: gaps longer than 15 minutes and than 20
/// times the median spacing of event minutes, over all accounts. Distinct from "zero".
Result<std::vector<TimeRange>> readGaps(CaseReader& reader);

} // namespace tidemark
