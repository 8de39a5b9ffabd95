// SPDX-License-Identifier: GPL-3.0-or-later
// Redaction of what leaves the building: the data is redacted, then rendered, so nothing can
// survive underneath (security.md T22 to T24). Identities become keyed pseudonyms: HMAC-SHA-256 of
// the text with a 256-bit secret of the case that is never exported, so the same text has the same
// pseudonym in every export of one case and another in the next case. One owner thread.
#pragma once

#include "core/base/result.h"
#include "core/query/case_reader.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tidemark {

/// What a profile hides.
struct RedactionProfile {
    std::string name = "none";
    bool accounts = false;      ///< account, user, and the ids of requests and sessions
    bool organisations = false; ///< organisation, project
    bool addresses = false;     ///< address, network
    bool keys = false;          ///< API key, payment fingerprint
    bool prompts = false;       ///< prompt text and its hash are dropped
    bool secrets = false;       ///< what looks like a credential is masked in every text
    [[nodiscard]] bool active() const {
        return accounts || organisations || addresses || keys || prompts || secrets;
    }
    /// "none", "standard" (all of it), "identities" (all but prompts), "prompts" (prompts and
    /// secrets), or a list of parts: "accounts,addresses,secrets". BadInput names what there is.
    static Result<RedactionProfile> parse(std::string_view text);
};

/// One line of the list of what was withheld: how often, never what.
struct WithheldItem {
    std::string what; ///< "account", "prompt_prefix", "records", "original", "custody details"
    std::string how;  ///< "replaced by a keyed pseudonym", "dropped", "masked"
    std::int64_t distinct = 0, occurrences = 0;
};

class Redactor {
public:
    /// Without a profile: everything passes unchanged.
    Redactor() = default;
    /// Reads the dictionaries of the case. Makes the case's secret at first use, which needs a
    /// writable case (Busy otherwise).
    static Result<Redactor> make(CaseReader& reader, const RedactionProfile& profile);

    [[nodiscard]] bool active() const { return m_profile.active(); }
    [[nodiscard]] const RedactionProfile& profile() const { return m_profile; }
    /// The value of a field as it may leave.
    std::string value(Field field, std::string_view text);
    /// Free text as it may leave: known identities replaced wherever they stand as a word, secrets
    /// masked.
    std::string prose(std::string_view text);
    /// HMAC of bytes that are withheld, so that the holder of the case can show what they were.
    [[nodiscard]] std::string fingerprint(std::string_view bytes) const;
    /// Adds a line to the list.
    void note(std::string_view what, std::string_view how, std::int64_t occurrences);
    /// What has been withheld so far, by `what`.
    [[nodiscard]] std::vector<WithheldItem> withheld() const;

private:
    std::string pseudonym(const char* kind, std::string_view text) const;
    [[nodiscard]] bool hides(Field field) const;
    RedactionProfile m_profile;
    std::string m_secret;                                      ///< 32 raw bytes
    std::unordered_map<std::string, const char*> m_identities; ///< lower-case text -> kind
    std::size_t m_longest = 0;
    struct Count {
        std::string how;
        std::int64_t occurrences = 0;
        std::unordered_map<std::string, bool> seen;
    };
    std::map<std::string, Count> m_counts;
};

/// What an export with this profile would withhold: distinct values by field, from the dictionaries
/// alone, so it costs no pass over the events.
Result<std::vector<WithheldItem>> previewRedaction(CaseReader& reader,
                                                   const RedactionProfile& profile);

} // namespace tidemark
