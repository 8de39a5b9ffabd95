// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/buckets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

struct UnitName {
    std::string_view name;
    std::int64_t width_ns;
};
constexpr std::int64_t kNsPerWeek = 7 * kNsPerDay;
constexpr UnitName kUnits[] = {{"w", kNsPerWeek},
                               {"d", kNsPerDay},
                               {"h", kNsPerHour},
                               {"m", kNsPerMinute},
                               {"s", kNsPerSecond}};

constexpr std::int64_t kSteps[] = {kNsPerSecond,    5 * kNsPerSecond, 15 * kNsPerSecond,
                                   kNsPerMinute,    5 * kNsPerMinute, 15 * kNsPerMinute,
                                   kNsPerHour,      3 * kNsPerHour,   6 * kNsPerHour,
                                   12 * kNsPerHour, kNsPerDay,        kNsPerWeek};

Error tooMany() {
    return makeError(ErrorCode::BadInput,
                     fmt::format("more than {} buckets would be needed", kMostBuckets), {},
                     "Choose wider buckets or a shorter time");
}

std::int64_t localOf(const TimeZone& zone, std::int64_t ts_ns) {
    return ts_ns + zone.offsetAt(ts_ns) * kNsPerSecond;
}

/// Local wall-clock starts of buckets, in nanoseconds as if UTC.
class WallSteps {
public:
    explicit WallSteps(const BucketWidth& width) : m_width(width) {}

    [[nodiscard]] std::int64_t floor(std::int64_t local_ns) const {
        if (m_width.unit == BucketWidth::Unit::Month) {
            const CivilTime civil = civilFromNs(local_ns);
            return daysFromCivil(civil.year, civil.month, 1) * kNsPerDay;
        }
        if (m_width.width_ns >= kNsPerDay) {
            // 1970-01-01 was a Thursday; weeks begin on Monday.
            const std::int64_t origin = m_width.width_ns % kNsPerWeek == 0 ? -3 * kNsPerDay : 0;
            return floorTo(local_ns - origin, m_width.width_ns) + origin;
        }
        const std::int64_t midnight = floorTo(local_ns, kNsPerDay);
        return midnight + floorTo(local_ns - midnight, m_width.width_ns);
    }
    /// The start after one that floor() or next() gave.
    [[nodiscard]] std::int64_t next(std::int64_t start) const {
        if (m_width.unit == BucketWidth::Unit::Month) return floor(start + 32 * kNsPerDay);
        if (m_width.width_ns >= kNsPerDay) return start + m_width.width_ns;
        const std::int64_t midnight = floorTo(start, kNsPerDay);
        return std::min(start + m_width.width_ns, midnight + kNsPerDay);
    }

private:
    BucketWidth m_width;
};

Status wallEdges(TimeRange range, const BucketWidth& width, const TimeZone& zone,
                 std::vector<std::int64_t>& edges) {
    const WallSteps steps(width);
    std::int64_t wall = steps.floor(localOf(zone, range.from_ns));
    // A zone that is put back across a step can have that step's start behind `from`.
    while (zone.toUtc(wall) > range.from_ns) wall = steps.floor(wall - 1);
    edges.push_back(zone.toUtc(wall));
    while (edges.back() < range.to_ns) {
        if (edges.size() > kMostBuckets) return tooMany();
        wall = steps.next(wall);
        const std::int64_t edge = zone.toUtc(wall);
        if (edge > edges.back())
            edges.push_back(edge); // a step that a clock change swallows is no bucket
    }
    return ok();
}

// Elapsed steps, brought back to the full local hour where a zone changes by part of an hour.
Status hourEdges(TimeRange range, const TimeZone& zone, std::vector<std::int64_t>& edges) {
    const auto floorHour = [&zone](std::int64_t ts_ns) {
        const std::int64_t local = localOf(zone, ts_ns);
        return ts_ns - (local - floorTo(local, kNsPerHour));
    };
    edges.push_back(floorHour(range.from_ns));
    while (edges.back() < range.to_ns) {
        if (edges.size() > kMostBuckets) return tooMany();
        const std::int64_t aligned = floorHour(edges.back() + kNsPerHour);
        edges.push_back(aligned > edges.back() ? aligned : edges.back() + kNsPerHour);
    }
    return ok();
}

Status evenEdges(TimeRange range, std::int64_t width_ns, std::vector<std::int64_t>& edges) {
    const std::int64_t first = floorTo(range.from_ns, width_ns);
    const auto span = static_cast<std::uint64_t>(range.to_ns) - static_cast<std::uint64_t>(first);
    const std::uint64_t count =
        (span + static_cast<std::uint64_t>(width_ns) - 1) / static_cast<std::uint64_t>(width_ns);
    if (count > kMostBuckets) return tooMany();
    edges.reserve(count + 1);
    for (std::uint64_t i = 0; i <= count; ++i)
        edges.push_back(first + static_cast<std::int64_t>(i) * width_ns);
    return ok();
}

} // namespace

Result<BucketWidth> BucketWidth::parse(std::string_view text) {
    const auto bad = [text](std::string_view why) {
        return makeError(ErrorCode::BadInput,
                         fmt::format("'{}' is not a bucket width: {}", text, why), {},
                         "Write for example 1s, 5m, 1h, 1d, 1w or 1mo");
    };
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count <= 0) return bad("it does not begin with a count");
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    BucketWidth width;
    if (unit == "mo") {
        if (count != 1) return bad("months come one at a time");
        width.unit = Unit::Month;
        width.width_ns = 0;
        return width;
    }
    for (const UnitName& known : kUnits) {
        if (known.name != unit) continue;
        const auto scaled = scaleToNs(count, known.width_ns);
        constexpr std::int64_t kWidest = 3'660 * kNsPerDay;
        if (!scaled || *scaled > kWidest) return bad("it is too wide");
        width.width_ns = *scaled;
        if (width.width_ns > kNsPerDay && width.width_ns % kNsPerDay != 0)
            return bad("above a day only whole days are possible");
        return width;
    }
    return bad("the unit is none of s, m, h, d, w, mo");
}

std::string BucketWidth::text() const {
    if (unit == Unit::Month) return "1mo";
    for (const UnitName& known : kUnits)
        if (width_ns % known.width_ns == 0)
            return fmt::format("{}{}", width_ns / known.width_ns, known.name);
    return fmt::format("{}ns", width_ns);
}

BucketWidth bucketFor(TimeRange range, int most) {
    BucketWidth width;
    if (range.empty()) return width;
    const auto span =
        static_cast<std::uint64_t>(range.to_ns) - static_cast<std::uint64_t>(range.from_ns);
    for (const std::int64_t step : kSteps) {
        width.width_ns = step;
        // Both ends may cut a bucket.
        if (span / static_cast<std::uint64_t>(step) + 2 <=
            static_cast<std::uint64_t>(std::max(most, 2)))
            return width;
    }
    width.unit = BucketWidth::Unit::Month;
    width.width_ns = 0;
    return width;
}

Result<std::vector<std::int64_t>> bucketEdges(TimeRange range, const BucketWidth& width,
                                              const TimeZone& zone) {
    std::vector<std::int64_t> edges;
    if (range.empty()) return edges;
    // Room for a bucket and an offset on either side within int64.
    constexpr std::int64_t kRoom = 3'700 * kNsPerDay;
    if (range.from_ns < INT64_MIN + kRoom || range.to_ns > INT64_MAX - kRoom)
        return makeError(ErrorCode::BadInput, "the time has no bound", {},
                         "Name its first and last day");
    const bool month = width.unit == BucketWidth::Unit::Month;
    if (!month &&
        (width.width_ns < kNsPerHour || (zone.isUtc() && kNsPerDay % width.width_ns == 0)))
        TM_TRY(evenEdges(range, width.width_ns, edges));
    else if (!month && width.width_ns == kNsPerHour)
        TM_TRY(hourEdges(range, zone, edges));
    else
        TM_TRY(wallEdges(range, width, zone, edges));
    return edges;
}

BucketIndex::BucketIndex(const std::vector<std::int64_t>& edges) : m_edges(edges) {
    if (edges.size() < 2) return;
    m_width = edges[1] - edges[0];
    for (std::size_t i = 1; i + 1 < edges.size(); ++i)
        if (edges[i + 1] - edges[i] != m_width) m_width = 0;
}

std::optional<std::size_t> BucketIndex::find(std::int64_t ts_ns) {
    if (m_edges.size() < 2 || ts_ns < m_edges.front() || ts_ns >= m_edges.back())
        return std::nullopt;
    if (ts_ns >= m_edges[m_last] && ts_ns < m_edges[m_last + 1]) return m_last;
    // Times mostly ascend, and a division takes longer than both comparisons.
    if (m_last + 2 < m_edges.size() && ts_ns >= m_edges[m_last + 1] && ts_ns < m_edges[m_last + 2])
        return ++m_last;
    if (m_width > 0)
        m_last = static_cast<std::size_t>((ts_ns - m_edges.front()) / m_width);
    else
        m_last = static_cast<std::size_t>(std::upper_bound(m_edges.begin(), m_edges.end(), ts_ns) -
                                          m_edges.begin()) -
                 1;
    return m_last;
}

} // namespace tidemark
