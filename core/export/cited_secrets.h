// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through the records that an unredacted bundle would hold, before anything is written, so
// that a person can be asked. Same thread as the reader.
#pragma once

#include "core/jobs/job.h"
#include "core/query/case_reader.h"

#include <cstdint>

namespace tidemark {

/// How many cited records hold what looks like an API key or token (maskSecrets in text.h). Records
/// that cannot be read count as none: the export says so itself. Cancelled.
Result<std::int64_t> citedRecordsWithSecrets(CaseReader& reader, JobContext& context);

} // namespace tidemark
