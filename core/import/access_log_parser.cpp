// SPDX-License-Identifier: GPL-3.0-or-later
// Access logs of web servers and proxies: values by position. A value named "request" is also there
// as "method", "target" and "protocol".
#include "core/base/text.h"
#include "core/import/parsers.h"
#include "core/import/token_scan.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kLeastDefault = 7;

class AccessLogParser final : public TextRecordParser {
public:
    explicit AccessLogParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)), m_slots(*setup().tree, setup().columns) {
        const std::string least(setup().profile.option("least_columns"));
        m_least = least.empty() ? kLeastDefault
                                : static_cast<std::size_t>(std::max(1, std::atoi(least.c_str())));
        bool exact = true;
        const KeyTree& tree = *setup().tree;
        const auto slotOf = [&](std::string_view name) {
            const int node = tree.find(0, name, exact);
            return node < 0 ? -1 : tree.nodes[static_cast<std::size_t>(node)].slot;
        };
        m_method = slotOf("method");
        m_target = slotOf("target");
        m_protocol = slotOf("protocol");
        const auto request = std::find(setup().columns.begin(), setup().columns.end(), "request");
        m_request = static_cast<std::size_t>(request - setup().columns.begin());
    }

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        if (text.empty() || text.front() == '#') return;
        m_mapper.clear();
        text = asUtf8(text);
        const TokenScan scan = scanTokens(text, m_tokens);
        if (scan != TokenScan::Ok)
            return RowMapper::reject(offset, length, std::string(tokenFault(scan)), batch);
        if (m_tokens.size() < m_least)
            return RowMapper::reject(
                offset, length,
                fmt::format("{} values where at least {} are expected", m_tokens.size(), m_least),
                batch);
        for (const ColumnSlots::Use& use : m_slots.uses())
            if (use.column < m_tokens.size() && use.slot >= 0)
                put(use.slot, meant(m_tokens[use.column]));
        if (m_request < m_tokens.size()) {
            const RequestLine line = splitRequestLine(meant(m_tokens[m_request]));
            put(m_method, line.method);
            put(m_target, line.target);
            put(m_protocol, line.protocol);
        }
        m_mapper.emit(offset, length, batch);
    }

private:
    void put(int slot, std::string_view text) {
        if (slot >= 0 && !text.empty()) m_mapper.set(slot, SourceValue::ofText(text));
    }

    std::string_view meant(const LogToken& token) {
        if (!token.escaped) return token.text;
        std::string text = logTokenText(token);
        // Escapes may hide bytes that are no text; then the line's own spelling is kept.
        return isUtf8(text) ? m_mapper.arena.keep(std::move(text)) : token.text;
    }

    ColumnSlots m_slots;
    std::vector<LogToken> m_tokens;
    std::size_t m_least = kLeastDefault;
    std::size_t m_request = 0;
    int m_method = -1, m_target = -1, m_protocol = -1;
};

} // namespace

std::unique_ptr<RecordParser> makeAccessLogParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<AccessLogParser>(std::move(setup));
}

} // namespace tidemark
