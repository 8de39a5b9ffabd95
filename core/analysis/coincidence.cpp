// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coincidence.h"

#include <algorithm>
#include <array>

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
        m_turned.fill(m_second);
        for (auto& met : m_met) met.resize(std::min(m_first.size(), m_second.size()) + 1);
    }

    [[nodiscard]] bool comparable() const {
        const auto fits = [](std::size_t n) { return n >= kLeastActs && n <= kMostActs; };
        return fits(m_first.size()) && fits(m_second.size());
    }

    [[nodiscard]] std::vector<CoincidenceCount>
    count(const std::vector<CoincidenceWindow>& windows) {
        std::vector<CoincidenceCount> counts(windows.size());
        std::vector<Chance> chances(windows.size());
        for (std::size_t w = 0; w < windows.size(); ++w) {
            const Together seen = together(windows[w], 1)[0];
            counts[w].observed = seen.sum;
            counts[w].days = seen.days;
            counts[w].stands_out = seen.sum >= kLeastCoincidences && seen.days >= kLeastDays;
        }
        const auto any = [&] {
            return std::any_of(counts.begin(), counts.end(),
                               [](const CoincidenceCount& count) { return count.stands_out; });
        };
        const int days = m_length / kDayMinutes - 1;
        const int step = (days + kMostTurns - 1) / kMostTurns;
        const int turns = days > 0 ? (days - 1) / step + 1 : 0;
        for (int done = 0; any() && done < turns; done += kLanes) {
            const int lanes = std::min<int>(kLanes, turns - done);
            for (int lane = 0; lane < lanes; ++lane)
                turn((1 + (done + lane) * step) * kDayMinutes,
                     m_turned[static_cast<std::size_t>(lane)]);
            for (std::size_t w = 0; w < windows.size(); ++w)
                if (counts[w].stands_out)
                    addTurns(together(windows[w], lanes), lanes, turns, counts[w], chances[w]);
        }
        for (std::size_t w = 0; w < windows.size(); ++w) chances[w].report(counts[w]);
        return counts;
    }

private:
    static constexpr int kLanes = 2; // turns that are compared at once
    using Lanes = std::array<Together, kLanes>;

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

    static void addTurns(const Lanes& by_chance, int lanes, int turns, CoincidenceCount& count,
                         Chance& chance) {
        for (std::size_t lane = 0; lane < static_cast<std::size_t>(lanes) && count.stands_out;
             ++lane) {
            chance.add(by_chance[lane].sum, count.observed);
            // the sum only grows: what will be too much after the first turns is so already
            count.stands_out = turns < kFirstTurns || chance.tried > kFirstTurns ||
                               chance.sum <= kStrangers * count.observed * kFirstTurns;
        }
    }

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
    void turn(std::int32_t minutes, Acts& turned) const {
        const auto& at = m_second.at;
        const auto wrapped = static_cast<std::size_t>(
            std::lower_bound(at.begin(), at.end(), m_length - minutes) - at.begin());
        std::size_t out = 0;
        auto copy = [&](std::size_t from, std::size_t to, std::int32_t shift) {
            for (std::size_t i = from; i < to; ++i, ++out) {
                turned.at[out] = at[i] + shift;
                turned.weight[out] = m_second.weight[i];
            }
        };
        copy(wrapped, at.size(), minutes - m_length);
        copy(0, wrapped, minutes);
    }

    // Acts of the first with one of the second, as turned, in the window; each is used once.
    [[nodiscard]] Lanes together(CoincidenceWindow window, int lanes) {
        std::array<Merge, kLanes> merge;
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            merge[lane] = {m_turned[lane].at.data(), m_met[lane].data(), window};
        mergeAll(merge[0], merge[1], lanes == 2);
        Lanes count;
        for (std::size_t lane = 0; lane < static_cast<std::size_t>(lanes); ++lane)
            count[lane] = addDays(lane, merge[lane].met);
        return count;
    }

    // Where a merge of the two accounts' acts has come to. It has no branches on data, which no
    // processor could foretell.
    struct Merge {
        const std::int32_t* second = nullptr;
        std::uint32_t* out = nullptr;
        CoincidenceWindow window;
        std::size_t i = 0, j = 0, met = 0;

        void step(const std::int32_t* first) {
            const std::int32_t apart = second[j] - first[i];
            const bool early = apart<window.low, late = apart> window.high;
            out[met] = static_cast<std::uint32_t>(i << 16 | j);
            met += static_cast<std::size_t>(!early && !late);
            i += static_cast<std::size_t>(!early);
            j += static_cast<std::size_t>(!late);
        }
    };

    // Two merges at once, since each step of one waits for the step before.
    void mergeAll(Merge& x, Merge& y, bool both) const {
        const std::int32_t* const first = m_first.at.data();
        const std::size_t firsts = m_first.size(), seconds = m_second.size();
        Merge a = x, b = y; // copies, to be kept in registers
        const auto goes_on = [&](const Merge& m) { return m.i < firsts && m.j < seconds; };
        if (both)
            while (goes_on(a) && goes_on(b)) a.step(first), b.step(first);
        while (goes_on(a)) a.step(first);
        if (both)
            while (goes_on(b)) b.step(first);
        x = a;
        y = b;
    }

    [[nodiscard]] Together addDays(std::size_t lane, std::size_t met) const {
        Together count;
        std::int32_t day = -1;
        double today = 0;
        auto close = [&] {
            count.sum += std::min<double>(kDailyMost, today);
            count.days += today >= .5;
            today = 0;
        };
        for (std::size_t k = 0; k < met; ++k) {
            const std::size_t i = m_met[lane][k] >> 16, j = m_met[lane][k] & 0xFFFF;
            if (m_first.at[i] / kDayMinutes != day) close(), day = m_first.at[i] / kDayMinutes;
            today += std::min(m_first.weight[i], m_turned[lane].weight[j]);
        }
        close();
        return count;
    }

    std::int32_t m_from, m_length;
    Acts m_first, m_second;
    std::array<Acts, kLanes> m_turned;                    // the second, by lane
    std::array<std::vector<std::uint32_t>, kLanes> m_met; // places of acts that met: first, second
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
