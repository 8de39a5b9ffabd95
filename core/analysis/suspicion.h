// SPDX-License-Identifier: GPL-3.0-or-later
// From linked to suspicious. Companies, classes and agencies are linked too; what sets a campaign
// apart is how its accounts behave: long answers, no nights, even pace, one template, sign-ups
// close together, several organisations. Linkage and suspicion are measured and reported apart.
#pragma once

#include "core/analysis/evidence_graph.h"
#include "core/analysis/profile.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tidemark {

struct Group {
    std::vector<std::uint32_t> accounts; ///< ascending
    std::size_t parties = 0;
    double linkage = 0; ///< mean edge strength inside, nats
    double kinds = 0;   ///< kinds of link that hold the group together
    // behaviour; ranks are among all accounts, 0..1
    double output_rank = .5, quiet_rank = .5, pace_rank = .5, volume_rank = .5, agents_rank = .5;
    double prompts_shared = 0; ///< share of accounts that sent a rare prompt another member sent
    bool has_prompts = false, has_payers = false; ///< whether the log can tell
    double payers_shared = 0;  ///< share of accounts whose payer another party of the group has
    double timed_share = 0;    ///< accounts whose times tie them to two others of the group
    double new_share = 0;      ///< accounts created during the log
    double born_spread_h = 0;  ///< hours that hold the middle half of sign-ups
    double template_share = 0; ///< requests of the group made from its commonest template
    std::uint32_t template_value = 0;
    double template_lift = 0; ///< log of that share over the population's
    double output_median = -1;
    double suspicion = 0; ///< log odds
    double p = 1, q = 1;  ///< of its behaviour, see group_null.h; q over all groups judged
};

/// Ranks of every account's behaviour among all, by account id.
struct BehaviourRanks {
    std::vector<double> output, quiet, pace, volume, agents;
};

[[nodiscard]] BehaviourRanks rankBehaviour(const Profiles& profiles);

/// What judging a group needs beside the profiles.
struct GroupBackground {
    BehaviourRanks ranks;
    std::vector<double> template_share;               ///< of all accounts' requests, by template
    std::vector<std::vector<std::uint32_t>> prompts;  ///< rare shared prompts by party
    std::vector<std::vector<std::uint32_t>> partners; ///< by party: parties tied to it by time
    bool has_prompts = false, has_payers = false;
};
[[nodiscard]] GroupBackground groupBackground(const Profiles& profiles, const EvidenceGraph& graph);
/// Reads the partners anew, once more times have been compared.
void findPartners(const EvidenceGraph& graph, GroupBackground& background);

/// Fills everything but accounts, parties, linkage and kinds.
void judgeGroup(const Profiles& profiles, const GroupBackground& background, Group& group);

/// Judges members by a part of their traffic, against a population that is known whole. Exact
/// prompts and times are left out: what others did is known only of the whole log.
class PartialJudge {
public:
    PartialJudge(const Profiles& profiles, const GroupBackground& background);
    /// Log odds, as `judgeGroup` gives. `members` need `party` and `born`.
    [[nodiscard]] double suspicionOf(const std::vector<AccountProfile>& members);

private:
    std::array<std::vector<double>, 5> m_sorted; ///< output, quiet, pace, volume, agents
    GroupBackground m_background;
};

/// Readings that tell campaigns from companies, classes and agencies.
constexpr std::size_t kGroupFeatures = 13;
[[nodiscard]] std::array<double, kGroupFeatures> groupFeatures(const Group& group);

} // namespace tidemark
