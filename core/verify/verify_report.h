// SPDX-License-Identifier: GPL-3.0-or-later
// What a verification found: each fault named to file, entry or event; what was checked; and what
// could not be or is only worth knowing. Plain values.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tidemark {

struct VerifyFault {
    std::string place; ///< "data/report.html", "custody entry 12", "source 3 event 4711"
    std::string reason;
    bool operator==(const VerifyFault&) const = default;
};

struct VerifyReport {
    std::string kind; ///< "case" or "bundle"
    std::string path;
    std::string case_id, manifest_sha256, custody_head, key_fingerprint;
    std::int64_t custody_entries = 0;
    std::vector<VerifyFault> faults;
    std::vector<std::string> checked;
    std::vector<std::string> notes;
    [[nodiscard]] bool intact() const { return faults.empty(); }
    void fault(std::string place, std::string reason) {
        faults.push_back({std::move(place), std::move(reason)});
    }
};

/// One JSON document: {kind, path, intact, faults:[{place,reason}], checked:[…], notes:[…], …}.
std::string verifyJson(const VerifyReport& report);
/// The same for people, a line each.
std::string verifyText(const VerifyReport& report);

} // namespace tidemark
