// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/scan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::array<double, 13> kLengths = {1. / 6, .5, 1, 2, 4, 8, 16, 24, 48, 96, 168, 264, 408};
constexpr double kLongestShare = .7; // of the account's active time
constexpr double kMinutes = 1. / 60;

bool overlap(const Window& a, const Window& b) {
    return a.begin < b.end && b.begin < a.end;
}

// Keeps the best two windows that do not overlap.
void keepBest(std::array<Window, 2>& best, const Window& window) {
    if (window.surprise > best[0].surprise) {
        if (!overlap(window, best[0])) best[1] = best[0];
        best[0] = window;
        if (overlap(best[0], best[1])) best[1] = {};
    } else if (window.surprise > best[1].surprise && !overlap(window, best[0])) {
        best[1] = window;
    }
}

void scanLength(const AccountEvents& account, const AccountBaseline& base, const Variability& usual,
                double length, std::array<Window, 2>& best) {
    const auto& hour = account.hour;
    const double step = length / 24;
    const double overall = base.level();
    double last_start = -1e300;
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < hour.size(); ++begin) {
        if (hour[begin] < last_start + step) continue;
        last_start = hour[begin];
        const double to = hour[begin] + length;
        while (end < hour.size() && hour[end] < to) ++end;
        const auto count = static_cast<double>(end - begin);
        if (count < 4 || count < 1.25 * overall * base.mass(hour[begin], to)) continue;
        Window window{begin, end, length, 0};
        const double least = (overlap(window, best[0]) ? best[0] : best[1]).surprise;
        window.surprise = surpriseAbove(base, usual, hour[begin], to, count, least);
        if (window.surprise > least) keepBest(best, window);
    }
}

} // namespace

WindowTest testEvents(const AccountEvents& account, const AccountBaseline& base,
                      const Variability& usual, std::size_t begin, std::size_t end) {
    const double from = account.hour[begin], to = account.hour[end - 1] + kMinutes;
    return testWindow(base, usual, from, to, static_cast<double>(end - begin));
}

std::vector<Window> scanVolume(const AccountEvents& account, const AccountBaseline& base,
                               const Variability& usual) {
    std::vector<Window> windows;
    const double life = base.last - base.first;
    for (const double length : kLengths) {
        if (length > kLongestShare * life) break;
        std::array<Window, 2> best{};
        scanLength(account, base, usual, length, best);
        for (const Window& window : best)
            if (window.surprise > 0) windows.push_back(window);
    }
    std::stable_sort(windows.begin(), windows.end(),
                     [](const Window& a, const Window& b) { return a.surprise > b.surprise; });
    return windows;
}

Window refine(const AccountEvents& account, const AccountBaseline& base, const Variability& usual,
              Window window) {
    constexpr std::size_t kTries = 160;
    const auto& hour = account.hour;
    const double length = hour[window.end - 1] - hour[window.begin] + kMinutes;
    window.surprise = 0;
    auto surpriseOf = [&](std::size_t begin, std::size_t end) {
        return surpriseAbove(base, usual, hour[begin], hour[end - 1] + kMinutes,
                             static_cast<double>(end - begin), window.surprise);
    };
    window.surprise = surpriseOf(window.begin, window.end);
    for (int round = 0; round < 2; ++round) {
        const auto limit = static_cast<std::size_t>(
            std::upper_bound(hour.begin(), hour.end(), hour[window.begin] + 2 * length) -
            hour.begin());
        std::size_t step = std::max<std::size_t>(1, (limit - window.begin) / kTries);
        for (std::size_t end = window.begin + 3; end <= limit; end += step) {
            const double surprise = surpriseOf(window.begin, end);
            if (surprise > window.surprise) window.end = end, window.surprise = surprise;
        }
        const auto floor = static_cast<std::size_t>(
            std::lower_bound(hour.begin(), hour.end(), hour[window.end - 1] - 2 * length) -
            hour.begin());
        step = std::max<std::size_t>(1, (window.end - floor) / kTries);
        for (std::size_t begin = floor; begin + 3 <= window.end; begin += step) {
            const double surprise = surpriseOf(begin, window.end);
            if (surprise > window.surprise) window.begin = begin, window.surprise = surprise;
        }
    }
    return window;
}

std::vector<Window> scanTraits(const AccountEvents& account,
                               const std::vector<NumberedValues>& traits) {
    constexpr std::size_t kLeast = 4, kMost = 8;
    const double life = account.last() - account.first();
    std::vector<Window> spans;
    struct Span {
        std::size_t seen = 0, begin = 0, last = 0;
    };
    std::vector<Span> where; // by number of a value
    for (const NumberedValues& values : traits) {
        where.assign(values.events.size(), {});
        for (std::size_t i = 0; i < values.number.size(); ++i) {
            Span& span = where[values.number[i]];
            const auto count = static_cast<std::size_t>(values.events[values.number[i]]);
            const std::size_t trim = count / 12;
            if (span.seen == trim) span.begin = i;
            if (span.seen == count - 1 - trim) span.last = i;
            ++span.seen;
        }
        std::vector<Window> own;
        for (std::size_t v = 1; v < where.size(); ++v) {
            const Span& span = where[v];
            if (span.seen < kLeast) continue;
            const double hours = account.hour[span.last] - account.hour[span.begin];
            if (hours > .7 * life) continue;
            own.push_back({span.begin, span.last + 1, hours, static_cast<double>(span.seen)});
        }
        std::sort(own.begin(), own.end(), [](const Window& a, const Window& b) {
            return a.surprise != b.surprise ? a.surprise > b.surprise
                   : a.begin != b.begin     ? a.begin < b.begin
                                            : a.end < b.end;
        });
        if (own.size() > 3) own.resize(3);
        spans.insert(spans.end(), own.begin(), own.end());
    }
    std::stable_sort(spans.begin(), spans.end(),
                     [](const Window& a, const Window& b) { return a.surprise > b.surprise; });
    if (spans.size() > kMost) spans.resize(kMost);
    return spans;
}

} // namespace tidemark
