// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/redaction.h"

#include "core/base/digest.h"
#include "core/base/text.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::string_view kSecretSetting = "redaction.secret";
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kPseudonymDigits = 16;
// Shorter texts would take common words and figures out of every sentence.
constexpr std::size_t kShortestInProse = 3;
constexpr std::size_t kLongestInProse = 512;

struct HiddenField {
    Field field;
    bool RedactionProfile::*part;
    const char* kind;
};
// In the order in which a text that is several things takes its name.
constexpr HiddenField kHidden[] = {
    {Field::Account, &RedactionProfile::accounts, "account"},
    {Field::User, &RedactionProfile::accounts, "user"},
    {Field::ApiKey, &RedactionProfile::keys, "key"},
    {Field::Organisation, &RedactionProfile::organisations, "organisation"},
    {Field::Project, &RedactionProfile::organisations, "project"},
    {Field::ClientIp, &RedactionProfile::addresses, "address"},
    {Field::Asn, &RedactionProfile::addresses, "network"},
    {Field::Payment, &RedactionProfile::keys, "payment"},
    {Field::RequestId, &RedactionProfile::accounts, "request"},
    {Field::SessionId, &RedactionProfile::accounts, "session"},
    {Field::UniqueId, &RedactionProfile::accounts, "record"},
};
constexpr Field kPrompts[] = {Field::PromptPrefix, Field::PromptHash};

bool isWordByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// "234" inside "1,234.5" is part of a figure, not an identity.
bool partOfFigure(std::string_view text, std::size_t begin, std::size_t end) {
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                     text.begin() + static_cast<std::ptrdiff_t>(end), isDigit))
        return false;
    const auto joins = [](char c) { return c == ',' || c == '.' || c == ':'; };
    return (begin >= 2 && joins(text[begin - 1]) && isDigit(text[begin - 2])) ||
           (end + 1 < text.size() && joins(text[end]) && isDigit(text[end + 1]));
}

// Length of an IPv4 address with its network prefix, or of an IPv6 network ("2001:db8::/48"), at
// the start of `text`; 0 when there is none. Networks are in no dictionary: detection makes them of
// addresses.
std::size_t addressLength(std::string_view text) {
    std::size_t at = 0;
    int parts = 0;
    while (parts < 4) {
        std::size_t digits = 0;
        while (digits < 4 && at + digits < text.size() && isDigit(text[at + digits])) ++digits;
        if (digits == 0 || digits > 3) break;
        at += digits;
        if (++parts < 4) {
            if (at >= text.size() || text[at] != '.') break;
            ++at;
        }
    }
    if (parts < 4) {
        at = text.find_first_not_of("0123456789abcdefABCDEF:");
        if (at == std::string_view::npos) at = text.size();
        if (text.substr(0, at).find("::") == std::string_view::npos) return 0;
    }
    if (at + 1 < text.size() && text[at] == '/' && isDigit(text[at + 1]))
        for (++at; at < text.size() && isDigit(text[at]);) ++at;
    return at < text.size() && isWordByte(text[at]) ? 0 : at;
}

std::string percentEncoded(std::string_view text) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        if ((isWordByte(c) && static_cast<unsigned char>(c) < 0x80) || c == '-' || c == '_' ||
            c == '.' || c == '~') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
    }
    return out;
}

} // namespace

Result<RedactionProfile> RedactionProfile::parse(std::string_view text) {
    RedactionProfile profile;
    profile.name = lowerAscii(trimmed(text));
    if (profile.name.empty() || profile.name == "none") {
        profile.name = "none";
        return profile;
    }
    const bool all = profile.name == "standard" || profile.name == "identities";
    if (all)
        profile.accounts = profile.organisations = profile.addresses = profile.keys =
            profile.secrets = true;
    if (profile.name == "standard") profile.prompts = true;
    if (profile.name == "prompts") profile.prompts = profile.secrets = true;
    if (all || profile.name == "prompts") return profile;
    static constexpr std::pair<std::string_view, bool RedactionProfile::*> kParts[] = {
        {"accounts", &RedactionProfile::accounts},
        {"organisations", &RedactionProfile::organisations},
        {"addresses", &RedactionProfile::addresses},
        {"keys", &RedactionProfile::keys},
        {"prompts", &RedactionProfile::prompts},
        {"secrets", &RedactionProfile::secrets}};
    std::string_view rest = profile.name;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view part = trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        const auto known = std::find_if(std::begin(kParts), std::end(kParts),
                                        [part](const auto& each) { return each.first == part; });
        if (known == std::end(kParts))
            return makeError(
                ErrorCode::BadInput, "\"" + visibleText(part) + "\" is no redaction profile", {},
                "use none, standard, identities, prompts, or a list of: accounts, organisations, "
                "addresses, keys, prompts, secrets");
        profile.*(known->second) = true;
    }
    return profile;
}

Result<Redactor> Redactor::make(CaseReader& reader, const RedactionProfile& profile) {
    Redactor redactor;
    redactor.m_profile = profile;
    if (!profile.active()) return redactor;
    TM_ASSIGN(std::optional<std::string> stored, reader.file().setting(kSecretSetting));
    if (!stored) {
        if (!reader.file().writable())
            return makeError(
                ErrorCode::Busy,
                "the first redacted export of a case makes its secret, which needs the "
                "case open for writing",
                reader.file().path());
        stored = randomHex(kSecretBytes);
        TM_TRY(reader.file().setSetting(kSecretSetting, *stored));
    }
    redactor.m_secret = fromHex(*stored);
    if (redactor.m_secret.size() != kSecretBytes)
        return makeError(ErrorCode::Integrity, "the case's redaction secret is damaged",
                         reader.file().path());
    std::vector<HiddenField> searched(std::begin(kHidden), std::end(kHidden));
    searched.push_back({Field::PromptPrefix, &RedactionProfile::prompts, "prompt"});
    for (const HiddenField& hidden : searched) {
        if (!(profile.*hidden.part) || fieldInfo(hidden.field).type != FieldType::Dictionary)
            continue;
        TM_ASSIGN(const Dictionary* texts, reader.events().dictionary(hidden.field));
        for (std::uint32_t id = 1; id <= texts->count(); ++id) {
            const std::string_view text = texts->text(id);
            if (text.size() < kShortestInProse || text.size() > kLongestInProse) continue;
            for (const std::string& form : {lowerAscii(text), percentEncoded(lowerAscii(text))}) {
                redactor.m_identities.emplace(form, hidden.kind);
                redactor.m_longest = std::max(redactor.m_longest, form.size());
            }
        }
    }
    return redactor;
}

std::string Redactor::fingerprint(std::string_view bytes) const {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), m_secret.data(), static_cast<int>(m_secret.size()),
         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), out, &size);
    return toHex({reinterpret_cast<const char*>(out), size});
}

std::string Redactor::pseudonym(const char* kind, std::string_view text) const {
    return std::string(kind) + "-" + fingerprint(lowerAscii(text)).substr(0, kPseudonymDigits);
}

bool Redactor::hides(Field field) const {
    return std::any_of(std::begin(kHidden), std::end(kHidden),
                       [this, field](const HiddenField& hidden) {
                           return hidden.field == field && m_profile.*hidden.part;
                       });
}

void Redactor::note(std::string_view what, std::string_view how, std::int64_t occurrences) {
    Count& count = m_counts[std::string(what)];
    count.how = std::string(how);
    count.occurrences += occurrences;
}

std::string Redactor::value(Field field, std::string_view text) {
    if (!active() || text.empty()) return std::string(text);
    const std::string name(fieldInfo(field).name);
    if (m_profile.prompts &&
        std::find(std::begin(kPrompts), std::end(kPrompts), field) != std::end(kPrompts)) {
        note(name, "dropped", 1);
        return "[withheld]";
    }
    if (hides(field)) {
        const auto hidden =
            std::find_if(std::begin(kHidden), std::end(kHidden),
                         [field](const HiddenField& each) { return each.field == field; });
        std::string out = pseudonym(hidden->kind, text);
        note(name, "replaced by a keyed pseudonym", 1);
        m_counts[name].seen.emplace(out, true);
        return out;
    }
    return prose(text);
}

std::string Redactor::prose(std::string_view text) {
    if (!active() || text.empty()) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const bool starts = isWordByte(text[at]) ? at == 0 || !isWordByte(text[at - 1]) : true;
        std::size_t best = 0;
        const char* kind = nullptr;
        for (std::size_t length = std::min(m_longest, text.size() - at);
             starts && length >= kShortestInProse; --length) {
            const std::size_t end = at + length;
            if (end < text.size() && isWordByte(text[end]) && isWordByte(text[end - 1])) continue;
            const auto known = m_identities.find(lowerAscii(text.substr(at, length)));
            if (known == m_identities.end() || partOfFigure(text, at, end)) continue;
            best = length;
            kind = known->second;
            break;
        }
        if (best == 0 && starts && m_profile.addresses) {
            best = addressLength(text.substr(at));
            kind = "address";
        }
        if (best == 0) {
            out += text[at++];
            continue;
        }
        std::string plain(text.substr(at, best));
        out += pseudonym(kind, plain);
        note(std::string(kind) + " in text", "replaced by a keyed pseudonym", 1);
        at += best;
    }
    if (!m_profile.secrets) return out;
    std::string masked = maskSecrets(out);
    if (masked != out) note("secret", "masked", 1);
    return masked;
}

std::vector<WithheldItem> Redactor::withheld() const {
    std::vector<WithheldItem> out;
    for (const auto& [what, count] : m_counts)
        out.push_back(
            {what, count.how, static_cast<std::int64_t>(count.seen.size()), count.occurrences});
    return out;
}

Result<std::vector<WithheldItem>> previewRedaction(CaseReader& reader,
                                                   const RedactionProfile& profile) {
    std::vector<WithheldItem> out;
    const auto add = [&](Field field, const char* how) -> Status {
        WithheldItem item{std::string(fieldInfo(field).name), how, 0, 0};
        if (fieldInfo(field).type == FieldType::Dictionary) {
            TM_ASSIGN(const Dictionary* texts, reader.events().dictionary(field));
            item.distinct = texts->count();
        }
        out.push_back(std::move(item));
        return ok();
    };
    for (const HiddenField& hidden : kHidden)
        if (profile.*hidden.part) TM_TRY(add(hidden.field, "replaced by a keyed pseudonym"));
    if (profile.prompts)
        for (const Field field : kPrompts) TM_TRY(add(field, "dropped"));
    if (profile.secrets) out.push_back({"secret", "masked", 0, 0});
    if (profile.active())
        out.push_back(
            {"record", "left out: verbatim records and originals are not exported", 0, 0});
    return out;
}

} // namespace tidemark
