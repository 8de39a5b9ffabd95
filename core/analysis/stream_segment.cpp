// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stream_segment.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tidemark {

namespace {

constexpr std::size_t kFewest = 4;
constexpr double kStreamMinutes = 1. / 60;
// A stream comes in clumps, so a pause speaks against it less than Poisson would have it.
constexpr double kClump = 4;

} // namespace

std::optional<Window> foreignStretch(const AccountEvents& account, const Manner& manner,
                                     const Window& window) {
    std::vector<std::size_t> at, inside;
    for (std::size_t i = 0; i < account.size(); ++i) {
        if (manner.is_foreign[i] == 0) continue;
        at.push_back(i);
        if (i >= window.begin && i < window.end) inside.push_back(i);
    }
    if (inside.size() < kFewest) return std::nullopt;
    // the pace of the middle eight tenths: strays at the ends do not dilute it
    const std::size_t trim = inside.size() / 10;
    const double middle = account.hour[inside[inside.size() - 1 - trim]] -
                          account.hour[inside[trim]] + kStreamMinutes;
    const double pace = static_cast<double>(inside.size() - 2 * trim) / middle;
    const double rest = std::max(1., account.last() - account.first() - middle);
    const double elsewhere = (static_cast<double>(at.size() - inside.size()) + .5) / rest;
    if (pace <= 2 * elsewhere) return std::nullopt;
    const double gain = std::log(pace / elsewhere), cost = (pace - elsewhere) / kClump;
    std::size_t from = 0, best_from = 0, best_to = 0;
    double sum = 0, best = 0;
    for (std::size_t k = 0; k < at.size(); ++k) {
        if (k > 0) sum -= cost * (account.hour[at[k]] - account.hour[at[k - 1]]);
        if (sum <= 0) {
            sum = 0;
            from = k;
        }
        sum += gain;
        if (sum > best) {
            best = sum;
            best_from = from;
            best_to = k;
        }
    }
    return Window{at[best_from], at[best_to] + 1, window.length, 0};
}

} // namespace tidemark
