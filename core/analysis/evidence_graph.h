// SPDX-License-Identifier: GPL-3.0-or-later
// Which parties are linked, and by what. A shared value weighs the log of how rare it is among all
// parties (Fellegi and Sunter, "A Theory for Record Linkage", 1969, with term-frequency
// adjustment); each kind is capped, so that no kind decides alone; values used by many are hubs
// and never link. The sum over kinds is the strength of the edge, in nats.
#pragma once

#include "core/analysis/event_table.h"
#include "core/analysis/profile.h"
#include "core/analysis/prompt_sharing.h"
#include "core/analysis/timing.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tidemark {

/// The parties that use one value, ascending, and how much of their traffic it is.
struct Posting {
    LinkKind kind = LinkKind::Ip;
    std::uint32_t value = 0;
    std::vector<std::uint32_t> parties;
    std::vector<float> share;
};

struct Edge {
    std::uint32_t a = 0, b = 0; ///< parties, a < b
    std::array<float, kLinkKinds> strength{};
    float total = 0;
    int kinds = 0; ///< kinds that say at least one nat
};

struct EvidenceGraph {
    std::vector<Posting>
        postings; ///< values shared by 2 or more parties and not hubs, by kind, value
    /// Where the log shows exact prompts that parties share, times are evidence to be shown and add
    /// nothing: measured, they found no more and joined neighbours. Else they weigh. Where they do
    /// not, they are compared later, and of the edges that are to be shown alone.
    bool times_weigh = false;
    std::vector<Edge> edges; ///< by (a, b); those strong enough to count
};

/// The most that a kind may say, in nats.
[[nodiscard]] double linkCap(LinkKind kind);

/// What the four kinds of timing say of an edge, nats.
[[nodiscard]] float timingStrength(const Edge& edge);

/// Sets what the kinds of timing say of these edges.
void compareTimes(const std::vector<Edge*>& edges, const Profiles& profiles, const Timing& timing,
                  unsigned threads);

/// Where times weigh, they are compared for pairs that share a value or began (signed up, moved to
/// a new model) at nearly the same time, as far as they could make an edge.
[[nodiscard]] EvidenceGraph buildGraph(const EventTable& table, const AccountIndex& index,
                                       const Profiles& profiles, const PromptSharing& prompts,
                                       const Timing& timing, double max_value_parties,
                                       double min_strength, unsigned threads);

} // namespace tidemark
