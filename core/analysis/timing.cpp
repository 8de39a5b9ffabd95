// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timing.h"

#include "core/analysis/coincidence.h"
#include "core/analysis/count_model.h"
#include "core/analysis/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

namespace tidemark {

namespace {

constexpr std::array<double, kTimingKinds> kTimingCaps = {6, 3, 3, 2.5};
constexpr std::int32_t kSessionGap = 15;     // minutes of silence between sessions
constexpr std::int32_t kStretchSilence = 60; // minutes of silence around a stretch of work
constexpr std::int32_t kLeastStretch = 5;    // minutes
constexpr std::int32_t kBinMinutes = 10;     // minutes
// minutes between acts that count as together, and from a stop to the other's start
const std::vector<CoincidenceWindow> kTogether = {{-1, 1}, {-10, 10}, {-30, 30}};
const std::vector<CoincidenceWindow> kAfter = {{0, 15}};
constexpr double kSuccessionHours = 24, kReplacementHours = 7 * 24;
constexpr double kSettled = 48; // hours from the ends of the log that starts and ends do not count
constexpr double kPivotHours = 24;
constexpr double kBanHours = 24; // a date is a day
constexpr double kAllOfIt = 1e9; // hours
constexpr int kDeniedTail = 3;
constexpr std::uint32_t kEnoughToCompare = 15;

bool isDenial(std::int16_t status) {
    return status == 401 || status == 403;
}

TimingLink linkOf(const CoincidenceCount& count, int minutes) {
    TimingLink link;
    if (!count.stands_out) return link;
    link.observed = count.observed;
    link.expected = count.expected;
    link.days = count.days;
    link.minutes = minutes;
    link.strength = countSurprise(count.observed, count.expected, count.variance);
    link.base_rate = count.base_rate;
    return link;
}

// Minutes before an hour.
std::span<const std::int32_t> upTo(const std::vector<std::int32_t>& minutes, double hour) {
    const auto end = std::partition_point(minutes.begin(), minutes.end(),
                                          [&](std::int32_t m) { return m < hour * 60; });
    return {minutes.begin(), end};
}

// What the surprise of the best of several looks says of a common hand: sessions are not
// independent, so only half of what is left beyond the usual two nats.
double worth(double surprise, std::size_t looks) {
    return std::max(0., .5 * (surprise - 2 - std::log(static_cast<double>(looks))));
}

} // namespace

double timingCap(TimingKind kind) {
    return kTimingCaps[static_cast<std::size_t>(kind)];
}

Timing::Timing(const EventTable& table, const AccountIndex& index, const Period& period,
               const Profiles& profiles, const ModelLaunches& launches, unsigned threads)
    : m_launches(launches), m_hours(static_cast<double>(period.hours)),
      m_times(profiles.accounts.size()) {
    parallelFor(index.accountCount(), threads, {}, [&](std::size_t i, unsigned) {
        gather(table, index, period, static_cast<std::uint32_t>(i + 1));
    });
    weighBins(period);
    for (const AccountProfile& p : profiles.accounts)
        if (p.events > 0) m_firsts.push_back(p.first);
    std::sort(m_firsts.begin(), m_firsts.end());
    if (!table.model.empty()) findPivots(table, index, period, profiles);
    findBans(table, period, profiles);
}

void Timing::gather(const EventTable& table, const AccountIndex& index, const Period& period,
                    std::uint32_t account) {
    const auto rows = index.rows(account);
    if (rows.empty()) return;
    Times& times = m_times[account];
    auto minuteOf = [&](std::uint32_t row) {
        return static_cast<std::int32_t>(period.hourOf(table.ts_ns[row]) * 60);
    };
    std::int32_t before = -kDayMinutes, begin = -1;
    for (const std::uint32_t row : rows) {
        const std::int32_t now = minuteOf(row);
        if (now - before >= kSessionGap) times.starts.push_back(now);
        if (now - before >= kStretchSilence) {
            if (begin >= 0 && before - begin >= kLeastStretch) {
                times.begins.push_back(begin);
                times.stops.push_back(before);
            }
            begin = now;
        }
        before = now;
    }
    if (before - begin >= kLeastStretch) {
        times.begins.push_back(begin);
        times.stops.push_back(before);
    }
    if (table.status.empty() || rows.size() < kDeniedTail) return;
    times.denied = std::all_of(rows.end() - kDeniedTail, rows.end(),
                               [&](std::uint32_t row) { return isDenial(table.status[row]); });
}

// A bin counts by how many sessions begin in it on other days at that time of day, over how many
// begin in it.
void Timing::weighBins(const Period& period) {
    constexpr std::size_t kSlots = kDayMinutes / kBinMinutes;
    const std::size_t bins = period.hours * 60 / kBinMinutes + 1;
    std::vector<float> count(bins, 0);
    for (const Times& times : m_times)
        for (const std::int32_t t : times.starts)
            ++count[static_cast<std::size_t>(t / kBinMinutes)];
    std::vector<double> slot(kSlots, 0), days(kSlots, 0);
    for (std::size_t b = 0; b < bins; ++b) {
        slot[b % kSlots] += count[b];
        ++days[b % kSlots];
    }
    m_weight.assign(bins, 1);
    for (std::size_t b = 0; b < bins; ++b) {
        double sum = 0, seen = 0; // half an hour either way, without this bin
        for (std::size_t k = 0; k < 7; ++k) {
            const std::size_t s = (b + kSlots + k - 3) % kSlots;
            sum += slot[s];
            seen += days[s];
        }
        const double usual = (sum - count[b] + 1) / std::max(1., seen - 1);
        m_weight[b] = static_cast<float>(std::min(1., 1.5 * usual / std::max(1.F, count[b])));
    }
}

void Timing::findPivots(const EventTable& table, const AccountIndex& index, const Period& period,
                        const Profiles& profiles) {
    if (m_launches.last() < 0) return;
    m_could_pivot = 0;
    for (std::uint32_t account = 1; account <= index.accountCount(); ++account) {
        const AccountProfile& p = profiles.accounts[account];
        if (p.events < kEnoughToCompare || p.last < m_launches.last()) continue;
        ++m_could_pivot;
        Times& times = m_times[account];
        double on_new = 0, all = 0;
        for (const std::uint32_t row : index.rows(account)) {
            const std::uint32_t model = table.model[row];
            const double hour = period.hourOf(table.ts_ns[row]);
            const double launch = m_launches.hour(model);
            if (times.pivot < 0 && model != 0 && hour >= launch && hour < launch + kPivotHours) {
                times.pivot = hour;
                times.model = model;
            }
            if (times.pivot < 0 || hour > times.pivot + kPivotHours) continue;
            ++all;
            on_new += model == times.model;
        }
        if (on_new < 3 || on_new < .25 * all) times.pivot = -1;
        if (times.pivot >= 0) m_pivots.push_back(times.pivot);
    }
    std::sort(m_pivots.begin(), m_pivots.end());
}

// Whose ban is known: of accounts that are named, and of those that fell silent at a ban of whom is
// not known. A date may be no more exact than its day.
void Timing::findBans(const EventTable& table, const Period& period, const Profiles& profiles) {
    for (std::uint32_t account = 1; account < m_times.size(); ++account) {
        const AccountProfile& p = profiles.accounts[account];
        if (p.events == 0) continue;
        auto consider = [&](std::int64_t ban_ns, double before) {
            const double hour = period.hourOf(ban_ns);
            if (ban_ns != 0 && p.last >= hour - before && p.last <= hour + kBanHours)
                m_times[account].banned = std::max(hour, p.last);
        };
        for (const std::int64_t ban : table.bans_ns) consider(ban, kBanHours);
        if (account < table.account_banned_ns.size())
            consider(table.account_banned_ns[account], m_hours);
    }
}

TimingLink Timing::synchrony(std::uint32_t a, std::uint32_t b, double until) const {
    const auto counts =
        countCoincidences(upTo(m_times[a].starts, until), upTo(m_times[b].starts, until), kTogether,
                          m_weight, kBinMinutes);
    TimingLink best;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const TimingLink link = linkOf(counts[k], kTogether[k].high);
        if (link.strength > best.strength) best = link;
    }
    best.strength = worth(best.strength, counts.size());
    return best;
}

TimingLink Timing::handOver(std::uint32_t a, std::uint32_t b, double until) const {
    auto follows = [&](std::uint32_t first, std::uint32_t then) {
        const auto counts =
            countCoincidences(upTo(m_times[first].stops, until), upTo(m_times[then].begins, until),
                              kAfter, m_weight, kBinMinutes);
        TimingLink link = linkOf(counts[0], kAfter[0].high);
        link.first_account = first;
        return link;
    };
    TimingLink to = follows(a, b), back = follows(b, a);
    TimingLink& best = to.strength >= back.strength ? to : back;
    best.strength = worth(best.strength, 2);
    return best;
}

bool Timing::sameManner(const Profiles& profiles, std::uint32_t a, std::uint32_t b) const {
    const AccountProfile& x = profiles.accounts[a];
    const AccountProfile& y = profiles.accounts[b];
    if (x.events < kEnoughToCompare || y.events < kEnoughToCompare) return false;
    int same = 0, asked = 0;
    auto ask = [&](bool known, bool equal) { asked += known, same += known && equal; };
    auto both = [&](const ValueShare& v, const ValueShare& w) {
        ask(v.value != 0 && w.value != 0, v.value == w.value);
    };
    both(x.top_template, y.top_template);
    both(x.top_agent, y.top_agent);
    both(x.top_model, y.top_model);
    ask(x.output_median > 0 && y.output_median > 0,
        std::abs(std::log2(std::max(1., x.output_median) / std::max(1., y.output_median))) < .5);
    ask(true, std::abs(x.gap_variation - y.gap_variation) < .3);
    ask(true, std::abs(x.quiet_share - y.quiet_share) < .06);
    return asked >= 2 && 3 * same >= 2 * asked;
}

TimingLink Timing::succession(const Profiles& profiles, std::uint32_t a, std::uint32_t b,
                              bool after_denial) const {
    TimingLink link;
    const bool a_first = profiles.accounts[a].last < profiles.accounts[b].last;
    const std::uint32_t old_one = a_first ? a : b, new_one = a_first ? b : a;
    const AccountProfile& before = profiles.accounts[old_one];
    const AccountProfile& after = profiles.accounts[new_one];
    const double reach = after_denial ? kReplacementHours : kSuccessionHours;
    const double banned = m_times[old_one].banned;
    const double stopped = banned >= 0 ? banned : before.last;
    const double gap = after.first - stopped;
    const bool gone = banned >= 0 || m_times[old_one].denied;
    if (gone != after_denial || gap < 0 || gap > reach) return link;
    // at its ends the log itself makes accounts start and stop
    if (after.first < kSettled || (!after_denial && stopped > m_hours - kSettled)) return link;
    if (!sameManner(profiles, a, b)) return link;
    // the share of accounts that begin as close to that end
    const double width = std::max(1., gap);
    const auto low = std::lower_bound(m_firsts.begin(), m_firsts.end(), stopped - width);
    const auto high = std::upper_bound(low, m_firsts.end(), stopped + width);
    link.base_rate =
        std::min(1., static_cast<double>(high - low + 1) / static_cast<double>(m_firsts.size()));
    link.strength = -.6 * std::log(link.base_rate);
    link.gap_hours = gap;
    link.first_account = old_one;
    link.dated = banned >= 0;
    return link;
}

TimingLink Timing::pivot(std::uint32_t a, std::uint32_t b) const {
    TimingLink link;
    const Times& x = m_times[a];
    const Times& y = m_times[b];
    if (x.pivot < 0 || y.pivot < 0 || x.model != y.model) return link;
    const double reach = std::max(1., std::abs(x.pivot - y.pivot));
    const auto low = std::lower_bound(m_pivots.begin(), m_pivots.end(), x.pivot - reach);
    const auto high = std::upper_bound(low, m_pivots.end(), x.pivot + reach);
    link.base_rate = std::min(1., static_cast<double>(high - low) / std::max(1., m_could_pivot));
    link.strength = -.5 * std::log(link.base_rate);
    link.gap_hours = std::abs(x.pivot - y.pivot);
    link.model = x.model;
    link.dated = m_launches.known(x.model);
    return link;
}

std::array<TimingLink, kTimingKinds> Timing::compare(const Profiles& profiles, std::uint32_t a,
                                                     std::uint32_t b) const {
    if (a > b) std::swap(a, b); // the turn is of the second: fixed, so that the order is not seen
    const TimingLink repeated = handOver(a, b, kAllOfIt), once = succession(profiles, a, b, false);
    std::array<TimingLink, kTimingKinds> links = {
        synchrony(a, b, kAllOfIt), repeated.strength >= once.strength ? repeated : once,
        succession(profiles, a, b, true), pivot(a, b)};
    for (std::size_t k = 0; k < kTimingKinds; ++k)
        links[k].strength = std::min(links[k].strength, kTimingCaps[k]);
    return links;
}

double Timing::strengthUntil(const Profiles& profiles, std::uint32_t a, std::uint32_t b,
                             double hour) const {
    if (a > b) std::swap(a, b);
    auto capped = [](TimingKind kind, const TimingLink& link) {
        return std::min(link.strength, timingCap(kind));
    };
    double sum = capped(TimingKind::Synchrony, synchrony(a, b, hour));
    double handed_over = capped(TimingKind::HandOver, handOver(a, b, hour));
    // the manner of the second shows a day after it began
    if (hour >=
        std::max(profiles.accounts[a].first, profiles.accounts[b].first) + kSuccessionHours) {
        const TimingLink once = succession(profiles, a, b, false);
        handed_over = std::max(handed_over, capped(TimingKind::HandOver, once));
        sum += capped(TimingKind::Replacement, succession(profiles, a, b, true));
    }
    sum += handed_over;
    if (hour >= std::max(m_times[a].pivot, m_times[b].pivot) + kPivotHours)
        sum += capped(TimingKind::Pivot, pivot(a, b));
    return sum;
}

} // namespace tidemark
