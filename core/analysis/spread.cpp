// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spread.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

double slotWidth(const AccountEvents& account) {
    constexpr std::array<double, 4> kWidths = {1., 1. / 3, 1. / 12, 1. / 60};
    const double life = std::max(1., account.last() - account.first());
    for (const double width : kWidths) {
        std::int64_t seen = -1;
        double slots = 0;
        for (const double hour : account.hour) {
            const auto slot = static_cast<std::int64_t>(hour / width);
            slots += slot != seen;
            seen = slot;
            if (slots * width >= .5 * life) break;
        }
        if (slots * width < .5 * life) return width;
    }
    return kWidths.back();
}

void thinToSlots(const AccountEvents& account, double width, AccountEvents& thin,
                 std::vector<std::size_t>& where) {
    thin.account = account.account;
    thin.hour.clear();
    where.clear();
    std::int64_t seen = -1;
    for (std::size_t i = 0; i < account.size(); ++i) {
        const auto slot = static_cast<std::int64_t>(account.hour[i] / width);
        if (slot == seen) continue;
        seen = slot;
        thin.hour.push_back(account.hour[i]);
        where.push_back(i);
    }
}

void buildSpread(const AccountEvents& thin, double width, const WeekShape& shape,
                 const std::vector<double>& everybody, const Period& period,
                 AccountBaseline& base) {
    const double life = std::max(width, thin.last() - thin.first());
    const double active = std::min(.98, static_cast<double>(thin.size()) * width / life);
    const double intensity = -std::log(1 - active); // sessions a slot, were all slots alike
    WeekShape saturated{};
    for (std::size_t h = 0; h < kWeekHours; ++h)
        saturated[h] = (1 - std::exp(-intensity * shape[h])) / active;
    base.build(thin, saturated, everybody, period);
}

} // namespace tidemark
