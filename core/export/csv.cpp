// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csv.h"

#include "core/export/escape.h"

namespace tidemark {

void CsvWriter::separate() {
    if (!m_first) m_row += ',';
    m_first = false;
}

void CsvWriter::text(std::string_view value) {
    separate();
    if (m_style == CsvStyle::Raw) {
        m_row += csvCell(value);
        return;
    }
    bool changed = false;
    m_row += csvCell(spreadsheetText(value, changed));
    if (changed) ++m_changed;
}

void CsvWriter::number(std::int64_t value) {
    separate();
    m_row += csvCell(std::to_string(value));
}

void CsvWriter::empty() {
    separate();
    m_row += "\"\"";
}

Status CsvWriter::endRow() {
    m_row += "\r\n";
    Status written = m_sink(m_row);
    m_row.clear();
    m_first = true;
    ++m_rows;
    return written;
}

Status CsvReader::endRow() {
    m_cells.push_back(std::move(m_cell));
    m_cell.clear();
    m_state = State::CellStart;
    m_row_open = false;
    Status taken = m_sink(m_cells);
    m_cells.clear();
    return taken;
}

Status CsvReader::feed(std::string_view bytes) {
    for (const char c : bytes) {
        m_row_open = true;
        if (m_state == State::Quoted) {
            if (c == '"')
                m_state = State::QuoteInQuoted;
            else
                m_cell += c;
        } else if (m_state == State::QuoteInQuoted && c == '"') {
            m_cell += '"';
            m_state = State::Quoted;
        } else if (c == '"' && m_state == State::CellStart) {
            m_state = State::Quoted;
        } else if (c == ',') {
            m_cells.push_back(std::move(m_cell));
            m_cell.clear();
            m_state = State::CellStart;
        } else if (c == '\n') {
            TM_TRY(endRow());
        } else if (c != '\r') {
            m_cell += c;
            m_state = State::Bare;
        }
    }
    return ok();
}

Status CsvReader::finish() {
    if (m_state == State::Quoted)
        return makeError(ErrorCode::BadInput, "the CSV ends inside a quoted cell");
    return m_row_open ? endRow() : ok();
}

} // namespace tidemark
