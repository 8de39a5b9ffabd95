// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/count_model.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

double countSurprise(double count, double mean, double variance) {
    if (count <= mean || count <= 0) return 0;
    mean = std::max(mean, 1e-6);
    const double ratio = std::log(count / mean);
    if (variance <= mean * 1.001) return count * ratio - (count - mean);
    const double size = mean * mean / (variance - mean);
    return std::max(0., count * ratio - (count + size) * std::log((count + size) / (mean + size)));
}

namespace {

// Variance over mean on the tiles of one length, those that touch [from, to) left out.
double tileVariability(const AccountBaseline& base, const Variability& usual, std::size_t t,
                       double from, double to, double level, Variability::Place place) {
    const TileSums& s = base.tiles[t];
    const auto tiles = static_cast<std::ptrdiff_t>(s.sums.size()) - 1;
    auto tileAt = [&](double hour) {
        return static_cast<std::ptrdiff_t>((hour - s.first) / s.width);
    };
    const auto low = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(tileAt(from), 0, tiles));
    const auto high =
        static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(tileAt(to) + 1, 0, tiles));
    auto outside = [&](double TileSums::Upto::*sum) {
        return s.sums.back().*sum - (s.sums[high].*sum - s.sums[low].*sum);
    };
    using Upto = TileSums::Upto;
    const double mean = std::max(0., level * outside(&Upto::mass));
    const double squares = std::max(0., outside(&Upto::count2) - 2 * level * outside(&Upto::cross) +
                                            level * level * outside(&Upto::mass2));
    const double kept = static_cast<double>(tiles) - static_cast<double>(high - low);
    const double typical = usual.usual(t, place);
    const double caution = 5 * mean / std::max(1., kept) + 5 * typical;
    return std::max(.3, (squares + caution * typical) / (mean + caution));
}

} // namespace

namespace {

double variabilityAt(const AccountBaseline& base, const Variability& usual, double from, double to,
                     double width, double level, Variability::Place place) {
    static const std::array<double, kTileHours.size() - 1> kSteps = [] {
        std::array<double, kTileHours.size() - 1> steps{};
        for (std::size_t t = 0; t < steps.size(); ++t)
            steps[t] = std::log(kTileHours[t + 1] / kTileHours[t]);
        return steps;
    }();
    std::size_t low = 0;
    while (low + 2 < kTileHours.size() && width > kTileHours[low + 1]) ++low;
    const double below = tileVariability(base, usual, low, from, to, level, place);
    if (width <= kTileHours[low]) return below;
    const double above =
        std::max(below, tileVariability(base, usual, low + 1, from, to, level, place));
    const double share = std::log(width / kTileHours[low]) / kSteps[low];
    if (share <= 1) return below * (share == 1 ? above / below : std::pow(above / below, share));
    // beyond the longest tile a wandering level keeps adding; half the exponent of a fixed one
    return above * std::sqrt(width / kTileHours[low + 1]);
}

// What a window is held against.
WindowTest expectationOf(const AccountBaseline& base, double from, double to, double count) {
    WindowTest test;
    test.count = count;
    const double mass = base.mass(from, to);
    test.count_out = std::max(0., base.events - count);
    const double mass_out = std::max(0., base.total_mass - mass);
    // half a request of doubt at the account's overall level
    const double overall = std::max(base.level(), 1e-9);
    test.level = (test.count_out + .5) / (mass_out + .5 / overall);
    test.mean = test.level * mass;
    return test;
}

double doubtOf(const WindowTest& test) {
    return test.day_variance / (test.count_out + test.day_variance);
}

// More variance surprises less. A bound is no bound by less than rounding.
bool certainlyWithin(double bound, double least) {
    return bound + 1e-9 * bound + 1e-6 <= least;
}

} // namespace

WindowTest testWindow(const AccountBaseline& base, const Variability& usual, double from, double to,
                      double count) {
    WindowTest test = expectationOf(base, from, to, count);
    const Variability::Place place = Variability::placeOf(test.level * 24);
    test.clump = variabilityAt(base, usual, from, to, to - from, test.level, place);
    test.day_variance = variabilityAt(base, usual, from, to, 24., test.level, place);
    test.variance = test.clump * test.mean + doubtOf(test) * test.mean * test.mean;
    test.surprise = countSurprise(count, test.mean, test.variance);
    return test;
}

double surpriseAbove(const AccountBaseline& base, const Variability& usual, double from, double to,
                     double count, double least) {
    WindowTest test = expectationOf(base, from, to, count);
    if (count <= test.mean || certainlyWithin(countSurprise(count, test.mean, 0), least)) return 0;
    const Variability::Place place = Variability::placeOf(test.level * 24);
    test.clump = variabilityAt(base, usual, from, to, to - from, test.level, place);
    const double certain = test.clump * test.mean; // of the variance
    if (certainlyWithin(countSurprise(count, test.mean, certain), least)) return 0;
    test.day_variance = variabilityAt(base, usual, from, to, 24., test.level, place);
    test.variance = certain + doubtOf(test) * test.mean * test.mean;
    return countSurprise(count, test.mean, test.variance);
}

} // namespace tidemark
