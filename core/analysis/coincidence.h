// SPDX-License-Identifier: GPL-3.0-or-later
// How often two accounts act within a few minutes of each other, and how often they would by
// chance: the second's days are turned against the first's by whole days, which keeps the hours of
// both and breaks only what they do on the same day. A pair costs its acts times at most 31 turns;
// most pairs are strangers, which the first few turns show. Pure; minutes throughout.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

constexpr std::int32_t kDayMinutes = 1440;

/// An act of the second counts from `low` to `high` minutes after one of the first.
struct CoincidenceWindow {
    int low = 0, high = 0;
};

struct CoincidenceCount {
    double observed = 0;     ///< coincidences, weighted, at most a few of any one day
    double expected = 0;     ///< the mean over turns
    double variance = 0;     ///< of the observed number, were it chance
    double base_rate = 1;    ///< share of turns that reach as many, the log itself counted as one
    int days = 0;            ///< with coincidences
    bool stands_out = false; ///< false: too few, or strangers show as many; then all else is void
};

/// Compares acts of `a` and `b` (ascending minutes) where both live. `weights` by bin of
/// `bin_minutes`: what an act there counts. One result for each window.
[[nodiscard]] std::vector<CoincidenceCount>
countCoincidences(std::span<const std::int32_t> a, std::span<const std::int32_t> b,
                  const std::vector<CoincidenceWindow>& windows, const std::vector<float>& weights,
                  std::int32_t bin_minutes);

} // namespace tidemark
