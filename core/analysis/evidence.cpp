// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/evidence.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

double effectiveCount(const SingleCandidate& c) {
    double count = c.requests.count;
    count *= 1 - std::max(0., c.facts.errors_in - std::max(0., c.facts.errors_out));
    count *= 1 - std::max(0., c.facts.repeats_in - c.facts.repeats_out);
    if (c.facts.output_in > 0 && c.facts.output_out > 0)
        count *= std::min(1., 2 * c.facts.output_in / c.facts.output_out);
    return count;
}

Features featuresOf(const SingleCandidate& c) {
    Features f{};
    const Manner& m = c.manner;
    const double length = c.to - c.from;
    const double surprise =
        countSurprise(effectiveCount(c), c.requests.mean, c.requests.variance);
    const double volume = std::log1p(surprise);
    const double spread = length >= 8 ? std::log1p(c.spread.surprise) : 0;
    const double coexist = std::clamp((m.own_z + 3) / 3, 0., 1.);
    const double foreign = std::log1p(m.foreign_surprise);
    const double foreign_share = m.foreign / std::max(1., c.requests.count);
    double kinds = 0;
    for (const double n : m.novelty) kinds += std::clamp(n / 3, 0., 1.);
    const double place = std::clamp(m.novelty[0] / 3, 0., 1.);
    const double agent = std::clamp(m.novelty[1] / 3, 0., 1.);
    const double pattern = std::clamp(m.novelty[2] / 3, 0., 1.);
    const double persists = length > 48 ? std::exp(-c.facts.hours_after / 24) : 0;
    const double longer = c.facts.output_in > 0 && c.facts.output_out > 0
                              ? std::clamp(std::log2(c.facts.output_in / c.facts.output_out), -2., 3.)
                              : 0;
    const bool is_short = length <= 36;
    f[0] = is_short ? volume : 0;
    f[1] = is_short ? 0 : volume;
    f[2] = spread;
    f[3] = volume * spread;
    f[4] = foreign * coexist;
    f[5] = foreign * coexist * kinds;
    f[6] = persists * (1 - foreign_share) * std::max(volume, spread);
    f[7] = persists * foreign_share;
    f[8] = longer * foreign_share * coexist;
    f[9] = c.facts.recurrence * volume;
    f[10] = std::max(0., 1 - c.facts.gap_variation) * std::max(foreign, spread);
    f[11] = place * agent * coexist * std::min(foreign, 3.);
    f[12] = agent * pattern * coexist * std::min(foreign, 3.);
    f[13] = m.own_z < -2 ? foreign : 0;
    f[14] = std::log1p(m.foreign_slots) * coexist;
    f[15] = std::log1p(c.requests.level * 24);
    f[16] = m.foreign_out / (m.foreign + 1) > 1 ? 1 : m.foreign_out / (m.foreign + 1);
    f[17] = std::log1p(c.requests.count - c.requests.mean > 0 ? c.requests.count - c.requests.mean : 0.);
    return f;
}

double evidenceOf(const SingleCandidate& c) {
    constexpr double kBias = -11.7;
    constexpr Features kWeights = {2.03, .86, 1.03, .07, -.54, -.06, -1.54, -6.53, 1.37,
                                   -.05, -.02, 1.34, 2.29, .41, 1.49, .02, .64, .02};
    const Features features = featuresOf(c);
    double sum = kBias;
    for (std::size_t i = 0; i < kFeatures; ++i) sum += kWeights[i] * features[i];
    return sum;
}

} // namespace tidemark
