// SPDX-License-Identifier: GPL-3.0-or-later
// Source times to instants. Knows every TimeStyle, the zone of texts without zone, the clock offset
// and the start of a relative clock. Keeps the last date as a cache: one reader per parser.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/import/profile.h"
#include "core/import/source_value.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark {

struct TimeReading {
    enum class State : std::uint8_t { Absent, Unreadable, OutOfRange, Read };
    State state = State::Absent;
    std::int64_t ts_ns = kNoTime; ///< kNoTime also when a relative clock has no start
    TimeBasis basis = TimeBasis::None;
};

/// What applies to every time of a source.
struct TimeRules {
    TimeZone zone;                                 ///< of texts without zone
    TimeBasis zone_basis = TimeBasis::AssumedZone; ///< Utc when the format guarantees the zone
    std::int64_t clock_offset_ns = 0;              ///< added to every time
    std::optional<std::int64_t> start_ns;          ///< zero of relative clocks
};

class TimeReader {
public:
    explicit TimeReader(TimeRules rules) : m_rules(std::move(rules)) {}
    TimeReading read(const SourceValue& value, TimeStyle style);

private:
    TimeReading readText(std::string_view text, TimeStyle style);
    TimeReading readIso(std::string_view text);
    bool readUtcFast(std::string_view text, std::int64_t& ts_ns);
    TimeReading readNumber(const SourceValue& value, TimeStyle style) const;
    TimeReading fromUnit(const SourceValue& value, std::int64_t unit_ns,
                         std::int64_t zero_ns) const;
    TimeReading fromLocal(std::optional<std::int64_t> local_ns) const;
    TimeReading finish(std::int64_t ts_ns, TimeBasis basis) const;

    TimeRules m_rules;
    char m_day_text[10] = {};
    std::int64_t m_day_ns = 0; ///< start of the day in m_day_text
};

/// Unit in which a bare number of that size is most likely an epoch: seconds up to the year 5138,
/// then milliseconds, microseconds, nanoseconds, each a thousand times further.
std::int64_t epochUnitNs(double magnitude);

} // namespace tidemark
