// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/manner.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kPseudoCounts = 2;
constexpr double kMostRatio = 3.5; // no single trait says more
constexpr double kForeign = 2;     // log ratio from which a request is foreign
constexpr std::size_t kGapClasses = 16;
constexpr double kNew = 1.5; // log ratio from which a value is new

struct Source {
    Trait trait;
    MannerKind kind;
};
constexpr std::array<Source, 7> kSources = {{{Trait::Country, MannerKind::Place},
                                             {Trait::Asn, MannerKind::Place},
                                             {Trait::Network, MannerKind::Place},
                                             {Trait::Agent, MannerKind::Agent},
                                             {Trait::Template, MannerKind::Template},
                                             {Trait::OutputSize, MannerKind::OutputSize},
                                             {Trait::InputSize, MannerKind::InputSize}}};

} // namespace

void MannerScratch::loadGaps(const AccountEvents& account) {
    m_gap.assign(account.size(), kGapClasses - 1);
    for (std::size_t i = 1; i < account.size(); ++i) {
        const double seconds = (account.hour[i] - account.hour[i - 1]) * 3600;
        // from a quarter of a second to an hour; longer pauses are between sessions
        const double octave = seconds <= .25 ? 0 : std::log2(seconds) + 3;
        m_gap[i] = static_cast<std::uint8_t>(std::min<double>(kGapClasses - 1, octave));
    }
}

// Likelihood ratio of the window's gaps within sessions, its own classes against the habit's, less
// what fitting the classes gains by chance.
double MannerScratch::paceShift(const Window& window) const {
    std::array<double, kGapClasses> in{}, out{};
    double inside = 0, outside = 0;
    for (std::size_t i = 0; i < m_gap.size(); ++i) {
        if (m_gap[i] == kGapClasses - 1) continue;
        const bool here = i > window.begin && i < window.end;
        (here ? in : out)[m_gap[i]] += 1;
        (here ? inside : outside) += 1;
    }
    double sum = 0, used = 0;
    for (std::size_t k = 0; k + 1 < kGapClasses; ++k) {
        if (in[k] <= 0) continue;
        const double p_in = (in[k] + .5) / (inside + .5 * kGapClasses);
        const double p_out = (out[k] + .5) / (outside + .5 * kGapClasses);
        sum += in[k] * std::log(p_in / p_out);
        used += 1;
    }
    return std::max(0., sum - used);
}

void MannerScratch::load(const AccountEvents& account, const TraitTable& traits) {
    m_columns.clear();
    loadGaps(account);
    for (const auto& [trait, kind] : kSources) {
        const auto& values = account.value[static_cast<std::size_t>(trait)];
        if (values.empty()) continue;
        Column column;
        column.trait = trait;
        column.kind = kind;
        column.global = {0};
        column.common = {1};
        m_number.resize(std::max<std::size_t>(m_number.size(), traits.valueCount(trait)), 0);
        for (const std::uint32_t value : values) {
            if (value != 0 && m_number[value] == 0) {
                m_number[value] = static_cast<std::uint32_t>(column.global.size());
                column.global.push_back(value);
                column.common.push_back(traits.commonness(trait, value));
            }
            column.local.push_back(value == 0 ? 0 : m_number[value]);
        }
        for (const std::uint32_t value : column.global) m_number[value] = 0;
        m_columns.push_back(std::move(column));
    }
}

// Log ratios of every value, inside the window against outside.
void MannerScratch::weighValues(std::size_t total, const Window& window) {
    const auto inside = static_cast<double>(window.end - window.begin);
    const double outside = static_cast<double>(total) - inside;
    for (Column& column : m_columns) {
        std::vector<double> in(column.global.size(), 0.), all(column.global.size(), 0.);
        for (std::size_t i = 0; i < total; ++i) all[column.local[i]] += 1;
        for (std::size_t i = window.begin; i < window.end; ++i) in[column.local[i]] += 1;
        column.ratio.assign(column.global.size(), 0.);
        for (std::size_t v = 1; v < column.global.size(); ++v) {
            const double prior = kPseudoCounts * column.common[v];
            const double p_in = (in[v] + prior) / (inside + kPseudoCounts);
            const double p_out = (all[v] - in[v] + prior) / (outside + kPseudoCounts);
            column.ratio[v] = std::clamp(std::log(p_in / p_out), -kMostRatio, kMostRatio);
        }
    }
}

// Of several traits of one kind the most telling one counts.
MannerScratch::Request MannerScratch::weighRequest(std::size_t i) const {
    Request request;
    for (const Column& column : m_columns) {
        const auto k = static_cast<std::size_t>(column.kind);
        const double ratio = column.ratio[column.local[i]];
        if (request.from[k] == nullptr || std::abs(ratio) > std::abs(request.by_kind[k])) {
            request.by_kind[k] = ratio;
            request.from[k] = &column;
        }
    }
    return request;
}

void MannerScratch::countRequests(const AccountEvents& account, const Window& window,
                                  Manner& manner) const {
    manner.is_foreign.assign(account.size(), 0);
    double hour_seen = -1;
    std::array<double, kMannerKinds> best_top{};
    for (std::size_t i = 0; i < account.size(); ++i) {
        const Request request = weighRequest(i);
        double sum = 0;
        for (const double ratio : request.by_kind) sum += ratio;
        const bool in = i >= window.begin && i < window.end;
        for (std::size_t k = 0; k < kMannerKinds; ++k)
            if (request.by_kind[k] > kNew) (in ? manner.new_in[k] : manner.new_out[k]) += 1;
        if (sum <= kForeign) {
            manner.own += in ? 1 : 0;
            continue;
        }
        manner.is_foreign[i] = 1;
        manner.last_foreign = account.hour[i];
        if (!in) {
            manner.foreign_out += 1;
            continue;
        }
        manner.foreign += 1;
        if (std::floor(account.hour[i]) != hour_seen) {
            hour_seen = std::floor(account.hour[i]);
            manner.foreign_slots += 1;
        }
        for (std::size_t k = 0; k < kMannerKinds; ++k) {
            manner.novelty[k] += request.by_kind[k];
            const Column* const from = request.from[k];
            if (from == nullptr || request.by_kind[k] <= best_top[k]) continue;
            best_top[k] = request.by_kind[k];
            manner.top_trait[k] = from->trait;
            manner.top_value[k] = from->global[from->local[i]];
        }
    }
}

Manner MannerScratch::judge(const AccountEvents& account, const AccountBaseline& base,
                            const Variability& usual, const Window& window) {
    Manner manner;
    const auto inside = static_cast<double>(window.end - window.begin);
    const double outside = static_cast<double>(account.size()) - inside;
    weighValues(account.size(), window);
    countRequests(account, window, manner);
    for (const Column& column : m_columns) {
        manner.has_place = manner.has_place || column.kind == MannerKind::Place;
        manner.has_text = manner.has_text || column.kind == MannerKind::Template;
    }
    for (std::size_t k = 0; k < kMannerKinds; ++k) {
        manner.novelty[k] /= std::max(1., manner.foreign);
        manner.new_in[k] /= std::max(1., inside);
        manner.new_out[k] /= std::max(1., outside);
    }
    const double from = account.hour[window.begin], to = account.hour[window.end - 1] + 1. / 60;
    const double mass = base.mass(from, to);
    const double mass_out = std::max(1e-9, base.total_mass - mass);
    const double own_out = outside - manner.foreign_out;
    manner.own_mean = (own_out + .5) * mass / mass_out;
    const WindowTest test = testWindow(base, usual, from, to, inside);
    const double doubt = test.day_variance / (own_out + test.day_variance);
    const double own_variance =
        test.clump * manner.own_mean + doubt * manner.own_mean * manner.own_mean;
    manner.own_z = (manner.own - manner.own_mean) / std::sqrt(std::max(1., own_variance));
    manner.foreign_mean = (manner.foreign_out + .5) * mass / mass_out;
    manner.foreign_variance = std::max(1.5, test.clump) * manner.foreign_mean;
    manner.foreign_surprise =
        countSurprise(manner.foreign, manner.foreign_mean, manner.foreign_variance);
    manner.pace_shift = paceShift(window);
    return manner;
}

} // namespace tidemark
