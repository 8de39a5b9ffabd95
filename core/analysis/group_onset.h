// SPDX-License-Identifier: GPL-3.0-or-later
// When a cluster could first have been known: its members' traffic is cut at evenly spaced moments,
// and each cut is judged as the whole was, with the rest of the population as the whole log shows
// it.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/groups.h"

namespace tidemark {

/// Hours of the period at the first of 32 moments by which the members seen so far were at least
/// `least_accounts`, most of them tied by a value that the group shares, and as suspicious as
/// `least_suspicion`; the end of the last member's traffic when there is no earlier one.
[[nodiscard]] double groupFirstSeen(const EventTable& table, const AccountIndex& index,
                                    const Period& period, const TraitTable& traits,
                                    const GroupSearch& search, const Group& group,
                                    PartialJudge& judge, double least_accounts,
                                    double least_suspicion);

} // namespace tidemark
