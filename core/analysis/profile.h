// SPDX-License-Identifier: GPL-3.0-or-later
// What an account is, in a few numbers and value lists: the raw material for finding accounts that
// act as one. Accounts of one organisation are one party: that they share things needs no
// explaining, so a value counts once for a party however many of its accounts use it.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"
#include "core/analysis/period.h"
#include "core/analysis/traits.h"

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace tidemark {

/// Kinds of shared value or circumstance, in order of how much they can say.
enum class LinkKind : std::uint8_t {
    PromptHash,
    Key,
    Payment,
    Ip,
    Network,
    Birth,
    Template,
    Agent,
    Asn,
    OutputSize,
    Hours,
    Pace,
    Synchrony, // the rest: of two accounts' times, see timing.h
    HandOver,
    Replacement,
    Pivot
};
constexpr std::size_t kLinkKinds = 16;
[[nodiscard]] const char* linkKindName(LinkKind kind);

struct ValueShare {
    std::uint32_t value = 0;
    float share = 0; ///< of the account's requests
};

struct AccountProfile {
    std::uint32_t events = 0;
    std::uint32_t party = 0;
    double first = 0, last = 0; ///< hours of the period
    double born = -1e18;        ///< hours of the period, negative before it; -1e18 unknown
    double output_median = -1;
    double quiet_share = 0;   ///< of requests in the account's quietest eight hours of the day
    double gap_variation = 1; ///< coefficient of variation of gaps between requests below 90 %
    double errors = 0;
    double agents = 0; ///< different user agents that make up a twentieth of the requests or more
    ValueShare top_template, top_agent, top_asn, top_model;
    std::vector<ValueShare> ips, networks, payments, keys, templates;
};

struct Profiles {
    std::vector<AccountProfile> accounts;            ///< by account id
    std::vector<std::vector<std::uint32_t>> members; ///< accounts by party, ascending
    std::vector<std::uint32_t> face;                 ///< each party's busiest account
    std::uint32_t parties = 0;                       ///< parties are below this
    bool has_org = false;
};

/// The profile that some of an account's rows give: all but `party` and `born`.
[[nodiscard]] AccountProfile profileOf(const EventTable& table, const Period& period,
                                       const TraitTable& traits,
                                       std::span<const std::uint32_t> rows);

[[nodiscard]] Profiles buildProfiles(const EventTable& table, const AccountIndex& index,
                                     const Period& period, const TraitTable& traits,
                                     unsigned threads, const std::stop_token& stop);

} // namespace tidemark
