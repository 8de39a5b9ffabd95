// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of IP addresses in CIDR notation. Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tidemark {

/// An address as 16 bytes; IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<std::uint8_t, 16>;
/// nullopt for what is no address: names, masked addresses, addresses with a port.
std::optional<AddressBytes> parseAddress(std::string_view text);

struct AddressRange {
    AddressBytes base{};
    int bits = 128; ///< leading bits that are the same in all of its addresses
    [[nodiscard]] bool contains(const AddressBytes& address) const;
};
/// "10.0.0.0/8", "2001:db8::/32" or one address. Bits of the host must not be set.
std::optional<AddressRange> parseAddressRange(std::string_view text);

} // namespace tidemark
