// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of a plan as a tree of keys. Immutable; shared by all parsers of a source.
#pragma once

#include "core/import/mapping_plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct KeyTree {
    struct Edge {
        std::string key;
        int node = -1;
    };
    struct Node {
        std::vector<Edge> edges;
        int element = -1; ///< node of "[]": the first element of an array
        int slot = -1;
        bool explode = false;         ///< an array here gives one row for each element
        std::vector<int> slots_below; ///< of `element` and what is under it, where `explode`
        [[nodiscard]] bool leaf() const { return edges.empty() && element < 0; }
    };
    std::vector<Node> nodes;  ///< [0] is the root
    bool dotted = false;      ///< a literal key "a.b" also stands for a -> b
    bool ignore_case = false; ///< keys are compared without regard to ASCII case

    /// Options `dotted`, `ignore_case` and `explode` (paths, `|` between) of the profile apply.
    static KeyTree make(const MappingPlan& plan, const Profile& profile);
    /// Child of `node` for `key`, -1 if none of the paths goes there. `exact` is false when only
    /// case differs.
    [[nodiscard]] int find(int node, std::string_view key, bool& exact) const;

private:
    int addPath(const std::vector<std::string>& path);
};

} // namespace tidemark
