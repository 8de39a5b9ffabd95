// SPDX-License-Identifier: GPL-3.0-or-later
// The weekly rhythm of accounts: when in the week they are active. A few prototypes are learnt from
// the whole population (a mixture of multinomials over the 168 hours of a UTC week, by expectation
// maximisation), so that an account with thirty requests borrows its night from accounts that keep
// the same hours, and an account with thousands speaks for itself.
#pragma once

#include "core/analysis/period.h"

#include <array>
#include <cstddef>
#include <vector>

namespace tidemark {

using WeekShape = std::array<double, kWeekHours>;

/// Activity by hour of the week: counts with bursts clipped and session clumps divided out, and how
/// many hours of each kind the account lived through.
struct WeekCounts {
    WeekShape count{};
    WeekShape exposure{};
    double total = 0;
};

/// `hourly` are request counts for consecutive hours, the first of which is `first_hour`.
[[nodiscard]] WeekCounts weekCounts(const std::vector<double>& hourly, std::size_t first_hour,
                                    const Period& period);

class Rhythms {
public:
    /// Learns prototypes; accounts with few counts or a short life should be left out.
    void learn(const std::vector<WeekCounts>& sample, unsigned threads);
    /// The account's own shape, mean 1 over the week: prototypes mixed by how well they fit, then
    /// corrected by hour of the day and day of the week as far as its own counts carry.
    [[nodiscard]] WeekShape shapeOf(const WeekCounts& own) const;

private:
    static constexpr std::size_t kPrototypes = 16;
    using Shares = std::array<double, kPrototypes>;
    struct Hour {
        Shares shape{}, log{};
    };
    [[nodiscard]] Shares fit(const WeekCounts& own) const;
    void arrangeByHour();
    [[nodiscard]] static WeekShape hump(std::size_t number);

    std::array<WeekShape, kPrototypes> m_shapes{};
    std::array<Hour, kWeekHours> m_hours{}; ///< the same by hour, so that all are fitted at once
    Shares m_weights{};
};

} // namespace tidemark
