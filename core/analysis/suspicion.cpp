// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/suspicion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace tidemark {

namespace {

constexpr float kPartnerNats = 1; // nats of time that tie two parties

template <class ValueOf>
std::vector<double> ranks(const Profiles& profiles, ValueOf valueOf) {
    std::vector<std::pair<double, std::size_t>> order;
    std::vector<double> out(profiles.accounts.size(), .5);
    for (std::size_t a = 1; a < profiles.accounts.size(); ++a)
        if (profiles.accounts[a].events > 0) order.emplace_back(valueOf(profiles.accounts[a]), a);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && order[end].first == order[i].first) ++end;
        for (std::size_t j = i; j < end; ++j)
            out[order[j].second] =
                .5 * static_cast<double>(i + end) / static_cast<double>(order.size());
        i = end;
    }
    return out;
}

double median(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

namespace {

// By position: output, quiet, pace, volume, agents.
double behaviourOf(const AccountProfile& p, std::size_t which) {
    switch (which) {
    case 0: return p.output_median;
    case 1: return p.quiet_share;
    case 2: return -p.gap_variation;
    case 3: return p.events / std::max(24., p.last - p.first);
    default: return p.agents;
    }
}

} // namespace

BehaviourRanks rankBehaviour(const Profiles& profiles) {
    const auto of = [&](std::size_t which) {
        return ranks(profiles, [which](const AccountProfile& p) { return behaviourOf(p, which); });
    };
    return {of(0), of(1), of(2), of(3), of(4)};
}

PartialJudge::PartialJudge(const Profiles& profiles, const GroupBackground& background) {
    m_background.template_share = background.template_share;
    m_background.has_payers = background.has_payers;
    for (std::size_t which = 0; which < m_sorted.size(); ++which) {
        for (const AccountProfile& p : profiles.accounts)
            if (p.events > 0) m_sorted[which].push_back(behaviourOf(p, which));
        std::sort(m_sorted[which].begin(), m_sorted[which].end());
    }
}

double PartialJudge::suspicionOf(const std::vector<AccountProfile>& members) {
    Profiles part;
    part.accounts.emplace_back(); // there is no account 0
    Group group;
    BehaviourRanks& ranks = m_background.ranks;
    const std::array<std::vector<double>*, 5> all = {&ranks.output, &ranks.quiet, &ranks.pace,
                                                     &ranks.volume, &ranks.agents};
    for (auto* values : all) values->assign(1, .5);
    std::map<std::uint32_t, std::uint32_t> parties; // numbered anew
    for (const AccountProfile& member : members) {
        const auto next = static_cast<std::uint32_t>(parties.size());
        part.accounts.push_back(member);
        part.accounts.back().party = parties.try_emplace(member.party, next).first->second;
        group.accounts.push_back(static_cast<std::uint32_t>(part.accounts.size() - 1));
        for (std::size_t which = 0; which < all.size(); ++which) {
            const auto& sorted = m_sorted[which];
            const auto range =
                std::equal_range(sorted.begin(), sorted.end(), behaviourOf(member, which));
            all[which]->push_back(.5 *
                                  static_cast<double>((range.first - sorted.begin()) +
                                                      (range.second - sorted.begin())) /
                                  static_cast<double>(std::max<std::size_t>(1, sorted.size())));
        }
    }
    m_background.prompts.assign(parties.size(), {});
    m_background.partners.assign(parties.size(), {});
    judgeGroup(part, m_background, group);
    return group.suspicion;
}

void findPartners(const EvidenceGraph& graph, GroupBackground& background) {
    for (auto& partners : background.partners) partners.clear();
    for (const Edge& edge : graph.edges)
        if (timingStrength(edge) >= kPartnerNats) {
            background.partners[edge.a].push_back(edge.b);
            background.partners[edge.b].push_back(edge.a);
        }
}

GroupBackground groupBackground(const Profiles& profiles, const EvidenceGraph& graph) {
    GroupBackground all;
    all.ranks = rankBehaviour(profiles);
    all.prompts.resize(profiles.parties);
    for (std::uint32_t i = 0; i < graph.postings.size(); ++i)
        if (graph.postings[i].kind == LinkKind::PromptHash) {
            all.has_prompts = true;
            for (const std::uint32_t party : graph.postings[i].parties)
                all.prompts[party].push_back(i);
        }
    all.partners.resize(profiles.parties);
    findPartners(graph, all);
    double accounts = 0;
    for (const AccountProfile& p : profiles.accounts) {
        all.has_payers = all.has_payers || !p.payments.empty();
        accounts += !p.templates.empty();
        for (const ValueShare& t : p.templates) {
            if (t.value >= all.template_share.size()) all.template_share.resize(t.value + 1, 0.);
            all.template_share[t.value] += t.share;
        }
    }
    for (double& share : all.template_share) share /= std::max(1., accounts);
    return all;
}

namespace {

// Shares of the group's accounts that share a payer, or a rare prompt, with another party.
void shareWithin(const Profiles& profiles, const GroupBackground& background, Group& group) {
    std::map<std::uint32_t, std::set<std::uint32_t>> payers;
    std::map<std::uint32_t, int> prompts;
    std::set<std::uint32_t> parties;
    for (const std::uint32_t a : group.accounts) {
        const AccountProfile& p = profiles.accounts[a];
        for (const ValueShare& v : p.payments) payers[v.value].insert(p.party);
        if (parties.insert(p.party).second)
            for (const std::uint32_t posting : background.prompts[p.party]) ++prompts[posting];
    }
    double paying = 0, prompting = 0, timed = 0;
    for (const std::uint32_t a : group.accounts) {
        const AccountProfile& p = profiles.accounts[a];
        paying += std::any_of(p.payments.begin(), p.payments.end(),
                              [&](const ValueShare& v) { return payers[v.value].size() >= 2; });
        const auto& own = background.prompts[p.party];
        prompting +=
            std::any_of(own.begin(), own.end(), [&](std::uint32_t i) { return prompts[i] >= 2; });
        const auto& partners = background.partners[p.party];
        timed += std::count_if(partners.begin(), partners.end(),
                               [&](std::uint32_t q) { return parties.count(q) != 0; }) >= 2;
    }
    const auto size = static_cast<double>(group.accounts.size());
    group.payers_shared = paying / size;
    group.prompts_shared = prompting / size;
    group.timed_share = timed / size;
    group.has_payers = background.has_payers;
    group.has_prompts = background.has_prompts;
    group.parties = parties.size();
}

// The commonest template of the group, and how much commoner it is there than everywhere.
void judgeTemplates(const Profiles& profiles, const GroupBackground& background, Group& group) {
    std::map<std::uint32_t, double> templates;
    double known = 0;
    for (const std::uint32_t a : group.accounts) {
        for (const ValueShare& t : profiles.accounts[a].templates) templates[t.value] += t.share;
        known += !profiles.accounts[a].templates.empty();
    }
    for (const auto& [value, sum] : templates) {
        const double share = sum / std::max(1., known);
        if (share <= group.template_share) continue;
        group.template_share = share;
        group.template_value = value;
        group.template_lift = std::log(share / std::max(1e-3, background.template_share[value]));
    }
}

} // namespace

void judgeGroup(const Profiles& profiles, const GroupBackground& background, Group& group) {
    std::vector<double> born, sizes;
    double fresh = 0;
    for (const std::uint32_t a : group.accounts) {
        const AccountProfile& p = profiles.accounts[a];
        if (p.output_median > 0) sizes.push_back(p.output_median);
        if (p.born > -1e17) born.push_back(p.born);
        fresh += p.born > -1e17 ? p.born >= 0 : p.first > 24;
    }
    auto rank = [&](const std::vector<double>& of) {
        std::vector<double> values;
        for (const std::uint32_t a : group.accounts) values.push_back(of[a]);
        return median(values);
    };
    group.output_rank = rank(background.ranks.output);
    group.quiet_rank = rank(background.ranks.quiet);
    group.pace_rank = rank(background.ranks.pace);
    group.volume_rank = rank(background.ranks.volume);
    group.agents_rank = rank(background.ranks.agents);
    group.output_median = sizes.empty() ? -1 : median(sizes);
    group.new_share = fresh / static_cast<double>(group.accounts.size());
    std::sort(born.begin(), born.end());
    if (!born.empty()) group.born_spread_h = born[born.size() * 3 / 4] - born[born.size() / 4];
    judgeTemplates(profiles, background, group);
    shareWithin(profiles, background, group);
    constexpr double kBias = -4.2;
    constexpr std::array<double, kGroupFeatures> kWeights = {4, 4, 3, 1, 1, .5, .8,
                                                             0, 1, 1, 1, 0, 1.3};
    const auto features = groupFeatures(group);
    group.suspicion = kBias;
    for (std::size_t i = 0; i < kGroupFeatures; ++i) group.suspicion += kWeights[i] * features[i];
}

std::array<double, kGroupFeatures> groupFeatures(const Group& group) {
    // Zero is what an ordinary linked group shows, and what a field that the log lacks counts as.
    auto above = [](double rank) { return std::max(0., rank - .5) * 2; };
    const double fresh = group.born_spread_h > 0 ? group.new_share : 0;
    return {above(group.output_rank) - .15,
            above(group.quiet_rank) - .2,
            above(group.pace_rank) - .15,
            above(group.volume_rank) - .2,
            above(group.agents_rank) - .2,
            fresh - .3,
            group.template_value != 0 ? std::clamp(group.template_lift, -.5, 3.5) - 1.2 : 0,
            group.template_share,
            group.has_prompts ? group.prompts_shared - .5 : 0,
            group.has_payers ? group.payers_shared - .2 : 0,
            group.quiet_rank * group.agents_rank - .3,
            std::log(static_cast<double>(group.accounts.size())),
            group.has_prompts ? 0 : group.timed_share};
}

} // namespace tidemark
