// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/time_reader.h"

#include "core/base/text.h"

#include <charconv>
#include <cmath>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::int64_t kTickNs = 100;
// Days from 0001-01-01 to 1970-01-01; .NET counts ticks from there.
constexpr std::int64_t kDotnetDays = -daysFromCivil(1, 1, 1);
static_assert(kDotnetDays == 719162);

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
constexpr int twoDigits(const char* p) {
    return (p[0] - '0') * 10 + (p[1] - '0');
}

// Whole decimal number or float, all of the text.
bool readNumeric(std::string_view text, SourceValue& out) {
    const char* const end = text.data() + text.size();
    std::int64_t integer = 0;
    const auto whole = std::from_chars(text.data(), end, integer);
    if (whole.ec == std::errc() && whole.ptr == end) {
        out = SourceValue::ofInteger(integer);
        return true;
    }
    double real = 0;
    const auto part = std::from_chars(text.data(), end, real);
    if (part.ec != std::errc() || part.ptr != end || !std::isfinite(real)) return false;
    out = SourceValue::ofReal(real);
    return true;
}

// Digits of a decimal number "1716723772.6014807" as nanoseconds when the unit is a second,
// exactly.
std::optional<std::int64_t> exactSeconds(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot > 11 || text.front() == '-') return std::nullopt;
    std::int64_t seconds = 0;
    const auto whole = std::from_chars(text.data(), text.data() + dot, seconds);
    if (whole.ec != std::errc() || whole.ptr != text.data() + dot) return std::nullopt;
    std::int64_t fraction = 0;
    int digits = 0;
    for (std::size_t i = dot + 1; i < text.size(); ++i) {
        if (!isDigit(text[i])) return std::nullopt;
        if (digits < 9) {
            fraction = fraction * 10 + (text[i] - '0');
            ++digits;
        }
    }
    for (; digits < 9; ++digits) fraction *= 10;
    const auto scaled = scaleToNs(seconds, kNsPerSecond);
    if (!scaled) return std::nullopt;
    return *scaled + fraction;
}

int monthNumber(std::string_view name) {
    constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (name.size() != 3) return 0;
    const std::string lower = lowerAscii(name);
    const std::size_t at = kMonths.find(lower);
    return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

// "+0330" or "-05:00" behind a blank; 0 characters = none.
bool readOffset(std::string_view text, std::int64_t& offset_s) {
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return false;
    const std::size_t minutes = text[3] == ':' ? 4 : 3;
    if (text.size() != minutes + 2) return false;
    for (const std::size_t i : {std::size_t{1}, std::size_t{2}, minutes, minutes + 1})
        if (!isDigit(text[i])) return false;
    const int hour = twoDigits(&text[1]), minute = twoDigits(&text[minutes]);
    if (hour > 18 || minute > 59) return false;
    offset_s = (text[0] == '-' ? -1 : 1) * (hour * 3600LL + minute * 60LL);
    return true;
}

// dd/Mon/yyyy:HH:MM:SS, the local part of a CLF time.
std::optional<std::int64_t> clfLocal(std::string_view text) {
    constexpr std::string_view kShape = "dd/mmm/dddd:dd:dd:dd";
    if (text.size() < kShape.size()) return std::nullopt;
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        if (kShape[i] == 'd' ? !isDigit(text[i]) : kShape[i] != 'm' && text[i] != kShape[i])
            return std::nullopt;
    }
    CivilTime civil;
    civil.day = static_cast<unsigned>(twoDigits(&text[0]));
    civil.month = static_cast<unsigned>(monthNumber(text.substr(3, 3)));
    civil.year = twoDigits(&text[7]) * 100 + twoDigits(&text[9]);
    civil.hour = static_cast<unsigned>(twoDigits(&text[12]));
    civil.minute = static_cast<unsigned>(twoDigits(&text[15]));
    civil.second = static_cast<unsigned>(twoDigits(&text[18]));
    return nsFromCivil(civil);
}

bool readUnsigned(std::string_view text, std::size_t& pos, std::size_t most, unsigned& out) {
    const std::size_t start = pos;
    unsigned value = 0;
    while (pos < text.size() && pos - start < most && isDigit(text[pos]))
        value = value * 10 + static_cast<unsigned>(text[pos++] - '0');
    out = value;
    return pos > start;
}

bool skip(std::string_view text, std::size_t& pos, char c) {
    if (pos >= text.size() || text[pos] != c) return false;
    ++pos;
    return true;
}

// "10/30/2025, 10:03:45.464 PM"; the comma, the fraction and the seconds may be missing.
std::optional<std::int64_t> usLocal(std::string_view text) {
    CivilTime civil;
    unsigned year = 0;
    std::size_t pos = 0;
    if (!readUnsigned(text, pos, 2, civil.month) || !skip(text, pos, '/') ||
        !readUnsigned(text, pos, 2, civil.day) || !skip(text, pos, '/') ||
        !readUnsigned(text, pos, 4, year))
        return std::nullopt;
    civil.year = static_cast<int>(year);
    skip(text, pos, ',');
    while (skip(text, pos, ' ')) {
    }
    if (!readUnsigned(text, pos, 2, civil.hour) || !skip(text, pos, ':') ||
        !readUnsigned(text, pos, 2, civil.minute))
        return std::nullopt;
    if (skip(text, pos, ':') && !readUnsigned(text, pos, 2, civil.second)) return std::nullopt;
    if (skip(text, pos, '.')) {
        const std::size_t start = pos;
        unsigned fraction = 0;
        if (!readUnsigned(text, pos, 9, fraction)) return std::nullopt;
        civil.nanosecond = fraction;
        for (std::size_t digits = pos - start; digits < 9; ++digits) civil.nanosecond *= 10;
    }
    while (skip(text, pos, ' ')) {
    }
    const std::string half = lowerAscii(text.substr(pos));
    if (half == "am" || half == "pm") {
        if (civil.hour < 1 || civil.hour > 12) return std::nullopt;
        civil.hour = civil.hour % 12 + (half == "pm" ? 12 : 0);
    } else if (!half.empty()) {
        return std::nullopt;
    }
    return nsFromCivil(civil);
}

} // namespace

std::int64_t epochUnitNs(double magnitude) {
    magnitude = std::fabs(magnitude);
    if (magnitude < 1e11) return kNsPerSecond;
    if (magnitude < 1e14) return kNsPerMs;
    return magnitude < 1e17 ? kNsPerUs : 1;
}

TimeReading TimeReader::finish(std::int64_t ts_ns, TimeBasis basis) const {
    std::int64_t shifted = 0;
    if (__builtin_add_overflow(ts_ns, m_rules.clock_offset_ns, &shifted) || shifted == kNoTime)
        return {TimeReading::State::OutOfRange, kNoTime, TimeBasis::None};
    return {TimeReading::State::Read, shifted, basis};
}

TimeReading TimeReader::fromLocal(std::optional<std::int64_t> local_ns) const {
    if (!local_ns) return {TimeReading::State::Unreadable, kNoTime, TimeBasis::None};
    return finish(m_rules.zone.isUtc() ? *local_ns : m_rules.zone.toUtc(*local_ns),
                  m_rules.zone_basis);
}

TimeReading TimeReader::fromUnit(const SourceValue& value, std::int64_t unit_ns,
                                 std::int64_t zero_ns) const {
    constexpr TimeReading kOut = {TimeReading::State::OutOfRange, kNoTime, TimeBasis::None};
    std::int64_t ts_ns = 0;
    if (value.kind == SourceValue::Kind::Integer) {
        const auto scaled = scaleToNs(value.integer, unit_ns);
        if (!scaled) return kOut;
        ts_ns = *scaled;
    } else {
        // The double has some 16 digits: the whole part is exact, the fraction as good as the
        // source.
        const double whole = std::floor(value.real);
        if (!(std::fabs(whole) < 9e18)) return kOut;
        const auto scaled = scaleToNs(static_cast<std::int64_t>(whole), unit_ns);
        if (!scaled) return kOut;
        const auto rest = static_cast<std::int64_t>(
            std::llround((value.real - whole) * static_cast<double>(unit_ns)));
        if (__builtin_add_overflow(*scaled, rest, &ts_ns)) return kOut;
    }
    if (__builtin_add_overflow(ts_ns, zero_ns, &ts_ns)) return kOut;
    return finish(ts_ns, TimeBasis::Utc);
}

TimeReading TimeReader::readNumber(const SourceValue& value, TimeStyle style) const {
    switch (style) {
    case TimeStyle::EpochSeconds: return fromUnit(value, kNsPerSecond, 0);
    case TimeStyle::EpochMillis: return fromUnit(value, kNsPerMs, 0);
    case TimeStyle::EpochMicros: return fromUnit(value, kNsPerUs, 0);
    case TimeStyle::EpochNanos: return fromUnit(value, 1, 0);
    case TimeStyle::DotnetTicks: {
        if (value.kind != SourceValue::Kind::Integer || value.integer < 0)
            return {TimeReading::State::Unreadable, kNoTime, TimeBasis::None};
        SourceValue sinceEpoch = value;
        sinceEpoch.integer -= kDotnetDays * (kNsPerDay / kTickNs);
        return fromUnit(sinceEpoch, kTickNs, 0);
    }
    case TimeStyle::RelativeSeconds:
    case TimeStyle::RelativeMillis: {
        TimeReading reading =
            fromUnit(value, style == TimeStyle::RelativeSeconds ? kNsPerSecond : kNsPerMs,
                     m_rules.start_ns.value_or(0));
        if (reading.state != TimeReading::State::Read) return reading;
        reading.basis = TimeBasis::Relative;
        if (!m_rules.start_ns) reading.ts_ns = kNoTime;
        return reading;
    }
    case TimeStyle::Auto: {
        const double size = value.kind == SourceValue::Kind::Integer
                                ? static_cast<double>(value.integer)
                                : value.real;
        return fromUnit(value, epochUnitNs(size), 0);
    }
    case TimeStyle::Iso:
    case TimeStyle::Clf:
    case TimeStyle::Us12Hour: break;
    }
    return {TimeReading::State::Unreadable, kNoTime, TimeBasis::None};
}

// The commonest shape, `YYYY-MM-DDTHH:MM:SS[.mmm]Z`, with the day remembered from the time before.
bool TimeReader::readUtcFast(std::string_view text, std::int64_t& ts_ns) {
    const bool millis = text.size() == 24;
    if (!millis && text.size() != 20) return false;
    const char* const p = text.data();
    if (p[10] != 'T' || p[13] != ':' || p[16] != ':' || p[text.size() - 1] != 'Z' ||
        (millis && p[19] != '.'))
        return false;
    for (const int i : {11, 12, 14, 15, 17, 18})
        if (!isDigit(p[i])) return false;
    const int hour = twoDigits(p + 11), minute = twoDigits(p + 14), second = twoDigits(p + 17);
    if (hour > 23 || minute > 59 || second > 59) return false;
    std::int64_t milliseconds = 0;
    if (millis) {
        if (!isDigit(p[20]) || !isDigit(p[21]) || !isDigit(p[22])) return false;
        milliseconds = twoDigits(p + 20) * 10 + (p[22] - '0');
    }
    if (std::memcmp(m_day_text, p, sizeof m_day_text) != 0) {
        const auto day = parseIsoTime(text.substr(0, 10));
        if (!day || day->length != 10) return false;
        m_day_ns = day->ts_ns;
        std::memcpy(m_day_text, p, sizeof m_day_text);
    }
    const std::int64_t inDay =
        (hour * 3600LL + minute * 60LL + second) * kNsPerSecond + milliseconds * kNsPerMs;
    return !__builtin_add_overflow(m_day_ns, inDay, &ts_ns);
}

TimeReading TimeReader::readIso(std::string_view text) {
    const auto parsed = parseIsoTime(text);
    if (!parsed || parsed->length != text.size()) {
        // A well-formed date that does not fit (year 1601) is told from a text that is no time at
        // all.
        const bool shaped = text.size() >= 10 && isDigit(text[0]) && text[4] == '-' &&
                            text[7] == '-' && !parsed &&
                            parseIsoTime("2000" + std::string(text.substr(4)));
        return {shaped ? TimeReading::State::OutOfRange : TimeReading::State::Unreadable, kNoTime,
                TimeBasis::None};
    }
    if (!parsed->has_zone) return fromLocal(parsed->ts_ns);
    const char last = text.back();
    const bool utc = last == 'Z' || last == 'z' || last == 'C';
    return finish(parsed->ts_ns, utc ? TimeBasis::Utc : TimeBasis::Offset);
}

TimeReading TimeReader::readText(std::string_view text, TimeStyle style) {
    constexpr TimeReading kUnreadable = {TimeReading::State::Unreadable, kNoTime, TimeBasis::None};
    if (style == TimeStyle::Auto || style == TimeStyle::Iso) {
        std::int64_t ts_ns = 0;
        if (readUtcFast(text, ts_ns)) return finish(ts_ns, TimeBasis::Utc);
    }
    text = trimmed(text);
    if (text.empty()) return {};
    switch (style) {
    case TimeStyle::Iso: return readIso(text);
    case TimeStyle::Us12Hour: return fromLocal(usLocal(text));
    case TimeStyle::Clf: {
        const auto local = clfLocal(text);
        if (!local) return kUnreadable;
        if (text.size() == 20) return fromLocal(local);
        std::int64_t offset_s = 0, ts_ns = 0;
        if (text[20] != ' ' || !readOffset(text.substr(21), offset_s)) return kUnreadable;
        if (__builtin_sub_overflow(*local, offset_s * kNsPerSecond, &ts_ns)) return kUnreadable;
        return finish(ts_ns, offset_s == 0 ? TimeBasis::Utc : TimeBasis::Offset);
    }
    case TimeStyle::Auto:
        if (text.size() >= 10 && text[4] == '-' && isDigit(text[0])) return readIso(text);
        if (text.size() >= 20 && text[2] == '/' && !isDigit(text[3]))
            return readText(text, TimeStyle::Clf);
        if (text.find('/') != std::string_view::npos && text.find(':') != std::string_view::npos)
            return text[4 < text.size() ? 4 : 0] == '/' ? readIso(text)
                                                        : readText(text, TimeStyle::Us12Hour);
        [[fallthrough]];
    default: break;
    }
    SourceValue number;
    if (!readNumeric(text, number)) return kUnreadable;
    if (number.kind == SourceValue::Kind::Real &&
        (style == TimeStyle::EpochSeconds ||
         (style == TimeStyle::Auto && epochUnitNs(number.real) == kNsPerSecond))) {
        if (const auto exact = exactSeconds(text)) return finish(*exact, TimeBasis::Utc);
    }
    return readNumber(number, style);
}

TimeReading TimeReader::read(const SourceValue& value, TimeStyle style) {
    switch (value.kind) {
    case SourceValue::Kind::None: return {};
    case SourceValue::Kind::Text: return readText(value.text, style);
    case SourceValue::Kind::Integer:
    case SourceValue::Kind::Real: return readNumber(value, style);
    case SourceValue::Kind::Boolean: break;
    }
    return {TimeReading::State::Unreadable, kNoTime, TimeBasis::None};
}

} // namespace tidemark
