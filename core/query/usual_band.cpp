// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/usual_band.h"

#include "core/base/utc_time.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::int64_t kHoursPerWeek = 168, kHoursPerDay = 24;
constexpr double kMadToSigma = 1.4826, kSigmas = 3;

double medianOf(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

} // namespace

UsualBand usualBand(const std::vector<std::int64_t>& edges, const std::vector<double>& values) {
    UsualBand out;
    const auto hours = static_cast<std::int64_t>(values.size());
    if (hours < 2 * kHoursPerDay || edges.size() != values.size() + 1) return out;
    const std::int64_t period = hours >= 3 * kHoursPerWeek ? kHoursPerWeek : kHoursPerDay;
    const auto slotOf = [&](std::size_t i) {
        const std::int64_t hour = floorTo(edges[i], kNsPerHour) / kNsPerHour;
        return static_cast<std::size_t>(((hour % period) + period) % period);
    };
    std::vector<std::vector<double>> slots(static_cast<std::size_t>(period));
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i])) slots[slotOf(i)].push_back(values[i]);
    std::vector<double> middle(slots.size()), spread(slots.size());
    for (std::size_t s = 0; s < slots.size(); ++s) {
        middle[s] = medianOf(slots[s]);
        for (double& value : slots[s]) value = std::abs(value - middle[s]);
        // Counts vary at least as their square root, however few weeks there are to see it.
        spread[s] = std::max(kMadToSigma * medianOf(slots[s]), std::sqrt(middle[s]));
    }
    out.edges = edges;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::size_t s = slotOf(i);
        out.middle.push_back(middle[s]);
        out.low.push_back(std::max(0.0, middle[s] - kSigmas * spread[s]));
        out.high.push_back(middle[s] + kSigmas * spread[s]);
    }
    return out;
}

void scaleBand(UsualBand& band, double hours_per_bucket) {
    for (auto* values : {&band.low, &band.middle, &band.high})
        for (double& value : *values) value *= hours_per_bucket;
}

} // namespace tidemark
