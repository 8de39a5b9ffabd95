// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/account_index.h"

#include <algorithm>

namespace tidemark {

AccountIndex::AccountIndex(const EventTable& table, const Period& period) {
    const std::size_t rows = table.rows();
    m_begin.assign(static_cast<std::size_t>(table.account.maxId()) + 2, 0);
    auto wanted = [&](std::size_t row) {
        return table.account[row] != 0 && period.contains(table.ts_ns[row]);
    };
    for (std::size_t row = 0; row < rows; ++row) {
        if (table.account[row] == 0) ++m_without;
        if (wanted(row)) ++m_begin[table.account[row]];
    }
    std::uint64_t sum = 0;
    for (auto& entry : m_begin) {
        const std::uint64_t count = entry;
        entry = sum;
        sum += count;
    }
    m_rows.resize(sum);
    std::vector<std::uint64_t> next = m_begin;
    for (std::size_t row = 0; row < rows; ++row)
        if (wanted(row)) m_rows[next[table.account[row]]++] = static_cast<std::uint32_t>(row);
    if (std::is_sorted(table.ts_ns.begin(), table.ts_ns.end())) return;
    for (std::uint32_t account = 1; account <= accountCount(); ++account) {
        auto* const begin = m_rows.data() + m_begin[account];
        auto* const end = m_rows.data() + m_begin[account + 1];
        const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
            return table.ts_ns[a] < table.ts_ns[b];
        };
        if (!std::is_sorted(begin, end, earlier)) std::stable_sort(begin, end, earlier);
    }
}

} // namespace tidemark
