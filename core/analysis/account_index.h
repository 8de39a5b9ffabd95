// SPDX-License-Identifier: GPL-3.0-or-later
// Where each account's events are: rows grouped by account and, within an account, in time order
// (ties by row). Rows without an account or outside the period are left out.
#pragma once

#include "core/analysis/event_table.h"
#include "core/analysis/period.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

class AccountIndex {
public:
    AccountIndex(const EventTable& table, const Period& period);

    /// Accounts are 1..accountCount(); some may have no events.
    [[nodiscard]] std::uint32_t accountCount() const {
        return static_cast<std::uint32_t>(m_begin.size()) - 2;
    }
    [[nodiscard]] std::span<const std::uint32_t> rows(std::uint32_t account) const {
        return {m_rows.data() + m_begin[account], m_rows.data() + m_begin[account + 1]};
    }
    [[nodiscard]] std::int64_t rowsWithoutAccount() const { return m_without; }

private:
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint64_t> m_begin; ///< by account, one past the end included
    std::int64_t m_without = 0;
};

} // namespace tidemark
