// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of nodes that are more tightly linked than chance: local moving on modularity with
// aggregation (Blondel et al., "Fast unfolding of communities in large networks", 2008), then each
// community is cut into its connected parts, as Traag et al. ("From Louvain to Leiden", 2019) ask.
// Deterministic: nodes in ascending order, ties to the smaller community.
#pragma once

#include <cstdint>
#include <vector>

namespace tidemark {

struct WeightedEdge {
    std::uint32_t a = 0, b = 0;
    double weight = 0; ///< > 0
};

/// Communities of two or more nodes, each ascending, ordered by first node.
[[nodiscard]] std::vector<std::vector<std::uint32_t>>
findCommunities(std::uint32_t nodes, const std::vector<WeightedEdge>& edges);

} // namespace tidemark
