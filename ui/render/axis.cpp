// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/axis.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::array kSteps = {
    1 * kNsPerMs,      10 * kNsPerMs,    100 * kNsPerMs,   1 * kNsPerSecond,  5 * kNsPerSecond,
    15 * kNsPerSecond, 1 * kNsPerMinute, 5 * kNsPerMinute, 15 * kNsPerMinute, 1 * kNsPerHour,
    3 * kNsPerHour,    6 * kNsPerHour,   12 * kNsPerHour,  1 * kNsPerDay,     2 * kNsPerDay,
    7 * kNsPerDay,     14 * kNsPerDay};
/// 1970-01-01 was a Thursday: weeks begin four days later.
constexpr std::int64_t kMonday_ns = 4 * kNsPerDay;
constexpr const char* kMonths[] = {
    QT_TRANSLATE_NOOP("Axis", "Jan"), QT_TRANSLATE_NOOP("Axis", "Feb"),
    QT_TRANSLATE_NOOP("Axis", "Mar"), QT_TRANSLATE_NOOP("Axis", "Apr"),
    QT_TRANSLATE_NOOP("Axis", "May"), QT_TRANSLATE_NOOP("Axis", "Jun"),
    QT_TRANSLATE_NOOP("Axis", "Jul"), QT_TRANSLATE_NOOP("Axis", "Aug"),
    QT_TRANSLATE_NOOP("Axis", "Sep"), QT_TRANSLATE_NOOP("Axis", "Oct"),
    QT_TRANSLATE_NOOP("Axis", "Nov"), QT_TRANSLATE_NOOP("Axis", "Dec")};

QString monthName(unsigned month) {
    return QCoreApplication::translate("Axis", kMonths[month - 1]);
}

QString two(unsigned value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString dayLabel(const CivilTime& c) {
    return QCoreApplication::translate("Axis", "%1 %2", "day and month")
        .arg(c.day)
        .arg(monthName(c.month));
}

QString tickLabel(const CivilTime& c, std::int64_t step_ns, bool& major) {
    const bool midnight = c.hour == 0 && c.minute == 0 && c.second == 0 && c.nanosecond == 0;
    major = false;
    if (step_ns >= kNsPerDay) {
        major = c.day == 1;
        return c.day == 1 && c.month == 1 ? QString::number(c.year) : dayLabel(c);
    }
    if (midnight) {
        major = true;
        return dayLabel(c);
    }
    if (step_ns >= kNsPerMinute) return two(c.hour) + QLatin1Char(':') + two(c.minute);
    const QString clock =
        two(c.hour) + QLatin1Char(':') + two(c.minute) + QLatin1Char(':') + two(c.second);
    if (step_ns >= kNsPerSecond) {
        major = c.second == 0;
        return clock;
    }
    return clock + QStringLiteral(".%1").arg(c.nanosecond / kNsPerMs, 3, 10, QLatin1Char('0'));
}

std::vector<PlotTimeTick> monthTicks(const TimeRange& range, const TimeZone& zone,
                                     unsigned months) {
    std::vector<PlotTimeTick> out;
    const CivilTime first =
        civilFromNs(range.from_ns + zone.offsetAt(range.from_ns) * kNsPerSecond);
    int year = first.year;
    unsigned month = months >= 12 ? 1 : (first.month - 1) / months * months + 1;
    while (true) {
        const std::int64_t ts_ns = zone.toUtc(daysFromCivil(year, month, 1) * kNsPerDay);
        if (ts_ns >= range.to_ns) return out;
        if (ts_ns >= range.from_ns)
            out.push_back(
                {ts_ns, month == 1 ? QString::number(year) : monthName(month), month == 1});
        month += months;
        year += static_cast<int>((month - 1) / 12);
        month = (month - 1) % 12 + 1;
    }
}

} // namespace

std::vector<PlotTimeTick> plotTimeTicks(const TimeRange& range, const TimeZone& zone,
                                        double width_px, double spacing_px) {
    if (range.empty() || range.isAll() || width_px < 1) return {};
    const double ns_per_px = static_cast<double>(range.to_ns - range.from_ns) / width_px;
    const double least = ns_per_px * spacing_px;
    const auto step = std::ranges::find_if(
        kSteps, [&](std::int64_t s) { return static_cast<double>(s) >= least; });
    if (step == kSteps.end()) {
        const double months = least / (30.4 * kNsPerDay);
        return monthTicks(range, zone, months <= 1 ? 1 : months <= 3 ? 3 : 12);
    }
    std::vector<PlotTimeTick> out;
    const std::int64_t step_ns = *step;
    const std::int64_t shift_ns = step_ns >= 7 * kNsPerDay ? kMonday_ns : 0;
    std::int64_t local =
        floorTo(range.from_ns + zone.offsetAt(range.from_ns) * kNsPerSecond - shift_ns, step_ns) +
        shift_ns;
    for (; out.size() < 200; local += step_ns) {
        const std::int64_t ts_ns = zone.toUtc(local);
        if (ts_ns >= range.to_ns) break;
        if (ts_ns < range.from_ns || (!out.empty() && ts_ns <= out.back().ts_ns)) continue;
        PlotTimeTick tick;
        tick.ts_ns = ts_ns;
        tick.label = tickLabel(civilFromNs(local), step_ns, tick.major);
        out.push_back(std::move(tick));
    }
    return out;
}

QString axisFigure(double value) {
    static constexpr const char* kUnits[] = {"", "k", "M", "G", "T"};
    int unit = 0;
    while (unit < 4 && std::abs(value) >= 1000) {
        value /= 1000;
        ++unit;
    }
    return QString::number(value, 'g', 3) + QLatin1String(kUnits[unit]);
}

std::vector<PlotValueTick> plotValueTicks(double most, int wanted) {
    if (!(most > 0)) most = 1;
    const double raw = most / std::max(1, wanted);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    const double unit = raw / power;
    const double step = (unit <= 1 ? 1 : unit <= 2 ? 2 : unit <= 5 ? 5 : 10) * power;
    std::vector<PlotValueTick> out;
    const int count = static_cast<int>(std::ceil(most / step - 1e-9));
    for (int i = 0; i <= count; ++i) out.push_back({i * step, axisFigure(i * step)});
    return out;
}

std::vector<PlotValueTick> plotDecadeTicks(double most) {
    std::vector<PlotValueTick> out;
    for (double value = 1;; value *= 10) {
        out.push_back({value, axisFigure(value)});
        if (value >= most || out.size() > 16) return out;
    }
}

} // namespace tidemark
