// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/membership.h"

#include "core/analysis/parallel.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <unordered_map>

namespace tidemark {

namespace {

constexpr int kRefineRounds = 4;
constexpr std::uint32_t kEnoughEvents = 15;
constexpr double kBirthHours = 12;
constexpr float kLeastTimed = 1;     // nats of time that make a partner
constexpr std::size_t kPartners = 3; // as many partners in time say all
constexpr double kTimedMost = 6;     // nats
constexpr double kAgainst = 2.5;     // no single kind says more against a member

struct Listed {
    LinkKind kind;
    std::vector<ValueShare> AccountProfile::*list;
};
constexpr std::array<Listed, 4> kListed = {{{LinkKind::Key, &AccountProfile::keys},
                                            {LinkKind::Payment, &AccountProfile::payments},
                                            {LinkKind::Ip, &AccountProfile::ips},
                                            {LinkKind::Network, &AccountProfile::networks}}};
struct Single {
    LinkKind kind;
    ValueShare AccountProfile::*value;
};
constexpr std::array<Single, 3> kSingle = {{{LinkKind::Template, &AccountProfile::top_template},
                                            {LinkKind::Agent, &AccountProfile::top_agent},
                                            {LinkKind::Asn, &AccountProfile::top_asn}}};
struct Measure {
    LinkKind kind;
    double floor; // least standard deviation
    double most;  // nats for
};
constexpr std::array<Measure, 3> kMeasures = {
    {{LinkKind::OutputSize, .15, 2.5}, {LinkKind::Hours, .03, 1.5}, {LinkKind::Pace, .15, 1.5}}};

double measureOf(const AccountProfile& p, LinkKind kind) {
    if (kind == LinkKind::OutputSize) return p.output_median > 0 ? std::log2(p.output_median) : -1;
    return kind == LinkKind::Hours ? p.quiet_share : p.gap_variation;
}

using Counts = std::unordered_map<std::uint32_t, double>;

// How common values are among all parties.
struct Background {
    std::array<Counts, kListed.size()> listed;
    std::array<Counts, kSingle.size()> single;
    std::array<std::vector<double>, kMeasures.size()> measures; // sorted
    std::vector<double> births;                                 // sorted
    double parties = 1;
    std::vector<std::vector<std::uint32_t>> prompts;                 // postings by party
    std::vector<std::vector<std::pair<std::uint32_t, float>>> timed; // partners in time, nats
};

Background backgroundOf(const Profiles& profiles, const EvidenceGraph& graph) {
    Background all;
    all.parties = std::max(1U, profiles.parties);
    all.prompts.resize(profiles.parties);
    for (std::uint32_t i = 0; i < graph.postings.size(); ++i)
        if (graph.postings[i].kind == LinkKind::PromptHash)
            for (const std::uint32_t party : graph.postings[i].parties)
                all.prompts[party].push_back(i);
    all.timed.resize(profiles.parties);
    if (graph.times_weigh)
        for (const Edge& edge : graph.edges)
            // two campaigns may well move to a new model on the same day
            if (const float nats =
                    timingStrength(edge) - edge.strength[static_cast<std::size_t>(LinkKind::Pivot)];
                nats >= kLeastTimed) {
                all.timed[edge.a].emplace_back(edge.b, nats);
                all.timed[edge.b].emplace_back(edge.a, nats);
            }
    for (const std::uint32_t account : profiles.face) {
        const AccountProfile& p = profiles.accounts[account];
        for (std::size_t k = 0; k < kListed.size(); ++k)
            for (const ValueShare& v : p.*kListed[k].list) ++all.listed[k][v.value];
        for (std::size_t k = 0; k < kSingle.size(); ++k)
            ++all.single[k][(p.*kSingle[k].value).value];
        if (p.born > -1e17) all.births.push_back(p.born);
        if (p.events < kEnoughEvents) continue;
        for (std::size_t k = 0; k < kMeasures.size(); ++k)
            all.measures[k].push_back(measureOf(p, kMeasures[k].kind));
    }
    for (auto& values : all.measures) std::sort(values.begin(), values.end());
    std::sort(all.births.begin(), all.births.end());
    return all;
}

double within(const std::vector<double>& sorted, double x, double reach) {
    const auto low = std::lower_bound(sorted.begin(), sorted.end(), x - reach);
    const auto high = std::upper_bound(low, sorted.end(), x + reach);
    return static_cast<double>(high - low);
}

// What the members of one group have in common.
class Common {
public:
    Common(const Profiles& profiles, const EvidenceGraph& graph, const Background& all,
           const std::vector<std::uint32_t>& parties)
        : m_profiles(profiles), m_graph(graph), m_all(all), m_parties(parties),
          m_size(static_cast<double>(parties.size())) {
        for (const std::uint32_t party : parties)
            count(profiles.accounts[profiles.face[party]], party);
        for (std::size_t k = 0; k < kMeasures.size(); ++k)
            std::sort(m_measures[k].begin(), m_measures[k].end());
        std::sort(m_births.begin(), m_births.end());
        for (const std::uint32_t party : parties)
            cover(profiles.accounts[profiles.face[party]], party);
    }

    /// Nats above the prior odds; `member`: the party itself is counted in the group. Where it
    /// cannot exceed `least`, anything up to that.
    [[nodiscard]] double fit(std::uint32_t party, bool member, double least) const {
        const AccountProfile& p = m_profiles.accounts[m_profiles.face[party]];
        const double self = member ? 1 : 0;
        const double others = std::max(1., m_size - self);
        double sum =
            std::log(others / m_all.parties) + promptFit(party, self, others) + timedFit(party);
        for (std::size_t k = 0; k < kListed.size(); ++k) sum += listedFit(p, k, self, others);
        if (sum + mostOfSingles() + mostOfMeasures() < least) return least;
        for (std::size_t k = 0; k < kSingle.size(); ++k) sum += singleFit(p, k, self, others);
        if (sum + mostOfMeasures() < least) return least;
        if (p.events >= kEnoughEvents)
            for (std::size_t k = 0; k < kMeasures.size(); ++k) sum += measureFit(p, k, self);
        if (p.born > -1e17 && !m_births.empty()) {
            const double in = (within(m_births, p.born, kBirthHours) - self + .3) / (others + 1);
            const double out = (within(m_all.births, p.born, kBirthHours) + 1) / m_all.parties;
            sum += std::clamp(.7 * std::log(in / out), -1.5, linkCap(LinkKind::Birth));
        }
        return sum;
    }

private:
    // What kinds can add at most, and a little more for rounding.
    static double mostOfMeasures() {
        double most = linkCap(LinkKind::Birth) + 1e-6;
        for (const Measure& measure : kMeasures) most += measure.most;
        return most;
    }
    static double mostOfSingles() {
        double most = 0;
        for (const Single& single : kSingle) most += linkCap(single.kind);
        return most;
    }

    void count(const AccountProfile& p, std::uint32_t party) {
        for (std::size_t k = 0; k < kListed.size(); ++k)
            for (const ValueShare& v : p.*kListed[k].list) ++m_listed[k][v.value];
        for (std::size_t k = 0; k < kSingle.size(); ++k) ++m_single[k][(p.*kSingle[k].value).value];
        for (const std::uint32_t posting : m_all.prompts[party]) ++m_prompts[posting];
        if (p.born > -1e17) m_births.push_back(p.born);
        if (p.events < kEnoughEvents) return;
        for (std::size_t k = 0; k < kMeasures.size(); ++k)
            m_measures[k].push_back(measureOf(p, kMeasures[k].kind));
    }
    // Shares of members that share a value with another member.
    void cover(const AccountProfile& p, std::uint32_t party) {
        for (std::size_t k = 0; k < kListed.size(); ++k)
            m_covered[k] +=
                std::any_of((p.*kListed[k].list).begin(), (p.*kListed[k].list).end(),
                            [&](const ValueShare& v) { return m_listed[k].at(v.value) >= 2; }) /
                m_size;
        m_prompt_covered += std::any_of(m_all.prompts[party].begin(), m_all.prompts[party].end(),
                                        [&](std::uint32_t i) { return m_prompts.at(i) >= 2; }) /
                            m_size;
    }
    static double at(const Counts& counts, std::uint32_t value) {
        const auto it = counts.find(value);
        return it == counts.end() ? 0 : it->second;
    }
    static double missing(double covered) { return std::max(-kAgainst, std::log(1.08 - covered)); }

    [[nodiscard]] double promptFit(std::uint32_t party, double self, double others) const {
        double sum = 0;
        for (const std::uint32_t posting : m_all.prompts[party]) {
            const auto it = m_prompts.find(posting);
            if (it == m_prompts.end() || it->second - self < 1) continue;
            const double in = std::min(1., (it->second - self) / others);
            const double out =
                static_cast<double>(m_graph.postings[posting].parties.size()) / m_all.parties;
            sum += std::max(0., .5 * std::log(std::max(in, .3) / out));
        }
        return sum > 0 ? std::min(sum, linkCap(LinkKind::PromptHash)) : missing(m_prompt_covered);
    }
    // The mean of the party's best partners in time among the members.
    [[nodiscard]] double timedFit(std::uint32_t party) const {
        std::array<double, kPartners> best{};
        for (const auto& [other, nats] : m_all.timed[party])
            if (nats > best.back() &&
                std::binary_search(m_parties.begin(), m_parties.end(), other)) {
                best.back() = nats;
                std::sort(best.begin(), best.end(), std::greater<>());
            }
        return std::min(kTimedMost, std::accumulate(best.begin(), best.end(), 0.) / kPartners);
    }
    [[nodiscard]] double listedFit(const AccountProfile& p, std::size_t k, double self,
                                   double others) const {
        double best = 0;
        for (const ValueShare& v : p.*kListed[k].list) {
            const double in = at(m_listed[k], v.value) - self;
            if (in < 1) continue;
            const double out = at(m_all.listed[k], v.value) / m_all.parties;
            best = std::max(best, std::log(std::max(in / others, .02) / out) *
                                      std::sqrt(std::min(1.F, 2 * v.share)));
        }
        return best > 0 ? std::min(best, linkCap(kListed[k].kind)) : missing(m_covered[k]);
    }
    [[nodiscard]] double singleFit(const AccountProfile& p, std::size_t k, double self,
                                   double others) const {
        const std::uint32_t value = (p.*kSingle[k].value).value;
        if (value == 0) return 0;
        const double in = (at(m_single[k], value) - self + .2) / (others + 1);
        const double out = (at(m_all.single[k], value) + 1) / m_all.parties;
        return std::clamp(.7 * std::log(in / out), -1.5, linkCap(kSingle[k].kind));
    }
    [[nodiscard]] double measureFit(const AccountProfile& p, std::size_t k, double self) const {
        const auto& in = m_measures[k];
        const auto& all = m_all.measures[k];
        if (in.size() < 4) return 0;
        // robust centre and width of the group
        const double middle = in[in.size() / 2];
        const double width =
            std::max(kMeasures[k].floor, .74 * (in[in.size() * 3 / 4] - in[in.size() / 4]));
        const double x = measureOf(p, kMeasures[k].kind);
        const double z = (x - middle) / width;
        const double density = std::exp(-.5 * z * z) / (width * 2.507) + .01;
        const double reach = .7 * width;
        const double everywhere =
            (within(all, x, reach) - self + 1) / (static_cast<double>(all.size()) * 2 * reach);
        return std::clamp(.8 * std::log(density / everywhere), -kAgainst, kMeasures[k].most);
    }

    const Profiles& m_profiles;
    const EvidenceGraph& m_graph;
    const Background& m_all;
    const std::vector<std::uint32_t>& m_parties; // ascending
    double m_size;
    std::array<Counts, kListed.size()> m_listed;
    std::array<Counts, kSingle.size()> m_single;
    std::array<double, kListed.size()> m_covered{};
    double m_prompt_covered = 0;
    Counts m_prompts;
    std::array<std::vector<double>, kMeasures.size()> m_measures; // sorted
    std::vector<double> m_births;                                 // sorted
};

} // namespace

namespace {

constexpr std::uint32_t kNone = 0xffffffff;

// One refinement of all groups at once.
class Refiner {
public:
    Refiner(const Profiles& profiles, const EvidenceGraph& graph,
            const std::vector<std::vector<std::uint32_t>>& seeds, const std::vector<char>& taken,
            unsigned threads)
        : m_profiles(profiles), m_graph(graph), m_taken(taken),
          m_all(backgroundOf(profiles, graph)), m_group(profiles.parties, kNone),
          m_fit(profiles.parties, 0.), m_groups(seeds.size()), m_threads(threads) {
        for (std::uint32_t g = 0; g < seeds.size(); ++g)
            for (const std::uint32_t party : seeds[g]) m_group[party] = g;
    }

    // Every party goes where it fits best, or nowhere.
    void assign() {
        const auto parties = members();
        const auto groups = commons(parties);
        std::vector<std::uint32_t> next(m_profiles.parties, kNone);
        std::fill(m_fit.begin(), m_fit.end(), 0.);
        parallelFor(m_profiles.parties, m_threads, {}, [&](std::size_t i, unsigned) {
            const auto p = static_cast<std::uint32_t>(i);
            if (m_taken[p]) return;
            for (std::uint32_t g = 0; g < groups.size(); ++g) {
                if (!groups[g]) continue;
                const double fit = groups[g]->fit(p, m_group[p] == g, m_fit[p]);
                if (fit > m_fit[p]) next[p] = g, m_fit[p] = fit;
            }
        });
        m_group = std::move(next);
    }

    // Groups most of whose members would belong to each other are one: modularity cuts a tight
    // ring along its addresses when there is little else in the graph.
    void merge() {
        const auto parties = members();
        const auto groups = commons(parties);
        std::vector<std::vector<std::uint32_t>> alike(groups.size());
        parallelFor(
            groups.size(), m_threads, {},
            [&](std::size_t a, unsigned) {
                for (std::size_t b = a + 1; b < groups.size(); ++b)
                    if (groups[a] && groups[b] && fits(*groups[a], parties[b]) &&
                        fits(*groups[b], parties[a]))
                        alike[a].push_back(static_cast<std::uint32_t>(b));
            },
            1);
        std::vector<std::uint32_t> into(groups.size());
        std::iota(into.begin(), into.end(), 0U);
        for (std::uint32_t a = 0; a < groups.size(); ++a)
            for (const std::uint32_t b : alike[a])
                if (into[b] == b) into[b] = into[a];
        for (std::uint32_t& g : m_group)
            if (g != kNone) g = into[g];
    }

    [[nodiscard]] std::vector<Membership> result() const {
        std::vector<Membership> out(m_groups);
        for (std::uint32_t p = 0; p < m_profiles.parties; ++p)
            if (m_group[p] != kNone) {
                out[m_group[p]].parties.push_back(p);
                out[m_group[p]].fit.push_back(m_fit[p]);
            }
        std::erase_if(out, [](const Membership& m) { return m.parties.size() < 2; });
        return out;
    }

private:
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> members() const {
        std::vector<std::vector<std::uint32_t>> parties(m_groups);
        for (std::uint32_t p = 0; p < m_profiles.parties; ++p)
            if (m_group[p] != kNone) parties[m_group[p]].push_back(p);
        return parties;
    }
    // What the members of each group have in common; null for what is no group.
    [[nodiscard]] std::vector<std::unique_ptr<const Common>>
    commons(const std::vector<std::vector<std::uint32_t>>& parties) const {
        std::vector<std::unique_ptr<const Common>> groups(parties.size());
        parallelFor(
            groups.size(), m_threads, {},
            [&](std::size_t g, unsigned) {
                if (parties[g].size() >= 2)
                    groups[g] = std::make_unique<Common>(m_profiles, m_graph, m_all, parties[g]);
            },
            1);
        return groups;
    }
    static bool fits(const Common& common, const std::vector<std::uint32_t>& parties) {
        const auto count = std::count_if(parties.begin(), parties.end(), [&](std::uint32_t p) {
            return common.fit(p, false, 0) > 0;
        });
        return 5 * count >= 3 * static_cast<std::ptrdiff_t>(parties.size());
    }

    const Profiles& m_profiles;
    const EvidenceGraph& m_graph;
    const std::vector<char>& m_taken;
    Background m_all;
    std::vector<std::uint32_t> m_group; // by party
    std::vector<double> m_fit;          // by party
    std::size_t m_groups;
    unsigned m_threads;
};

} // namespace

std::vector<Membership> refineMembership(const Profiles& profiles, const EvidenceGraph& graph,
                                         const std::vector<std::vector<std::uint32_t>>& communities,
                                         const std::vector<char>& taken, bool merge,
                                         unsigned threads) {
    Refiner refiner(profiles, graph, communities, taken, threads);
    for (int round = 0; round < kRefineRounds; ++round) {
        refiner.assign();
        if (merge && round + 2 == kRefineRounds) refiner.merge();
    }
    return refiner.result();
}

std::vector<std::vector<std::uint32_t>> divideGroup(const EvidenceGraph& graph,
                                                    const std::vector<std::uint32_t>& parties,
                                                    std::size_t least) {
    std::vector<std::uint32_t> root(parties.size());
    std::iota(root.begin(), root.end(), 0U);
    auto find = [&](std::uint32_t i) {
        while (root[i] != i) i = root[i] = root[root[i]];
        return i;
    };
    std::vector<std::uint32_t> inside;
    for (const Posting& posting : graph.postings) {
        if (posting.kind == LinkKind::Network) continue;
        inside.clear();
        for (const std::uint32_t party : posting.parties) {
            const auto it = std::lower_bound(parties.begin(), parties.end(), party);
            if (it != parties.end() && *it == party)
                inside.push_back(static_cast<std::uint32_t>(it - parties.begin()));
        }
        if (inside.size() < 2 || 10 * inside.size() < 6 * posting.parties.size()) continue;
        for (const std::uint32_t i : inside) root[find(i)] = find(inside.front());
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;
    for (std::uint32_t i = 0; i < parties.size(); ++i) parts[find(i)].push_back(parties[i]);
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [first, part] : parts)
        if (part.size() >= least) out.push_back(std::move(part));
    if (out.size() < 2) return {parties};
    return out;
}

} // namespace tidemark
