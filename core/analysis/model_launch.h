// SPDX-License-Identifier: GPL-3.0-or-later
// When models came out: as known from outside, else when the log shows them first, unless that is
// at the log's start or hardly anybody ever uses them.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"
#include "core/analysis/period.h"

#include <cstdint>
#include <vector>

namespace tidemark {

class ModelLaunches {
public:
    ModelLaunches() = default;
    ModelLaunches(const EventTable& table, const AccountIndex& index, const Period& period);

    /// Hour in which a model came out; beyond any log where it was not launched in this one.
    [[nodiscard]] double hour(std::uint32_t model) const {
        return model < m_hour.size() ? m_hour[model] : kNever;
    }
    /// Its release is known from outside.
    [[nodiscard]] bool known(std::uint32_t model) const {
        return model < m_known.size() && m_known[model] != 0;
    }
    /// Hour of the last launch; negative: there was none.
    [[nodiscard]] double last() const { return m_last; }

private:
    static constexpr double kNever = 1e300;
    std::vector<double> m_hour; ///< by model
    std::vector<char> m_known;  ///< by model
    double m_last = -1;
};

} // namespace tidemark
