// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/burst.h"

#include "core/analysis/count_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tidemark {

namespace {

constexpr std::array<double, 4> kLengths = {1. / 60, 1. / 12, .25, 1}; // hours
constexpr double kFewestRequests = 30;
constexpr std::size_t kFewestPeers = 8;
constexpr double kPeerRatio = 3;     // times the peers' 95th percentile
constexpr double kOwnRatio = 4;      // times the account's own other minutes
constexpr double kLeastSurprise = 8; // nats
constexpr double kTopScore = .6;

struct Busiest {
    std::size_t begin = 0, end = 0; // events
    double count = 0;
};

Busiest busiest(const std::vector<double>& hour, double length) {
    Busiest best;
    for (std::size_t begin = 0, end = 0; begin < hour.size(); ++begin) {
        while (end < hour.size() && hour[end] < hour[begin] + length) ++end;
        const auto count = static_cast<double>(end - begin);
        if (count > best.count) best = {begin, end, count};
    }
    return best;
}

// Variance over mean of an account's counts in tiles of one length over the whole log.
double clumpOf(const std::vector<double>& hour, double from, double span, double length) {
    std::vector<double> tiles(static_cast<std::size_t>(span / length) + 1, 0.);
    for (const double h : hour) tiles[static_cast<std::size_t>((h - from) / length)] += 1;
    const double mean = static_cast<double>(hour.size()) / static_cast<double>(tiles.size());
    double squares = 0;
    for (const double n : tiles) squares += (n - mean) * (n - mean);
    return squares / static_cast<double>(tiles.size()) / mean;
}

double quantile(std::vector<double> values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

// What the accounts with a few requests or more show at one window length.
struct Peers {
    double high = 0;  // 95th percentile of their busiest windows
    double clump = 2; // their median variance over mean
};

struct Burst {
    Busiest window;
    double length = 0, mean = 0, variance = 1, surprise = 0, peers = 0;
};

class Search {
public:
    Search(const EventTable& table, const AccountIndex& index, const Period& period)
        : m_table(table), m_index(index), m_period(period) {
        m_from = std::numeric_limits<double>::max();
        double last = 0;
        for (std::uint32_t a = 1; a <= index.accountCount(); ++a) {
            const auto rows = index.rows(a);
            if (rows.empty()) continue;
            m_from = std::min(m_from, period.hourOf(table.ts_ns[rows.front()]));
            last = std::max(last, period.hourOf(table.ts_ns[rows.back()]));
            if (rows.size() >= 4) m_compared.push_back(a);
        }
        m_span = last - m_from;
    }

    std::vector<Detection> go(const std::vector<Untested>& state) {
        std::vector<Detection> found;
        if (m_compared.size() <= kFewestPeers || m_span > kShortLogHours) return found;
        learnPeers();
        for (const std::uint32_t account : m_compared) {
            if (state[account] != Untested::NotEnoughData) continue;
            const Burst burst = strongest(account);
            if (burst.surprise >= kLeastSurprise) found.push_back(explained(account, burst));
        }
        return found;
    }

private:
    const std::vector<double>& hours(std::uint32_t account) {
        m_hour.clear();
        for (const std::uint32_t row : m_index.rows(account))
            m_hour.push_back(m_period.hourOf(m_table.ts_ns[row]));
        return m_hour;
    }

    // Long windows need three of their kind to be compared with.
    [[nodiscard]] bool usable(double length) const { return 3 * length <= m_span; }

    void learnPeers() {
        std::array<std::vector<double>, kLengths.size()> counts, clumps;
        for (const std::uint32_t account : m_compared) {
            const auto& hour = hours(account);
            for (std::size_t k = 0; k < kLengths.size(); ++k) {
                if (!usable(kLengths[k])) continue;
                counts[k].push_back(busiest(hour, kLengths[k]).count);
                clumps[k].push_back(clumpOf(hour, m_from, m_span, kLengths[k]));
            }
        }
        for (std::size_t k = 0; k < kLengths.size(); ++k) {
            if (counts[k].empty()) continue;
            m_peers[k].high = quantile(counts[k], .95);
            // of 20 accounts or fewer the busiest is the one under test: the next one is the bar
            if (counts[k].size() <= 20) {
                std::sort(counts[k].begin(), counts[k].end());
                m_peers[k].high = counts[k][counts[k].size() - 2];
            }
            m_peers[k].clump = std::max(2., quantile(clumps[k], .5));
        }
    }

    Burst strongest(std::uint32_t account) {
        Burst best;
        const auto& hour = hours(account);
        for (std::size_t k = 0; k < kLengths.size(); ++k) {
            if (!usable(kLengths[k])) continue;
            Burst burst{busiest(hour, kLengths[k]), kLengths[k], 0, 1, 0, m_peers[k].high};
            const double count = burst.window.count;
            const double others = static_cast<double>(hour.size()) - count;
            burst.mean = (others + .5) * burst.length / (m_span - burst.length);
            burst.variance = m_peers[k].clump * burst.mean;
            if (count < kFewestRequests || count < kPeerRatio * burst.peers ||
                count < kOwnRatio * burst.mean)
                continue;
            burst.surprise = countSurprise(count, burst.mean, burst.variance);
            if (burst.surprise > best.surprise) best = burst;
        }
        return best;
    }

    Detection explained(std::uint32_t account, const Burst& burst) {
        const auto& hour = hours(account);
        Detection d;
        d.kind = DetectionKind::Spike;
        d.accounts = {account};
        d.metric = "requests";
        d.start_ns = m_period.nsOf(hour[burst.window.begin]);
        d.end_ns = m_period.nsOf(hour[burst.window.end - 1]) + 1;
        d.detected_at_ns = d.end_ns;
        d.observed = burst.window.count;
        d.expected = burst.mean;
        d.ratio = d.observed / std::max(d.expected, .01);
        const double half = 1.96 * std::sqrt(burst.variance);
        d.excess_low = d.observed - d.expected - half;
        d.excess_high = d.observed - d.expected + half;
        d.score = kTopScore * (1 - std::exp(-burst.surprise / 25));
        d.p_value = d.q_value = std::numeric_limits<double>::quiet_NaN();
        d.resolution_ns = static_cast<std::int64_t>(burst.length * static_cast<double>(kHourNs));
        d.baseline = {
            m_period.nsOf(m_from),
            m_period.nsOf(m_from + m_span) + 1,
            burst.mean / burst.length * 24,
            burst.variance / burst.mean,
            0,
            "no baseline: the account's other minutes in the log, and the busiest minutes "
            "of the other accounts; negative binomial with the variance that is usual "
            "among them"};
        const double minutes = burst.length * 60;
        d.explanation = fmt::format(
            "{:.0f} requests within {:.0f} {} where {:.1f} would come at the pace of the account's "
            "other minutes and {:.0f} is a busy {} among {} accounts. The log covers too short a "
            "time of this account for a baseline, so this is weaker evidence: its usual hours are "
            "unknown.",
            d.observed, minutes, minutes < 1.5 ? "minute" : "minutes", d.expected, burst.peers,
            minutes < 1.5 ? "minute" : "stretch of that length", m_compared.size());
        d.lawful.push_back({"scheduled job", LawfulVerdict::Unknown,
                            "The log is too short to see whether this happens at other times."});
        d.would_break = "An earlier log in which the account sends as much in as short a time, or "
                        "an account holder who names the job, would overturn it.";
        return d;
    }

    const EventTable& m_table;
    const AccountIndex& m_index;
    const Period& m_period;
    double m_from = 0, m_span = 0;         // hours of the period that the log covers
    std::vector<std::uint32_t> m_compared; // accounts with a few requests, ascending
    std::array<Peers, kLengths.size()> m_peers;
    std::vector<double> m_hour; // scratch
};

} // namespace

std::vector<Detection> findBursts(const EventTable& table, const AccountIndex& index,
                                  const Period& period, const std::vector<Untested>& state) {
    return Search(table, index, period).go(state);
}

} // namespace tidemark
