// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/address_range.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace tidemark {

namespace {

constexpr int kIpv4Prefix = 96; // of ::ffff:0:0/96

bool bitOf(const AddressBytes& address, int bit) {
    return (address[static_cast<std::size_t>(bit / 8)] >> (7 - bit % 8) & 1) != 0;
}

} // namespace

std::optional<AddressBytes> parseAddress(std::string_view text) {
    const std::string copy(text);
    AddressBytes out{};
    if (inet_pton(AF_INET6, copy.c_str(), out.data()) == 1 && copy.size() == text.size())
        return out;
    std::array<std::uint8_t, 4> four{};
    if (inet_pton(AF_INET, copy.c_str(), four.data()) != 1) return std::nullopt;
    out.fill(0);
    out[10] = out[11] = 0xFF;
    std::copy(four.begin(), four.end(), out.begin() + 12);
    return out;
}

bool AddressRange::contains(const AddressBytes& address) const {
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (!std::equal(base.begin(), base.begin() + static_cast<std::ptrdiff_t>(whole),
                    address.begin()))
        return false;
    for (int bit = bits / 8 * 8; bit < bits; ++bit)
        if (bitOf(base, bit) != bitOf(address, bit)) return false;
    return true;
}

std::optional<AddressRange> parseAddressRange(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto base = parseAddress(text.substr(0, slash));
    if (!base) return std::nullopt;
    AddressRange range{*base, 128};
    if (slash == std::string_view::npos) return range;
    const bool four = text.substr(0, slash).find(':') == std::string_view::npos;
    const std::string_view digits = text.substr(slash + 1);
    int bits = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc() || end != digits.data() + digits.size() || bits < 0 ||
        bits > (four ? 32 : 128))
        return std::nullopt;
    range.bits = four ? kIpv4Prefix + bits : bits;
    for (int bit = range.bits; bit < 128; ++bit)
        if (bitOf(range.base, bit)) return std::nullopt;
    return range;
}

} // namespace tidemark
