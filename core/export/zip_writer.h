// SPDX-License-Identifier: GPL-3.0-or-later
// Packs a folder into a zip file that depends on nothing but the names and bytes of its files:
// order by name, no times, no owners. Blocking; checks for Cancel.
#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"

#include <string>

namespace tidemark {

/// Every regular file under `folder`, as `prefix/relative/path`, into the new file `zip_path`
/// (0600).
Status writeZip(const std::string& folder, const std::string& prefix, const std::string& zip_path,
                JobContext& context);

} // namespace tidemark
