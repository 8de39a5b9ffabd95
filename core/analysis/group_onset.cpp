// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/group_onset.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tidemark {

namespace {

constexpr int kMoments = 32;
constexpr float kTiesInTime = 1.5F;      // nats that tie two parties
constexpr std::size_t kFewestEvents = 8; // of an account, to say how it behaves

struct TieList {
    LinkKind kind;
    std::vector<ValueShare> AccountProfile::*list;
};
constexpr std::array<TieList, 4> kTieLists = {{{LinkKind::Key, &AccountProfile::keys},
                                               {LinkKind::Payment, &AccountProfile::payments},
                                               {LinkKind::Ip, &AccountProfile::ips},
                                               {LinkKind::Network, &AccountProfile::networks}}};
using Value = std::pair<LinkKind, std::uint32_t>;

// Values that tie parties and are not hubs.
std::set<Value> tyingValues(const GroupSearch& search, const Group& group) {
    std::set<std::uint32_t> parties;
    for (const std::uint32_t a : group.accounts) parties.insert(search.profiles.accounts[a].party);
    std::set<Value> values;
    for (const Posting& posting : search.graph.postings) {
        const auto inside =
            std::count_if(posting.parties.begin(), posting.parties.end(),
                          [&](std::uint32_t party) { return parties.count(party) != 0; });
        if (inside >= 2) values.insert({posting.kind, posting.value});
    }
    return values;
}

// The party of the group that each party's times tie it to most, where times weigh.
std::map<std::uint32_t, std::uint32_t> partnersInTime(const GroupSearch& search,
                                                      const Group& group) {
    std::map<std::uint32_t, std::uint32_t> partners;
    if (!search.graph.times_weigh) return partners;
    std::map<std::uint32_t, float> best;
    for (const std::uint32_t a : group.accounts) best[search.profiles.accounts[a].party] = 0;
    auto consider = [&](std::uint32_t party, std::uint32_t other, float strength) {
        if (strength < kTiesInTime || strength <= best[party]) return;
        best[party] = strength;
        partners[party] = other;
    };
    for (const Edge& edge : search.graph.edges) {
        if (!best.contains(edge.a) || !best.contains(edge.b)) continue;
        consider(edge.a, edge.b, timingStrength(edge));
        consider(edge.b, edge.a, timingStrength(edge));
    }
    return partners;
}

// The group's members as they were at one moment, in a copy of what judging needs.
class Moment {
public:
    Moment(const EventTable& table, const AccountIndex& index, const Period& period,
           const TraitTable& traits, const GroupSearch& search, const Group& group,
           PartialJudge& judge)
        : m_table(table), m_index(index), m_period(period), m_traits(traits), m_search(search),
          m_group(group), m_judge(judge), m_ties(tyingValues(search, group)),
          m_partners(partnersInTime(search, group)) {}

    [[nodiscard]] bool suffices(double hour, double least_accounts, double least_suspicion) {
        std::vector<AccountProfile> seen;
        for (const std::uint32_t account : m_group.accounts) {
            const auto rows = m_index.rows(account);
            const auto end = std::partition_point(rows.begin(), rows.end(), [&](std::uint32_t row) {
                return m_period.hourOf(m_table.ts_ns[row]) <= hour;
            });
            const auto count = static_cast<std::size_t>(end - rows.begin());
            if (count < kFewestEvents) continue;
            const AccountProfile& whole = m_search.profiles.accounts[account];
            seen.push_back(profileOf(m_table, m_period, m_traits, rows.first(count)));
            seen.back().party = whole.party;
            seen.back().born = whole.born;
        }
        return static_cast<double>(seen.size()) >= least_accounts && tied(seen, hour) &&
               m_judge.suspicionOf(seen) >= least_suspicion;
    }

private:
    // More than half of the members share a tying value with another party of those seen, or are
    // tied by their times to the partner that they are tied to most in the end.
    [[nodiscard]] bool tied(const std::vector<AccountProfile>& seen, double hour) const {
        std::map<Value, std::set<std::uint32_t>> parties;
        const auto each = [&](const AccountProfile& p, auto use) {
            for (const TieList& listed : kTieLists)
                for (const ValueShare& v : p.*listed.list)
                    if (m_ties.count({listed.kind, v.value}) != 0) use(Value{listed.kind, v.value});
        };
        for (const AccountProfile& p : seen)
            each(p, [&](const Value& v) { parties[v].insert(p.party); });
        std::set<std::uint32_t> present;
        for (const AccountProfile& p : seen) present.insert(p.party);
        std::size_t count = 0;
        for (const AccountProfile& p : seen) {
            bool shares = false;
            each(p, [&](const Value& v) { shares = shares || parties[v].size() >= 2; });
            count += shares || tiedInTime(p.party, present, hour);
        }
        return 2 * count > seen.size();
    }

    [[nodiscard]] bool tiedInTime(std::uint32_t party, const std::set<std::uint32_t>& present,
                                  double hour) const {
        const auto partner = m_partners.find(party);
        if (partner == m_partners.end() || !present.contains(partner->second)) return false;
        const Profiles& profiles = m_search.profiles;
        return m_search.timing->strengthUntil(profiles, profiles.face[party],
                                              profiles.face[partner->second], hour) >= kTiesInTime;
    }

    const EventTable& m_table;
    const AccountIndex& m_index;
    const Period& m_period;
    const TraitTable& m_traits;
    const GroupSearch& m_search;
    const Group& m_group;
    PartialJudge& m_judge;
    std::set<Value> m_ties;
    std::map<std::uint32_t, std::uint32_t> m_partners; // by party
};

} // namespace

double groupFirstSeen(const EventTable& table, const AccountIndex& index, const Period& period,
                      const TraitTable& traits, const GroupSearch& search, const Group& group,
                      PartialJudge& judge, double least_accounts, double least_suspicion) {
    double first = 1e300, last = -1e300;
    for (const std::uint32_t account : group.accounts) {
        first = std::min(first, search.profiles.accounts[account].first);
        last = std::max(last, search.profiles.accounts[account].last);
    }
    Moment moment(table, index, period, traits, search, group, judge);
    for (int k = 1; k < kMoments; ++k) {
        const double hour = first + (last - first) * k / kMoments;
        if (moment.suffices(hour, least_accounts, least_suspicion)) return hour;
    }
    return last;
}

} // namespace tidemark
