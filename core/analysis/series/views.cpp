// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/views.h"

#include "core/analysis/series/order_statistics.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::size_t kMinimumRows = 10;

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
            // The floor keeps steps below a thousandth of the level from looking enormous.
            const double spread = std::sqrt(recent.variance() + 1e-6 * mean * mean + 1e-12);
            out[row] = (values[row] - mean) / spread;
        }
        recent.push(row);
    }
    return out;
}

std::vector<double> robustZ(std::span<const double> values, std::size_t window) {
    std::vector<double> out(values.size(), 0.0);
    OrderStatistics recent(values);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (recent.size() >= static_cast<int>(kMinimumRows)) {
            // Both ranges estimate a normal deviation; the wide one, halved, serves series that
            // are constant most of the time.
            const double narrow = (recent.quantile(0.84) - recent.quantile(0.16)) / 2.0;
            const double wide = (recent.quantile(0.95) - recent.quantile(0.05)) / 3.3;
            const double spread = std::max({narrow, wide / 2.0, 1e-12});
            out[row] = (values[row] - recent.quantile(0.5)) / spread;
        }
        recent.insert(row);
        if (row >= window) recent.erase(row - window);
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
    for (std::size_t row = 0; row < values.size(); ++row) {
        recent.push(row);
        out[row] = 0.5 * std::log(recent.variance() + 1e-9);
    }
    return out;
}

std::vector<double> logLevel(std::span<const double> values) {
    std::vector<double> sizes(values.size());
    std::transform(values.begin(), values.end(), sizes.begin(),
                   [](double value) { return std::fabs(value); });
    std::vector<double> out(values.size());
    OrderStatistics past(sizes);
    for (std::size_t row = 0; row < values.size(); ++row) {
        past.insert(row);
        const double unit = past.quantile(0.5) + 1e-9;
        out[row] = std::copysign(std::log1p(sizes[row] / unit), values[row]);
    }
    return out;
}

} // namespace tidemark
