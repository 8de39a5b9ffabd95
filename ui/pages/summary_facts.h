// SPDX-License-Identifier: GPL-3.0-or-later
// What the Summary page shows beyond the summary of reports: accounts involved by name, keys,
// clusters, week over week, before and after, and whether the evidence has changed since detection
// ran. Read on a reader's thread.
#pragma once

#include "core/export/summary.h"
#include "core/store/reference_store.h"

#include <string>
#include <vector>

namespace tidemark {

/// Sums of a week, Monday to Sunday in the case's zone, of the summary's share metric.
struct WeekSums {
    std::int64_t start_ns = 0;
    double all = 0, involved = 0;
    bool whole = true; ///< false: the log covers only a part of it
};

/// Equal stretches before and after a moment, of the summary's share metric.
struct BeforeAfter {
    std::int64_t at_ns = 0;
    std::string moment;                     ///< "First detection", or the name of a reference date
    std::int64_t stretch_ns = 0;            ///< length of each side
    double before = 0, after = 0;           ///< of the accounts involved
    double rest_before = 0, rest_after = 0; ///< of all others
};

struct ClusterFact {
    std::int64_t id = 0;
    double score = 0;
    std::vector<std::string> accounts;
};

struct SummaryFacts {
    Summary summary;
    std::vector<std::string> involved; ///< accounts, as stored
    SummaryTable keys;                 ///< no rows: the records name none
    std::vector<ClusterFact> clusters;
    std::vector<WeekSums> weeks;
    std::vector<BeforeAfter> moments;
    std::int64_t detected_ns = 0; ///< when detection ran; 0: never
    bool stale = false;           ///< evidence came in after that
};

Result<SummaryFacts> readSummaryFacts(CaseReader& reader, std::stop_token stop);

/// Sums of a summary's volume by week. `volume` has all accounts first, then those involved.
std::vector<WeekSums> weekSums(const Chart& volume);
/// nullopt when the log has less than a bucket on either side. Each side is at most a week.
std::optional<BeforeAfter> beforeAfter(const Chart& volume, std::int64_t at_ns,
                                       const std::string& moment);

} // namespace tidemark
