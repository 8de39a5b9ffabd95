// SPDX-License-Identifier: GPL-3.0-or-later
// CSV after RFC 4180: UTF-8 (or the log's own bytes), CRLF, a header, every cell quoted. Written in
// two copies: raw, byte for byte, for machines and courts; and spreadsheet-safe, for people. The
// reader accepts exactly what the writer writes, and is how figures are counted again. One owner
// thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

using CsvSink = std::function<Status(std::string_view)>;

enum class CsvStyle { Raw, SpreadsheetSafe };

class CsvWriter {
public:
    CsvWriter(CsvSink sink, CsvStyle style) : m_sink(std::move(sink)), m_style(style) {}
    /// Text of a row; kept until endRow().
    void text(std::string_view value);
    /// A number of ours: never taken for a formula.
    void number(std::int64_t value);
    void empty();
    Status endRow();
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// Cells whose text differs from the raw copy.
    [[nodiscard]] std::int64_t changedCells() const { return m_changed; }

private:
    void separate();
    CsvSink m_sink;
    CsvStyle m_style;
    std::string m_row;
    bool m_first = true;
    std::int64_t m_rows = 0, m_changed = 0;
};

/// Reads CSV piece by piece; quoted and bare cells, LF or CRLF.
class CsvReader {
public:
    using RowSink = std::function<Status(const std::vector<std::string>&)>;
    explicit CsvReader(RowSink sink) : m_sink(std::move(sink)) {}
    Status feed(std::string_view bytes);
    /// BadInput when the text ends inside a quoted cell.
    Status finish();

private:
    Status endRow();
    RowSink m_sink;
    std::vector<std::string> m_cells;
    std::string m_cell;
    enum class State { CellStart, Bare, Quoted, QuoteInQuoted } m_state = State::CellStart;
    bool m_row_open = false;
};

} // namespace tidemark
