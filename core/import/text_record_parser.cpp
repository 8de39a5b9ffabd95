// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/parsers.h"
#include "core/import/utf8_check.h"

namespace tidemark {

namespace {

int edgeFor(const KeyTree& tree, std::string_view column) {
    bool exact = true;
    const int node = tree.find(0, column, exact);
    if (node >= 0) return node;
    // Headers are typed by people: blanks around and case do not count.
    const std::string wanted = lowerAscii(trimmed(column));
    for (const KeyTree::Edge& edge : tree.nodes[0].edges)
        if (lowerAscii(edge.key) == wanted) return edge.node;
    return -1;
}

} // namespace

TextRecordParser::TextRecordParser(std::shared_ptr<const ParserSetup> setup)
    : m_mapper(setup->plan), m_setup(std::move(setup)) {}

std::string_view TextRecordParser::asUtf8(std::string_view text) {
    if (validUtf8(text)) return text;
    m_mapper.markAltered();
    return m_mapper.arena.keep(utf8FromWindows1252(text));
}

ColumnSlots::ColumnSlots(const KeyTree& tree, const std::vector<std::string>& columns) {
    std::vector<bool> used(tree.nodes.size(), false);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const int node = edgeFor(tree, columns[column]);
        if (node < 0 || used[static_cast<std::size_t>(node)])
            continue; // of two columns of one name the first counts
        used[static_cast<std::size_t>(node)] = true;
        const KeyTree::Node& entry = tree.nodes[static_cast<std::size_t>(node)];
        m_uses.push_back({column, node, entry.slot, !entry.leaf()});
    }
}

} // namespace tidemark
