// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batch_terms.h"

namespace tidemark {

namespace {

/// Beyond these a parser starts a field anew.
constexpr std::uint32_t kMaxTerms = 1U << 18;
constexpr std::size_t kMaxTermBytes = std::size_t{16} << 20;

} // namespace

void BatchTerms::begin() {
    for (TextColumn& texts : m_waiting) texts.clear();
}

void BatchTerms::number(std::array<std::vector<std::uint32_t>, kFieldCount>& ids) {
    for (std::size_t field = 1; field < kFieldCount; ++field)
        m_dictionaries[field].internAll(m_waiting[field], ids[field]);
    begin();
}

std::array<NewTerms, kFieldCount> BatchTerms::takeNew() {
    std::array<NewTerms, kFieldCount> result;
    for (std::size_t field = 1; field < kFieldCount; ++field) {
        Dictionary& terms = m_dictionaries[field];
        NewTerms& fresh = result[field];
        fresh.first = m_taken[field] + 1;
        for (std::uint32_t number = fresh.first; number <= terms.count(); ++number)
            fresh.texts.push_back(terms.text(number));
        m_taken[field] = terms.count();
        if (terms.count() < kMaxTerms && terms.memoryBytes() < kMaxTermBytes) continue;
        terms = Dictionary();
        m_taken[field] = 0;
    }
    return result;
}

void TermNumbers::add(std::uint32_t parser, std::size_t field, const NewTerms& terms,
                      Dictionary& shared) {
    if (m_ids.size() <= parser) m_ids.resize(parser + 1);
    std::vector<std::uint32_t>& ids = m_ids[parser][field];
    ids.resize(terms.first, 0);
    shared.internAll(terms.texts, ids);
}

} // namespace tidemark
