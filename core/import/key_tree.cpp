// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/key_tree.h"

#include "core/import/source_path.h"

namespace tidemark {

namespace {

char foldAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalFolded(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (foldAscii(a[i]) != foldAscii(b[i])) return false;
    return true;
}

void collectSlots(const KeyTree& tree, int node, std::vector<int>& out) {
    const KeyTree::Node& here = tree.nodes[static_cast<std::size_t>(node)];
    if (here.slot >= 0) out.push_back(here.slot);
    if (here.element >= 0) collectSlots(tree, here.element, out);
    for (const KeyTree::Edge& edge : here.edges) collectSlots(tree, edge.node, out);
}

} // namespace

int KeyTree::addPath(const std::vector<std::string>& path) {
    int node = 0;
    for (const std::string& key : path) {
        int next = -1;
        if (key == kArrayElement) {
            next = nodes[static_cast<std::size_t>(node)].element;
        } else {
            for (const Edge& edge : nodes[static_cast<std::size_t>(node)].edges)
                if (edge.key == key) next = edge.node;
        }
        if (next < 0) {
            next = static_cast<int>(nodes.size());
            nodes.emplace_back();
            if (key == kArrayElement)
                nodes[static_cast<std::size_t>(node)].element = next;
            else
                nodes[static_cast<std::size_t>(node)].edges.push_back({key, next});
        }
        node = next;
    }
    return node;
}

KeyTree KeyTree::make(const MappingPlan& plan, const Profile& profile) {
    KeyTree tree;
    tree.nodes.emplace_back();
    tree.dotted = profile.option("dotted") == "yes";
    tree.ignore_case = profile.option("ignore_case") == "yes";
    for (std::size_t slot = 0; slot < plan.paths.size(); ++slot)
        tree.nodes[static_cast<std::size_t>(tree.addPath(plan.paths[slot]))].slot =
            static_cast<int>(slot);
    std::string_view explode = profile.option("explode");
    while (!explode.empty()) {
        const std::size_t bar = explode.find('|');
        const auto at = static_cast<std::size_t>(tree.addPath(parsePath(explode.substr(0, bar))));
        tree.nodes[at].explode = true;
        if (tree.nodes[at].element >= 0) {
            std::vector<int> below;
            collectSlots(tree, tree.nodes[at].element, below);
            tree.nodes[at].slots_below = std::move(below);
        }
        if (bar == std::string_view::npos) break;
        explode.remove_prefix(bar + 1);
    }
    return tree;
}

int KeyTree::find(int node, std::string_view key, bool& exact) const {
    const Node& here = nodes[static_cast<std::size_t>(node)];
    exact = true;
    for (const Edge& edge : here.edges)
        if (edge.key == key) return edge.node;
    if (!ignore_case) return -1;
    exact = false;
    for (const Edge& edge : here.edges)
        if (equalFolded(edge.key, key)) return edge.node;
    return -1;
}

} // namespace tidemark
