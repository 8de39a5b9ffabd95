// SPDX-License-Identifier: GPL-3.0-or-later
// Looks through what an export would take out of the house, before anything is written, so that a
// person can be asked. Same thread as the reader.
#pragma once

#include "core/jobs/job.h"
#include "core/query/case_reader.h"

#include <cstdint>

namespace tidemark {

struct BundleOptions;
struct CaseContent;

/// What holds something that reads as an API key or token (maskSecrets in text.h).
struct LeavingSecrets {
    /// True: every line of every source was looked through, since the originals or all events
    /// leave. False: the cited records.
    bool whole = false;
    std::int64_t records = 0; ///< cited records, or lines of the sources
    std::int64_t texts = 0;   ///< written by people: findings, comments, annotations, captions
    /// Sources of which something could not be read and so not be looked through.
    std::int64_t unread_sources = 0;
    [[nodiscard]] std::int64_t all() const { return records + texts; }
};

/// By what `options` let out; nothing is counted when their redaction masks secrets. Cancelled.
Result<LeavingSecrets> secretsLeaving(CaseReader& reader, const BundleOptions& options,
                                      JobContext& context);
/// The same for a case that is read already.
Result<LeavingSecrets> secretsLeaving(CaseReader& reader, const CaseContent& content,
                                      const BundleOptions& options, JobContext& context);

} // namespace tidemark
