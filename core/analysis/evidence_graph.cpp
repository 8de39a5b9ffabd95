// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/evidence_graph.h"

#include "core/analysis/parallel.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tidemark {

namespace {

//                                   hash key pay ip  net  birth tmpl agent asn size hours pace
constexpr std::array<double, 12> kValueCaps = {8, 8, 6, 5.5, 3.5, 3, 2, 1.5, 1, 2, 1.5, 1.5};
constexpr std::size_t kFirstTiming = 12; // kinds from here on are those of Timing
//  what one shared value of a kind says of its rarity: two strangers may well send one odd prompt
constexpr std::array<double, 12> kFaith = {.5, 1, 1, 1, .6, .6, .6, .5, .4, .6, .5, .5};
// Kinds that may have one common cause; at least two domains must speak for an edge.
enum class Domain : std::uint8_t { Content, Identity, Place, Birth, Behaviour, Time };
constexpr std::size_t kDomainCount = 6;
constexpr std::array<Domain, kLinkKinds> kDomains = {
    Domain::Content, Domain::Identity,  Domain::Identity,  Domain::Place,
    Domain::Place,   Domain::Birth,     Domain::Content,   Domain::Behaviour,
    Domain::Place,   Domain::Behaviour, Domain::Behaviour, Domain::Behaviour,
    Domain::Time,    Domain::Time,      Domain::Time,      Domain::Time};
constexpr double kSecondDomains = 2.5;      // nats from all but the strongest domain
constexpr std::uint32_t kEnoughEvents = 15; // to speak of an account's behaviour
constexpr std::size_t kListedKinds = 5;     // kinds of shared value
constexpr std::size_t kAllPairs = 40;       // up to so many parties every pair is linked,
constexpr std::size_t kNeighbours = 12;     // beyond, each with the next few
constexpr double kBirthHours = 6;
constexpr std::size_t kBeginners = 16; // accounts that began next, to compare times with
constexpr double kPivotApart = 1;      // hours
constexpr double kLeastTiming = 1.5;   // nats that a pair with no value in common needs of it

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
    Builder(const Profiles& profiles, const Timing& timing, EvidenceGraph& graph)
        : m_profiles(profiles), m_timing(timing), m_graph(graph) {}

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
                    sum = static_cast<float>(std::min(kValueCaps[kind], next));
                }
        }
    }

    // Pairs of parties that signed up, or moved to a new model, one after the other.
    void pairBeginners() {
        std::vector<std::pair<double, std::uint32_t>> births, pivots;
        for (std::uint32_t party = 0; party < m_profiles.parties; ++party) {
            if (face(party).events < kEnoughEvents) continue;
            if (face(party).born > -1e17) births.emplace_back(face(party).born, party);
            const double pivot = m_timing.pivotHour(m_profiles.face[party]);
            if (pivot >= 0) pivots.emplace_back(pivot, party);
        }
        pairNeighbours(births, kBirthHours);
        pairNeighbours(pivots, kPivotApart);
    }

    // Adds what pairs have in common besides, and keeps those that are strong enough.
    void finish(double min_strength, unsigned threads) {
        countCommon();
        std::vector<Edge*> pairs;
        pairs.reserve(m_pairs.size());
        for (auto& [key, edge] : m_pairs) pairs.push_back(&edge);
        parallelFor(pairs.size(), threads, {},
                    [&](std::size_t i, unsigned) { addCircumstances(*pairs[i]); });
        std::vector<Edge> all;
        for (const Edge* edge : pairs)
            if (valuesOf(*edge) >= kSecondDomains) all.push_back(*edge);
        std::sort(all.begin(), all.end(),
                  [](const Edge& x, const Edge& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
        if (m_graph.times_weigh) compareTimes(everyOne(all), m_profiles, m_timing, threads);
        for (Edge& edge : all) {
            std::array<double, kDomainCount> domains{};
            for (std::size_t k = 0; k < kLinkKinds; ++k) {
                edge.total += edge.strength[k];
                edge.kinds += edge.strength[k] >= 1;
                domains[static_cast<std::size_t>(kDomains[k])] += edge.strength[k];
            }
            const double second = edge.total - *std::max_element(domains.begin(), domains.end());
            const bool shares =
                std::any_of(edge.strength.begin(), edge.strength.begin() + kListedKinds,
                            [](float s) { return s > 0; });
            if (edge.total >= min_strength && second >= kSecondDomains &&
                (shares || timingStrength(edge) >= kLeastTiming))
                m_graph.edges.push_back(edge);
        }
    }

private:
    void pairNeighbours(std::vector<std::pair<double, std::uint32_t>>& beginners, double apart) {
        std::sort(beginners.begin(), beginners.end());
        for (std::size_t i = 0; i < beginners.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(beginners.size(), i + 1 + kBeginners); ++j) {
                if (beginners[j].first - beginners[i].first > apart) break;
                pair(std::min(beginners[i].second, beginners[j].second),
                     std::max(beginners[i].second, beginners[j].second));
            }
    }
    static double valuesOf(const Edge& edge) {
        double sum = 0;
        for (std::size_t k = 0; k < kFirstTiming; ++k) sum += edge.strength[k];
        return sum;
    }
    static std::vector<Edge*> everyOne(std::vector<Edge>& edges) {
        std::vector<Edge*> all;
        for (Edge& edge : edges) all.push_back(&edge);
        return all;
    }
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
                std::clamp(kFaith[k] * -std::log(std::min(1., chance)), 0., kValueCaps[k]));
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
    const Timing& m_timing;
    EvidenceGraph& m_graph;
    std::unordered_map<std::uint64_t, Edge> m_pairs;
    std::unordered_map<std::uint32_t, double> m_templates, m_agents, m_asns;
    std::vector<double> m_births, m_sizes, m_hours, m_paces; // sorted
};

} // namespace

double linkCap(LinkKind kind) {
    const auto k = static_cast<std::size_t>(kind);
    return k < kFirstTiming ? kValueCaps[k] : timingCap(static_cast<TimingKind>(k - kFirstTiming));
}

float timingStrength(const Edge& edge) {
    float sum = 0;
    for (std::size_t k = kFirstTiming; k < kLinkKinds; ++k) sum += edge.strength[k];
    return sum;
}

void compareTimes(const std::vector<Edge*>& edges, const Profiles& profiles, const Timing& timing,
                  unsigned threads) {
    parallelFor(edges.size(), threads, {}, [&](std::size_t i, unsigned) {
        Edge& edge = *edges[i];
        const auto links = timing.compare(profiles, profiles.face[edge.a], profiles.face[edge.b]);
        for (std::size_t k = 0; k < kTimingKinds; ++k)
            edge.strength[kFirstTiming + k] = static_cast<float>(links[k].strength);
    });
}

EvidenceGraph buildGraph(const EventTable& table, const AccountIndex& index,
                         const Profiles& profiles, const PromptSharing& prompts,
                         const Timing& timing, double max_value_parties, double min_strength,
                         unsigned threads) {
    EvidenceGraph graph;
    Builder builder(profiles, timing, graph);
    // a prompt that one party in thirty sends is common property
    const auto most =
        static_cast<std::size_t>(std::min(max_value_parties, .2 * profiles.parties + 2));
    const auto most_prompt = std::min(most, static_cast<std::size_t>(profiles.parties / 30. + 4));
    if (!table.prompt_hash.empty()) {
        std::vector<Use> uses = sharedPrompts(table, index, profiles, prompts);
        addPostings(LinkKind::PromptHash, uses, most_prompt, graph.postings);
    }
    graph.times_weigh = graph.postings.empty();
    builder.collect(LinkKind::Key, &AccountProfile::keys, most);
    builder.collect(LinkKind::Payment, &AccountProfile::payments, most);
    builder.collect(LinkKind::Ip, &AccountProfile::ips, most);
    builder.collect(LinkKind::Network, &AccountProfile::networks, most);
    builder.linkPostings();
    if (graph.times_weigh) builder.pairBeginners();
    builder.finish(min_strength, threads);
    return graph;
}

} // namespace tidemark
