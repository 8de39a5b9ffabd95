// SPDX-License-Identifier: GPL-3.0-or-later
// Who belongs to a group: every party is weighed against what the group's other members have in
// common (naive Bayes: how common its values and behaviour are in the group against the whole
// population, each kind capped both ways). Members that do not fit leave, others that do join.
#pragma once

#include "core/analysis/evidence_graph.h"
#include "core/analysis/profile.h"

#include <cstdint>
#include <vector>

namespace tidemark {

/// A group of parties and how well each fits, in nats above the odds for a random party.
struct Membership {
    std::vector<std::uint32_t> parties; ///< ascending
    std::vector<double> fit;            ///< by position in `parties`
};

/// Refines communities; groups that fall below two parties are dropped; no party is in two.
/// `merge`: groups most of whose members fit each other become one. Parties marked in `taken`
/// belong elsewhere and may not join.
[[nodiscard]] std::vector<Membership>
refineMembership(const Profiles& profiles, const EvidenceGraph& graph,
                 const std::vector<std::vector<std::uint32_t>>& communities,
                 const std::vector<char>& taken, bool merge, unsigned threads);

/// Parts of a group that share no value which is the group's own (prompt, key, payer, address with
/// most of its users inside): two campaigns that behave alike are two. Parties that share nothing
/// are left to `refineMembership`. One part, the group itself, when there is nothing to divide.
[[nodiscard]] std::vector<std::vector<std::uint32_t>>
divideGroup(const EvidenceGraph& graph, const std::vector<std::uint32_t>& parties,
            std::size_t least);

} // namespace tidemark
