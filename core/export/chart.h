// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of volumes over time as plain data. core/export draws it as SVG text, ui/render as
// picture and PDF; exhibits freeze it as JSON. Times are UTC nanoseconds; plain values, any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/utc_time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// A step line: one value per bucket, NaN where nothing is known.
struct ChartSeries {
    std::string name;
    std::vector<double> values;
    bool operator==(const ChartSeries&) const = default;
};

/// What was expected: a band with its middle, one value per bucket.
struct ChartBand {
    std::string name;
    std::vector<double> low, middle, high;
    bool operator==(const ChartBand&) const = default;
};

/// A moment worth pointing at (the start of a detection, a release date).
struct ChartMark {
    std::int64_t at_ns = 0;
    std::string label;
    bool operator==(const ChartMark&) const = default;
};

/// A stretch of time laid behind the lines (an annotation, a detection).
struct ChartSpan {
    TimeRange range;
    std::string label;
    bool operator==(const ChartSpan&) const = default;
};

struct Chart {
    std::string title;
    std::string subtitle;               ///< what is shown, in words: filter, bucket, zone
    std::string value_label;            ///< "Output tokens per hour"
    std::string zone = "UTC";           ///< IANA name; the time axis is in this zone and says so
    std::vector<std::int64_t> edges_ns; ///< bucket i is [edges[i], edges[i+1])
    std::vector<ChartSeries> series;
    std::optional<ChartBand> baseline;
    std::vector<ChartMark> marks;
    std::vector<ChartSpan> spans;
    std::string note; ///< one line under the chart
    [[nodiscard]] std::size_t buckets() const { return edges_ns.empty() ? 0 : edges_ns.size() - 1; }
};

/// JSON text, keys in fixed order, numbers with every digit they need, NaN as null; and back
/// (BadInput).
std::string chartToJson(const Chart& chart);
Result<Chart> chartFromJson(std::string_view json);

/// Numbers as people write them: "0", "950", "12.5 k", "3.42 M", "1.2 G".
std::string shortNumber(double value);
/// "12,345,678".
std::string groupedNumber(std::int64_t value);

} // namespace tidemark
