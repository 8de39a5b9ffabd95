// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/community.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace tidemark {

namespace {

struct Neighbour {
    std::uint32_t node;
    double weight;
};
using Graph = std::vector<std::vector<Neighbour>>; // a loop is listed once, with twice its weight

Graph graphOf(std::uint32_t nodes, const std::vector<WeightedEdge>& edges) {
    Graph graph(nodes);
    for (const WeightedEdge& e : edges) {
        graph[e.a].push_back({e.b, e.weight});
        graph[e.b].push_back({e.a, e.weight});
    }
    return graph;
}

// One level of local moving; returns the community of each node, numbered from 0.
std::vector<std::uint32_t> moveNodes(const Graph& graph, bool& moved) {
    const auto nodes = static_cast<std::uint32_t>(graph.size());
    std::vector<std::uint32_t> community(nodes);
    std::iota(community.begin(), community.end(), 0U);
    std::vector<double> degree(nodes, 0.), total, to(nodes, 0.);
    double all = 0;
    for (std::uint32_t n = 0; n < nodes; ++n) {
        for (const Neighbour& next : graph[n]) degree[n] += next.weight;
        all += degree[n];
    }
    total = degree;
    moved = false;
    bool again = all > 0;
    for (int round = 0; again && round < 30; ++round) {
        again = false;
        for (std::uint32_t n = 0; n < nodes; ++n) {
            std::vector<std::uint32_t> touched;
            for (const Neighbour& next : graph[n]) {
                if (next.node == n) continue;
                const std::uint32_t c = community[next.node];
                if (to[c] == 0) touched.push_back(c);
                to[c] += next.weight;
            }
            const std::uint32_t old = community[n];
            total[old] -= degree[n];
            std::sort(touched.begin(), touched.end());
            std::uint32_t best = old;
            double best_gain = to[old] - total[old] * degree[n] / all;
            for (const std::uint32_t c : touched) {
                const double gain = to[c] - total[c] * degree[n] / all;
                if (gain > best_gain + 1e-9) best = c, best_gain = gain;
            }
            total[best] += degree[n];
            for (const std::uint32_t c : touched) to[c] = 0;
            if (best == old) continue;
            community[n] = best;
            moved = again = true;
        }
    }
    std::map<std::uint32_t, std::uint32_t> number;
    for (std::uint32_t& c : community)
        c = number.try_emplace(c, static_cast<std::uint32_t>(number.size())).first->second;
    return community;
}

Graph aggregate(const Graph& graph, const std::vector<std::uint32_t>& community) {
    const std::uint32_t count = *std::max_element(community.begin(), community.end()) + 1;
    std::vector<std::map<std::uint32_t, double>> sums(count);
    for (std::uint32_t n = 0; n < graph.size(); ++n)
        for (const Neighbour& next : graph[n])
            sums[community[n]][community[next.node]] += next.weight;
    Graph out(count);
    for (std::uint32_t c = 0; c < count; ++c)
        for (const auto& [node, weight] : sums[c]) out[c].push_back({node, weight});
    return out;
}

// Cuts a community into its connected parts.
void addConnectedParts(const Graph& graph, const std::vector<std::uint32_t>& community,
                       std::vector<std::vector<std::uint32_t>>& out) {
    std::vector<char> seen(graph.size(), 0);
    for (std::uint32_t start = 0; start < graph.size(); ++start) {
        if (seen[start] || graph[start].empty()) continue;
        std::vector<std::uint32_t> part = {start};
        seen[start] = 1;
        for (std::size_t i = 0; i < part.size(); ++i)
            for (const Neighbour& next : graph[part[i]])
                if (!seen[next.node] && community[next.node] == community[start]) {
                    seen[next.node] = 1;
                    part.push_back(next.node);
                }
        std::sort(part.begin(), part.end());
        if (part.size() >= 2) out.push_back(std::move(part));
    }
}

} // namespace

std::vector<std::vector<std::uint32_t>> findCommunities(std::uint32_t nodes,
                                                        const std::vector<WeightedEdge>& edges) {
    const Graph original = graphOf(nodes, edges);
    Graph graph = original;
    std::vector<std::uint32_t> community(nodes);
    std::iota(community.begin(), community.end(), 0U);
    for (int level = 0; level < 20 && !graph.empty(); ++level) {
        bool moved = false;
        const std::vector<std::uint32_t> next = moveNodes(graph, moved);
        if (!moved) break;
        for (std::uint32_t& c : community) c = next[c];
        graph = aggregate(graph, next);
    }
    std::vector<std::vector<std::uint32_t>> out;
    addConnectedParts(original, community, out);
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace tidemark
