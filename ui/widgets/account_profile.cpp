// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/account_profile.h"

#include "core/query/timeline.h"
#include "core/store/network_store.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark {

namespace {

constexpr Field kFields[] = {Field::Organisation, Field::Model,    Field::Endpoint,
                             Field::Operation,    Field::ClientIp, Field::Asn,
                             Field::Country,      Field::ApiKey,   Field::User,
                             Field::UserAgent,    Field::Payment};
constexpr std::int64_t kTop = 5;
constexpr Field kIdentifying[] = {Field::ClientIp, Field::ApiKey, Field::Payment};
constexpr std::int64_t kManyAccounts = 40;
constexpr std::size_t kSimilarShown = 8;
/// 1970-01-01 was a Thursday: three days after a Monday.
constexpr std::int64_t kMondayShift_ns = 3 * kNsPerDay;

Status readWeek(CaseReader& reader, const TimeZone& zone, std::stop_token stop,
                AccountProfileView& profile) {
    if (profile.totals.first_ns == kNoTime) return ok();
    TimelineQuery query;
    query.accounts = {profile.account};
    query.range = {profile.totals.first_ns, profile.totals.last_ns + 1};
    TM_ASSIGN(const Timeline timeline, readTimeline(reader, query, stop));
    if (timeline.series.empty()) return ok();
    const std::vector<double>& values = timeline.series.front().values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        const std::int64_t local =
            timeline.edges[i] + zone.offsetAt(timeline.edges[i]) * kNsPerSecond + kMondayShift_ns;
        const std::int64_t hour = floorTo(local, kNsPerHour) / kNsPerHour % 168;
        profile.week[static_cast<std::size_t>((hour + 168) % 168)] += values[i];
    }
    return ok();
}

/// The most frequent country and network of each address shown.
Status readAddresses(CaseReader& reader, const Filter& filter, std::stop_token stop,
                     AccountProfileView& profile) {
    const auto values =
        std::ranges::find(profile.values, Field::ClientIp, &AccountProfileView::Values::field);
    if (values == profile.values.end()) return ok();
    TM_ASSIGN(const std::vector<NamedNetwork> networks, namedNetworks(reader.db()));
    for (const EntityRow& row : values->top)
        profile.addresses[row.name].network = networkOf(networks, row.name);
    for (const Field field : {Field::Country, Field::Asn}) {
        TM_ASSIGN(const auto pairs,
                  readEntityPairs(reader, Field::ClientIp, field, filter, {}, stop));
        TM_ASSIGN(const Dictionary* names, reader.events().dictionary(field));
        for (const EntityRow& row : values->top) {
            // Pairs of an address come with the most frequent one first.
            const auto pair = std::ranges::find(pairs, row.id, &EntityPair::id);
            if (pair == pairs.end()) continue;
            AccountProfileView::Address& address = profile.addresses[row.name];
            (field == Field::Country ? address.country : address.asn) = names->text(pair->other_id);
        }
    }
    return ok();
}

/// Accounts that share an identifying value with this one. Values that very many have, such as the
/// address of a proxy, say nothing and are left out.
Status readSimilar(CaseReader& reader, std::stop_token stop, AccountProfileView& profile) {
    std::map<std::string, AccountProfileView::Similar> found;
    for (const AccountProfileView::Values& values : profile.values) {
        if (std::ranges::find(kIdentifying, values.field) == std::end(kIdentifying)) continue;
        for (const EntityRow& row : values.top) {
            EntityQuery query;
            query.limit = kManyAccounts + 1;
            TM_ASSIGN(query.filter,
                      parseFilter(filterTerm(fieldInfo(values.field).name, row.name)));
            TM_ASSIGN(const EntityTable others, readEntities(reader, query, stop));
            if (others.distinct > kManyAccounts) continue;
            for (const EntityRow& other : others.rows) {
                if (other.id == 0 || other.name == profile.account) continue;
                AccountProfileView::Similar& similar = found[other.name];
                similar.account = other.name;
                similar.events += other.events;
                if (std::ranges::find(similar.shared, values.field) == similar.shared.end())
                    similar.shared.push_back(values.field);
            }
        }
    }
    for (auto& [name, similar] : found) profile.similar.push_back(std::move(similar));
    std::ranges::stable_sort(profile.similar, [](const auto& a, const auto& b) {
        return std::pair(a.shared.size(), a.events) > std::pair(b.shared.size(), b.events);
    });
    if (profile.similar.size() > kSimilarShown) profile.similar.resize(kSimilarShown);
    return ok();
}

} // namespace

Result<AccountProfileView> readAccountProfile(CaseReader& reader, const std::string& account,
                                              const TimeZone& zone, std::stop_token stop) {
    AccountProfileView profile;
    profile.account = account;
    EntityQuery query;
    if (!account.empty()) {
        TM_ASSIGN(query.filter, parseFilter(filterTerm("account", account)));
    }
    TM_ASSIGN(const EntityTable self, readEntities(reader, query, stop));
    for (const EntityRow& row : self.rows)
        if (row.name == account) profile.totals = row;
    query.limit = kTop;
    for (const Field field : kFields) {
        query.kind = field;
        TM_ASSIGN(EntityTable table, readEntities(reader, query, stop));
        std::erase_if(table.rows, [](const EntityRow& row) { return row.id == 0; });
        if (!table.rows.empty())
            profile.values.push_back({field, table.distinct, std::move(table.rows)});
    }
    TM_TRY(readAddresses(reader, query.filter, stop, profile));
    TM_TRY(readWeek(reader, zone, stop, profile));
    TM_TRY(readSimilar(reader, stop, profile));
    return profile;
}

} // namespace tidemark
