// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time_zone.h"

#include "core/base/utc_time.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <optional>

namespace tidemark {

namespace {

// "+03:30", "-0500", "+2": seconds east of UTC.
std::optional<std::int32_t> fixedOffset(std::string_view text) {
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    std::string digits;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ':')
            return std::nullopt;
    }
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    const int value = std::stoi(digits);
    const int hours = digits.size() > 2 ? value / 100 : value;
    const int minutes = digits.size() > 2 ? value % 100 : 0;
    if (hours > 18 || minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

date::sys_seconds secondsOf(std::int64_t ts_ns) {
    return date::sys_seconds(std::chrono::seconds(floorTo(ts_ns, kNsPerSecond) / kNsPerSecond));
}

} // namespace

Result<TimeZone> TimeZone::find(std::string_view name) {
    TimeZone zone;
    if (name.empty() || name == "UTC" || name == "Z") return zone;
    if (const auto offset = fixedOffset(name)) {
        zone.m_name = std::string(name);
        zone.m_fixed_offset_s = *offset;
        return zone;
    }
    try {
        zone.m_zone = date::locate_zone(std::string(name));
    } catch (const std::exception&) {
        return makeError(ErrorCode::BadInput, fmt::format("no time zone is named '{}'", name), {},
                         "Use an IANA name such as Europe/Berlin, or an offset such as +03:30");
    }
    zone.m_name = std::string(name);
    return zone;
}

std::vector<std::string> TimeZone::names() {
    std::vector<std::string> result;
    try {
        for (const auto& zone : date::get_tzdb().zones) result.emplace_back(zone.name());
    } catch (const std::exception&) {
        result.emplace_back("UTC"); // a system without zone files still has UTC and offsets
    }
    return result;
}

std::int32_t TimeZone::offsetAt(std::int64_t ts_ns) const {
    if (m_zone == nullptr || ts_ns == kNoTime) return m_fixed_offset_s;
    return static_cast<std::int32_t>(m_zone->get_info(secondsOf(ts_ns)).offset.count());
}

std::int64_t TimeZone::toUtc(std::int64_t local_ns) const {
    if (m_zone == nullptr) return local_ns - m_fixed_offset_s * kNsPerSecond;
    const auto info = m_zone->get_info(
        date::local_seconds(std::chrono::seconds(floorTo(local_ns, kNsPerSecond) / kNsPerSecond)));
    return local_ns - info.first.offset.count() * kNsPerSecond;
}

std::string TimeZone::format(std::int64_t ts_ns) const {
    return isUtc() ? formatIsoUtc(ts_ns) : formatIsoOffset(ts_ns, offsetAt(ts_ns));
}

} // namespace tidemark
