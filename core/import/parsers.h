// SPDX-License-Identifier: GPL-3.0-or-later
// The parsers there are; Format chooses between them. What a parser needs of a source is in one
// immutable ParserSetup, shared by all parsers of that source.
#pragma once

#include "core/import/key_tree.h"
#include "core/import/mapping_plan.h"
#include "core/import/profile.h"
#include "core/import/record_parser.h"
#include "core/import/row_mapper.h"

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct ParserSetup {
    Profile profile;
    std::shared_ptr<const MappingPlan> plan;
    std::shared_ptr<const KeyTree> tree;
    char delimiter = ',';
    std::vector<std::string> columns;       ///< CSV and access log: by position
    std::string header;                     ///< CSV: the header record, "" = none
    std::shared_ptr<const RE2> line_prefix; ///< stripped from the front of a line
    std::shared_ptr<const RE2> pattern;     ///< Syntax::Pattern
};

/// The base of every parser here: a mapper, and records as text with their place.
class TextRecordParser : public RecordParser {
public:
    explicit TextRecordParser(std::shared_ptr<const ParserSetup> setup);
    void parse(const RawRecord& record, EventBatch& batch) final {
        m_record = &record;
        parseText(record.bytes, record.content_offset,
                  static_cast<std::int64_t>(record.bytes.size()), batch);
    }

protected:
    virtual void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                           EventBatch& batch) = 0;
    /// Text formats: bytes that are not UTF-8 are read as Windows-1252 and the row is flagged.
    std::string_view asUtf8(std::string_view text);
    [[nodiscard]] const ParserSetup& setup() const { return *m_setup; }
    /// What parseText() is given a text of.
    [[nodiscard]] const RawRecord& record() const { return *m_record; }

    RowMapper m_mapper;

private:
    std::shared_ptr<const ParserSetup> m_setup;
    const RawRecord* m_record = nullptr;
};

/// Slots of the columns of a table-like record: value i goes where column i leads.
class ColumnSlots {
public:
    ColumnSlots(const KeyTree& tree, const std::vector<std::string>& columns);
    struct Use {
        std::size_t column = 0;
        int node = -1;
        int slot = -1;
        bool opens = false; ///< the text holds JSON that paths lead into
    };
    [[nodiscard]] const std::vector<Use>& uses() const { return m_uses; }

private:
    std::vector<Use> m_uses;
};

std::unique_ptr<RecordParser> makeJsonParser(std::shared_ptr<const ParserSetup> setup);
std::unique_ptr<RecordParser> makeCsvParser(std::shared_ptr<const ParserSetup> setup);
std::unique_ptr<RecordParser> makeAccessLogParser(std::shared_ptr<const ParserSetup> setup);
std::unique_ptr<RecordParser> makeW3cParser(std::shared_ptr<const ParserSetup> setup);
std::unique_ptr<RecordParser> makePatternParser(std::shared_ptr<const ParserSetup> setup);
std::unique_ptr<RecordParser> makeSpanParser(std::shared_ptr<const ParserSetup> setup);

} // namespace tidemark
