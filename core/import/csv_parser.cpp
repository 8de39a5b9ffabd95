// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/csv_scan.h"
#include "core/import/key_walker.h"
#include "core/import/parsers.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

class CsvParser final : public TextRecordParser {
public:
    explicit CsvParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)), m_walker(setup().tree, m_mapper),
          m_slots(*setup().tree, setup().columns) {
        m_cells.reserve(setup().columns.size() + 1);
    }

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        // The header may come again where files were joined.
        if (text.empty() || (text.size() == setup().header.size() && text == setup().header))
            return;
        m_mapper.clear();
        text = asUtf8(text);
        const CsvScan scan = scanCsv(text, setup().delimiter, m_cells);
        if (scan != CsvScan::Ok)
            return RowMapper::reject(offset, length, std::string(csvFault(scan)), batch);
        if (m_cells.size() != setup().columns.size())
            return RowMapper::reject(offset, length,
                                     fmt::format("{} values where {} are expected", m_cells.size(),
                                                 setup().columns.size()),
                                     batch);
        m_walker.restart();
        for (const ColumnSlots::Use& use : m_slots.uses()) fill(use);
        m_mapper.emit(offset, length, batch);
    }

private:
    void fill(const ColumnSlots::Use& use) {
        const CsvCell& cell = m_cells[use.column];
        if (cell.text.empty()) return;
        const std::string_view text =
            cell.doubled_quotes ? m_mapper.arena.keep(csvCellText(cell)) : cell.text;
        if (use.slot >= 0) m_mapper.set(use.slot, SourceValue::ofText(text));
        if (use.opens) m_walker.open(text, use.node);
    }

    KeyWalker m_walker;
    ColumnSlots m_slots;
    std::vector<CsvCell> m_cells;
};

} // namespace

std::unique_ptr<RecordParser> makeCsvParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<CsvParser>(std::move(setup));
}

} // namespace tidemark
