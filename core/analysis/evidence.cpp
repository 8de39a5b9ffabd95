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

namespace {

constexpr double kShortHours = 36;
constexpr double kSpreadHours = 8; // shorter windows have too few slots

double doublings(double size, double usual, double low, double high) {
    return size > 0 && usual > 0 ? std::clamp(std::log2(size / usual), low, high) : 0;
}

// What several features are made of.
struct Readings {
    bool is_short = true;
    double lift = 0;          // requests over expected ones
    double volume = 0;        // log of the nats by which requests exceed the baseline
    double spread = 0;        // the same for active slots
    double foreign = 0;       // the same for foreign requests that come on top
    double on_top = 0;        // 0..1: the account's usual requests went on
    double foreign_share = 0; // of the window's requests
    double effective_slots = 0;
    double pace = 0;
    double place = 0, agent = 0, text = 0; // 0..1: how new
    double strongest() const { return std::max(volume, foreign); }
};

// The account's usual requests went on: within their usual spread, or at three quarters of the
// usual number, which a steady account can miss by chance and a migration never reaches.
double onTop(const Manner& m) {
    const double by_spread = (m.own_z + 3) / 3;
    const double by_share = (m.own / std::max(1e-9, m.own_mean) - .25) / .5;
    return std::clamp(std::max(by_spread, by_share), 0., 1.);
}

Readings readingsOf(const SingleCandidate& c) {
    Readings r;
    const Manner& m = c.manner;
    const double length = c.to - c.from;
    const double share = effectiveShare(c), foreign_kept = effectiveForeignShare(c);
    const double count = share * c.requests.count;
    r.is_short = length <= kShortHours;
    r.lift = count / std::max(.5, c.requests.mean);
    r.volume = std::log1p(countSurprise(count, c.requests.mean, c.requests.variance));
    // more slots without more requests is another session habit, not another stream
    if (length >= kSpreadHours)
        r.spread = std::log1p(c.spread.surprise) * std::clamp(2 * (r.lift - 1), 0., 1.);
    r.on_top = onTop(m);
    r.foreign = r.on_top * std::log1p(countSurprise(foreign_kept * m.foreign, m.foreign_mean,
                                                    m.foreign_variance));
    r.foreign_share = m.foreign / std::max(1., c.requests.count);
    r.effective_slots = foreign_kept * m.foreign_slots;
    r.pace = std::log1p(m.pace_shift * share);
    const auto is_new = [&](MannerKind kind) {
        return std::clamp(m.novelty[static_cast<std::size_t>(kind)] / 3, 0., 1.);
    };
    r.place = is_new(MannerKind::Place);
    r.agent = is_new(MannerKind::Agent);
    r.text = is_new(MannerKind::Template);
    return r;
}

double longerAnswers(const SingleCandidate& c, const Readings& r) {
    const LawfulFacts& facts = c.facts;
    const double longer = doublings(facts.output_in, facts.output_out, -2, 3);
    if (c.manner.foreign < 8) return std::max(0., longer * r.foreign_share * r.on_top);
    const double foreign = facts.foreign_output > 0 && facts.output_out > 0
                               ? doublings(facts.foreign_output, facts.output_out, -2, 3)
                               : longer;
    return std::max(0., foreign * effectiveForeignShare(c) * r.on_top);
}

double tinyAnswers(const SingleCandidate& c) {
    const LawfulFacts& facts = c.facts;
    const double size = facts.foreign_output > 0 ? facts.foreign_output : facts.output_in;
    return std::clamp(-doublings(size, facts.output_out, -4, 0) - 1, 0., 3.);
}

} // namespace

Features featuresOf(const SingleCandidate& c) {
    const Readings r = readingsOf(c);
    const Manner& m = c.manner;
    const LawfulFacts& facts = c.facts;
    Features f{};
    const auto set = [&f](Feature feature, double value) {
        f[static_cast<std::size_t>(feature)] = value;
    };
    const double least_foreign = std::min(r.foreign, 3 * r.on_top); // a few are as good as many
    if (r.is_short) {
        set(Feature::Volume, r.volume);
        set(Feature::Excess, std::clamp(std::log(std::max(r.lift, 1e-9)), 0., 5.));
        set(Feature::Pace, r.pace);
    }
    set(Feature::Spread, r.spread);
    // a score of them is as good as a thousand, however often the like is seen elsewhere
    const double second = m.has_text ? r.text : r.agent;
    set(Feature::PlaceText, r.place * second * r.on_top * std::min(std::log1p(m.foreign), 3.));
    set(Feature::AgentText, r.agent * r.text * least_foreign);
    set(Feature::Slots, std::log1p(r.effective_slots) * r.on_top);
    set(Feature::Longer, longerAnswers(c, r));
    set(Feature::PaceVolume, std::min({r.pace, 3., r.volume}));

    const double lasts = c.to - c.from > 48 ? std::exp(-facts.hours_after / 24) : 0;
    const double outside = facts.events_before + facts.events_after;
    set(Feature::Launched, -lasts * (1 - r.foreign_share) * std::max(r.volume, r.spread));
    set(Feature::Moved, -lasts * r.foreign_share);
    set(Feature::Recurs, -facts.recurrence * r.volume);
    // an even pace is a job's only when it comes from where the account's jobs run
    const double own_place = m.has_place ? 1 - (m.foreign > 0 ? r.place : 0.) : 0;
    const double at_stake = own_place * std::min(r.strongest(), 6.) / 4;
    // ... and when the account does not send everything at an even pace
    const auto even = [](double variation) {
        return std::clamp((kUneven - variation) / .3, 0., 1.);
    };
    if (r.is_short)
        set(Feature::Regular,
            -std::max(0., even(facts.gap_variation) - even(facts.usual_gap_variation)) * at_stake);
    set(Feature::ElsewhereToo, -std::min(1., m.foreign_out / (m.foreign + 1)));
    set(Feature::PublicPrompts, -std::clamp((facts.foreign_public - .05) / .15, 0., 1.) *
                                    std::clamp((.9 - facts.gap_variation) / .6, 0., 1.) * at_stake);
    if (r.is_short)
        set(Feature::NewModel, -std::clamp((facts.new_model - .4) / .4, 0., 1.) * at_stake);
    set(Feature::TinyAnswers, -tinyAnswers(c));
    set(Feature::LittleElse, -r.strongest() * std::exp(-outside / 30));
    set(Feature::AtTheStart, -r.strongest() * std::exp(-facts.events_before / 15));
    return f;
}

double evidenceOf(const SingleCandidate& c) {
    constexpr double kBias = -10.1; // what an account's best window must overcome
    // in the order of Feature
    constexpr Features kWeights = {.67,  .66,  1.19, 1.75, .80,  .81,  .82,  .39,  1.01, 1.15,
                                   5.59, 1.48, 10.0, 1.15, 10.0, 5.00, 1.68, 2.30, 3.99};
    // what a log without user agents cannot show is not held against a finding
    constexpr double kNoAgents = 1.5;
    const Features features = featuresOf(c);
    double sum = kBias + (c.facts.agent_share <= 0 ? kNoAgents : 0);
    for (std::size_t i = 0; i < kFeatures; ++i) sum += kWeights[i] * features[i];
    return sum;
}

} // namespace tidemark
