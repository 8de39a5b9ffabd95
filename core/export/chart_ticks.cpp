// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_zone.h"
#include "core/export/chart_svg.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::int64_t, 20> kSteps = {
    kNsPerSecond,     5 * kNsPerSecond,  15 * kNsPerSecond, 30 * kNsPerSecond, kNsPerMinute,
    5 * kNsPerMinute, 15 * kNsPerMinute, 30 * kNsPerMinute, kNsPerHour,        3 * kNsPerHour,
    6 * kNsPerHour,   12 * kNsPerHour,   kNsPerDay,         2 * kNsPerDay,     7 * kNsPerDay,
    14 * kNsPerDay,   28 * kNsPerDay,    56 * kNsPerDay,    112 * kNsPerDay,   364 * kNsPerDay};

std::string dayLabel(const CivilTime& local, bool withYear) {
    const std::string day = fmt::format("{} {}", local.day, kMonths[local.month - 1]);
    return withYear ? fmt::format("{} {}", day, local.year) : day;
}

std::string clockLabel(const CivilTime& local, std::int64_t step) {
    return step < kNsPerMinute
               ? fmt::format("{:02}:{:02}:{:02}", local.hour, local.minute, local.second)
               : fmt::format("{:02}:{:02}", local.hour, local.minute);
}

} // namespace

std::vector<TimeTick> timeTicks(TimeRange range, std::string_view zoneName, int most) {
    std::vector<TimeTick> ticks;
    if (range.empty() || range.isAll() || most < 1) return ticks;
    const TimeZone zone = TimeZone::find(zoneName).value_or(TimeZone());
    const std::int64_t span = range.to_ns - range.from_ns;
    std::int64_t step = kSteps.back();
    for (const std::int64_t candidate : kSteps) {
        if (span / candidate > most) continue;
        step = candidate;
        break;
    }
    while (span / step > most) step *= 2;
    const auto localOf = [&zone](std::int64_t at) { return at + zone.offsetAt(at) * kNsPerSecond; };
    int lastYear = 0;
    // One step early, because the zone's offset may change inside the range.
    // Weeks start on Mondays; 1970-01-01 was a Thursday.
    const std::int64_t shift = step % (7 * kNsPerDay) == 0 ? 4 * kNsPerDay : 0;
    for (std::int64_t local = floorTo(localOf(range.from_ns) - shift, step) + shift;;
         local += step) {
        const std::int64_t at = zone.toUtc(local);
        if (at >= range.to_ns) return ticks;
        if (at < range.from_ns) continue;
        const CivilTime civil = civilFromNs(local);
        const bool midnight = local % kNsPerDay == 0;
        const bool days = step >= kNsPerDay || midnight;
        const bool newYear = days && civil.year != lastYear;
        if (days) lastYear = civil.year;
        ticks.push_back({at, days ? dayLabel(civil, newYear) : clockLabel(civil, step),
                         step < kNsPerDay ? midnight : newYear && !ticks.empty()});
    }
}

std::vector<double> valueTicks(double top, int count) {
    std::vector<double> ticks{0};
    if (!(top > 0) || count < 1 || !std::isfinite(top)) return {0, 1};
    const double rough = top / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (power * factor < rough) continue;
        step = power * factor;
        break;
    }
    for (int i = 1; ticks.back() < top; ++i) ticks.push_back(step * i);
    return ticks;
}

} // namespace tidemark
