// SPDX-License-Identifier: GPL-3.0-or-later
// Verification of a case: the file and its schema, the custody chain and the seals beside it, the
// hash of every original, everything derived from them made anew and compared, and every word of a
// person against the custody entry that pins it.
#pragma once

#include "core/jobs/job.h"
#include "core/store/case_file.h"
#include "core/verify/verify_bundle.h"
#include "core/verify/verify_report.h"

#include <string>

namespace tidemark {

struct CaseVerifyOptions {
    bool rederive = true; ///< false: hashes and chain only, at the speed of hashing
};

/// Reads only; the case may be open for writing elsewhere. Never writes into it.
Result<VerifyReport> verifyCase(CaseFile& file, const CaseVerifyOptions& options,
                                JobContext& context);

/// A case or a bundle, by what the path is: for the `verify` command.
Result<VerifyReport> verifyPath(const std::string& path, const CaseVerifyOptions& for_case,
                                const BundleVerifyOptions& for_bundle, JobContext& context);

/// Each finding, exhibit, annotation, tag and comment against the custody log, and the other way
/// round.
Status verifyWords(CaseFile& file, VerifyReport& report);

} // namespace tidemark
