// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groups.h"

#include "core/analysis/community.h"
#include "core/analysis/group_null.h"
#include "core/analysis/membership.h"
#include "core/analysis/multiple_testing.h"

#include <algorithm>
#include <array>
#include <set>

namespace tidemark {

namespace {

constexpr double kMinStrength = 6; // nats that link two parties
// What does not look like a campaign is searched again for tighter groups inside it.
constexpr std::array<double, 3> kLevels = {kMinStrength, 10, 15};

std::vector<WeightedEdge> edgesAbove(const EvidenceGraph& graph, double level,
                                     const std::vector<char>& taken) {
    std::vector<WeightedEdge> edges;
    for (const Edge& edge : graph.edges)
        if (edge.total >= level && !taken[edge.a] && !taken[edge.b])
            edges.push_back({edge.a, edge.b, edge.total - level + .5});
    return edges;
}

class Search {
public:
    Search(GroupSearch& out, const DetectOptions& options, unsigned threads,
           const std::stop_token& stop)
        : m_out(out), m_options(options), m_threads(threads), m_stop(stop),
          m_background(groupBackground(out.profiles, out.graph)), m_taken(out.profiles.parties, 0) {
    }

    void level(double strength) {
        const auto communities =
            findCommunities(m_out.profiles.parties, edgesAbove(m_out.graph, strength, m_taken));
        for (const Membership& membership : refine(communities, true))
            consider(membership.parties, true);
    }

    // Times that did not weigh, of the edges inside the groups that will be reported.
    void addTimes() {
        if (m_out.graph.times_weigh) return;
        std::vector<Edge*> shown;
        for (const Group& group : m_out.groups) {
            if (group.suspicion < m_options.min_suspicion) continue;
            std::vector<char> inside(m_out.profiles.parties, 0);
            for (const std::uint32_t a : group.accounts)
                inside[m_out.profiles.accounts[a].party] = 1;
            for (Edge& edge : m_out.graph.edges)
                if (inside[edge.a] != 0 && inside[edge.b] != 0) shown.push_back(&edge);
        }
        std::sort(shown.begin(), shown.end());
        shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
        compareTimes(shown, m_out.profiles, *m_out.timing, m_threads);
        findPartners(m_out.graph, m_background);
        for (Group& group : m_out.groups)
            if (group.suspicion >= m_options.min_suspicion)
                judgeGroup(m_out.profiles, m_background, group);
    }

    // Most suspicious first, each with the chance of its behaviour.
    void finish() {
        std::stable_sort(m_out.groups.begin(), m_out.groups.end(),
                         [](const Group& a, const Group& b) { return a.suspicion > b.suspicion; });
        const auto p = groupPValues(m_out.profiles, m_background.ranks, m_out.groups);
        const auto q = benjaminiHochberg(p);
        for (std::size_t g = 0; g < m_out.groups.size(); ++g) {
            m_out.groups[g].p = p[g];
            m_out.groups[g].q = q[g];
        }
    }

private:
    [[nodiscard]] std::vector<Membership>
    refine(const std::vector<std::vector<std::uint32_t>>& seeds, bool merge) const {
        return refineMembership(m_out.profiles, m_out.graph, seeds, m_taken, merge, m_threads);
    }

    void consider(const std::vector<std::uint32_t>& parties, bool divisible) {
        if (m_stop.stop_requested() ||
            static_cast<double>(parties.size()) < m_options.min_group_accounts)
            return;
        Group group = judged(parties);
        const bool suspect = group.suspicion >= m_options.min_suspicion;
        if (suspect && divisible) {
            const auto parts = divideGroup(m_out.graph, parties, 4);
            if (parts.size() > 1) {
                for (const Membership& part : refine(parts, false)) consider(part.parties, false);
                return;
            }
        }
        if (!suspect && !m_seen.insert(parties).second) return; // the same group at a lower level
        if (suspect)
            for (const std::uint32_t party : parties) m_taken[party] = 1;
        m_out.groups.push_back(std::move(group));
    }

    [[nodiscard]] Group judged(const std::vector<std::uint32_t>& parties) const {
        Group group;
        for (const std::uint32_t party : parties) {
            const auto& members = m_out.profiles.members[party];
            group.accounts.insert(group.accounts.end(), members.begin(), members.end());
        }
        std::sort(group.accounts.begin(), group.accounts.end());
        judgeGroup(m_out.profiles, m_background, group);
        return group;
    }

    GroupSearch& m_out;
    const DetectOptions& m_options;
    unsigned m_threads;
    const std::stop_token& m_stop;
    GroupBackground m_background;
    std::vector<char> m_taken; // parties of accepted groups
    std::set<std::vector<std::uint32_t>> m_seen;
};

} // namespace

GroupSearch findGroups(const EventTable& table, const AccountIndex& index, const Period& period,
                       const TraitTable& traits, const PromptSharing& prompts,
                       const ModelLaunches& launches, const DetectOptions& options,
                       unsigned threads, const std::stop_token& stop) {
    GroupSearch out;
    out.profiles = buildProfiles(table, index, period, traits, threads, stop);
    if (stop.stop_requested()) return out;
    out.timing = std::make_unique<Timing>(table, index, period, out.profiles, launches, threads);
    out.graph = buildGraph(table, index, out.profiles, prompts, *out.timing,
                           options.max_value_accounts, kMinStrength, threads);
    Search search(out, options, threads, stop);
    for (const double level : kLevels) search.level(level);
    search.addTimes();
    search.finish();
    return out;
}

} // namespace tidemark
