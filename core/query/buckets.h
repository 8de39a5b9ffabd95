// SPDX-License-Identifier: GPL-3.0-or-later
// Where buckets begin and end, and which one an instant falls into. Buckets of an hour or more
// follow the wall clock of a zone: days begin at local midnight (so one may last 23 or 25 hours),
// weeks on Monday, months on the first; hours of 3, 6 or 12 are counted from local midnight by the
// wall clock. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time_zone.h"
#include "core/base/utc_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// "1s", "5m", "1h", "1d", "1w", "1mo".
struct BucketWidth {
    enum class Unit { Fixed, Month } unit = Unit::Fixed;
    std::int64_t width_ns = kNsPerHour; ///< for Fixed; above a day always whole days
    /// BadInput: not a count and a unit (s, m, h, d, w, mo), zero, or more than a day but no whole
    /// days. Months come one at a time.
    static Result<BucketWidth> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    bool operator==(const BucketWidth&) const = default;
};

/// The finest of 1s 5s 15s 1m 5m 15m 1h 3h 6h 12h 1d 1w, else 1mo, that gives at most `most`
/// buckets.
BucketWidth bucketFor(TimeRange range, int most);

constexpr std::size_t kMostBuckets = 2'000'000;

/// Edges of the buckets that cover the bounded range [from, to), ascending: the first is at or
/// before `from`, the last at or after `to`; bucket i is [edges[i], edges[i+1]). BadInput when more
/// than kMostBuckets would be needed. An empty range gives no buckets.
Result<std::vector<std::int64_t>> bucketEdges(TimeRange range, const BucketWidth& width,
                                              const TimeZone& zone);

/// Finds buckets by time; quick when consecutive times lie close together.
class BucketIndex {
public:
    /// `edges` must outlive the index and stay unchanged.
    explicit BucketIndex(const std::vector<std::int64_t>& edges);
    /// nullopt outside all buckets.
    std::optional<std::size_t> find(std::int64_t ts_ns);
    [[nodiscard]] std::size_t count() const { return m_edges.empty() ? 0 : m_edges.size() - 1; }

private:
    const std::vector<std::int64_t>& m_edges;
    std::int64_t m_width = 0; ///< of every bucket, 0 when they differ
    std::size_t m_last = 0;
};

} // namespace tidemark
