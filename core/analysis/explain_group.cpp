// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explain.h"
#include "core/analysis/group_null.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace tidemark {

namespace {

// Texts of values by kind of link.
std::string valueText(const EventTable& table, const TraitTable& traits, LinkKind kind,
                      std::uint32_t value) {
    auto of = [&](const TextOf& text) {
        return text ? std::string(text(value)) : fmt::format("#{}", value);
    };
    switch (kind) {
    case LinkKind::Key: return of(table.key_text);
    case LinkKind::Payment: return of(table.payment_text);
    case LinkKind::Ip: return of(table.ip_text);
    case LinkKind::Network: return traits.text(Trait::Network, value);
    default: return fmt::format("#{}", value);
    }
}

std::string kindWords(LinkKind kind) {
    switch (kind) {
    case LinkKind::PromptHash: return "an exact prompt";
    case LinkKind::Key: return "an API key";
    case LinkKind::Payment: return "a payer";
    case LinkKind::Ip: return "an address";
    case LinkKind::Network: return "a network";
    default: return std::string("a ") + linkKindName(kind);
    }
}

struct Shared {
    const Posting* posting;
    std::size_t inside; ///< parties of the group that use it
};

// Every member's rarest value of each kind that another member uses too.
void addLinks(const EventTable& table, const TraitTable& traits, const GroupSearch& search,
              const Group& group, Detection& d) {
    const auto parties_all = static_cast<double>(search.profiles.parties);
    std::set<std::uint32_t> parties;
    for (const std::uint32_t a : group.accounts) parties.insert(search.profiles.accounts[a].party);
    std::map<std::pair<std::uint32_t, LinkKind>, Shared> best; // by party and kind
    for (const Posting& posting : search.graph.postings) {
        std::vector<std::uint32_t> inside;
        for (const std::uint32_t p : posting.parties)
            if (parties.count(p) != 0) inside.push_back(p);
        if (inside.size() < 2) continue;
        for (const std::uint32_t p : inside) {
            auto [it, fresh] = best.try_emplace({p, posting.kind}, Shared{&posting, inside.size()});
            // prefer values that are the group's own, then those that more members use
            auto own = [](const Shared& s) {
                return static_cast<double>(s.inside) /
                       static_cast<double>(s.posting->parties.size());
            };
            const Shared other{&posting, inside.size()};
            if (!fresh && (own(other) > own(it->second) ||
                           (own(other) == own(it->second) && other.inside > it->second.inside)))
                it->second = other;
        }
    }
    for (const std::uint32_t a : group.accounts)
        for (std::size_t k = 0; k < kLinkKinds; ++k) {
            const auto kind = static_cast<LinkKind>(k);
            const auto it = best.find({search.profiles.accounts[a].party, kind});
            if (it == best.end()) continue;
            const Shared& s = it->second;
            const auto users = static_cast<double>(s.posting->parties.size());
            d.links.push_back(
                {a, 0, linkKindName(kind), s.posting->value,
                 valueText(table, traits, kind, s.posting->value),
                 std::min(linkCap(kind), std::log(parties_all / users)), users / parties_all,
                 fmt::format(
                     "uses {} that {} of the cluster's {} parties and {} of all {} parties use",
                     kindWords(kind), s.inside, parties.size(), s.posting->parties.size(),
                     search.profiles.parties)});
        }
}

// Linked pairs inside, and how many there would be at the rate of all pairs.
void countPairs(const GroupSearch& search, const Group& group, Detection& d) {
    std::set<std::uint32_t> parties;
    for (const std::uint32_t a : group.accounts) parties.insert(search.profiles.accounts[a].party);
    for (const Edge& edge : search.graph.edges)
        d.observed += parties.count(edge.a) != 0 && parties.count(edge.b) != 0;
    const auto m = static_cast<double>(parties.size());
    const double n = search.profiles.parties;
    d.expected =
        static_cast<double>(search.graph.edges.size()) * m * (m - 1) / std::max(1., n * (n - 1));
    d.ratio = d.observed / std::max(d.expected, .01);
}

std::string percent(double share) {
    return fmt::format("{:.0f} %", 100 * share);
}

void addLawful(const Group& group, bool has_org, Detection& d) {
    auto add = [&](const char* name, LawfulVerdict verdict, std::string text) {
        d.lawful.push_back({name, verdict, std::move(text)});
    };
    add("one company", has_org ? LawfulVerdict::Excluded : LawfulVerdict::Unknown,
        has_org ? fmt::format("The {} accounts belong to {} organisations.", group.accounts.size(),
                              group.parties)
                : "The log names no organisations.");
    add("a class or workshop",
        group.output_rank > .75 || group.quiet_rank > .75 ? LawfulVerdict::Excluded
                                                          : LawfulVerdict::Partly,
        fmt::format(
            "{} were created during the log; their median answer ranks above {} of all accounts "
            "and their use in their quietest eight hours above {}: learners sleep and ask for "
            "little.",
            percent(group.new_share), percent(group.output_rank), percent(group.quiet_rank)));
    add("an agency that pays for clients",
        group.prompts_shared > .3 ? LawfulVerdict::Excluded : LawfulVerdict::Partly,
        fmt::format(
            "{} of the accounts share a payer and {} sent rare prompts that other members sent.",
            percent(group.payers_shared), percent(group.prompts_shared)));
    add("a shared exit", LawfulVerdict::Excluded,
        "Addresses used by many outsiders were weighted by their rarity, and no kind of link "
        "decides alone.");
}

} // namespace

Detection explainGroup(const EventTable& table, const Period& period, const TraitTable& traits,
                       const GroupSearch& search, const Group& group) {
    Detection d;
    d.kind = DetectionKind::Cluster;
    d.accounts = group.accounts;
    d.metric = "linked pairs";
    double first = 1e300, last = -1e300;
    for (const std::uint32_t account : group.accounts) {
        first = std::min(first, search.profiles.accounts[account].first);
        last = std::max(last, search.profiles.accounts[account].last);
    }
    d.start_ns = period.nsOf(first);
    d.end_ns = period.nsOf(last) + 1;
    d.detected_at_ns = d.end_ns;
    d.p_value = group.p;
    d.q_value = group.q;
    countPairs(search, group, d);
    addLinks(table, traits, search, group, d);
    const std::vector<EvidenceLink> timed = timingLinks(table, search, group);
    d.links.insert(d.links.end(), timed.begin(), timed.end());
    addLawful(group, search.profiles.has_org, d);
    auto trait = [&](const char* name, double rank, const char* words) {
        d.traits.push_back(
            {name, rank, rank, .5,
             fmt::format("{}: the median account of the cluster ranks above {} of all accounts.",
                         words, percent(rank))});
    };
    trait("output size", group.output_rank, "Length of answers");
    trait("hours", group.quiet_rank, "Use in the quietest eight hours of the day");
    trait("pace", group.pace_rank, "Evenness of pace");
    trait("volume", group.volume_rank, "Requests an hour");
    if (group.timed_share > 0)
        d.traits.push_back({"timing", group.timed_share, group.timed_share, .01,
                            fmt::format("Timing: {} of the accounts act together with, take over "
                                        "from, or moved to a new model with at least two others.",
                                        percent(group.timed_share))});
    if (group.template_value != 0)
        d.traits.push_back(
            {"template", group.template_lift, group.template_share,
             group.template_share * std::exp(-group.template_lift),
             fmt::format(
                 "Prompts that begin '{}' are {} of the cluster's and {:.1f} % of everybody's.",
                 traits.text(Trait::Template, group.template_value), percent(group.template_share),
                 100 * group.template_share * std::exp(-group.template_lift))});
    d.explanation = fmt::format(
        "{} accounts of {} parties are tied by values that few others have ({:.0f} linked pairs "
        "where {:.1f} would be usual) and behave alike: answers longer than {} of accounts, use in "
        "the quiet hours above {} ({} of {} sets of as many accounts drawn at random are as "
        "unusual): consistent with one actor.",
        group.accounts.size(), group.parties, d.observed, d.expected, percent(group.output_rank),
        percent(group.quiet_rank), std::lround(group.p * (kGroupDraws + 1)) - 1, kGroupDraws);
    std::map<std::string, std::set<std::uint32_t>> held;
    for (const EvidenceLink& link : d.links) held[link.kind].insert(link.account_a);
    const auto most = std::max_element(held.begin(), held.end(), [](const auto& a, const auto& b) {
        return a.second.size() < b.second.size();
    });
    if (most != held.end())
        d.would_break = fmt::format("A lawful reason for the shared {} values, which tie {} of the "
                                    "{} accounts, would weaken it most.",
                                    most->first, most->second.size(), group.accounts.size());
    return d;
}

} // namespace tidemark
