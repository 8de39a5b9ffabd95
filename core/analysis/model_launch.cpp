// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/model_launch.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr double kSettled = 48;     // hours: what appears before was there from the start
constexpr std::uint32_t kUsers = 5; // accounts: fewer do not make a launch

} // namespace

ModelLaunches::ModelLaunches(const EventTable& table, const AccountIndex& index,
                             const Period& period) {
    if (table.model.empty()) return;
    m_hour.assign(table.model.maxId() + std::size_t{1}, kNever);
    std::vector<std::uint32_t> users(m_hour.size(), 0), latest(m_hour.size(), 0);
    for (std::uint32_t account = 1; account <= index.accountCount(); ++account)
        for (const std::uint32_t row : index.rows(account)) {
            const std::uint32_t model = table.model[row];
            if (model == 0) continue;
            m_hour[model] = std::min(m_hour[model], period.hourOf(table.ts_ns[row]));
            if (latest[model] == account) continue;
            latest[model] = account;
            ++users[model];
        }
    m_known.assign(m_hour.size(), 0);
    const auto& released = table.model_released_ns;
    for (std::size_t model = 0; model < m_hour.size(); ++model) {
        m_known[model] = model < released.size() && released[model] != 0 ? 1 : 0;
        if (m_known[model] != 0)
            m_hour[model] = period.hourOf(released[model]);
        else if (m_hour[model] < kSettled || users[model] < kUsers)
            m_hour[model] = kNever;
        if (m_hour[model] < kNever) m_last = std::max(m_last, m_hour[model]);
    }
}

} // namespace tidemark
