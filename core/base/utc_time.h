// SPDX-License-Identifier: GPL-3.0-or-later
// Instants: int64 nanoseconds since 1970-01-01 UTC, and half-open ranges of them.
// Range of the type: years 1677 to 2262. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark {

constexpr std::int64_t kNsPerUs = 1'000;
constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::int64_t kNsPerSecond = 1'000'000'000;
constexpr std::int64_t kNsPerMinute = 60 * kNsPerSecond;
constexpr std::int64_t kNsPerHour = 60 * kNsPerMinute;
constexpr std::int64_t kNsPerDay = 24 * kNsPerHour;
/// Marks "no usable time"; sorts before every real instant.
constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// [from_ns, to_ns). The default covers everything that has a time.
struct TimeRange {
    std::int64_t from_ns = kNoTime + 1;
    std::int64_t to_ns = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] constexpr bool contains(std::int64_t ts_ns) const {
        return ts_ns >= from_ns && ts_ns < to_ns;
    }
    [[nodiscard]] constexpr bool isAll() const {
        return from_ns == kNoTime + 1 && to_ns == std::numeric_limits<std::int64_t>::max();
    }
    [[nodiscard]] constexpr bool empty() const { return from_ns >= to_ns; }
    constexpr bool operator==(const TimeRange&) const = default;
};

/// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant, "chrono-compatible
/// low-level date algorithms"). Preconditions: 1 <= month <= 12, 1 <= day <= 31.
constexpr std::int64_t daysFromCivil(std::int64_t year, unsigned month, unsigned day) {
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto yoe = static_cast<unsigned>(year - era * 400);
    const unsigned doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + static_cast<std::int64_t>(doe) - 719468;
}
static_assert(daysFromCivil(1970, 1, 1) == 0);
static_assert(daysFromCivil(2000, 3, 1) == 11017);

/// Broken-down UTC time.
struct CivilTime {
    int year = 1970;
    unsigned month = 1, day = 1, hour = 0, minute = 0, second = 0;
    std::int64_t nanosecond = 0;
};
CivilTime civilFromNs(std::int64_t ts_ns);
/// nullopt when a field is out of range or the instant does not fit. Second 60 is accepted as the
/// first instant of the next minute (a leap second has no place of its own in POSIX time).
std::optional<std::int64_t> nsFromCivil(const CivilTime& civil);

/// Whole nanoseconds from a count of `unit_ns`; nullopt when it does not fit.
std::optional<std::int64_t> scaleToNs(std::int64_t count, std::int64_t unit_ns);

/// How a text time was understood.
struct ParsedTime {
    std::int64_t ts_ns = kNoTime; ///< as if UTC when `has_zone` is false
    bool has_zone = false;        ///< the text named an offset or Z
    std::size_t length = 0;       ///< characters consumed
};
/// Reads `YYYY-MM-DD[T ]HH:MM:SS[.fraction][Z|±HH[:MM]]`, a bare date or a date with HH:MM. The
/// fraction may have any number of digits; those past nanoseconds are dropped. nullopt: not that.
std::optional<ParsedTime> parseIsoTime(std::string_view text);

/// "2024-10-03T12:00:00.123Z": UTC, as many fraction digits (0, 3, 6 or 9) as the value needs.
/// kNoTime gives "".
std::string formatIsoUtc(std::int64_t ts_ns);
/// "2024-10-03 12:00:00" with optional offset shown, in a fixed offset of `offset_s` seconds.
std::string formatIsoOffset(std::int64_t ts_ns, std::int32_t offset_s);

/// Now, from the system clock.
std::int64_t nowNs();

/// Rounds down to a multiple of `width_ns` (> 0), also before 1970.
constexpr std::int64_t floorTo(std::int64_t ts_ns, std::int64_t width_ns) {
    const std::int64_t rest = ts_ns % width_ns;
    return ts_ns - (rest < 0 ? rest + width_ns : rest);
}
static_assert(floorTo(-1, 10) == -10 && floorTo(19, 10) == 10);

} // namespace tidemark
