// SPDX-License-Identifier: GPL-3.0-or-later
// Overlays: what joins of sources and files of addresses add to events. The events as imported are
// never touched; an overlay holds further columns beside theirs, which every reader takes first,
// and the postings and roll-ups that follow from them. All of it is derived: taking a rule back
// gives the case as imported, and verify checks the imported state alone. Same thread as the
// CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/store/address_file.h"
#include "core/store/case_file.h"
#include "core/store/join_rule.h"

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace tidemark {

enum class OverlayKind { Join, Addresses };

/// What a rule did when it was last applied.
struct OverlayResult {
    std::int64_t into_events = 0; ///< events that the rule looked at
    std::int64_t from_events = 0; ///< join: events of the other side
    std::int64_t matched = 0;     ///< events with a partner, or with an address that the files know
    std::int64_t ambiguous = 0;   ///< join: left alone, because the id belongs to several calls
    std::int64_t conflicts = 0; ///< join: fields left empty, because partners contradict each other
    std::map<Field, std::int64_t> filled; ///< values filled by field
};

struct OverlayRule {
    std::int64_t id = 0, revision = 0;
    OverlayKind kind = OverlayKind::Join;
    std::string json; ///< JoinRule or AddressRule
    std::string author;
    std::int64_t at_ns = 0;
    bool retracted = false;
    bool applied =
        false; ///< `result` holds; false after an import until the rules are applied again
    OverlayResult result;
};

/// Adds a rule and applies all rules in force, in one transaction with one custody entry.
Result<std::int64_t> addJoin(CaseFile& file, const JoinRule& rule, std::stop_token stop = {});
Result<std::int64_t> addAddressFiles(CaseFile& file, const AddressRule& rule,
                                     std::stop_token stop = {});
/// Takes a rule back; the others are applied anew.
Status retractOverlayRule(CaseFile& file, std::int64_t id, std::stop_token stop = {});
/// Puts a retracted rule in force again.
Status restoreOverlayRule(CaseFile& file, std::int64_t id, std::stop_token stop = {});
/// Applies the rules in force anew, for instance after an import; does nothing without rules.
Status refreshOverlays(CaseFile& file, std::stop_token stop = {});

/// Every rule's newest revision in order of id; retracted ones only when asked.
Result<std::vector<OverlayRule>> overlayRules(Database& database, bool with_retracted = false);
/// Drops what the rules gave (not the rules) inside the caller's transaction: the case reads as
/// imported. False: there was nothing.
Result<bool> clearOverlays(Database& database);
/// A line for each applied rule, for hashes that pin the state of the evidence; empty without.
Result<std::string> overlayLines(Database& database);

} // namespace tidemark
