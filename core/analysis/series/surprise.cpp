// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/surprise.h"

#include "core/analysis/series/order_statistics.h"

#include <algorithm>
#include <cstddef>

namespace tidemark {

namespace {

constexpr int kMinimumRows = 20;
constexpr std::size_t kMemoryMinimumRows = 20;
constexpr std::size_t kMemoryDivisor = 30;

} // namespace

std::vector<double> inverseTail(std::span<const double> strangeness) {
    std::vector<double> out(strangeness.size(), 1.0);
    OrderStatistics past(strangeness);
    for (std::size_t row = 0; row < strangeness.size(); ++row) {
        if (past.size() >= kMinimumRows) {
            out[row] = static_cast<double>(past.size() + 1) /
                       static_cast<double>(past.countAtLeast(row) + 1);
        }
        past.insert(row);
    }
    return out;
}

std::vector<bool> leadingRows(std::span<const double> scores) {
    std::vector<bool> out(scores.size(), false);
    std::vector<std::size_t> peaks; // rows in order whose scores never rise
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const std::size_t memory = std::max(kMemoryMinimumRows, row / kMemoryDivisor);
        while (!peaks.empty() && scores[peaks.back()] < scores[row]) peaks.pop_back();
        out[row] = peaks.empty() || peaks.back() + memory < row;
        peaks.push_back(row);
    }
    return out;
}

} // namespace tidemark
