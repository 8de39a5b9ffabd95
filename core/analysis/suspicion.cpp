// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/suspicion.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark {

namespace {

template <class ValueOf>
std::vector<double> ranks(const Profiles& profiles, ValueOf valueOf) {
    std::vector<std::pair<double, std::size_t>> order;
    std::vector<double> out(profiles.accounts.size(), .5);
    for (std::size_t a = 1; a < profiles.accounts.size(); ++a)
        if (profiles.accounts[a].events > 0) order.emplace_back(valueOf(profiles.accounts[a]), a);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && order[end].first == order[i].first) ++end;
        for (std::size_t j = i; j < end; ++j)
            out[order[j].second] = .5 * static_cast<double>(i + end) / static_cast<double>(order.size());
        i = end;
    }
    return out;
}

double median(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

BehaviourRanks rankBehaviour(const Profiles& profiles) {
    return {ranks(profiles, [](const AccountProfile& p) { return p.output_median; }),
            ranks(profiles, [](const AccountProfile& p) { return p.quiet_share; }),
            ranks(profiles, [](const AccountProfile& p) { return -p.gap_variation; }),
            ranks(profiles, [](const AccountProfile& p) {
                return p.events / std::max(24., p.last - p.first);
            })};
}

void judgeGroup(const Profiles& profiles, const BehaviourRanks& ranks, Group& group) {
    std::vector<double> output, quiet, pace, volume, born, sizes;
    std::map<std::uint32_t, double> templates;
    double requests = 0, fresh = 0;
    for (const std::uint32_t a : group.accounts) {
        const AccountProfile& p = profiles.accounts[a];
        output.push_back(ranks.output[a]);
        quiet.push_back(ranks.quiet[a]);
        pace.push_back(ranks.pace[a]);
        volume.push_back(ranks.volume[a]);
        if (p.output_median > 0) sizes.push_back(p.output_median);
        if (p.born > -1e17) born.push_back(p.born);
        fresh += p.born > -1e17 ? p.born >= 0 : p.first > 24;
        for (const ValueShare& t : p.templates) templates[t.value] += t.share;
        requests += p.templates.empty() ? 0 : 1;
    }
    group.output_rank = median(output);
    group.quiet_rank = median(quiet);
    group.pace_rank = median(pace);
    group.volume_rank = median(volume);
    group.output_median = sizes.empty() ? -1 : median(sizes);
    group.new_share = fresh / static_cast<double>(group.accounts.size());
    std::sort(born.begin(), born.end());
    if (!born.empty()) group.born_spread_h = born[born.size() * 3 / 4] - born[born.size() / 4];
    std::uint32_t top = 0;
    for (const auto& [value, sum] : templates)
        if (sum / std::max(1., requests) > group.template_share) {
            group.template_share = sum / std::max(1., requests);
            top = value;
        }
    double everywhere = 0, all = 0;
    for (const AccountProfile& p : profiles.accounts) {
        all += !p.templates.empty();
        for (const ValueShare& t : p.templates) everywhere += t.value == top ? t.share : 0.F;
    }
    if (top != 0) group.template_lift = std::log(group.template_share / std::max(1e-4, everywhere / std::max(1., all)));
    group.suspicion = -6 + 8 * (group.output_rank - .5) + 3 * (group.quiet_rank - .5) +
                      3 * (group.pace_rank - .5) + 2 * group.new_share + group.template_lift;
}

} // namespace tidemark
