// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/evidence_graph.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tidemark {

namespace {

//                                        hash key pay ip  net  birth tmpl agent asn size hours pace
constexpr std::array<double, kLinkKinds> kCaps = {8, 8, 6, 5.5, 3.5, 3, 2, 1.5, 1, 2, 1.5, 1.5};
//  what one shared value of a kind says of its rarity: two strangers may well send one odd prompt
constexpr std::array<double, kLinkKinds> kFaith = {.5, 1, 1, 1, .6, .6, .6, .5, .4, .6, .5, .5};
// Kinds that may have one common cause; at least two domains must speak for an edge.
enum class Domain : std::uint8_t { Content, Identity, Place, Birth, Behaviour };
constexpr std::array<Domain, kLinkKinds> kDomains = {
    Domain::Content, Domain::Identity,  Domain::Identity,  Domain::Place,
    Domain::Place,   Domain::Birth,     Domain::Content,   Domain::Behaviour,
    Domain::Place,   Domain::Behaviour, Domain::Behaviour, Domain::Behaviour};
constexpr double kSecondDomains = 2.5;      // nats from all but the strongest domain
constexpr std::uint32_t kEnoughEvents = 15; // to speak of an account's behaviour
constexpr std::size_t kAllPairs = 40;       // up to so many parties every pair is linked,
constexpr std::size_t kNeighbours = 12;     // beyond, each with the next few
constexpr double kBirthHours = 6;

struct Use {
    std::uint32_t value, party;
    float share;
};

// Groups uses by value into postings, leaving out values of one party and hubs.
void addPostings(LinkKind kind, std::vector<Use>& uses, std::size_t most,
                 std::vector<Posting>& out) {
    std::sort(uses.begin(), uses.end(), [](const Use& a, const Use& b) {
        return a.value != b.value   ? a.value < b.value
               : a.party != b.party ? a.party < b.party
                                    : a.share > b.share;
    });
    for (std::size_t i = 0; i < uses.size();) {
        Posting posting{kind, uses[i].value, {}, {}};
        std::size_t end = i;
        for (; end < uses.size() && uses[end].value == posting.value; ++end)
            if (posting.parties.empty() || posting.parties.back() != uses[end].party) {
                posting.parties.push_back(uses[end].party);
                posting.share.push_back(uses[end].share);
            }
        if (posting.parties.size() >= 2 && posting.parties.size() <= most)
            out.push_back(std::move(posting));
        i = end;
    }
}

// Who sent the prompts that more than one party sent.
std::vector<Use> sharedPrompts(const EventTable& table, const AccountIndex& index,
                               const Profiles& profiles, const PromptSharing& prompts) {
    std::vector<Use> uses;
    for (std::uint32_t account = 1; account <= index.accountCount(); ++account) {
        const auto rows = index.rows(account);
        for (const std::uint32_t row : rows) {
            const std::uint32_t prompt = table.prompt_hash[row];
            if (prompts.shared(prompt))
                uses.push_back({prompt, profiles.accounts[account].party,
                                1.F / static_cast<float>(rows.size())});
        }
    }
    return uses;
}

class Builder {
public:
    Builder(const Profiles& profiles, EvidenceGraph& graph)
        : m_profiles(profiles), m_graph(graph) {}

    void collect(LinkKind kind, std::vector<ValueShare> AccountProfile::*list, std::size_t most) {
        std::vector<Use> uses;
        for (const AccountProfile& profile : m_profiles.accounts)
            for (const ValueShare& value : profile.*list)
                uses.push_back({value.value, profile.party, value.share});
        addPostings(kind, uses, most, m_graph.postings);
    }

    // Adds the evidence of every posting to its pairs.
    void linkPostings() {
        for (const Posting& posting : m_graph.postings) {
            const auto kind = static_cast<std::size_t>(posting.kind);
            const auto size = posting.parties.size();
            const double rarity =
                std::log(static_cast<double>(m_profiles.parties) / static_cast<double>(size));
            if (rarity <= 0) continue;
            const std::size_t reach = size <= kAllPairs ? size : kNeighbours;
            for (std::size_t i = 0; i < size; ++i)
                for (std::size_t j = i + 1; j < std::min(size, i + 1 + reach); ++j) {
                    double weight = kFaith[kind] * rarity;
                    if (posting.kind == LinkKind::Ip || posting.kind == LinkKind::Network)
                        weight *= std::sqrt(
                            std::min(1.F, 2 * std::min(posting.share[i], posting.share[j])));
                    float& sum = pair(posting.parties[i], posting.parties[j]).strength[kind];
                    // the rarest shared address counts; prompts add up
                    const double next = posting.kind == LinkKind::PromptHash
                                            ? sum + weight
                                            : std::max<double>(sum, weight);
                    sum = static_cast<float>(std::min(kCaps[kind], next));
                }
        }
    }

    // Adds what pairs have in common besides, and keeps those that are strong enough.
    void finish(double min_strength) {
        countCommon();
        for (auto& [key, edge] : m_pairs) {
            addCircumstances(edge);
            std::array<double, 5> domains{};
            for (std::size_t k = 0; k < kLinkKinds; ++k) {
                edge.total += edge.strength[k];
                edge.kinds += edge.strength[k] >= 1;
                domains[static_cast<std::size_t>(kDomains[k])] += edge.strength[k];
            }
            const double second = edge.total - *std::max_element(domains.begin(), domains.end());
            if (edge.total >= min_strength && second >= kSecondDomains)
                m_graph.edges.push_back(edge);
        }
        std::sort(m_graph.edges.begin(), m_graph.edges.end(),
                  [](const Edge& x, const Edge& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    }

private:
    Edge& pair(std::uint32_t a, std::uint32_t b) {
        Edge& edge = m_pairs[static_cast<std::uint64_t>(a) << 32 | b];
        edge.a = a;
        edge.b = b;
        return edge;
    }
    [[nodiscard]] const AccountProfile& face(std::uint32_t party) const {
        return m_profiles.accounts[m_profiles.face[party]];
    }
    void countCommon() {
        for (std::uint32_t party = 0; party < m_profiles.parties; ++party) {
            const AccountProfile& p = face(party);
            if (p.top_template.share >= .25F) ++m_templates[p.top_template.value];
            ++m_agents[p.top_agent.value];
            ++m_asns[p.top_asn.value];
            if (p.born > -1e17) m_births.push_back(p.born);
            if (p.events < kEnoughEvents) continue;
            if (p.output_median > 0) m_sizes.push_back(std::log2(p.output_median));
            m_hours.push_back(p.quiet_share);
            m_paces.push_back(p.gap_variation);
        }
        for (auto* values : {&m_births, &m_sizes, &m_hours, &m_paces})
            std::sort(values->begin(), values->end());
    }
    void addCircumstances(Edge& edge) const {
        const AccountProfile& a = face(edge.a);
        const AccountProfile& b = face(edge.b);
        const double parties = m_profiles.parties;
        auto add = [&](LinkKind kind, double chance) {
            const auto k = static_cast<std::size_t>(kind);
            edge.strength[k] = static_cast<float>(
                std::clamp(kFaith[k] * -std::log(std::min(1., chance)), 0., kCaps[k]));
        };
        auto same = [&](LinkKind kind, const ValueShare& x, const ValueShare& y, const auto& counts,
                        float least) {
            if (x.value != 0 && x.value == y.value && x.share >= least && y.share >= least)
                add(kind, (counts.at(x.value) + 1.) / parties);
        };
        same(LinkKind::Template, a.top_template, b.top_template, m_templates, .25F);
        same(LinkKind::Agent, a.top_agent, b.top_agent, m_agents, .2F);
        same(LinkKind::Asn, a.top_asn, b.top_asn, m_asns, .2F);
        // the share of all that lie as close to a as b does
        auto close = [&](LinkKind kind, const std::vector<double>& all, double x, double y,
                         double least) {
            const double reach = std::max(least, std::abs(x - y));
            const auto low = std::lower_bound(all.begin(), all.end(), x - reach);
            const auto high = std::upper_bound(all.begin(), all.end(), x + reach);
            add(kind, static_cast<double>(high - low) /
                          static_cast<double>(std::max<std::size_t>(1, all.size())));
        };
        if (a.born > -1e17 && b.born > -1e17 && std::abs(a.born - b.born) <= kBirthHours)
            close(LinkKind::Birth, m_births, a.born, b.born, kBirthHours);
        if (a.events < kEnoughEvents || b.events < kEnoughEvents) return;
        if (a.output_median > 0 && b.output_median > 0)
            close(LinkKind::OutputSize, m_sizes, std::log2(a.output_median),
                  std::log2(b.output_median), .15);
        close(LinkKind::Hours, m_hours, a.quiet_share, b.quiet_share, .02);
        close(LinkKind::Pace, m_paces, a.gap_variation, b.gap_variation, .08);
    }

    const Profiles& m_profiles;
    EvidenceGraph& m_graph;
    std::unordered_map<std::uint64_t, Edge> m_pairs;
    std::unordered_map<std::uint32_t, double> m_templates, m_agents, m_asns;
    std::vector<double> m_births, m_sizes, m_hours, m_paces; // sorted
};

} // namespace

double linkCap(LinkKind kind) {
    return kCaps[static_cast<std::size_t>(kind)];
}

EvidenceGraph buildGraph(const EventTable& table, const AccountIndex& index,
                         const Profiles& profiles, const PromptSharing& prompts,
                         double max_value_parties, double min_strength) {
    EvidenceGraph graph;
    Builder builder(profiles, graph);
    // a prompt that one party in thirty sends is common property
    const auto most =
        static_cast<std::size_t>(std::min(max_value_parties, .2 * profiles.parties + 2));
    const auto most_prompt = std::min(most, static_cast<std::size_t>(profiles.parties / 30. + 4));
    if (!table.prompt_hash.empty()) {
        std::vector<Use> uses = sharedPrompts(table, index, profiles, prompts);
        addPostings(LinkKind::PromptHash, uses, most_prompt, graph.postings);
    }
    builder.collect(LinkKind::Key, &AccountProfile::keys, most);
    builder.collect(LinkKind::Payment, &AccountProfile::payments, most);
    builder.collect(LinkKind::Ip, &AccountProfile::ips, most);
    builder.collect(LinkKind::Network, &AccountProfile::networks, most);
    builder.linkPostings();
    builder.finish(min_strength);
    return graph;
}

} // namespace tidemark
