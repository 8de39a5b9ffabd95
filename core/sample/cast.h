// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody in the story: 139 ordinary accounts, and whoever the scenes add. Built by one thread.
#pragma once

#include "core/sample/random.h"
#include "core/sample/scene.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::sample {

/// What a new account is to be; the rest follows from its name.
struct NewAccount {
    std::string_view id, organisation; ///< organisation empty: one of its own
    std::string_view country;
    std::int64_t created_ms = 0;
    bool pays = true;
    std::size_t keys = 1;
};

class Cast {
public:
    /// Fills in the ordinary accounts.
    Cast();

    /// Adds an account with a home address, keys and payment method of its own; returns its index.
    std::size_t add(const NewAccount& wanted);
    [[nodiscard]] Account& at(std::size_t index) { return m_accounts[index]; }
    [[nodiscard]] const Account& at(std::size_t index) const { return m_accounts[index]; }
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }
    /// Accounts below this index are ordinary.
    [[nodiscard]] std::size_t ordinary() const { return m_ordinary; }

    /// An address nobody else has, at an access provider of the country (or a data centre).
    ScenePlace home(std::string_view country);
    ScenePlace dataCentre();

private:
    std::vector<Account> m_accounts;
    std::size_t m_ordinary = 0;
    std::int64_t m_homes = 0, m_hosts = 0;
};

/// Something that looks like a key, a payment fingerprint or the like: `prefix` and hex digits that
/// follow from the name.
std::string token(std::string_view prefix, std::string_view name, std::uint64_t number, int digits);

/// "Draft a friendly reply about late parcels": openings of prompts that anybody might send.
std::string ordinaryPrompt(SampleRandom& random);
/// A subject of such a prompt.
std::string_view topic(SampleRandom& random);

} // namespace tidemark::sample
