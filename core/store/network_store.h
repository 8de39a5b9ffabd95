// SPDX-License-Identifier: GPL-3.0-or-later
// Named networks of a case: ranges of addresses with a label each, such as a customer's offices or
// a hosting company. The list is one text; each change is a revision with a custody entry. Same
// thread as the CaseFile.
#pragma once

#include "core/base/address_range.h"
#include "core/base/result.h"
#include "core/store/case_file.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct NamedNetwork {
    std::string text; ///< the range as written
    AddressRange range;
    std::string label;
};

/// One range a line, "RANGE LABEL" or "RANGE,LABEL"; empty lines and lines that start with '#' are
/// skipped. A label has no blanks, commas, quotes or stars. BadInput names the line.
Result<std::vector<NamedNetwork>> readNetworkList(std::string_view text);

/// The networks of the case, as listed; empty without a list.
Result<std::vector<NamedNetwork>> namedNetworks(Database& database);
/// Replaces the list; "" empties it. BadInput leaves it as it was.
Status setNamedNetworks(CaseFile& file, std::string_view text);
/// What the custody entry of a revision pins.
std::string networkListDigest(std::string_view text);

/// The label of the narrowest network that holds the address; "" = none.
std::string_view networkOf(const std::vector<NamedNetwork>& networks, std::string_view address);

} // namespace tidemark
