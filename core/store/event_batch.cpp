// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_batch.h"

namespace tidemark {

namespace {

constexpr std::size_t indexOf(Field field) {
    return static_cast<std::size_t>(field);
}
constexpr std::uint64_t bitOf(Field field) {
    return std::uint64_t{1} << indexOf(field);
}
static_assert(kFieldCount <= 64, "the set of fields of a row is one word");

// A column that starts late gets "absent" for the rows before.
template <class Column, class Value>
void put(Column& column, std::int64_t row, Value value, const typename Column::value_type& absent) {
    if (column.size() < static_cast<std::size_t>(row))
        column.resize(static_cast<std::size_t>(row), absent);
    column.push_back(value);
}

} // namespace

void EventBatch::beginRow(std::int64_t contentOffset, std::int64_t length) {
    m_offset = contentOffset;
    m_length = length;
    m_set = 0;
}

void EventBatch::setNumber(Field field, std::int64_t value) {
    m_row_numbers[indexOf(field)] = value;
    m_set |= bitOf(field);
}

void EventBatch::setText(Field field, std::string_view text) {
    if (text.empty()) {
        m_set &= ~bitOf(field);
        return;
    }
    m_row_texts[indexOf(field)] = text;
    m_set |= bitOf(field);
}

bool EventBatch::has(Field field) const {
    return (m_set & bitOf(field)) != 0;
}

std::int64_t EventBatch::number(Field field) const {
    return has(field) ? m_row_numbers[indexOf(field)] : kNoNumber;
}

std::string_view EventBatch::text(Field field) const {
    return has(field) ? m_row_texts[indexOf(field)] : std::string_view();
}

void EventBatch::commitRow() {
    setNumber(Field::ContentOffset, m_offset);
    setNumber(Field::RecordLength, m_length);
    for (std::uint64_t left = m_set; left != 0; left &= left - 1) {
        const auto index = static_cast<std::size_t>(__builtin_ctzll(left));
        switch (fieldInfo(static_cast<Field>(index)).type) {
        case FieldType::Time:
        case FieldType::Number: put(numbers[index], m_rows, m_row_numbers[index], kNoNumber); break;
        case FieldType::Dictionary:
            m_unnumbered[index].extend(static_cast<std::size_t>(m_rows));
            m_unnumbered[index].push_back(m_row_texts[index]);
            break;
        case FieldType::Text:
            texts[index].extend(static_cast<std::size_t>(m_rows));
            texts[index].push_back(m_row_texts[index]);
            break;
        }
    }
    ++m_rows;
}

void EventBatch::seal() {
    if (!m_terms) return;
    for (std::size_t field = 1; field < kFieldCount; ++field) {
        m_terms->of(field).internAll(m_unnumbered[field], ids[field]);
        m_unnumbered[field] = TextColumn();
    }
    parser = m_terms->parser();
    new_terms = m_terms->takeNew();
    m_terms.reset();
}

void EventBatch::rejectRow(std::string reason) {
    rejects.push_back({records(), m_offset, m_length, std::move(reason)});
}

} // namespace tidemark
