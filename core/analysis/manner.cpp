// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/manner.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kPseudoCounts = 2;
constexpr double kMostRatio = 3.5; // no single trait says more
constexpr double kForeign = 2;     // log ratio from which a request is foreign
constexpr double kNew = 1.5;       // log ratio from which a value is new

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

// The greatest whole number up to its binary logarithm, of a positive, normal number.
int octaveOf(double x) {
    return static_cast<int>(std::bit_cast<std::uint64_t>(x) >> 52) - 1023;
}

} // namespace

void MannerScratch::loadGaps(const AccountEvents& account) {
    m_gap.assign(account.size(), kGapClasses - 1);
    for (std::size_t i = 1; i < account.size(); ++i) {
        const double seconds = (account.hour[i] - account.hour[i - 1]) * 3600;
        // from a quarter of a second to an hour; longer pauses are between sessions
        const int octave = seconds <= .25 ? 0 : octaveOf(seconds) + 3;
        m_gap[i] = static_cast<std::uint8_t>(std::min<int>(kGapClasses - 1, octave));
    }
    m_gaps.fill(0);
    for (const std::uint8_t gap : m_gap) m_gaps[gap] += 1;
}

// Likelihood ratio of the window's gaps within sessions, its own classes against the habit's, less
// what fitting the classes gains by chance.
double MannerScratch::paceShift(const Window& window) const {
    std::array<double, kGapClasses> in{};
    for (std::size_t i = window.begin + 1; i < window.end; ++i) in[m_gap[i]] += 1;
    double inside = 0, outside = 0;
    for (std::size_t k = 0; k + 1 < kGapClasses; ++k) {
        inside += in[k];
        outside += m_gaps[k] - in[k];
    }
    double sum = 0, used = 0;
    for (std::size_t k = 0; k + 1 < kGapClasses; ++k) {
        if (in[k] <= 0) continue;
        const double p_in = (in[k] + .5) / (inside + .5 * kGapClasses);
        const double p_out = (m_gaps[k] - in[k] + .5) / (outside + .5 * kGapClasses);
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
        column.all = {0};
        column.local.reserve(values.size());
        m_number.resize(std::max<std::size_t>(m_number.size(), traits.valueCount(trait)), 0);
        for (const std::uint32_t value : values) {
            if (value != 0 && m_number[value] == 0) {
                m_number[value] = static_cast<std::uint32_t>(column.global.size());
                column.global.push_back(value);
                column.common.push_back(traits.commonness(trait, value));
                column.all.push_back(0);
            }
            const std::uint32_t local = value == 0 ? 0 : m_number[value];
            column.local.push_back(local);
            column.all[local] += 1;
        }
        for (const std::uint32_t value : column.global) m_number[value] = 0;
        m_columns.push_back(std::move(column));
    }
    numberLikes(account.size());
}

std::vector<NumberedValues> MannerScratch::numbered() const {
    constexpr std::array<Trait, 5> kWanted = {Trait::Country, Trait::Network, Trait::Agent,
                                              Trait::Template, Trait::Asn};
    std::vector<NumberedValues> out;
    for (const Trait trait : kWanted)
        for (const Column& column : m_columns)
            if (column.trait == trait) out.push_back({column.local, column.all});
    return out;
}

// Requests with the same values are judged once a window.
void MannerScratch::numberLikes(std::size_t events) {
    m_like.resize(events);
    m_first_like.clear();
    m_likes.clear();
    m_slots.assign(std::bit_ceil(2 * events + 1), 0);
    const auto same = [&](std::size_t a, std::size_t b) {
        return std::all_of(m_columns.begin(), m_columns.end(),
                           [&](const Column& c) { return c.local[a] == c.local[b]; });
    };
    for (std::uint32_t i = 0; i < events; ++i) {
        std::uint64_t hash = 0;
        for (const Column& column : m_columns)
            hash = (hash ^ column.local[i]) * 0x9E3779B97F4A7C15ULL, hash ^= hash >> 29;
        std::size_t at = hash & (m_slots.size() - 1);
        while (m_slots[at] != 0 && !same(m_first_like[m_slots[at] - 1], i))
            at = (at + 1) & (m_slots.size() - 1);
        if (m_slots[at] == 0) {
            m_first_like.push_back(i);
            m_likes.push_back(0);
            m_slots[at] = static_cast<std::uint32_t>(m_first_like.size());
        }
        m_like[i] = m_slots[at] - 1;
        ++m_likes[m_like[i]];
    }
}

// Log ratios of every value, inside the window against outside.
void MannerScratch::weighValues(std::size_t total, const Window& window) {
    const auto inside = static_cast<double>(window.end - window.begin);
    const double outside = static_cast<double>(total) - inside;
    for (Column& column : m_columns) {
        column.in.assign(column.global.size(), 0.);
        for (std::size_t i = window.begin; i < window.end; ++i) column.in[column.local[i]] += 1;
        column.ratio.assign(column.global.size(), 0.);
        for (std::size_t v = 1; v < column.global.size(); ++v) {
            const double prior = kPseudoCounts * column.common[v];
            const double p_in = (column.in[v] + prior) / (inside + kPseudoCounts);
            const double p_out = (column.all[v] - column.in[v] + prior) / (outside + kPseudoCounts);
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
    double sum = 0;
    for (const double ratio : request.by_kind) sum += ratio;
    request.foreign = sum > kForeign;
    return request;
}

void MannerScratch::countRequests(const AccountEvents& account, const Window& window,
                                  Manner& manner) {
    m_requests.clear();
    for (const std::uint32_t first : m_first_like) m_requests.push_back(weighRequest(first));
    manner.is_foreign.resize(account.size());
    for (std::size_t i = 0; i < account.size(); ++i)
        manner.is_foreign[i] = m_requests[m_like[i]].foreign ? 1 : 0;
    m_in.assign(m_requests.size(), 0);
    for (std::size_t i = window.begin; i < window.end; ++i) ++m_in[m_like[i]];
    for (std::size_t like = 0; like < m_requests.size(); ++like) {
        const Request& request = m_requests[like];
        const double in = m_in[like], out = m_likes[like] - m_in[like];
        for (std::size_t k = 0; k < kMannerKinds; ++k)
            if (request.by_kind[k] > kNew) manner.new_in[k] += in, manner.new_out[k] += out;
        (request.foreign ? manner.foreign : manner.own) += in;
        if (request.foreign) manner.foreign_out += out;
    }
    addForeign(account, window, manner);
}

void MannerScratch::addForeign(const AccountEvents& account, const Window& window,
                               Manner& manner) const {
    for (std::size_t i = account.size(); i-- > 0;)
        if (manner.is_foreign[i] != 0) {
            manner.last_foreign = account.hour[i];
            break;
        }
    std::int64_t hour_seen = -1;
    std::array<double, kMannerKinds> best_top{};
    for (std::size_t i = window.begin; i < window.end; ++i) {
        if (manner.is_foreign[i] == 0) continue;
        if (const auto hour = static_cast<std::int64_t>(account.hour[i]); hour != hour_seen) {
            hour_seen = hour;
            manner.foreign_slots += 1;
        }
        const Request& request = m_requests[m_like[i]];
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
