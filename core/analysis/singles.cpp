// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/singles.h"

#include "core/analysis/rhythm.h"
#include "core/analysis/spread.h"
#include "core/analysis/stream_segment.h"

#include <algorithm>
#include <span>

namespace tidemark {

namespace {

constexpr std::size_t kVolumeWindows = 6, kSpreadWindows = 4;
constexpr double kMuchShorter = 1.5; // times
constexpr std::size_t kStretchesFrom = 4;
constexpr double kWorthStretching = -6;                // evidence
constexpr double kStretchLoss = 1, kStretchShare = .4; // evidence that exact ends may cost

void prepare(const SingleContext& context, std::uint32_t account,
             std::span<const std::uint32_t> rows, SingleScratch& s) {
    s.events.gatherTimes(context.table, context.period, account, rows);
    s.events.gatherTraits(context.table, context.traits, rows);
    hourlyCounts(s.events, s.hourly);
    const WeekShape shape = context.population.rhythms.shapeOf(
        weekCounts(s.hourly, static_cast<std::size_t>(s.events.first()), context.period));
    s.base.build(s.events, shape, context.population.everybody, context.period);
    const double width = slotWidth(s.events);
    thinToSlots(s.events, width, s.thin, s.where);
    buildSpread(s.thin, width, shape, context.population.everybody, context.period, s.spread);
    s.manner.load(s.events, context.traits);
    s.order.load(s.events);
}

// Windows that are the same but for a tenth of their events are tried once, unless the new one
// packs them into much less time.
bool tried(const AccountEvents& events, const std::vector<Window>& windows, const Window& window) {
    const auto hours = [&](const Window& w) {
        return events.hour[w.end - 1] - events.hour[w.begin];
    };
    return std::any_of(windows.begin(), windows.end(), [&](const Window& w) {
        const std::size_t low = std::max(w.begin, window.begin), high = std::min(w.end, window.end);
        const std::size_t both = high > low ? high - low : 0;
        return 10 * both >= 9 * std::max(w.end - w.begin, window.end - window.begin) &&
               kMuchShorter * hours(window) >= hours(w);
    });
}

std::vector<Window> candidateWindows(const SingleContext& context, SingleScratch& s) {
    std::vector<Window> windows;
    auto add = [&](const Window& window) {
        if (window.end - window.begin >= 4 && !tried(s.events, windows, window))
            windows.push_back(window);
    };
    std::vector<Window> volume = scanVolume(s.events, s.base, context.population.requests);
    if (volume.size() > kVolumeWindows) volume.resize(kVolumeWindows);
    for (const Window& window : volume)
        add(refine(s.events, s.base, context.population.requests, window));
    std::vector<Window> spread = scanVolume(s.thin, s.spread, context.population.spread);
    std::erase_if(spread, [](const Window& w) { return w.length < 8; });
    if (spread.size() > kSpreadWindows) spread.resize(kSpreadWindows);
    for (Window window : spread) {
        window = refine(s.thin, s.spread, context.population.spread, window);
        const std::size_t end = window.end < s.where.size() ? s.where[window.end] : s.events.size();
        add({s.where[window.begin], end, window.length, window.surprise});
    }
    for (const Window& window : scanTraits(s.events, s.manner.numbered())) add(window);
    return windows;
}

SingleCandidate judge(const SingleContext& context, const Window& window, SingleScratch& s) {
    SingleCandidate c;
    c.account = s.events.account;
    c.window = window;
    c.from = s.events.hour[window.begin];
    c.to = s.events.hour[window.end - 1] + 1. / 60;
    c.requests =
        testEvents(s.events, s.base, context.population.requests, window.begin, window.end);
    const auto low = std::lower_bound(s.where.begin(), s.where.end(), window.begin);
    const auto high = std::lower_bound(s.where.begin(), s.where.end(), window.end);
    c.spread = testWindow(s.spread, context.population.spread, c.from, c.to,
                          static_cast<double>(high - low));
    c.manner = s.manner.judge(s.events, s.base, context.population.requests, window);
    c.facts = lawfulFacts(s.events, s.order, s.base, context.population.everybody, context.prompts,
                          context.launches, c.manner, window);
    c.evidence = evidenceOf(c);
    return c;
}

// The stretches that the foreign requests of the strongest candidates belong to.
void addStretches(const SingleContext& context, std::vector<SingleCandidate>& candidates,
                  SingleScratch& s) {
    const std::size_t count = std::min(candidates.size(), kStretchesFrom);
    for (std::size_t i = 0; i < count; ++i) {
        if (candidates[i].evidence < kWorthStretching) break;
        Window window = candidates[i].window;
        Manner manner = candidates[i].manner;
        for (int round = 0; round < 2; ++round) {
            const auto stretch = foreignStretch(s.events, manner, window);
            if (!stretch || stretch->end - stretch->begin < 4) break;
            const auto known =
                std::find_if(candidates.begin(), candidates.end(), [&](const SingleCandidate& c) {
                    return c.window.begin == stretch->begin && c.window.end == stretch->end;
                });
            if (known != candidates.end()) {
                known->is_stretch = true;
                break;
            }
            window = *stretch;
            candidates.push_back(judge(context, window, s));
            candidates.back().is_stretch = true;
            manner = candidates.back().manner;
        }
    }
}

void sortByEvidence(std::vector<SingleCandidate>& candidates) {
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const SingleCandidate& a, const SingleCandidate& b) { return a.evidence > b.evidence; });
}

} // namespace

std::vector<SingleCandidate> examineAccount(const SingleContext& context, std::uint32_t account,
                                            SingleScratch& s) {
    prepare(context, account, context.index.rows(account), s);
    std::vector<SingleCandidate> candidates;
    for (const Window& window : candidateWindows(context, s))
        candidates.push_back(judge(context, window, s));
    sortByEvidence(candidates);
    addStretches(context, candidates, s);
    sortByEvidence(candidates);
    return candidates;
}

const SingleCandidate& tightest(const std::vector<SingleCandidate>& candidates) {
    const SingleCandidate& strongest = candidates.front();
    const double least = strongest.evidence - .5 - .3 * std::max(0., strongest.evidence);
    const auto length = [](const SingleCandidate& c) { return c.to - c.from; };
    const auto overlaps = [&](const SingleCandidate& c) {
        return c.from < strongest.to && strongest.from < c.to;
    };
    const double least_stretch =
        strongest.evidence - kStretchLoss - kStretchShare * std::max(0., strongest.evidence);
    for (const SingleCandidate& c : candidates)
        if (c.is_stretch && c.evidence >= least_stretch && overlaps(c) &&
            length(c) <= kMuchShorter * length(strongest))
            return c;
    const SingleCandidate* best = &strongest;
    for (const SingleCandidate& c : candidates)
        if (c.evidence >= least && overlaps(c) && kMuchShorter * length(c) < length(strongest) &&
            length(c) < length(*best))
            best = &c;
    return *best;
}

double firstSeen(const SingleContext& context, const SingleCandidate& candidate, double least,
                 SingleScratch& s) {
    constexpr std::size_t kCuts = 12;
    const auto rows = context.index.rows(candidate.account);
    const Window& window = candidate.window;
    for (std::size_t cut = 1; cut < kCuts; ++cut) {
        const std::size_t count = (window.end - window.begin) * cut / kCuts;
        if (count < 4) continue;
        prepare(context, candidate.account, rows.first(window.begin + count), s);
        const SingleCandidate so_far =
            judge(context, {window.begin, window.begin + count, window.length, 0}, s);
        if (so_far.evidence >= least) return so_far.to;
    }
    return candidate.to;
}

} // namespace tidemark
