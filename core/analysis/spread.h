// SPDX-License-Identifier: GPL-3.0-or-later
// A second count for slow campaigns: in how many different slots of time an account was active.
// Sessions and busy days hardly move it, requests trickling in round the clock do. The slot is an
// hour, or less for accounts that are active in most hours. The same baseline and scan serve it;
// only the mass saturates, because a slot counts once however busy it is.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/baseline.h"

namespace tidemark {

/// Width in hours of the slots for an account: the widest that it fills less than half.
[[nodiscard]] double slotWidth(const AccountEvents& account);

/// One event for each active slot: the first. `where` gets their positions among all events.
void thinToSlots(const AccountEvents& account, double width, AccountEvents& thin,
                 std::vector<std::size_t>& where);

/// Rebuilds `base` for the thinned events.
void buildSpread(const AccountEvents& thin, double width, const WeekShape& shape,
                 const std::vector<double>& everybody, const Period& period, AccountBaseline& base);

} // namespace tidemark
