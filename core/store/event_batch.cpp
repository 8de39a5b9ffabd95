// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_batch.h"

#include <algorithm>
#include <initializer_list>

namespace tidemark {

namespace {

/// The fields of one way to store them, as a set by number.
std::uint64_t fieldsStored(std::initializer_list<FieldType> types) {
    std::uint64_t set = 0;
    for (const FieldInfo& info : fieldTable())
        if (std::find(types.begin(), types.end(), info.type) != types.end())
            set |= std::uint64_t{1} << static_cast<std::size_t>(info.field);
    return set;
}
const std::uint64_t kDictionaryFields = fieldsStored({FieldType::Dictionary});
const std::uint64_t kTextFields = fieldsStored({FieldType::Text});

template <class Visit>
void eachOf(std::uint64_t set, Visit visit) {
    for (; set != 0; set &= set - 1) visit(static_cast<std::size_t>(__builtin_ctzll(set)));
}

} // namespace

void EventBatch::beginRow(std::int64_t contentOffset, std::int64_t length) {
    m_offset = contentOffset;
    m_length = length;
    m_set = 0;
}

// A column that starts late gets "absent" for the rows before.
void EventBatch::commitRow() {
    setNumber(Field::ContentOffset, m_offset);
    setNumber(Field::RecordLength, m_length);
    const auto row = static_cast<std::size_t>(m_rows);
    const auto push = [row, this](TextColumn& column, std::size_t field) {
        column.extend(row);
        column.push_back(m_row_texts[field]);
    };
    eachOf(m_set & kDictionaryFields,
           [&](std::size_t field) { push(m_terms->waiting(field), field); });
    eachOf(m_set & kTextFields, [&](std::size_t field) { push(texts[field], field); });
    eachOf(m_set & ~(kDictionaryFields | kTextFields), [&](std::size_t field) {
        std::vector<std::int64_t>& column = numbers[field];
        if (column.size() < row || column.empty()) {
            column.reserve(m_terms->usualRows());
            column.resize(row, kNoNumber);
        }
        column.push_back(m_row_numbers[field]);
    });
    ++m_rows;
}

void EventBatch::seal() {
    if (!m_terms) return;
    m_terms->number(ids);
    m_terms->expectRows(static_cast<std::size_t>(m_rows));
    parser = m_terms->parser();
    new_terms = m_terms->takeNew();
    m_terms.reset();
}

void EventBatch::rejectRow(std::string reason) {
    rejects.push_back({records(), m_offset, m_length, std::move(reason)});
}

} // namespace tidemark
