// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv_scan.h"

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tidemark {

namespace {

// Finds the next delimiter or quote, a block at a time.
class StructureFinder {
public:
    StructureFinder(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {
        restart(0);
    }

    void restart(std::size_t pos) {
        m_block = pos;
        m_mask = 0;
        load();
    }

    /// Position of the next one, text.size() when there is none. Each is given once.
    std::size_t next() {
        while (m_mask == 0) {
            if (m_block_size == 0) return m_text.size();
            m_block += m_block_size;
            load();
        }
        const auto bit = static_cast<std::size_t>(__builtin_ctz(m_mask));
        m_mask &= m_mask - 1;
        return m_block + bit;
    }

private:
    void load() {
        const std::size_t left = m_text.size() - m_block;
#ifdef __SSE2__
        if (left >= 16) {
            const __m128i bytes =
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(m_text.data() + m_block));
            const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(m_delimiter)),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
            m_mask = static_cast<unsigned>(_mm_movemask_epi8(hits));
            m_block_size = 16;
            return;
        }
#endif
        m_block_size = left < 16 ? left : 16;
        for (std::size_t i = 0; i < m_block_size; ++i) {
            const char c = m_text[m_block + i];
            m_mask |= static_cast<unsigned>(c == m_delimiter || c == '"') << i;
        }
    }

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_block = 0, m_block_size = 0;
    unsigned m_mask = 0;
};

// Position of the quote that closes a cell begun before `from`; text.size() when there is none.
std::size_t closingQuote(std::string_view text, std::size_t from, bool& doubled) {
    while (from < text.size()) {
        const void* const found = std::memchr(text.data() + from, '"', text.size() - from);
        if (found == nullptr) return text.size();
        const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        if (quote + 1 >= text.size() || text[quote + 1] != '"') return quote;
        doubled = true;
        from = quote + 2;
    }
    return text.size();
}

} // namespace

CsvScan scanCsv(std::string_view record, char delimiter, std::vector<CsvCell>& cells) {
    cells.clear();
    StructureFinder finder(record, delimiter);
    std::size_t start = 0;
    while (true) {
        if (cells.size() == kMaxCsvCells) return CsvScan::TooManyCells;
        if (start < record.size() && record[start] == '"') {
            CsvCell cell;
            const std::size_t close = closingQuote(record, start + 1, cell.doubled_quotes);
            if (close == record.size()) return CsvScan::OpenQuote;
            cell.text = record.substr(start + 1, close - start - 1);
            cells.push_back(cell);
            if (close + 1 == record.size()) return CsvScan::Ok;
            if (record[close + 1] != delimiter) return CsvScan::TextBehindQuote;
            start = close + 2;
            finder.restart(start);
            continue;
        }
        std::size_t end = finder.next();
        while (end < record.size() && record[end] != delimiter)
            end = finder.next(); // a quote inside a bare value
        cells.push_back({record.substr(start, end - start), false});
        if (end == record.size()) return CsvScan::Ok;
        start = end + 1;
    }
}

std::string csvCellText(const CsvCell& cell) {
    std::string out(cell.text);
    if (!cell.doubled_quotes) return out;
    out.clear();
    for (std::size_t i = 0; i < cell.text.size(); ++i) {
        out += cell.text[i];
        if (cell.text[i] == '"') ++i; // the second of the pair
    }
    return out;
}

std::string_view csvFault(CsvScan scan) {
    switch (scan) {
    case CsvScan::OpenQuote: return "a quote is not closed";
    case CsvScan::TextBehindQuote: return "text follows a closing quote";
    case CsvScan::TooManyCells: return "more than 10,000 values";
    case CsvScan::Ok: break;
    }
    return "";
}

} // namespace tidemark
