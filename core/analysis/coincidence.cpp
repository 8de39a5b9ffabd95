// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coincidence.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kLeastActs = 4;   // of an account in the common time
constexpr std::size_t kMostActs = 3000; // below 65,536: places of acts are kept in 16 bits
constexpr int kMostTurns = 30;
constexpr int kFirstTurns = 6;
constexpr double kStrangers = .7; // as many by chance, of those seen, end the search
constexpr int kDailyMost = 6;     // coincidences that one day may add: a class is one afternoon
constexpr int kLeastDays = 3;     // with coincidences
constexpr double kLeastCoincidences = 4;

struct Acts {
    std::vector<std::int32_t> at; // minutes from the start of the common time
    std::vector<float> weight;
    [[nodiscard]] std::size_t size() const { return at.size(); }
};

struct Together {
    double sum = 0;
    int days = 0;
};

class Pair {
public:
    Pair(std::span<const std::int32_t> a, std::span<const std::int32_t> b,
         const std::vector<float>& weights, std::int32_t bin_minutes)
        : m_from(std::max(a.front(), b.front())),
          m_length((std::min(a.back(), b.back()) - m_from + kDayMinutes - 1) / kDayMinutes *
                   kDayMinutes) {
        if (m_length < kLeastDays * kDayMinutes) return;
        m_first = cut(a, weights, bin_minutes);
        m_second = cut(b, weights, bin_minutes);
        m_turned = m_second;
        m_met.resize(std::min(m_first.size(), m_second.size()) + 1);
    }

    [[nodiscard]] bool comparable() const {
        const auto fits = [](std::size_t n) { return n >= kLeastActs && n <= kMostActs; };
        return fits(m_first.size()) && fits(m_second.size());
    }

    [[nodiscard]] std::vector<CoincidenceCount>
    count(const std::vector<CoincidenceWindow>& windows) {
        std::vector<CoincidenceCount> counts(windows.size());
        std::vector<Chance> chances(windows.size());
        bool any = false;
        for (std::size_t w = 0; w < windows.size(); ++w) {
            const Together seen = together(windows[w]);
            counts[w].observed = seen.sum;
            counts[w].days = seen.days;
            counts[w].stands_out = seen.sum >= kLeastCoincidences && seen.days >= kLeastDays;
            any = any || counts[w].stands_out;
        }
        const int turns = m_length / kDayMinutes - 1;
        const int step = (turns + kMostTurns - 1) / kMostTurns;
        for (int day = 1; any && day <= turns; day += step) {
            turn(day * kDayMinutes);
            any = false;
            for (std::size_t w = 0; w < windows.size(); ++w) {
                if (!counts[w].stands_out) continue;
                chances[w].add(together(windows[w]).sum, counts[w].observed);
                // the sum only grows: what will be too much after the first turns is so already
                counts[w].stands_out =
                    (turns - 1) / step + 1 < kFirstTurns || chances[w].tried > kFirstTurns ||
                    chances[w].sum <= kStrangers * counts[w].observed * kFirstTurns;
                any = any || counts[w].stands_out;
            }
        }
        for (std::size_t w = 0; w < windows.size(); ++w) chances[w].report(counts[w]);
        return counts;
    }

private:
    struct Chance {
        double sum = 0, squares = 0, tried = 0, as_many = 0;

        void add(double by_chance, double seen) {
            sum += by_chance;
            squares += by_chance * by_chance;
            as_many += by_chance >= seen;
            ++tried;
        }
        void report(CoincidenceCount& count) const {
            if (!count.stands_out) return;
            count.expected = (sum + .5) / tried;
            const double spread = std::max(0., squares / tried - sum * sum / tried / tried);
            count.variance = std::max(spread, count.expected) * (1 + 1 / tried);
            count.base_rate = (1 + as_many) / (1 + tried);
        }
    };

    [[nodiscard]] Acts cut(std::span<const std::int32_t> times, const std::vector<float>& weights,
                           std::int32_t bin_minutes) const {
        const auto low = std::lower_bound(times.begin(), times.end(), m_from);
        const auto high = std::lower_bound(low, times.end(), m_from + m_length);
        Acts acts;
        acts.at.reserve(static_cast<std::size_t>(high - low));
        acts.weight.reserve(acts.at.capacity());
        for (auto time = low; time != high; ++time) {
            acts.at.push_back(*time - m_from);
            acts.weight.push_back(weights[static_cast<std::size_t>(*time / bin_minutes)]);
        }
        return acts;
    }

    // The second account's acts, each `minutes` later, those beyond the end first.
    void turn(std::int32_t minutes) {
        const auto& at = m_second.at;
        const auto wrapped = static_cast<std::size_t>(
            std::lower_bound(at.begin(), at.end(), m_length - minutes) - at.begin());
        std::size_t out = 0;
        auto copy = [&](std::size_t from, std::size_t to, std::int32_t shift) {
            for (std::size_t i = from; i < to; ++i, ++out) {
                m_turned.at[out] = at[i] + shift;
                m_turned.weight[out] = m_second.weight[i];
            }
        };
        copy(wrapped, at.size(), minutes - m_length);
        copy(0, wrapped, minutes);
    }

    // Acts of the first with one of the second, as turned, in the window; each is used once. The
    // merge has no branches on data, which no processor could foretell.
    [[nodiscard]] Together together(CoincidenceWindow window) {
        const std::size_t firsts = m_first.size(), seconds = m_turned.size();
        const std::int32_t* const first = m_first.at.data();
        const std::int32_t* const second = m_turned.at.data();
        std::size_t i = 0, j = 0, met = 0;
        while (i < firsts && j < seconds) {
            const std::int32_t apart = second[j] - first[i];
            const bool early = apart<window.low, late = apart> window.high;
            m_met[met] = static_cast<std::uint32_t>(i << 16 | j);
            met += static_cast<std::size_t>(!early && !late);
            i += static_cast<std::size_t>(!early);
            j += static_cast<std::size_t>(!late);
        }
        return addDays(met);
    }

    [[nodiscard]] Together addDays(std::size_t met) const {
        Together count;
        std::int32_t day = -1;
        double today = 0;
        auto close = [&] {
            count.sum += std::min<double>(kDailyMost, today);
            count.days += today >= .5;
            today = 0;
        };
        for (std::size_t k = 0; k < met; ++k) {
            const std::size_t i = m_met[k] >> 16, j = m_met[k] & 0xFFFF;
            if (m_first.at[i] / kDayMinutes != day) close(), day = m_first.at[i] / kDayMinutes;
            today += std::min(m_first.weight[i], m_turned.weight[j]);
        }
        close();
        return count;
    }

    std::int32_t m_from, m_length;
    Acts m_first, m_second, m_turned;
    std::vector<std::uint32_t> m_met; // places of acts that met: of the first, of the second
};

} // namespace

std::vector<CoincidenceCount> countCoincidences(std::span<const std::int32_t> a,
                                                std::span<const std::int32_t> b,
                                                const std::vector<CoincidenceWindow>& windows,
                                                const std::vector<float>& weights,
                                                std::int32_t bin_minutes) {
    if (a.size() < kLeastActs || b.size() < kLeastActs)
        return std::vector<CoincidenceCount>(windows.size());
    Pair pair(a, b, weights, bin_minutes);
    if (!pair.comparable()) return std::vector<CoincidenceCount>(windows.size());
    return pair.count(windows);
}

} // namespace tidemark
