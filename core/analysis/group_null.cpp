// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/group_null.h"

#include <algorithm>
#include <random>

namespace tidemark {

namespace {

double medianRank(const std::vector<double>& rank, const std::vector<std::uint32_t>& accounts,
                  std::vector<double>& scratch) {
    scratch.clear();
    for (const std::uint32_t a : accounts) scratch.push_back(rank[a]);
    const auto middle = scratch.begin() + static_cast<std::ptrdiff_t>(scratch.size() / 2);
    std::nth_element(scratch.begin(), middle, scratch.end());
    return *middle;
}

// How far the middle account lies above the middle of all, over the readings that a campaign
// cannot well avoid: long answers, no nights, even pace, volume.
double unusual(const BehaviourRanks& ranks, const std::vector<std::uint32_t>& accounts,
               std::vector<double>& scratch) {
    double sum = 0;
    for (const auto* rank : {&ranks.output, &ranks.quiet, &ranks.pace, &ranks.volume})
        sum += std::max(0., medianRank(*rank, accounts, scratch) - .5);
    return sum;
}

} // namespace

std::vector<double> groupPValues(const Profiles& profiles, const BehaviourRanks& ranks,
                                 const std::vector<Group>& groups) {
    constexpr std::uint32_t kSeed = 20'260'301;
    std::vector<std::uint32_t> active;
    for (std::uint32_t a = 1; a < profiles.accounts.size(); ++a)
        if (profiles.accounts[a].events > 0) active.push_back(a);
    std::vector<double> out(groups.size(), 1.), scratch;
    std::vector<std::uint32_t> drawn;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const std::size_t size = groups[g].accounts.size();
        if (groups[g].suspicion < 0 || size == 0) continue;
        const double seen = unusual(ranks, groups[g].accounts, scratch);
        std::mt19937 random(kSeed + static_cast<std::uint32_t>(g));
        int as_unusual = 0;
        for (int draw = 0; draw < kGroupDraws; ++draw) {
            drawn.clear();
            // with replacement: the group is a small part of all accounts
            for (std::size_t i = 0; i < size; ++i)
                drawn.push_back(active[random() % active.size()]);
            as_unusual += unusual(ranks, drawn, scratch) >= seen;
        }
        out[g] = (1. + as_unusual) / (1. + kGroupDraws);
    }
    return out;
}

} // namespace tidemark
