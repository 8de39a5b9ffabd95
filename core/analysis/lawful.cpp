// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/lawful.h"

#include "core/analysis/pace.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark {

namespace {

struct Shares {
    double in = -1, out = -1;
};

// Share of requests that were refused or failed, inside and outside.
Shares errorShares(const AccountEvents& account, const AccountOrder& order, const Window& window) {
    if (account.status.empty()) return {};
    double in = 0;
    for (std::size_t i = window.begin; i < window.end; ++i)
        in += isError(account.status[i]) ? 1 : 0;
    const auto count = static_cast<double>(window.end - window.begin);
    const double rest = static_cast<double>(account.size()) - count;
    return {in / count, (order.errors() - in) / std::max(1., rest)};
}

double medianOutputInside(const AccountEvents& account, const Window& window) {
    std::vector<std::int32_t> sizes;
    for (std::size_t i = window.begin; i < window.end; ++i)
        if (account.output_size[i] > 0) sizes.push_back(account.output_size[i]);
    if (sizes.empty()) return -1;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

// Of the same clock hours on other days (or the same hours of other weeks), the larger share that
// saw at least half as many requests.
double recurrence(const AccountEvents& account, const AccountBaseline& base, const Window& window) {
    const double from = account.hour[window.begin], to = account.hour[window.end - 1] + 1. / 60;
    if (to - from > 24) return 0;
    const double half = .5 * static_cast<double>(window.end - window.begin);
    double best = 0;
    for (const double period : {24., 168.}) {
        double seen = 0, tried = 0;
        for (int direction : {-1, 1})
            for (int k = 1;; ++k) {
                const double shift = direction * k * period;
                if (from + shift < base.first || to + shift > base.last) break;
                const auto low =
                    std::lower_bound(account.hour.begin(), account.hour.end(), from + shift - 1);
                const auto high =
                    std::lower_bound(account.hour.begin(), account.hour.end(), to + shift + 1);
                ++tried;
                seen += static_cast<double>(high - low) >= half;
            }
        if (seen >= 2) best = std::max(best, seen / tried);
    }
    return best;
}

// Of the window's foreign requests, or of all when hardly any is foreign.
double windowGapVariation(const AccountEvents& account, const Manner& manner,
                          const Window& window) {
    const bool only_foreign = manner.foreign >= 8;
    std::vector<double> gaps;
    double before = -1;
    for (std::size_t i = window.begin; i < window.end; ++i) {
        if (only_foreign && manner.is_foreign[i] == 0) continue;
        if (before >= 0) gaps.push_back(account.hour[i] - before);
        before = account.hour[i];
    }
    return gapVariation(std::move(gaps));
}

// What the foreign requests were: refused, repeated, public, and how large their answers.
void foreignFacts(const AccountEvents& account, const AccountOrder& order,
                  const PromptSharing& prompts, const Manner& manner, const Window& window,
                  LawfulFacts& facts) {
    const bool only_foreign = manner.foreign >= 8;
    std::vector<char> seen(account.prompt.size(), 0); // by number of a prompt
    std::vector<std::int32_t> sizes;
    double counted = 0, errors = 0, repeats = 0, shared = 0, prompted = 0;
    for (std::size_t i = window.begin; i < window.end; ++i) {
        if (only_foreign && manner.is_foreign[i] == 0) continue;
        ++counted;
        if (!account.status.empty()) errors += isError(account.status[i]) ? 1 : 0;
        if (account.output_size[i] > 0) sizes.push_back(account.output_size[i]);
        if (account.prompt.empty() || account.prompt[i] == 0) continue;
        ++prompted;
        char& before = seen[order.promptNumber(i)];
        repeats += before;
        before = 1;
        shared += prompts.shared(account.prompt[i]);
    }
    if (!account.status.empty()) facts.foreign_errors = errors / counted;
    facts.foreign_repeats = repeats / std::max(1., prompted);
    facts.foreign_public = shared / std::max(1., prompted);
    if (sizes.empty()) return;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    facts.foreign_output = *middle;
}

// Whether the window is about a model that has just come out.
void newModel(const AccountEvents& account, const ModelLaunches& launches, const Window& window,
              LawfulFacts& facts) {
    constexpr double kNewHours = 72;
    const auto& models = account.value[static_cast<std::size_t>(Trait::Model)];
    if (models.empty() || launches.last() < 0) return;
    facts.new_model = 0;
    std::map<std::uint32_t, double> asked;
    for (std::size_t i = window.begin; i < window.end; ++i) {
        const double since = account.hour[i] - launches.hour(models[i]);
        if (since >= 0 && since < kNewHours) ++asked[models[i]];
    }
    double most = 0, all = 0;
    for (const auto& [model, count] : asked) {
        all += count;
        if (count > most) most = count, facts.model = model;
    }
    facts.new_model = all / static_cast<double>(window.end - window.begin);
}

// How busy everybody was, and how well the times follow the account's own day.
void hourFacts(const AccountEvents& account, const AccountBaseline& base,
               const std::vector<double>& everybody, const Window& window, LawfulFacts& facts) {
    const double from = account.hour[window.begin], to = account.hour[window.end - 1];
    const auto count = static_cast<double>(window.end - window.begin);
    double mean_rate = 0, all = 0, hours = 0;
    for (double h = std::floor(from); h <= to; ++h) {
        mean_rate += base.rate(h);
        all += everybody[std::min(static_cast<std::size_t>(h), everybody.size() - 1)];
        ++hours;
    }
    mean_rate = std::max(1e-6, mean_rate / hours);
    facts.everybody = all / hours;
    for (double h = std::floor(from); h <= to; ++h) {
        const double r = std::max(1e-3, base.rate(h) / mean_rate);
        facts.shape_expected += r * std::log(r) / hours;
    }
    double rate = -1, gain = 0; // of the hour before
    for (std::size_t i = window.begin; i < window.end; ++i) {
        if (const double now = base.rate(account.hour[i]); now != rate) {
            rate = now;
            gain = std::log(std::max(1e-3, rate / mean_rate)) / count;
        }
        facts.shape_gain += gain;
    }
}

} // namespace

LawfulFacts lawfulFacts(const AccountEvents& account, AccountOrder& order,
                        const AccountBaseline& base, const std::vector<double>& everybody,
                        const PromptSharing& prompts, const ModelLaunches& launches,
                        const Manner& manner, const Window& window) {
    LawfulFacts facts;
    const double from = account.hour[window.begin], to = account.hour[window.end - 1];
    const auto count = static_cast<double>(window.end - window.begin);
    const Shares errors = errorShares(account, order, window);
    facts.errors_in = errors.in;
    facts.errors_out = errors.out;
    if (!account.prompt.empty()) {
        facts.repeats_in = order.repeatShare(account, window.begin, window.end);
        facts.repeats_out = order.usualRepeatShare();
    }
    const auto& agents = account.value[static_cast<std::size_t>(Trait::Agent)];
    if (!agents.empty()) {
        std::map<std::uint32_t, double> seen;
        for (std::size_t i = window.begin; i < window.end; ++i)
            facts.agent_share = std::max(facts.agent_share, ++seen[agents[i]] / count);
    }
    facts.output_in = medianOutputInside(account, window);
    facts.output_out = order.medianOutputOutside(account, window);
    foreignFacts(account, order, prompts, manner, window, facts);
    facts.recurrence = recurrence(account, base, window);
    facts.gap_variation = windowGapVariation(account, manner, window);
    if (facts.gap_variation < kUneven)
        facts.usual_gap_variation = order.gapVariationOutside(account, window);
    facts.hours_before = from - base.first;
    facts.hours_after = base.last - to;
    facts.events_before = static_cast<double>(window.begin);
    facts.events_after = static_cast<double>(account.size() - window.end);
    newModel(account, launches, window, facts);
    hourFacts(account, base, everybody, window, facts);
    return facts;
}

} // namespace tidemark
