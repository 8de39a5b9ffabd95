// SPDX-License-Identifier: GPL-3.0-or-later
// The traits of a request: what it looks like, apart from when it came. Some are dictionary ids of
// the log, others derived once: the network of an address, the template of a prompt, size classes.
// Built once for a run, then read by all threads.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class Trait : std::uint8_t {
    Country,
    Asn,
    Network,
    Agent,
    Template,
    Model,
    Endpoint,
    OutputSize,
    InputSize,
    Key
};
constexpr std::size_t kTraits = 10;
[[nodiscard]] const char* traitName(Trait trait);

/// The /24 (IPv4) or /64 (IPv6) of an address as text; the text itself if it is neither.
[[nodiscard]] std::string networkOf(std::string_view address);
/// What stays the same when a template is filled in: its first four words, lower case, digits as
/// '#', at most 40 bytes.
[[nodiscard]] std::string templateOf(std::string_view prefix);
/// Half-octave size class: 0 missing, 1 for zero, then 2 + floor(2 log2(size)).
[[nodiscard]] std::uint32_t sizeClass(std::int32_t size);

class TraitTable {
public:
    TraitTable(const EventTable& table, const AccountIndex& index, unsigned threads);

    /// Whether the log has the fields for a trait.
    [[nodiscard]] bool has(Trait trait) const { return m_has[static_cast<std::size_t>(trait)]; }
    /// The values of some rows, 0 missing; nothing where the log lacks the trait.
    void values(Trait trait, std::span<const std::uint32_t> rows,
                std::vector<std::uint32_t>& out) const;
    /// Values are below this.
    [[nodiscard]] std::uint32_t valueCount(Trait trait) const;
    /// Smoothed share of a value among all accounts' sets of values.
    [[nodiscard]] double commonness(Trait trait, std::uint32_t value) const;
    /// How many accounts have the value.
    [[nodiscard]] std::uint32_t accountsWith(Trait trait, std::uint32_t value) const;
    /// Text of a value, for sentences.
    [[nodiscard]] std::string text(Trait trait, std::uint32_t value) const;
    [[nodiscard]] std::uint32_t networkOfIp(std::uint32_t ip) const {
        return ip < m_network.size() ? m_network[ip] : 0;
    }
    [[nodiscard]] std::int32_t outputSize(std::size_t row) const;
    [[nodiscard]] std::int32_t inputSize(std::size_t row) const;

private:
    void deriveNetworks();
    void deriveTemplates();
    void countAccounts(const AccountIndex& index, unsigned threads);
    void countAccounts(const AccountIndex& index, Trait trait);

    const EventTable& m_table;
    std::array<bool, kTraits> m_has{};
    std::vector<std::uint32_t> m_network;  ///< by address id
    std::vector<std::uint32_t> m_template; ///< by prefix id
    std::vector<std::string> m_network_text, m_template_text;
    std::array<std::vector<std::uint32_t>, kTraits> m_accounts; ///< by value: accounts that have it
    std::array<double, kTraits> m_total{};                      ///< sum of the above
};

} // namespace tidemark
