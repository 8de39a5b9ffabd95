// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the derived tables of a case with those of its rebuild: ledgers, rejects, every column
// of every event, dictionaries, postings and roll-ups.
#pragma once

#include "core/jobs/job.h"
#include "core/store/case_file.h"
#include "core/verify/verify_report.h"

namespace tidemark {

/// At most kMaxFaultsPerTable differences of a table are named; the rest are counted.
constexpr int kMaxFaultsPerTable = 20;

Status compareCases(CaseFile& file, CaseFile& rebuilt, VerifyReport& report, JobContext& context);

} // namespace tidemark
