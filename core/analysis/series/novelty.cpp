// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/novelty.h"

#include <algorithm>
#include <array>
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

/// Squared distances between runs that end at one row and runs that end at each earlier row, for
/// run lengths 1, 2, 4 and 8. A run of length 2p is two runs of length p, p rows apart, so each
/// length needs the distances of the last p rows of the one before.
class RunDistances {
public:
    explicit RunDistances(std::span<const double> values) : m_values(values.begin(), values.end()) {
        for (std::size_t level = 0; level < kLevels; ++level) {
            m_rows[level].assign((std::size_t{1} << level) + 1,
                                 std::vector<float>(values.size(), 0.0F));
        }
    }

    /// Advances to `row` (each row once, ascending) and returns the distances for kShapeRows.
    const std::vector<float>& advance(std::size_t row, std::size_t first) {
        std::vector<float>& single = slot(0, row);
        for (std::size_t past = first; past < row; ++past) {
            const float difference = m_values[row] - m_values[past];
            single[past] = difference * difference;
        }
        for (std::size_t level = 1; level < kLevels; ++level) {
            const std::size_t half = std::size_t{1} << (level - 1);
            if (row + 1 < 2 * half) break;
            const float* late = slot(level - 1, row).data();
            const float* early = slot(level - 1, row - half).data();
            float* both = slot(level, row).data();
            for (std::size_t past = std::max(first, 2 * half - 1); past < row; ++past) {
                both[past] = late[past] + early[past - half];
            }
        }
        return slot(kLevels - 1, row);
    }

private:
    static constexpr std::size_t kLevels = 4;
    static_assert(kShapeRows == std::size_t{1} << (kLevels - 1));

    std::vector<float>& slot(std::size_t level, std::size_t row) {
        return m_rows[level][row % m_rows[level].size()];
    }

    std::vector<float> m_values;
    std::array<std::vector<std::vector<float>>, kLevels> m_rows;
};

} // namespace

std::vector<double> nearestPastShape(std::span<const double> values) {
    std::vector<double> out(values.size(), 0.0);
    RunDistances distances(values);
    for (std::size_t row = 0; row < values.size(); ++row) {
        const std::size_t first = row > kShapeHistoryRows ? row - kShapeHistoryRows : 0;
        const std::vector<float>& run = distances.advance(row, first);
        const std::size_t begin = std::max(first, kShapeRows - 1);
        if (row < begin + kShapeRows + kMinimumCandidates) continue;
        const auto from = run.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto to = run.begin() + static_cast<std::ptrdiff_t>(row - kShapeRows + 1);
        const float nearest = *std::min_element(from, to);
        out[row] = std::sqrt(static_cast<double>(nearest) / static_cast<double>(kShapeRows));
    }
    return out;
}

} // namespace tidemark
