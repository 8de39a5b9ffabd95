// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of BagIt (RFC 8493 and the earlier 0.9x) for a bag from anywhere. Reads every file
// once.
#pragma once

#include "core/jobs/job.h"
#include "core/verify/bundle_source.h"
#include "core/verify/verify_report.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace tidemark {

struct BagFacts {
    std::map<std::string, std::string> tag_files;   ///< path -> content, of files outside data/
    std::map<std::string, std::string> sha256;      ///< of every file, by path
    std::map<std::string, std::string> small_files; ///< data/ files asked for
    std::vector<std::pair<std::string, std::string>> info; ///< bag-info.txt
    std::set<std::string> listed_tags;                     ///< tag files that a tag manifest lists
    [[nodiscard]] std::string infoValue(std::string_view key) const; ///< "" when absent
};

/// Adds a fault for each rule that is broken. `keep` names data/ files whose content the caller
/// wants (up to 256 MiB each). Fails only when nothing can be read at all or on Cancel.
Result<BagFacts> checkBag(BundleSource& source, const std::set<std::string>& keep,
                          VerifyReport& report, JobContext& context);

} // namespace tidemark
