// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_log.h"

#include "core/base/digest.h"
#include "core/base/utc_time.h"
#include "core/version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pwd.h>
#include <unistd.h>

namespace tidemark {

namespace {

constexpr std::string_view kInsertEntry =
    "INSERT INTO custody (seq, line, hash) VALUES (?1, ?2, ?3)";
constexpr std::string_view kHead = "SELECT seq, hash FROM custody ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kSelectEntries =
    "SELECT line FROM custody WHERE seq > ?1 ORDER BY seq LIMIT ?2";
constexpr std::size_t kHashDigits = 64;

const std::string& zeroHash() {
    static const std::string zeros(kHashDigits, '0');
    return zeros;
}

std::string hostName() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

std::string osUser() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : fmt::format("uid {}", geteuid());
}

// ISO time cut to milliseconds, so that every entry has the same form.
std::string stampNow() {
    return formatIsoUtc(floorTo(nowNs(), kNsPerMs));
}

std::string entryJson(std::int64_t seq, std::string_view actor, std::string_view action,
                      std::string_view subject, const CustodyDetails& details) {
    nlohmann::json entry; // std::map inside: keys come out sorted
    entry["v"] = 1;
    entry["seq"] = seq;
    entry["at"] = stampNow();
    entry["actor"] = std::string(actor);
    entry["host"] = hostName();
    entry["os_user"] = osUser();
    entry["tool"] = kToolName;
    entry["act"] = std::string(action);
    entry["obj"] = std::string(subject);
    // Without it the hash of a short entry could be guessed where a redacted bundle shows only the
    // hash.
    entry["salt"] = randomHex(16);
    entry["args"] = nlohmann::json::object();
    for (const auto& [key, value] : details) entry["args"][key] = value;
    return entry.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

} // namespace

Status CustodyLog::append(std::string_view actor, std::string_view action, std::string_view subject,
                          const CustodyDetails& details) {
    TM_ASSIGN(const CustodyHead before, head());
    const std::int64_t seq = before.entries + 1;
    const std::string line =
        before.hash + " " + entryJson(seq, actor, action, subject, details) + "\n";
    TM_ASSIGN(Statement insert, m_database.prepare(kInsertEntry));
    return insert.bind(1, seq).bind(2, line).bind(3, sha256Hex(line)).run();
}

Result<CustodyHead> CustodyLog::head() {
    TM_ASSIGN(Statement select, m_database.prepare(kHead));
    TM_ASSIGN(const bool row, select.step());
    if (!row) return CustodyHead{0, zeroHash()};
    return CustodyHead{select.int64(0), std::string(select.text(1))};
}

Result<std::vector<CustodyEntry>> CustodyLog::entries(std::int64_t after, std::int64_t limit) {
    TM_ASSIGN(Statement select, m_database.prepare(kSelectEntries));
    select.bind(1, after).bind(2, limit);
    std::vector<CustodyEntry> result;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return result;
        TM_ASSIGN(CustodyEntry entry, parseCustodyLine(select.text(0)));
        result.push_back(std::move(entry));
    }
}

Result<std::string> CustodyLog::text() {
    TM_ASSIGN(Statement select, m_database.prepare(kSelectEntries));
    select.bind(1, std::int64_t{0}).bind(2, std::int64_t{-1});
    std::string result;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return result;
        result += select.text(0);
    }
}

Result<CustodyEntry> parseCustodyLine(std::string_view line) {
    const auto bad = [](const char* reason) { return makeError(ErrorCode::BadInput, reason); };
    if (line.size() < kHashDigits + 3 || line[kHashDigits] != ' ' || line.back() != '\n')
        return bad("a custody line has a hash, a blank, a JSON object and a line feed");
    const auto json = nlohmann::json::parse(line.substr(kHashDigits + 1), nullptr, false);
    if (!json.is_object()) return bad("what follows the hash is not a JSON object");
    CustodyEntry entry;
    const auto text = [&json](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    const auto seq = json.find("seq");
    if (seq == json.end() || !seq->is_number_integer())
        return bad("the entry has no sequence number");
    entry.seq = seq->get<std::int64_t>();
    entry.at = text("at");
    entry.actor = text("actor");
    entry.host = text("host");
    entry.os_user = text("os_user");
    entry.tool = text("tool");
    entry.action = text("act");
    entry.subject = text("obj");
    if (const auto args = json.find("args"); args != json.end() && args->is_object())
        for (const auto& [key, value] : args->items())
            if (value.is_string()) entry.details[key] = value.get<std::string>();
    entry.line = std::string(line);
    entry.hash = sha256Hex(line);
    return entry;
}

std::vector<CustodyFault> checkCustodyText(std::string_view text) {
    std::vector<CustodyFault> faults;
    std::string previous = zeroHash();
    std::int64_t expected = 1;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line =
            text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
        text.remove_prefix(line.size());
        const auto entry = parseCustodyLine(line);
        if (!entry) {
            faults.push_back({expected, entry.error().message});
        } else {
            if (entry->seq != expected)
                faults.push_back({expected, fmt::format("entry {} stands where entry {} belongs",
                                                        entry->seq, expected)});
            if (line.substr(0, kHashDigits) != previous)
                faults.push_back({expected, "the hash of the previous entry does not match"});
        }
        previous = sha256Hex(line);
        ++expected;
    }
    return faults;
}

} // namespace tidemark
