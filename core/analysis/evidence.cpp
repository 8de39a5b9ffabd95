// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/evidence.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

double effectiveShare(const SingleCandidate& c) {
    double share = 1 - std::max(0., c.facts.errors_in - std::max(0., c.facts.errors_out));
    share *= 1 - std::max(0., c.facts.repeats_in - c.facts.repeats_out);
    if (c.facts.output_in > 0 && c.facts.output_out > 0)
        share *= std::min(1., 2 * c.facts.output_in / c.facts.output_out);
    return share;
}

double effectiveForeignShare(const SingleCandidate& c) {
    double share = 1 - std::max(0., c.facts.foreign_errors - std::max(0., c.facts.errors_out));
    share *= 1 - std::max(0., c.facts.foreign_repeats - c.facts.repeats_out);
    if (c.facts.foreign_output > 0 && c.facts.output_out > 0)
        share *= std::min(1., 2 * c.facts.foreign_output / c.facts.output_out);
    return share;
}

Features featuresOf(const SingleCandidate& c) {
    Features f{};
    const Manner& m = c.manner;
    const double length = c.to - c.from;
    const bool is_short = length <= 36;
    const double share = effectiveShare(c);
    const double count = share * c.requests.count;
    const double volume = std::log1p(countSurprise(count, c.requests.mean, c.requests.variance));
    // more slots without more requests is another session habit, not another stream
    const double lift = count / std::max(.5, c.requests.mean);
    const double spread =
        length >= 8 ? std::log1p(c.spread.surprise) * std::clamp(2 * (lift - 1), 0., 1.) : 0;
    const double coexist = std::clamp((m.own_z + 3) / 3, 0., 1.);
    const double foreign_kept = effectiveForeignShare(c);
    const double foreign =
        std::log1p(countSurprise(foreign_kept * m.foreign, m.foreign_mean, m.foreign_variance));
    const double foreign_share = m.foreign / std::max(1., c.requests.count);
    double kinds = 0;
    for (const double n : m.novelty) kinds += std::clamp(n / 3, 0., 1.);
    const double place = std::clamp(m.novelty[0] / 3, 0., 1.);
    const double agent = std::clamp(m.novelty[1] / 3, 0., 1.);
    const double pattern = std::clamp(m.novelty[2] / 3, 0., 1.);
    const double persists = length > 48 ? std::exp(-c.facts.hours_after / 24) : 0;
    const double longer =
        c.facts.output_in > 0 && c.facts.output_out > 0
            ? std::clamp(std::log2(c.facts.output_in / c.facts.output_out), -2., 3.)
            : 0;
    const double pace = std::log1p(m.pace_shift * share);
    f[0] = is_short ? volume : 0;
    f[1] = is_short ? 0 : volume;
    f[2] = spread;
    f[3] = volume * spread;
    f[4] = foreign * coexist;
    f[5] = foreign * coexist * kinds;
    f[6] = persists * (1 - foreign_share) * std::max(volume, spread);
    f[7] = persists * foreign_share;
    const double kept =
        c.facts.foreign_output > 0 && c.facts.output_out > 0
            ? std::clamp(std::log2(c.facts.foreign_output / c.facts.output_out), -2., 3.)
            : longer;
    f[8] = (m.foreign >= 8 ? kept * foreign_kept : longer * foreign_share) * coexist;
    f[9] = c.facts.recurrence * volume;
    f[10] = std::max(0., 1 - c.facts.gap_variation) * std::max(foreign, spread);
    f[11] = place * agent * coexist * std::min(foreign, 3.);
    f[12] = agent * pattern * coexist * std::min(foreign, 3.);
    f[13] = m.own_z < -2 ? foreign : 0;
    f[14] = std::log1p(foreign_kept * m.foreign_slots) * coexist;
    f[15] = volume * foreign * coexist;
    f[16] = std::min(1., m.foreign_out / (m.foreign + 1));
    f[17] = is_short ? pace : 0;
    f[18] = std::min(pace, 3.) * std::min(volume, 3.);
    f[19] = c.facts.foreign_public * std::max(volume, foreign);
    return f;
}

double evidenceOf(const SingleCandidate& c) {
    // In long windows requests alone count for little (levels wander); with another pace, or in
    // more slots, they count for much: hence the negative weight of f[1] beside f[3] and f[18].
    constexpr double kBias = -10.3;
    constexpr Features kWeights = {.91,  -1.54, .83,  .16, .64,  -.10, -1.09, -3.12, 1.24, -1.08,
                                   -.02, 1.64,  1.65, .30, 1.29, -.57, .22,   -.39,  .95,  -4.30};
    // What a log without user agents (and, mostly, without prompts) cannot show is not held against
    // a finding.
    constexpr double kNoManner = 1.5;
    const Features features = featuresOf(c);
    double sum = kBias + (c.facts.agent_share <= 0 ? kNoManner : 0);
    for (std::size_t i = 0; i < kFeatures; ++i) sum += kWeights[i] * features[i];
    return sum;
}

} // namespace tidemark
