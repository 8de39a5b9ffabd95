// SPDX-License-Identifier: GPL-3.0-or-later
// One record of delimited text to cells (RFC 4180, any delimiter), without copying: 16 bytes at a
// time where the machine has SSE2. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Widest record that is understood (security.md T9).
constexpr std::size_t kMaxCsvCells = 10'000;

struct CsvCell {
    std::string_view text;       ///< without the quotes around it
    bool doubled_quotes = false; ///< "" inside stands for ": csvCellText() undoes it
};

enum class CsvScan { Ok, OpenQuote, TextBehindQuote, TooManyCells };

/// Replaces `cells`. What was found before a fault stays in it.
CsvScan scanCsv(std::string_view record, char delimiter, std::vector<CsvCell>& cells);

/// The text a cell means.
std::string csvCellText(const CsvCell& cell);

std::string_view csvFault(CsvScan scan);

} // namespace tidemark
