// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/series/views.h"

#include "core/analysis/series/order_statistics.h"
#include "core/base/utc_time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidemark {

namespace {

constexpr std::size_t kMinimumRecent = 10;
constexpr double kSmallShare = 1e-3;
constexpr double kLargestZ = 1e6;
constexpr double kLeastUnitShare = 0.01;
constexpr std::size_t kDays = 10;
constexpr std::size_t kRowsAround = 2;
// Earlier times leave no room for the days before them; no real series has them.
constexpr std::int64_t kEarliestTime =
    std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(kDays + 1) * kNsPerDay;

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
        if (recent.count() >= kMinimumRecent) {
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

std::vector<double> runningMean(std::span<const double> values, std::size_t window) {
    std::vector<double> out(values.size(), 0.0);
    MovingMoments recent(values, window);
    for (std::size_t row = 0; row < values.size(); ++row) {
        recent.push(row);
        out[row] = recent.mean();
    }
    return out;
}

namespace {

double medianOf(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Times that never run backwards, kNoTime until the first usable one.
std::vector<std::int64_t> risingClock(std::span<const std::int64_t> ts_ns) {
    std::vector<std::int64_t> clock(ts_ns.begin(), ts_ns.end());
    for (std::size_t row = 0; row < clock.size(); ++row) {
        if (clock[row] < kEarliestTime) clock[row] = kNoTime;
        if (row > 0) clock[row] = std::max(clock[row], clock[row - 1]);
    }
    return clock;
}

} // namespace

std::vector<double> dayResidual(std::span<const std::int64_t> ts_ns,
                                std::span<const double> values) {
    const std::vector<std::int64_t> clock = risingClock(ts_ns);
    std::vector<double> out(values.size(), 0.0);
    std::array<std::size_t, kDays> same_time{}; // per day back: the first row not before that time
    std::vector<double> around, days;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (clock[row] == kNoTime) continue;
        days.clear();
        for (std::size_t back = 0; back < kDays; ++back) {
            const std::int64_t then = clock[row] - static_cast<std::int64_t>(back + 1) * kNsPerDay;
            std::size_t& at = same_time[back];
            while (clock[at] < then) ++at;
            // Unsigned: the difference is never negative but may exceed the signed range.
            if (static_cast<std::uint64_t>(clock[at]) - static_cast<std::uint64_t>(then) >
                static_cast<std::uint64_t>(kNsPerHour)) {
                continue;
            }
            const std::size_t from = at > kRowsAround ? at - kRowsAround : 0;
            const std::size_t to = std::min(row, at + kRowsAround + 1);
            around.assign(values.begin() + static_cast<std::ptrdiff_t>(from),
                          values.begin() + static_cast<std::ptrdiff_t>(to));
            days.push_back(medianOf(around));
        }
        if (days.size() >= 2) out[row] = values[row] - medianOf(days);
    }
    return out;
}

} // namespace tidemark
