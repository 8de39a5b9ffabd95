// SPDX-License-Identifier: GPL-3.0-or-later
// Bursts in logs too short for baselines. Without days to compare, an account's busiest minutes are
// held against its own other minutes and against the busiest minutes of the other accounts. That is
// weaker than a baseline (nobody's hours or weekdays are known), so scores stay below 0.6, no p- or
// q-value is claimed, and the account still counts as without a baseline.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/detection.h"
#include "core/analysis/event_table.h"
#include "core/analysis/period.h"

#include <vector>

namespace tidemark {

/// Logs up to this long, in hours, are searched for bursts.
constexpr double kShortLogHours = 7 * 24;

/// At most one burst for each of the accounts with `state` NotEnoughData, by account id. Empty for
/// a longer log, or where fewer than eight accounts could be compared.
[[nodiscard]] std::vector<Detection> findBursts(const EventTable& table, const AccountIndex& index,
                                                const Period& period,
                                                const std::vector<Untested>& state);

} // namespace tidemark
