// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/views.h"

#include "core/analysis/series/order_statistics.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::size_t kMinimumRows = 10;
constexpr double kSmallShare = 1e-3;
constexpr double kLargestZ = 1e6;
constexpr double kLeastUnitShare = 0.01;

/// Sums over a sliding window, taken about the first value so that a large common level does not
/// swallow the variance.
class MovingMoments {
public:
    MovingMoments(std::span<const double> values, std::size_t window)
        : m_values(values), m_window(window) {}

    void push(std::size_t row) {
        add(row, 1.0);
        ++m_count;
        if (m_count > m_window) {
            add(row - m_window, -1.0);
            --m_count;
        }
    }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] double mean() const { return m_values[0] + m_sum / static_cast<double>(m_count); }
    [[nodiscard]] double variance() const {
        const double mean = m_sum / static_cast<double>(m_count);
        return std::max(0.0, m_squares / static_cast<double>(m_count) - mean * mean);
    }

private:
    void add(std::size_t row, double sign) {
        const double value = m_values[row] - m_values[0];
        m_sum += sign * value;
        m_squares += sign * value * value;
    }

    std::span<const double> m_values;
    std::size_t m_window;
    std::size_t m_count = 0;
    double m_sum = 0.0;
    double m_squares = 0.0;
};

} // namespace

std::vector<double> recentZ(std::span<const double> values, std::size_t window) {
    std::vector<double> out(values.size(), 0.0);
    MovingMoments recent(values, window);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (recent.count() >= kMinimumRows) {
            const double mean = recent.mean();
            const double step = values[row] - mean;
            const double spread =
                std::max({std::sqrt(recent.variance()), kSmallShare * std::fabs(mean),
                          std::fabs(step) / kLargestZ});
            if (spread > 0.0) out[row] = step / spread;
        }
        recent.push(row);
    }
    return out;
}

std::vector<double> runningMedian(std::span<const double> values, std::size_t window) {
    std::vector<double> out(values.size(), 0.0);
    OrderStatistics recent(values);
    for (std::size_t row = 0; row < values.size(); ++row) {
        recent.insert(row);
        if (row >= window) recent.erase(row - window);
        out[row] = recent.quantile(0.5);
    }
    return out;
}

std::vector<double> logSpread(std::span<const double> values, std::size_t window) {
    std::vector<double> out(values.size(), 0.0);
    MovingMoments recent(values, window);
    MovingMoments all(values, values.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        recent.push(row);
        all.push(row);
        if (all.variance() <= 0.0) continue;
        out[row] = std::log(std::max(kSmallShare, std::sqrt(recent.variance() / all.variance())));
    }
    return out;
}

std::vector<double> logLevel(std::span<const double> values) {
    std::vector<double> sizes(values.size());
    std::transform(values.begin(), values.end(), sizes.begin(),
                   [](double value) { return std::fabs(value); });
    std::vector<double> out(values.size(), 0.0);
    OrderStatistics past(sizes);
    double mean = 0.0;
    for (std::size_t row = 0; row < values.size(); ++row) {
        past.insert(row);
        mean += (sizes[row] - mean) / static_cast<double>(row + 1);
        const double unit = std::max(past.quantile(0.5), kLeastUnitShare * mean);
        if (unit > 0.0) out[row] = std::copysign(std::log1p(sizes[row] / unit), values[row]);
    }
    return out;
}

std::vector<double> change(std::span<const double> values) {
    std::vector<double> out(values.size(), 0.0);
    for (std::size_t row = 1; row < values.size(); ++row) out[row] = values[row] - values[row - 1];
    return out;
}

} // namespace tidemark
