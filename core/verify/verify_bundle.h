// SPDX-License-Identifier: GPL-3.0-or-later
// Verification of a bundle without the case: BagIt rules and hashes, signature, seal, custody
// chain, originals, and every figure of the report counted again from the bundle's own tables. A
// BagIt package from elsewhere is checked as far as BagIt goes, and the report says so.
#pragma once

#include "core/jobs/job.h"
#include "core/verify/bundle_source.h"
#include "core/verify/verify_report.h"

#include <string>
#include <string_view>

namespace tidemark {

struct BundleVerifyOptions {
    std::string expected_fingerprint; ///< the key that must have signed; empty: any
};

/// NotFound, Io and BadInput (hostile names and the like) when it cannot be read as a bundle at
/// all.
Result<VerifyReport> verifyBundle(const std::string& path, const BundleVerifyOptions& options,
                                  JobContext& context);

/// The same for a bundle that is open already; `path` is for the report only.
Result<VerifyReport> verifyBundle(BundleSource& source, const std::string& path,
                                  const BundleVerifyOptions& options, JobContext& context);

/// Checks the text of a bundle's custody.log, in which withheld entries stand as "<hash> WITHHELD
/// <hash>". Gives the hash of the last entry and the number of entries.
struct CustodyEnd {
    std::int64_t entries = 0;
    std::string head;
};
CustodyEnd checkBundleCustody(std::string_view text, VerifyReport& report);

} // namespace tidemark
