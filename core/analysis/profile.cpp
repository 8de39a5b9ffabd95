// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/profile.h"

#include "core/analysis/account_events.h"
#include "core/analysis/pace.h"
#include "core/analysis/parallel.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tidemark {

namespace {

constexpr std::array<const char*, kLinkKinds> kNames = {
    "prompt_hash", "api_key",    "payment",     "client_ip",   "network", "created",
    "template",    "user_agent", "asn",         "output_size", "hours",   "pace",
    "synchrony",   "hand_over",  "replacement", "pivot"};

// Counts values: most accounts have few, and few of them need sorting.
class ValueCounts {
public:
    void clear() {
        m_counts.clear();
        m_slots.assign(kSlots, 0);
        m_latest = 0;
    }
    /// False: there are too many different values.
    [[nodiscard]] bool add(std::uint32_t value) {
        if (!m_counts.empty() && m_counts[m_latest].first == value)
            return ++m_counts[m_latest].second, true;
        std::size_t at = (value * 0x9E3779B1U >> 16) % kSlots;
        while (m_slots[at] != 0 && m_counts[m_slots[at] - 1U].first != value)
            at = (at + 1) % kSlots;
        if (m_slots[at] == 0) {
            if (m_counts.size() == kSlots / 2) return false;
            m_counts.emplace_back(value, 0);
            m_slots[at] = static_cast<std::uint16_t>(m_counts.size());
        }
        m_latest = m_slots[at] - 1U;
        ++m_counts[m_latest].second;
        return true;
    }
    using Counts = std::vector<std::pair<std::uint32_t, std::size_t>>;
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    /// Of all values; may sort them.
    void count(std::vector<std::uint32_t>& values) {
        clear();
        if (std::all_of(values.begin(), values.end(), [&](auto v) { return add(v); })) return;
        m_counts.clear();
        std::sort(values.begin(), values.end());
        for (const std::uint32_t value : values) {
            if (m_counts.empty() || m_counts.back().first != value) m_counts.emplace_back(value, 0);
            ++m_counts.back().second;
        }
    }

private:
    static constexpr std::size_t kSlots = 256;
    Counts m_counts;
    std::vector<std::uint16_t> m_slots; // of a hash table: places in m_counts, plus 1
    std::size_t m_latest = 0;
};

// Distinct values of a list with their shares, commonest first (ties by value).
std::vector<ValueShare> shares(const ValueCounts::Counts& counts, std::size_t all,
                               std::size_t most) {
    std::vector<ValueShare> out;
    for (const auto& [value, count] : counts)
        if (value != 0) out.push_back({value, static_cast<float>(count) / static_cast<float>(all)});
    std::sort(out.begin(), out.end(), [](const ValueShare& a, const ValueShare& b) {
        return a.share != b.share ? a.share > b.share : a.value < b.value;
    });
    if (out.size() > most) out.resize(most);
    return out;
}

// Share of requests in the quietest eight consecutive hours of the day.
double quietShare(const std::vector<double>& hour) {
    std::array<double, 24> day{};
    for (const double h : hour) day[static_cast<std::size_t>(h) % 24] += 1;
    double least = 1e300;
    for (std::size_t start = 0; start < 24; ++start) {
        double sum = 0;
        for (std::size_t k = 0; k < 8; ++k) sum += day[(start + k) % 24];
        least = std::min(least, sum);
    }
    return least / static_cast<double>(hour.size());
}

double paceOf(const std::vector<double>& hour) {
    if (hour.size() < 8) return 1;
    std::vector<double> gaps(hour.size() - 1);
    for (std::size_t i = 0; i + 1 < hour.size(); ++i) gaps[i] = hour[i + 1] - hour[i];
    return gapVariation(std::move(gaps));
}

struct Scratch {
    std::vector<double> hour;
    std::vector<std::uint32_t> values;
    ValueCounts counts;
    std::vector<std::int32_t> sizes;
};

void fillProfile(const EventTable& table, const Period& period, const TraitTable& traits,
                 std::span<const std::uint32_t> rows, Scratch& s, AccountProfile& profile) {
    constexpr std::size_t kMostValues = 64;
    profile.events = static_cast<std::uint32_t>(rows.size());
    s.hour.clear();
    for (const std::uint32_t row : rows) s.hour.push_back(period.hourOf(table.ts_ns[row]));
    profile.first = s.hour.front();
    profile.last = s.hour.back();
    profile.quiet_share = quietShare(s.hour);
    profile.gap_variation = paceOf(s.hour);
    auto collect = [&] {
        s.counts.count(s.values);
        return shares(s.counts.counts(), rows.size(), kMostValues);
    };
    auto collectColumn = [&](const IdColumn& ids) {
        s.values.clear();
        for (const std::uint32_t row : rows) s.values.push_back(ids[row]);
        return collect();
    };
    auto collectTrait = [&](Trait trait) {
        traits.values(trait, rows, s.values);
        return collect();
    };
    auto top = [](const std::vector<ValueShare>& values) {
        return values.empty() ? ValueShare{} : values.front();
    };
    if (!table.client_ip.empty()) profile.ips = collectColumn(table.client_ip);
    if (!table.payment.empty()) profile.payments = collectColumn(table.payment);
    profile.networks = collectTrait(Trait::Network);
    profile.keys = collectTrait(Trait::Key);
    profile.templates = collectTrait(Trait::Template);
    profile.top_template = top(profile.templates);
    const auto agents = collectTrait(Trait::Agent);
    profile.top_agent = top(agents);
    for (const ValueShare& agent : agents) profile.agents += agent.share >= .05F;
    profile.top_asn = top(collectTrait(Trait::Asn));
    profile.top_model = top(collectTrait(Trait::Model));
    s.sizes.clear();
    double errors = 0;
    for (const std::uint32_t row : rows) {
        const std::int32_t size = traits.outputSize(row);
        if (size > 0) s.sizes.push_back(size);
        if (!table.status.empty()) errors += table.status[row] >= 400;
    }
    profile.errors = errors / static_cast<double>(rows.size());
    if (s.sizes.empty()) return;
    const auto middle = s.sizes.begin() + static_cast<std::ptrdiff_t>(s.sizes.size() / 2);
    std::nth_element(s.sizes.begin(), middle, s.sizes.end());
    profile.output_median = *middle;
}

} // namespace

const char* linkKindName(LinkKind kind) {
    return kNames[static_cast<std::size_t>(kind)];
}

AccountProfile profileOf(const EventTable& table, const Period& period, const TraitTable& traits,
                         std::span<const std::uint32_t> rows) {
    Scratch scratch;
    AccountProfile profile;
    fillProfile(table, period, traits, rows, scratch, profile);
    return profile;
}

Profiles buildProfiles(const EventTable& table, const AccountIndex& index, const Period& period,
                       const TraitTable& traits, unsigned threads, const std::stop_token& stop) {
    Profiles all;
    const std::uint32_t count = index.accountCount();
    all.accounts.resize(static_cast<std::size_t>(count) + 1);
    all.has_org = !table.org.empty();
    std::vector<Scratch> scratch(threads);
    parallelFor(count, threads, stop, [&](std::size_t i, unsigned worker) {
        const auto account = static_cast<std::uint32_t>(i + 1);
        const auto rows = index.rows(account);
        if (rows.empty()) return;
        AccountProfile& profile = all.accounts[account];
        fillProfile(table, period, traits, rows, scratch[worker], profile);
        if (account < table.account_created_ns.size() && table.account_created_ns[account] != 0)
            profile.born = period.hourOf(table.account_created_ns[account]);
    });
    std::unordered_map<std::uint32_t, std::uint32_t> party_of_org;
    for (std::uint32_t account = 1; account <= count; ++account) {
        if (all.accounts[account].events == 0) continue;
        const std::uint32_t org = all.has_org ? table.org[index.rows(account)[0]] : 0;
        std::uint32_t party = static_cast<std::uint32_t>(all.members.size());
        if (org != 0) party = party_of_org.try_emplace(org, party).first->second;
        if (party == all.members.size()) all.members.emplace_back();
        all.members[party].push_back(account);
        all.accounts[account].party = party;
    }
    for (const auto& accounts : all.members)
        all.face.push_back(*std::max_element(accounts.begin(), accounts.end(), [&](auto a, auto b) {
            return all.accounts[a].events < all.accounts[b].events;
        }));
    all.parties = static_cast<std::uint32_t>(all.members.size());
    return all;
}

} // namespace tidemark
