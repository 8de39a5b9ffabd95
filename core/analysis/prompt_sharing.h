// SPDX-License-Identifier: GPL-3.0-or-later
// Which exact prompts more than one party sent. Public benchmarks and quick-start examples are
// sent by many; a campaign's own are sent by its accounts alone. Built once, then read by all.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"

#include <cstdint>
#include <vector>

namespace tidemark {

class PromptSharing {
public:
    PromptSharing(const EventTable& table, const AccountIndex& index);
    [[nodiscard]] bool shared(std::uint32_t prompt) const {
        return prompt < m_shared.size() && m_shared[prompt] != 0;
    }

private:
    std::vector<std::uint8_t> m_shared; ///< by prompt id
};

} // namespace tidemark
