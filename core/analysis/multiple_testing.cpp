// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/multiple_testing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark {

namespace {

constexpr double kTail = .10;        // the upper tenth is extrapolated
constexpr double kInner = .10;       // its scale is read off between here ...
constexpr double kOuter = .02;       // ... and here
constexpr std::size_t kFewest = 20;  // fewer accounts have no upper tenth of their own
constexpr double kUsualScale = 1.15; // of the tail in lawful logs: .84 to 1.17 in five of them
constexpr double kUsualFrom = -5;    // where their upper tenth began: -5.25 to -4.88
constexpr double kUsualWeight = 400; // accounts that the usual scale counts for

} // namespace

std::vector<double> empiricalP(const std::vector<double>& evidence,
                               const std::vector<double>& reference) {
    const std::size_t n = reference.size();
    std::vector<double> p(evidence.size(), 1.);
    if (n == 0) return p;
    std::vector<double> sorted = reference;
    std::sort(sorted.begin(), sorted.end());
    auto quantile = [&](double tail) {
        const auto at = static_cast<std::size_t>((1 - tail) * static_cast<double>(n));
        return sorted[std::min(at, n - 1)];
    };
    const double own = (quantile(kOuter) - quantile(kInner)) / std::log(kInner / kOuter);
    const auto weight = static_cast<double>(n);
    // Rates are averaged, not scales, so that a few guilty accounts among few others, which stretch
    // the case's own tail, do not hide each other.
    double rate = 1 / kUsualScale;
    if (n >= kFewest && own > 0)
        rate = (weight / own + kUsualWeight / kUsualScale) / (weight + kUsualWeight);
    const double from = n >= kFewest ? quantile(kTail) : kUsualFrom;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const auto low = std::lower_bound(sorted.begin(), sorted.end(), evidence[i]);
        const auto high = std::upper_bound(low, sorted.end(), evidence[i]);
        const double above = static_cast<double>(sorted.end() - high);
        const double ties = static_cast<double>(high - low);
        p[i] = (above + .5 * std::max(1., ties)) / static_cast<double>(n + 1);
        if (evidence[i] > from) p[i] = kTail * std::exp(-(evidence[i] - from) * rate);
    }
    return p;
}

std::vector<double> benjaminiHochberg(const std::vector<double>& p) {
    const std::size_t n = p.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> q(n, 1.);
    double least = 1;
    for (std::size_t rank = n; rank-- > 0;) {
        least = std::min(least,
                         p[order[rank]] * static_cast<double>(n) / static_cast<double>(rank + 1));
        q[order[rank]] = least;
    }
    return q;
}

Calibration calibrationOf(const std::vector<double>& p, const std::vector<double>& q) {
    Calibration calibration;
    calibration.tested = static_cast<std::int64_t>(p.size());
    if (p.empty()) return calibration;
    const auto n = static_cast<double>(p.size());
    const auto bins = static_cast<double>(calibration.histogram.size());
    for (const double value : p)
        ++calibration.histogram[static_cast<std::size_t>(std::min(bins - 1, value * bins))];
    std::vector<double> sorted = p;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const double below = static_cast<double>(i) / n, upto = static_cast<double>(i + 1) / n;
        calibration.ks_distance =
            std::max({calibration.ks_distance, sorted[i] - below, upto - sorted[i]});
    }
    calibration.share_q_below_05 =
        static_cast<double>(std::count_if(q.begin(), q.end(), [](double v) { return v < .05; })) /
        n;
    return calibration;
}

} // namespace tidemark
