// SPDX-License-Identifier: GPL-3.0-or-later
// Coordinated accounts: evidence graph, communities, refinement of membership, suspicion.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/detect.h"
#include "core/analysis/evidence_graph.h"
#include "core/analysis/profile.h"
#include "core/analysis/suspicion.h"
#include "core/analysis/timing.h"

#include <memory>
#include <vector>

namespace tidemark {

struct GroupSearch {
    Profiles profiles;
    std::unique_ptr<const Timing> timing; ///< null when stopped
    EvidenceGraph graph;
    std::vector<Group> groups; ///< all that were judged, most suspicious first
};

[[nodiscard]] GroupSearch findGroups(const EventTable& table, const AccountIndex& index,
                                     const Period& period, const TraitTable& traits,
                                     const PromptSharing& prompts, const ModelLaunches& launches,
                                     const DetectOptions& options, unsigned threads,
                                     const std::stop_token& stop);

} // namespace tidemark
