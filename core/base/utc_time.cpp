// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc_time.h"

#include <fmt/format.h>

#include <chrono>

namespace tidemark {

namespace {

bool isLeap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned daysInMonth(int year, unsigned month) {
    constexpr unsigned kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : kDays[month - 1];
}

// Reads exactly `digits` decimal digits at `pos` and moves past them.
bool readDigits(std::string_view text, std::size_t& pos, int digits, int& value) {
    if (pos + static_cast<std::size_t>(digits) > text.size()) return false;
    int result = 0;
    for (int i = 0; i < digits; ++i) {
        const char c = text[pos + static_cast<std::size_t>(i)];
        if (c < '0' || c > '9') return false;
        result = result * 10 + (c - '0');
    }
    pos += static_cast<std::size_t>(digits);
    value = result;
    return true;
}

bool at(std::string_view text, std::size_t pos, char c) {
    return pos < text.size() && text[pos] == c;
}

// ".123456789…" after the seconds; leaves `pos` behind the last digit.
bool readFraction(std::string_view text, std::size_t& pos, std::int64_t& nanoseconds) {
    if (!at(text, pos, '.') && !at(text, pos, ',')) return true;
    std::int64_t value = 0;
    int digits = 0;
    std::size_t p = pos + 1;
    for (; p < text.size() && text[p] >= '0' && text[p] <= '9'; ++p) {
        if (digits < 9) {
            value = value * 10 + (text[p] - '0');
            ++digits;
        }
    }
    if (digits == 0) return false;
    for (; digits < 9; ++digits) value *= 10;
    nanoseconds = value;
    pos = p;
    return true;
}

// "Z", "+HH", "+HHMM", "+HH:MM" (also after one blank); no zone leaves `pos` alone.
bool readZone(std::string_view text, std::size_t& pos, bool& hasZone, std::int64_t& offset_s) {
    std::size_t p = pos;
    if (at(text, p, ' ') && (at(text, p + 1, '+') || at(text, p + 1, '-'))) ++p;
    if (at(text, p, 'Z') || at(text, p, 'z')) {
        hasZone = true;
        pos = p + 1;
        return true;
    }
    if (text.substr(p, 4) == " UTC") {
        hasZone = true;
        pos = p + 4;
        return true;
    }
    if (!at(text, p, '+') && !at(text, p, '-')) return true;
    const bool west = text[p] == '-';
    int hours = 0, minutes = 0;
    ++p;
    if (!readDigits(text, p, 2, hours)) return false;
    if (at(text, p, ':')) ++p;
    if (p < text.size() && text[p] >= '0' && text[p] <= '9' && !readDigits(text, p, 2, minutes))
        return false;
    if (hours > 18 || minutes > 59) return false;
    offset_s = (west ? -1 : 1) * (hours * 3600LL + minutes * 60LL);
    hasZone = true;
    pos = p;
    return true;
}

bool readClock(std::string_view text, std::size_t& pos, CivilTime& civil) {
    int hour = 0, minute = 0, second = 0;
    if (!readDigits(text, pos, 2, hour) || !at(text, pos, ':')) return false;
    ++pos;
    if (!readDigits(text, pos, 2, minute)) return false;
    if (at(text, pos, ':')) {
        ++pos;
        if (!readDigits(text, pos, 2, second)) return false;
        if (!readFraction(text, pos, civil.nanosecond)) return false;
    }
    civil.hour = static_cast<unsigned>(hour);
    civil.minute = static_cast<unsigned>(minute);
    civil.second = static_cast<unsigned>(second);
    return true;
}

} // namespace

CivilTime civilFromNs(std::int64_t ts_ns) {
    const std::int64_t dayStart = floorTo(ts_ns, kNsPerDay);
    // Civil from days, the inverse of daysFromCivil (same source).
    const std::int64_t z = dayStart / kNsPerDay + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const auto doe = static_cast<unsigned>(z - era * 146097);
    const unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const unsigned mp = (5 * doy + 2) / 153;
    CivilTime civil;
    civil.day = doy - (153 * mp + 2) / 5 + 1;
    civil.month = mp < 10 ? mp + 3 : mp - 9;
    civil.year = static_cast<int>(static_cast<std::int64_t>(yoe) + era * 400 + (civil.month <= 2));
    const std::int64_t rest = ts_ns - dayStart;
    civil.hour = static_cast<unsigned>(rest / kNsPerHour);
    civil.minute = static_cast<unsigned>(rest / kNsPerMinute % 60);
    civil.second = static_cast<unsigned>(rest / kNsPerSecond % 60);
    civil.nanosecond = rest % kNsPerSecond;
    return civil;
}

std::optional<std::int64_t> scaleToNs(std::int64_t count, std::int64_t unit_ns) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(count, unit_ns, &result) || result == kNoTime) return std::nullopt;
    return result;
}

std::optional<std::int64_t> nsFromCivil(const CivilTime& civil) {
    if (civil.month < 1 || civil.month > 12 || civil.day < 1 ||
        civil.day > daysInMonth(civil.year, civil.month) || civil.hour > 23 || civil.minute > 59 ||
        civil.second > 60 || civil.nanosecond < 0 || civil.nanosecond >= kNsPerSecond)
        return std::nullopt;
    const std::int64_t seconds = daysFromCivil(civil.year, civil.month, civil.day) * 86400 +
                                 civil.hour * 3600LL + civil.minute * 60LL + civil.second;
    const auto whole = scaleToNs(seconds, kNsPerSecond);
    std::int64_t result = 0;
    if (!whole || __builtin_add_overflow(*whole, civil.nanosecond, &result)) return std::nullopt;
    return result;
}

std::optional<ParsedTime> parseIsoTime(std::string_view text) {
    std::size_t pos = 0;
    int year = 0, month = 0, day = 0;
    if (!readDigits(text, pos, 4, year) || pos >= text.size()) return std::nullopt;
    const char separator = text[pos];
    if (separator != '-' && separator != '/') return std::nullopt;
    ++pos;
    if (!readDigits(text, pos, 2, month) || !at(text, pos, separator)) return std::nullopt;
    ++pos;
    if (!readDigits(text, pos, 2, day)) return std::nullopt;
    CivilTime civil;
    civil.year = year;
    civil.month = static_cast<unsigned>(month);
    civil.day = static_cast<unsigned>(day);
    ParsedTime parsed;
    std::int64_t offset_s = 0;
    const bool hasClock = (at(text, pos, 'T') || at(text, pos, ' ') || at(text, pos, 't')) &&
                          pos + 1 < text.size() && text[pos + 1] >= '0' && text[pos + 1] <= '9';
    if (hasClock) {
        ++pos;
        if (!readClock(text, pos, civil)) return std::nullopt;
        if (!readZone(text, pos, parsed.has_zone, offset_s)) return std::nullopt;
    }
    const auto local = nsFromCivil(civil);
    if (!local || __builtin_sub_overflow(*local, offset_s * kNsPerSecond, &parsed.ts_ns))
        return std::nullopt;
    parsed.length = pos;
    return parsed;
}

namespace {

std::string fractionText(std::int64_t nanosecond) {
    if (nanosecond == 0) return {};
    if (nanosecond % kNsPerMs == 0) return fmt::format(".{:03}", nanosecond / kNsPerMs);
    if (nanosecond % kNsPerUs == 0) return fmt::format(".{:06}", nanosecond / kNsPerUs);
    return fmt::format(".{:09}", nanosecond);
}

} // namespace

std::string formatIsoUtc(std::int64_t ts_ns) {
    if (ts_ns == kNoTime) return {};
    const CivilTime c = civilFromNs(ts_ns);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", c.year, c.month, c.day, c.hour,
                       c.minute, c.second, fractionText(c.nanosecond));
}

std::string formatIsoOffset(std::int64_t ts_ns, std::int32_t offset_s) {
    if (ts_ns == kNoTime) return {};
    const CivilTime c = civilFromNs(ts_ns + offset_s * kNsPerSecond);
    const std::int32_t minutes = (offset_s < 0 ? -offset_s : offset_s) / 60;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{}{:02}:{:02}", c.year, c.month, c.day,
                       c.hour, c.minute, c.second, fractionText(c.nanosecond),
                       offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::int64_t nowNs() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

} // namespace tidemark
