// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/prompt_sharing.h"

namespace tidemark {

PromptSharing::PromptSharing(const EventTable& table, const AccountIndex& index) {
    if (table.prompt_hash.empty()) return;
    const std::size_t prompts = static_cast<std::size_t>(table.prompt_hash.maxId()) + 1;
    m_shared.assign(prompts, 0);
    // accounts of one organisation count as one, by its first account
    std::vector<std::uint32_t> owner(prompts, 0);
    std::vector<std::uint32_t> org_face(table.org.empty() ? 0 : table.org.maxId() + std::size_t{1},
                                        0);
    for (std::uint32_t account = 1; account <= index.accountCount(); ++account) {
        const auto rows = index.rows(account);
        if (rows.empty()) continue;
        std::uint32_t who = account;
        if (const std::uint32_t org = table.org.empty() ? 0 : table.org[rows[0]]; org != 0) {
            if (org_face[org] == 0) org_face[org] = account;
            who = org_face[org];
        }
        for (const std::uint32_t row : rows) {
            const std::uint32_t prompt = table.prompt_hash[row];
            if (prompt == 0) continue;
            if (owner[prompt] == 0)
                owner[prompt] = who;
            else if (owner[prompt] != who)
                m_shared[prompt] = 1;
        }
    }
}

} // namespace tidemark
