// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known of one account, address or other value of a dictionary field. A plain value.
#pragma once

#include "core/base/time_zone.h"
#include "core/query/entity_table.h"

#include <array>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

constexpr std::size_t kWeekHours = 7 * 24;

/// How often a value occurs with the entity.
struct ValueCount {
    std::string value; ///< "" = the record does not say
    std::int64_t events = 0;
};
struct FieldValues {
    Field field = Field::Account;
    std::int64_t distinct = 0;   ///< values, absent not counted
    std::vector<ValueCount> top; ///< most events first, ties by value
};

struct EntityProfile {
    EntityRow totals; ///< as in readEntities, sorted by Requests
    std::vector<FieldValues>
        fields; ///< other dictionary fields that its events have, by field number
    /// Requests by local hour of the week: Monday 00:00 first. Usage buckets are left out: they
    /// name no hour.
    std::array<std::int64_t, kWeekHours> week_hours{};
    std::array<std::int64_t, 6> outcomes{}; ///< events by Outcome; the last: not stated
};

struct ProfileQuery {
    Field kind = Field::Account;
    std::string name;
    TimeRange range;
    Filter filter; ///< ANDed
    TimeZone zone; ///< of week_hours
    std::size_t top = 10;
};
/// NotFound when the case has no such value; a value without matching events has empty totals.
Result<EntityProfile> readEntityProfile(CaseReader& reader, const ProfileQuery& query,
                                        std::stop_token stop = {});

} // namespace tidemark
