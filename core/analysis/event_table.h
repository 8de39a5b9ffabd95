// SPDX-License-Identifier: GPL-3.0-or-later
// What detection reads: events as columns of numbers. Whoever owns the events fills it; detection
// never touches files or SQL. Rows may be in any time order. A column of a field that the log does
// not have stays empty; every other column has exactly `rows()` entries.
// A plain value; concurrent reads are safe.
#pragma once

#include "core/analysis/id_column.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace tidemark {

/// The text of a dictionary id; the view must live as long as the table. May be empty (no such
/// function): ids are then shown as numbers, and what needs the text (networks, templates) is off.
using TextOf = std::function<std::string_view(std::uint32_t id)>;

struct EventTable {
    std::vector<std::int64_t> ts_ns; ///< UTC; required

    // Dictionary ids; 0 is "missing" in every one of them.
    IdColumn account; ///< required; rows with account 0 are counted, never tested
    IdColumn api_key, org, client_ip, asn, country, user_agent, model, endpoint, payment;
    IdColumn prompt_hash;   ///< exact prompt
    IdColumn prompt_prefix; ///< first characters of the prompt

    // Numbers; negative is "missing". Writers saturate at the type's maximum.
    std::vector<std::int32_t> input_tokens, output_tokens, request_bytes, response_bytes,
        latency_ms;
    std::vector<std::int16_t> status; ///< HTTP status; 0 is "missing"

    /// When each account was created, by account id (0 unknown); empty when the log does not say.
    std::vector<std::int64_t> account_created_ns;

    /// What is known from outside the log; 0 unknown, all may be empty: the release of a model by
    /// its id, the ban of an account by its id, and bans of which no account is known.
    std::vector<std::int64_t> model_released_ns, account_banned_ns, bans_ns;

    /// Texts, for networks (/24, /64), prompt templates and sentences.
    TextOf account_text, ip_text, asn_text, country_text, agent_text, model_text, payment_text,
        prefix_text, key_text, org_text;

    [[nodiscard]] std::size_t rows() const noexcept { return ts_ns.size(); }

    /// Puts the rows of an account next to each other, accounts by id, in their order so far.
    /// Detection finds the same either way; reading an account's rows is then several times as
    /// fast. Needs memory for two more columns, on at most two of the threads.
    void sortByAccount(unsigned threads = 1);
};

} // namespace tidemark
