// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace tidemark {

namespace {

constexpr float kLeastShown = .5; // nats

std::string span(double hours) {
    return hours < 1    ? fmt::format("{:.0f} minutes", hours * 60)
           : hours < 48 ? fmt::format("{:.1f} hours", hours)
                        : fmt::format("{:.1f} days", hours / 24);
}

std::string modelName(const EventTable& table, std::uint32_t model) {
    return table.model_text ? std::string(table.model_text(model)) : fmt::format("#{}", model);
}

std::string chance(const TimingLink& link) {
    return fmt::format("{:.0f} coincidences on {} days, where {:.1f} are usual when one account's "
                       "days are turned against the other's and {:.0f} % of turns reach as many",
                       link.observed, link.days, link.expected, 100 * link.base_rate);
}

// `account` is the member that the link is listed under.
std::string timingSentence(const EventTable& table, TimingKind kind, const TimingLink& link,
                           std::uint32_t account) {
    const bool first = link.first_account == account;
    const double share = 100 * link.base_rate;
    switch (kind) {
    case TimingKind::Synchrony:
        return fmt::format("begins its sessions within {} of the other's: {}. A schedule "
                           "that both have for a reason of their own on just those days would "
                           "break it.",
                           link.minutes == 1 ? "a minute" : fmt::format("{} minutes", link.minutes),
                           chance(link));
    case TimingKind::HandOver:
        if (link.days > 0)
            return fmt::format("{}: {}. Two shifts of one lawful team would break it.",
                               first ? "is followed by the other within minutes of stopping"
                                     : "starts within minutes of the other's stopping",
                               chance(link));
        return fmt::format("{} {} after the {} last request, in the same manner; {:.1f} % of all "
                           "accounts begin as close to that moment. An account renamed or moved "
                           "for a lawful reason would break it.",
                           first ? "is followed by the other" : "begins", span(link.gap_hours),
                           first ? "own" : "other's", share);
    case TimingKind::Replacement:
        return fmt::format(
            "{} {} after {} {}; {:.1f} % of all accounts begin as close to that moment. A lawful "
            "new contract of the same customer would break it.",
            first ? "is followed by the other" : "begins", span(link.gap_hours),
            first ? "it" : "the other",
            link.dated ? "was banned by a reference date of the case, in the same manner"
                       : "was refused to the end, in the same manner",
            share);
    case TimingKind::Pivot:
        return fmt::format("moved to {} {} and {} from the other; {:.1f} % of the accounts that "
                           "could did so as close to that moment. A common release of client "
                           "software would break it.",
                           modelName(table, link.model),
                           link.dated ? "within a day of its release (a reference date of the case)"
                                      : "within a day of its first appearance in the log",
                           span(link.gap_hours), share);
    }
    return {};
}

} // namespace

std::vector<EvidenceLink> timingLinks(const EventTable& table, const GroupSearch& search,
                                      const Group& group) {
    struct Best {
        float strength = 0;
        std::uint32_t other = 0;
    };
    constexpr auto kFirst = static_cast<std::size_t>(LinkKind::Synchrony);
    // only the faces of parties are compared in time
    std::map<std::uint32_t, std::array<Best, kTimingKinds>> best;
    for (const std::uint32_t a : group.accounts)
        if (search.profiles.face[search.profiles.accounts[a].party] == a) best[a];
    for (const Edge& edge : search.graph.edges) {
        const std::uint32_t a = search.profiles.face[edge.a], b = search.profiles.face[edge.b];
        const auto at = best.find(a), to = best.find(b);
        if (at == best.end() || to == best.end()) continue;
        for (std::size_t k = 0; k < kTimingKinds; ++k) {
            const float strength = edge.strength[kFirst + k];
            if (strength > at->second[k].strength) at->second[k] = {strength, b};
            if (strength > to->second[k].strength) to->second[k] = {strength, a};
        }
    }
    std::vector<EvidenceLink> links;
    for (const auto& [account, kinds] : best)
        for (std::size_t k = 0; k < kTimingKinds; ++k) {
            if (kinds[k].strength < kLeastShown) continue;
            const TimingLink link =
                search.timing->compare(search.profiles, account, kinds[k].other)[k];
            const auto kind = static_cast<TimingKind>(k);
            links.push_back(
                {account, kinds[k].other, linkKindName(static_cast<LinkKind>(kFirst + k)), 0,
                 kind == TimingKind::Pivot ? modelName(table, link.model) : std::string(),
                 link.strength, link.base_rate, timingSentence(table, kind, link, account)});
        }
    return links;
}

} // namespace tidemark
