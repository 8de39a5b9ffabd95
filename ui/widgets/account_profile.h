// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known of one account, read on a query thread. Plain values.
#pragma once

#include "core/base/time_zone.h"
#include "core/query/entity_table.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace tidemark {

struct AccountProfileView {
    std::string account;
    EntityRow totals;
    struct Values {
        Field field = Field::ClientIp;
        std::int64_t distinct = 0;
        std::vector<EntityRow> top;
    };
    std::vector<Values> values; ///< fields that the account's events have
    /// Another account that uses an address, key or payment of this one.
    struct Similar {
        std::string account;
        std::int64_t events = 0;   ///< of the other with what is shared
        std::vector<Field> shared; ///< fields of the shared values
    };
    /// What the log or an address file says of an address, and the named network it lies in.
    struct Address {
        std::string country, asn, network;
    };
    std::map<std::string, Address> addresses; ///< by address, for those in `values`
    std::vector<Similar> similar;             ///< most fields shared first, then most events
    std::array<double, 168> week{}; ///< requests by hour of the week, Monday first, in the zone
};

Result<AccountProfileView> readAccountProfile(CaseReader& reader, const std::string& account,
                                              const TimeZone& zone, std::stop_token stop);

} // namespace tidemark
