// SPDX-License-Identifier: GPL-3.0-or-later
// The append-only, hash-chained custody log. Entry = one line:
//     <64 hex: SHA-256 of the previous line with its LF> SP <JSON object> LF
// (64 zeros before the first). The JSON is ASCII, keys sorted, no white space, integers only. The
// hash is over the bytes as written, so `sha256sum` can check it. Same thread as its Database.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Flat details of an entry. Values are text; 64-bit figures are written as text on purpose.
using CustodyDetails = std::map<std::string, std::string>;

struct CustodyEntry {
    std::int64_t seq = 0;
    std::string at; ///< ISO 8601 UTC, ms
    std::string actor, host, os_user;
    std::string tool;    ///< "tidemark 0.1.0"
    std::string action;  ///< "case.create", "source.acquire", "finding.add" ...
    std::string subject; ///< what it was done to: "source:3", "finding:1"
    CustodyDetails details;
    std::string line; ///< as stored, with LF
    std::string hash; ///< SHA-256 of `line`
};

struct CustodyHead {
    std::int64_t entries = 0;
    std::string hash; ///< of the last line; 64 zeros when empty
};

class CustodyLog {
public:
    explicit CustodyLog(Database& database) : m_database(database) {}

    /// Must run inside the transaction of the change it records.
    Status append(std::string_view actor, std::string_view action, std::string_view subject,
                  const CustodyDetails& details);
    Result<CustodyHead> head();
    /// Entries with seq > after, oldest first, at most `limit` (-1: all).
    Result<std::vector<CustodyEntry>> entries(std::int64_t after = 0, std::int64_t limit = -1);
    /// Every line joined: the content of custody.log.
    Result<std::string> text();

private:
    Database& m_database;
};

/// A fault in a chain: what is wrong at which entry.
struct CustodyFault {
    std::int64_t seq = 0;
    std::string reason;
};
/// Checks lines (each with its LF) as an outside verifier would. Empty: intact.
std::vector<CustodyFault> checkCustodyText(std::string_view text);
/// Reads one line into its fields; BadInput if it is not an entry.
Result<CustodyEntry> parseCustodyLine(std::string_view line);

} // namespace tidemark
