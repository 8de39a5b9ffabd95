// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/novelty.h"

#include "core/analysis/series/order_statistics.h"

#include <algorithm>
#include <bit>
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
constexpr float kFar = std::numeric_limits<float>::max();

/// The nearest candidate of each row of one block of rows. Lags are taken one after another: the
/// distances of one lag are sums along the series, so that no row waits for another, and a run of
/// twice the length is the sum of two runs.
class RunBlock {
public:
    RunBlock(std::span<const float> values, const RunShape& shape, std::size_t begin,
             std::size_t end)
        : m_values(values), m_shape(shape), m_begin(begin), m_end(end),
          m_sums(static_cast<std::size_t>(std::bit_width(shape.count)),
                 std::vector<float>(kBlockRows + shape.reach(), kFar)),
          m_nearest(end - begin, kFar) {}

    void addLag(std::size_t lag) {
        const std::size_t reach = m_shape.reach();
        const std::size_t from = std::max(lag, m_begin > reach ? m_begin - reach : 0);
        const std::size_t rows = m_end - from;
        std::vector<float>& single = m_sums.front();
        for (std::size_t i = 0; i < rows; ++i) {
            const float difference = m_values[from + i] - m_values[from + i - lag];
            single[i] = difference * difference;
        }
        std::size_t apart = m_shape.step;
        for (std::size_t level = 1; level < m_sums.size(); ++level) {
            const float* half = m_sums[level - 1].data();
            float* both = m_sums[level].data();
            for (std::size_t i = apart; i < rows; ++i) both[i] = half[i] + half[i - apart];
            apart *= 2;
        }
        const float* runs = m_sums.back().data();
        for (std::size_t row = std::max(m_begin, lag + reach); row < m_end; ++row) {
            m_nearest[row - m_begin] = std::min(m_nearest[row - m_begin], runs[row - from]);
        }
    }

    [[nodiscard]] float nearest(std::size_t row) const { return m_nearest[row - m_begin]; }

private:
    std::span<const float> m_values;
    const RunShape& m_shape;
    std::size_t m_begin, m_end;
    std::vector<std::vector<float>> m_sums; ///< by level: runs of 1, 2, 4 ... values
    std::vector<float> m_nearest;
};

} // namespace

std::vector<double> nearestPastRun(std::span<const double> values, const RunShape& shape) {
    std::vector<float> narrow(values.size());
    std::transform(values.begin(), values.end(), narrow.begin(),
                   [](double value) { return static_cast<float>(value); });
    std::vector<double> out(values.size(), 0.0);
    const std::size_t first_row = shape.reach() + shape.minimum_lag + kMinimumCandidates - 1;
    for (std::size_t begin = 0; begin < values.size(); begin += kBlockRows) {
        const std::size_t end = std::min(values.size(), begin + kBlockRows);
        RunBlock block(narrow, shape, begin, end);
        const std::size_t last_lag = std::min(end - 1, kRunHistoryRows);
        for (std::size_t lag = shape.minimum_lag; lag <= last_lag; ++lag) block.addLag(lag);
        for (std::size_t row = std::max(begin, first_row); row < end; ++row) {
            out[row] = std::sqrt(static_cast<double>(block.nearest(row)) /
                                 static_cast<double>(shape.count));
        }
    }
    return out;
}

std::vector<double> nearestDistantValue(std::span<const double> values, std::size_t minimum_lag) {
    std::vector<double> out(values.size(), 0.0);
    OrderStatistics past(values);
    for (std::size_t row = minimum_lag; row < values.size(); ++row) {
        past.insert(row - minimum_lag);
        if (past.size() >= static_cast<int>(kMinimumCandidates)) {
            out[row] = past.distanceToNearest(row);
        }
    }
    return out;
}

} // namespace tidemark
