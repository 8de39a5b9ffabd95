// SPDX-License-Identifier: GPL-3.0-or-later
// Findings in words: one plain sentence, the lawful explanations checked with their numbers, the
// traits and links one by one, and what would overturn the finding. Says "consistent with", never
// "proves".
#pragma once

#include "core/analysis/detection.h"
#include "core/analysis/groups.h"
#include "core/analysis/singles.h"

namespace tidemark {

[[nodiscard]] Detection explainSingle(const SingleContext& context,
                                      const SingleCandidate& candidate);
[[nodiscard]] Detection explainGroup(const EventTable& table, const Period& period,
                                     const TraitTable& traits, const GroupSearch& search,
                                     const Group& group);

/// For every member and kind of timing, the other member that its times tie it to most: evidence,
/// strength, base rate, and what would break the link.
[[nodiscard]] std::vector<EvidenceLink> timingLinks(const EventTable& table,
                                                    const GroupSearch& search, const Group& group);

} // namespace tidemark
