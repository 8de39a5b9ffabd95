// SPDX-License-Identifier: GPL-3.0-or-later
// IANA time zones, by the system's zone files (Howard Hinnant's date/tz). Objects are immutable
// values that point into a process-wide database; any thread.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace date {
class time_zone;
}

namespace tidemark {

class TimeZone {
public:
    /// UTC.
    TimeZone() = default;
    /// "UTC", "Europe/Berlin", "+03:30", "-0500". BadInput names what was not understood.
    static Result<TimeZone> find(std::string_view name);
    /// Every IANA name the system knows, sorted.
    static std::vector<std::string> names();

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isUtc() const { return m_zone == nullptr && m_fixed_offset_s == 0; }
    /// Seconds east of UTC in force at that instant.
    [[nodiscard]] std::int32_t offsetAt(std::int64_t ts_ns) const;
    /// Instant of a local wall time given as nanoseconds "as if UTC". In the hour that occurs twice
    /// the first one is meant; in the hour that does not exist the clock's jump is added.
    [[nodiscard]] std::int64_t toUtc(std::int64_t local_ns) const;
    /// ISO 8601 with the offset, for people: "2024-10-03T14:00:00+02:00"; UTC ends in Z.
    [[nodiscard]] std::string format(std::int64_t ts_ns) const;

private:
    std::string m_name = "UTC";
    const date::time_zone* m_zone = nullptr;
    std::int32_t m_fixed_offset_s = 0;
};

} // namespace tidemark
