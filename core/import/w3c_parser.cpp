// SPDX-License-Identifier: GPL-3.0-or-later
// W3C extended logs. Directives change what the columns are, and give the date where lines hold the
// time alone; so records have to come in order. Columns "date" and "time" are also there together
// as "datetime".
#include "core/base/text.h"
#include "core/import/parsers.h"
#include "core/import/token_scan.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

class W3cParser final : public TextRecordParser {
public:
    explicit W3cParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)), m_slots(*setup().tree, {}) {
        bool exact = true;
        const int node = setup().tree->find(0, "datetime", exact);
        m_datetime = node < 0 ? -1 : setup().tree->nodes[static_cast<std::size_t>(node)].slot;
    }

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        if (text.empty()) return;
        if (text.front() == '#') return directive(text);
        m_mapper.clear();
        text = asUtf8(text);
        if (m_columns.empty())
            return RowMapper::reject(offset, length, "no #Fields directive before this line",
                                     batch);
        const TokenScan scan = scanTokens(text, m_tokens);
        if (scan != TokenScan::Ok)
            return RowMapper::reject(offset, length, std::string(tokenFault(scan)), batch);
        if (m_tokens.size() != m_columns.size())
            return RowMapper::reject(
                offset, length,
                fmt::format("{} values where {} are expected", m_tokens.size(), m_columns.size()),
                batch);
        for (const ColumnSlots::Use& use : m_slots.uses())
            if (use.slot >= 0)
                m_mapper.set(use.slot, SourceValue::ofText(meant(m_tokens[use.column])));
        fillDatetime();
        m_mapper.emit(offset, length, batch);
    }

private:
    void directive(std::string_view text) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) return;
        const std::string name = lowerAscii(text.substr(1, colon - 1));
        const std::string_view value = trimmed(text.substr(colon + 1));
        if (name == "date") m_date = value.substr(0, 10);
        if (name != "fields") return;
        if (scanTokens(value, m_tokens) != TokenScan::Ok) return;
        m_columns.clear();
        for (const LogToken& token : m_tokens) m_columns.emplace_back(token.text);
        m_slots = ColumnSlots(*setup().tree, m_columns);
        const auto place = [this](std::string_view column) {
            return static_cast<std::size_t>(std::find(m_columns.begin(), m_columns.end(), column) -
                                            m_columns.begin());
        };
        m_date_column = place("date");
        m_time_column = place("time");
    }

    void fillDatetime() {
        if (m_datetime < 0 || m_time_column >= m_tokens.size()) return;
        const std::string_view date = m_date_column < m_tokens.size() ? m_tokens[m_date_column].text
                                                                      : std::string_view(m_date);
        if (date.empty()) return;
        m_mapper.set(m_datetime, SourceValue::ofText(m_mapper.arena.keep(
                                     fmt::format("{}T{}", date, m_tokens[m_time_column].text))));
    }

    // Blanks are written as "+" where the server had to keep values apart.
    std::string_view meant(const LogToken& token) {
        if (token.quoted || token.text.find('+') == std::string_view::npos) return token.text;
        std::string text(token.text);
        std::replace(text.begin(), text.end(), '+', ' ');
        return m_mapper.arena.keep(std::move(text));
    }

    std::vector<std::string> m_columns;
    std::vector<LogToken> m_tokens;
    ColumnSlots m_slots;
    std::string m_date; ///< of the last #Date
    std::size_t m_date_column = 0, m_time_column = 0;
    int m_datetime = -1;
};

} // namespace

std::unique_ptr<RecordParser> makeW3cParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<W3cParser>(std::move(setup));
}

} // namespace tidemark
