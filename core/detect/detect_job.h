// SPDX-License-Identifier: GPL-3.0-or-later
// Detection over a case: reads the events, runs the analysis and stores the run with all
// parameters, the tool's version and a hash of what it read. The same case and parameters store the
// same figures.
#pragma once

#include "core/analysis/detect.h"
#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/store/case_file.h"
#include "core/store/detection_store.h"

namespace tidemark {

struct StoredRunResult {
    StoredRun run;
    std::vector<StoredDetection> detections; ///< strongest first, with links
};

/// Cancelled leaves the case as it was. The events are read through `file` itself.
Result<StoredRunResult> runDetection(CaseFile& file, const DetectOptions& options,
                                     JobContext& context);

/// SHA-256 over the lines "sha256 format records events duplicates" of all sources in order of id,
/// those of overlays, and "release|ban TIME_NS NAME" of reference dates: what a run has read.
/// Differs after another import, so stale runs can be told.
Result<std::string> detectionInputHash(CaseFile& file);

} // namespace tidemark
