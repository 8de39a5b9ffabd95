// SPDX-License-Identifier: GPL-3.0-or-later
// Text logs by an RE2 pattern whose named groups are the columns.
#include "core/base/text.h"
#include "core/import/parsers.h"

namespace tidemark {

namespace {

class PatternParser final : public TextRecordParser {
public:
    explicit PatternParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)),
          m_groups(static_cast<std::size_t>(setup().pattern->NumberOfCapturingGroups()) + 1) {
        const KeyTree& tree = *setup().tree;
        for (const auto& [index, name] : setup().pattern->CapturingGroupNames()) {
            bool exact = true;
            const int node = tree.find(0, name, exact);
            if (node >= 0 && tree.nodes[static_cast<std::size_t>(node)].slot >= 0)
                m_uses.emplace_back(static_cast<std::size_t>(index),
                                    tree.nodes[static_cast<std::size_t>(node)].slot);
        }
    }

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        if (trimmed(text).empty()) return;
        m_mapper.clear();
        text = asUtf8(text);
        const re2::StringPiece line(text.data(), text.size());
        if (!setup().pattern->Match(line, 0, text.size(), RE2::UNANCHORED, m_groups.data(),
                                    static_cast<int>(m_groups.size())))
            return RowMapper::reject(offset, length, "the line does not have the expected form",
                                     batch);
        // Alternatives of a pattern cannot share a name, so several groups may lead to one slot.
        for (const auto& [group, slot] : m_uses)
            if (!m_groups[group].empty())
                m_mapper.set(slot,
                             SourceValue::ofText({m_groups[group].data(), m_groups[group].size()}));
        m_mapper.emit(offset, length, batch);
    }

private:
    std::vector<re2::StringPiece> m_groups;
    std::vector<std::pair<std::size_t, int>> m_uses; ///< group, slot
};

} // namespace

std::unique_ptr<RecordParser> makePatternParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<PatternParser>(std::move(setup));
}

} // namespace tidemark
