// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groups.h"

#include <algorithm>

#include "core/analysis/community.h"

namespace tidemark {

namespace {

constexpr double kMinStrength = 6; // nats that link two parties

} // namespace

GroupSearch findGroups(const EventTable& table, const AccountIndex& index, const Period& period,
                       const TraitTable& traits, const DetectOptions& options, unsigned threads,
                       const std::stop_token& stop) {
    GroupSearch search;
    search.profiles = buildProfiles(table, index, period, traits, threads, stop);
    search.graph = buildGraph(table, index, search.profiles, options.max_value_accounts, kMinStrength);
    std::vector<WeightedEdge> edges;
    for (const Edge& edge : search.graph.edges)
        edges.push_back({edge.a, edge.b, edge.total - kMinStrength + .5});
    const BehaviourRanks ranks = rankBehaviour(search.profiles);
    for (const auto& parties : findCommunities(search.profiles.parties, edges)) {
        Group group;
        group.parties = parties.size();
        for (const std::uint32_t party : parties)
            group.accounts.insert(group.accounts.end(), search.profiles.members[party].begin(),
                                  search.profiles.members[party].end());
        std::sort(group.accounts.begin(), group.accounts.end());
        if (static_cast<double>(group.accounts.size()) < options.min_group_accounts) continue;
        judgeGroup(search.profiles, ranks, group);
        search.groups.push_back(std::move(group));
    }
    std::stable_sort(search.groups.begin(), search.groups.end(),
                     [](const Group& a, const Group& b) { return a.suspicion > b.suspicion; });
    return search;
}

} // namespace tidemark
