// SPDX-License-Identifier: GPL-3.0-or-later
// Events of a run of records, column by column, with repeated texts numbered by the parser. Filled
// by a parser on a worker thread, sealed, then handed to the writer, which renumbers texts into the
// case's dictionaries. One owner at a time.
#pragma once

#include "core/store/batch_terms.h"
#include "core/store/fields.h"
#include "core/store/text_column.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// A record that could not be understood.
struct RejectedRecord {
    std::int64_t record_no = 0; ///< counted from 0 within the batch
    std::int64_t content_offset = 0, length = 0;
    std::string reason;
};

class EventBatch {
public:
    /// With terms of its own.
    EventBatch() : EventBatch(std::make_shared<BatchTerms>()) {}
    /// With a parser's terms, which only this batch and the parser's thread may use until seal().
    explicit EventBatch(std::shared_ptr<BatchTerms> terms) : m_terms(std::move(terms)) {
        m_terms->begin();
    }

    /// One row at a time: beginRow, set..., then commitRow or rejectRow. A field set twice keeps
    /// the last.
    void beginRow(std::int64_t content_offset, std::int64_t length);
    void setNumber(Field field, std::int64_t value) {
        m_row_numbers[indexOf(field)] = value;
        m_set |= bitOf(field);
    }
    /// Dictionary or Text field; "" = absent.
    void setText(Field field, std::string_view text) {
        m_row_texts[indexOf(field)] = text;
        m_set = text.empty() ? m_set & ~bitOf(field) : m_set | bitOf(field);
    }
    [[nodiscard]] bool has(Field field) const { return (m_set & bitOf(field)) != 0; }
    [[nodiscard]] std::int64_t number(Field field) const {
        return has(field) ? m_row_numbers[indexOf(field)] : kNoNumber;
    }
    /// Dictionary and Text fields of the open row; "" if not set. Valid until the row ends.
    [[nodiscard]] std::string_view text(Field field) const {
        return has(field) ? m_row_texts[indexOf(field)] : std::string_view();
    }
    void commitRow();
    void rejectRow(std::string reason);
    /// Counts a record of which another event has already been committed (several events from one
    /// record: OTLP pages, usage buckets). `records` then counts each event as one record.
    [[nodiscard]] std::int64_t records() const {
        return m_rows + static_cast<std::int64_t>(rejects.size());
    }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

    /// Numbers the texts of Dictionary fields: `ids` and `new_terms` are there from now on. No rows
    /// come after it. Again: nothing.
    void seal();
    /// Text of a number in `ids`; of a sealed batch with terms of its own.
    [[nodiscard]] std::string_view term(std::size_t field, std::uint32_t number) const {
        return number == 0 ? std::string_view() : new_terms[field].texts[number - 1];
    }

    /// Columns by field number; empty = no row has it. Number and Time columns.
    std::array<std::vector<std::int64_t>, kFieldCount> numbers;
    /// Dictionary columns, after seal(): numbers of the parser's terms, 0 = absent.
    std::array<std::vector<std::uint32_t>, kFieldCount> ids;
    /// Text columns.
    std::array<TextColumn, kFieldCount> texts;
    std::vector<RejectedRecord> rejects;
    /// After seal(): whose terms `ids` refer to, and those that no earlier batch had.
    std::uint32_t parser = 0;
    std::array<NewTerms, kFieldCount> new_terms;

private:
    static constexpr std::size_t indexOf(Field field) { return static_cast<std::size_t>(field); }
    static constexpr std::uint64_t bitOf(Field field) { return std::uint64_t{1} << indexOf(field); }
    static_assert(kFieldCount <= 64, "the set of fields of a row is one word");

    std::shared_ptr<BatchTerms> m_terms;
    std::int64_t m_rows = 0;
    std::int64_t m_offset = 0, m_length = 0;
    std::uint64_t m_set = 0; ///< fields set in the open row, by number
    std::array<std::int64_t, kFieldCount> m_row_numbers{};
    std::array<std::string_view, kFieldCount> m_row_texts{};
};

} // namespace tidemark
