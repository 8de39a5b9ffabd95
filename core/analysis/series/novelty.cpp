// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/novelty.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace tidemark {

namespace {

constexpr std::size_t kMinimumCandidates = 20;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

} // namespace

std::vector<double> nearestPastValue(std::span<const double> values) {
    const std::size_t rows = values.size();
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] < values[b] || (values[a] == values[b] && a < b);
    });
    std::vector<std::size_t> below(rows, kNone);
    std::vector<std::size_t> above(rows, kNone);
    for (std::size_t i = 1; i < rows; ++i) {
        below[order[i]] = order[i - 1];
        above[order[i - 1]] = order[i];
    }
    // Unlinking from the last row backwards leaves exactly the earlier rows as neighbours.
    std::vector<double> out(rows, 0.0);
    for (std::size_t row = rows; row-- > 0;) {
        const std::size_t lower = below[row];
        const std::size_t upper = above[row];
        double nearest = std::numeric_limits<double>::max();
        if (lower != kNone) {
            nearest = std::min(nearest, values[row] - values[lower]);
            above[lower] = upper;
        }
        if (upper != kNone) {
            nearest = std::min(nearest, values[upper] - values[row]);
            below[upper] = lower;
        }
        if (row >= kMinimumCandidates) out[row] = nearest;
    }
    return out;
}

namespace {

constexpr std::size_t kBlockRows = 2048;
constexpr std::size_t kOverlap = kLongShapeRows - 1;
static_assert(kShortShapeRows == 4 && kLongShapeRows == 32, "the doubling below is spelt out");

/// out[i] = in[i] + in[i - step]: distances of runs twice as long.
void doubleRuns(const std::vector<float>& in, std::size_t step, std::size_t rows,
                std::vector<float>& out) {
    for (std::size_t i = step; i < rows; ++i) out[i] = in[i] + in[i - step];
}

/// The nearest run so far of each row in one block of rows. Lags are taken one after another, so
/// that one lag's distances are sums along the series and no row waits for another.
class ShapeBlock {
public:
    ShapeBlock(std::span<const float> values, std::size_t begin, std::size_t end)
        : m_values(values), m_begin(begin), m_end(end), m_one(kBlockRows + kOverlap),
          m_two(m_one.size(), kFar), m_four(m_one.size(), kFar), m_eight(m_one.size(), kFar),
          m_sixteen(m_one.size(), kFar), m_long(m_one.size(), kFar),
          m_nearest_short(m_one.size(), kFar), m_nearest_long(m_one.size(), kFar) {}

    void addLag(std::size_t lag) {
        const std::size_t from = std::max(lag, m_begin > kOverlap ? m_begin - kOverlap : 0);
        const std::size_t rows = m_end - from;
        for (std::size_t i = 0; i < rows; ++i) {
            const float difference = m_values[from + i] - m_values[from + i - lag];
            m_one[i] = difference * difference;
        }
        doubleRuns(m_one, 1, rows, m_two);
        doubleRuns(m_two, 2, rows, m_four);
        keepNearest(m_four, kShortShapeRows, lag, from, m_nearest_short);
        if (lag < kLongShapeRows) return;
        doubleRuns(m_four, 4, rows, m_eight);
        doubleRuns(m_eight, 8, rows, m_sixteen);
        doubleRuns(m_sixteen, 16, rows, m_long);
        keepNearest(m_long, kLongShapeRows, lag, from, m_nearest_long);
    }

    [[nodiscard]] float nearestShort(std::size_t row) const {
        return m_nearest_short[row - m_begin];
    }
    [[nodiscard]] float nearestLong(std::size_t row) const { return m_nearest_long[row - m_begin]; }

private:
    static constexpr float kFar = std::numeric_limits<float>::max();

    void keepNearest(const std::vector<float>& runs, std::size_t length, std::size_t lag,
                     std::size_t from, std::vector<float>& nearest) const {
        const std::size_t first = std::max(m_begin, lag + length - 1);
        if (lag < length) return;
        for (std::size_t row = first; row < m_end; ++row) {
            nearest[row - m_begin] = std::min(nearest[row - m_begin], runs[row - from]);
        }
    }

    std::span<const float> m_values;
    std::size_t m_begin, m_end;
    std::vector<float> m_one, m_two, m_four, m_eight, m_sixteen, m_long;
    std::vector<float> m_nearest_short, m_nearest_long;
};

/// 0 where fewer than kMinimumCandidates earlier runs of that length exist.
double runDistance(float squares, std::size_t length, std::size_t row) {
    if (row + 2 < 2 * length + kMinimumCandidates) return 0.0;
    return std::sqrt(static_cast<double>(squares) / static_cast<double>(length));
}

} // namespace

ShapeNovelty nearestPastShape(std::span<const double> values) {
    std::vector<float> narrow(values.size());
    std::transform(values.begin(), values.end(), narrow.begin(),
                   [](double value) { return static_cast<float>(value); });
    ShapeNovelty out{std::vector<double>(values.size()), std::vector<double>(values.size())};
    for (std::size_t begin = 0; begin < values.size(); begin += kBlockRows) {
        const std::size_t end = std::min(values.size(), begin + kBlockRows);
        ShapeBlock block(narrow, begin, end);
        for (std::size_t lag = kShortShapeRows; lag < std::min(end, kShapeHistoryRows + 1); ++lag) {
            block.addLag(lag);
        }
        for (std::size_t row = begin; row < end; ++row) {
            out.short_runs[row] = runDistance(block.nearestShort(row), kShortShapeRows, row);
            out.long_runs[row] = runDistance(block.nearestLong(row), kLongShapeRows, row);
        }
    }
    return out;
}

} // namespace tidemark
