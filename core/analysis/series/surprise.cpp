// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/surprise.h"

#include "core/analysis/series/order_statistics.h"

#include <algorithm>
#include <cstddef>

namespace tidemark {

namespace {

constexpr int kMinimumPast = 20;
constexpr std::size_t kMemoryMinimumRows = 20;
constexpr std::size_t kMemoryDivisor = 30;

} // namespace

std::vector<double> inverseTail(std::span<const double> strangeness) {
    std::vector<double> out(strangeness.size(), 1.0);
    OrderStatistics past(strangeness);
    for (std::size_t row = 0; row < strangeness.size(); ++row) {
        if (past.size() >= kMinimumPast) {
            out[row] = static_cast<double>(past.size() + 1) /
                       static_cast<double>(past.countAtLeast(row) + 1);
        }
        past.insert(row);
    }
    return out;
}

std::vector<std::size_t> leadingRows(std::span<const double> strangeness) {
    std::vector<std::size_t> leading;
    std::vector<std::size_t> peaks; // rows whose strangeness never rises from one to the next
    for (std::size_t row = 0; row < strangeness.size(); ++row) {
        const std::size_t memory = std::max(kMemoryMinimumRows, row / kMemoryDivisor);
        while (!peaks.empty() && strangeness[peaks.back()] < strangeness[row]) peaks.pop_back();
        if (peaks.empty() || peaks.back() + memory < row) leading.push_back(row);
        peaks.push_back(row);
    }
    return leading;
}

std::vector<std::size_t> earlierEquals(std::span<const double> strangeness,
                                       std::span<const std::size_t> rows) {
    std::vector<double> members(rows.size());
    std::transform(rows.begin(), rows.end(), members.begin(),
                   [&](std::size_t row) { return strangeness[row]; });
    std::vector<std::size_t> out(rows.size());
    OrderStatistics past(members);
    for (std::size_t i = 0; i < members.size(); ++i) {
        out[i] = static_cast<std::size_t>(past.countAtLeast(i));
        past.insert(i);
    }
    return out;
}

} // namespace tidemark
