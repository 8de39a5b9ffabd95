// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sources speak at all: the case's span and its gaps.
#include "core/query/timeline.h"
#include "core/query/volume_reader.h"
#include "core/store/rollup.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::int64_t kLeastGapMinutes = 15;
constexpr std::int64_t kMedianFactor = 20;

/// Minutes [first, past) in which something was recorded.
struct Covered {
    std::int64_t first = 0, past = 0;
};

// Usage buckets cover their whole interval, whether or not it holds a request.
Status addUsageIntervals(CaseReader& reader, std::vector<Covered>& covered) {
    TM_ASSIGN(const std::vector<bool>* usage, reader.usageBlocks());
    VolumeReader volumes(reader, 0);
    const auto blocks = reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!(*usage)[i]) continue;
        TM_TRY(volumes.load(i));
        for (std::size_t row = 0; row < static_cast<std::size_t>(blocks[i].event_count); ++row) {
            if (!volumes.isUsage(row) || volumes.time(row) == kNoTime) continue;
            const TimeRange interval = volumes.interval(row);
            const std::int64_t last = std::max(interval.from_ns, interval.to_ns - 1);
            covered.push_back({floorTo(interval.from_ns, kNsPerMinute) / kNsPerMinute,
                               floorTo(last, kNsPerMinute) / kNsPerMinute + 1});
        }
    }
    return ok();
}

// Minutes in ascending order, those that touch or repeat joined only where they repeat.
Result<std::vector<Covered>> coveredMinutes(CaseReader& reader) {
    std::vector<Covered> covered;
    for (const SegmentInfo& segment : reader.events().segments()) {
        TM_ASSIGN(const RollupCells cells,
                  readRollup(reader.db(), RollupKind::Minute, segment.id, 1U << kRollupTime));
        for (const std::int64_t minute : cells.columns[kRollupTime])
            covered.push_back({minute, minute + 1});
    }
    TM_TRY(addUsageIntervals(reader, covered));
    std::sort(covered.begin(), covered.end(),
              [](const Covered& a, const Covered& b) { return a.first < b.first; });
    std::vector<Covered> joined;
    for (const Covered& next : covered) {
        if (!joined.empty() && next.first < joined.back().past)
            joined.back().past = std::max(joined.back().past, next.past);
        else
            joined.push_back(next);
    }
    return joined;
}

Result<std::optional<TimeRange>> findSpan(CaseReader& reader) {
    const auto span = reader.events().timeSpan();
    if (!span) return std::optional<TimeRange>();
    TimeRange range{span->first, span->second == INT64_MAX ? INT64_MAX : span->second + 1};
    TM_ASSIGN(const std::vector<bool>* usage, reader.usageBlocks());
    const auto blocks = reader.events().blocks();
    VolumeReader volumes(reader, 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!(*usage)[i]) continue;
        TM_TRY(volumes.load(i));
        for (std::size_t row = 0; row < static_cast<std::size_t>(blocks[i].event_count); ++row)
            if (volumes.isUsage(row))
                range.to_ns = std::max(range.to_ns, volumes.interval(row).to_ns);
    }
    return std::optional<TimeRange>(range);
}

Result<std::vector<TimeRange>> findGaps(CaseReader& reader) {
    TM_ASSIGN(const std::vector<Covered> covered, coveredMinutes(reader));
    std::vector<TimeRange> gaps;
    if (covered.size() < 2) return gaps;
    std::vector<std::int64_t> spaces;
    for (std::size_t i = 1; i < covered.size(); ++i)
        spaces.push_back(covered[i].first - covered[i - 1].past + 1);
    const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
    std::nth_element(spaces.begin(), middle, spaces.end());
    const std::int64_t least = std::max(kLeastGapMinutes, kMedianFactor * *middle);
    for (std::size_t i = 1; i < covered.size(); ++i)
        if (covered[i].first - covered[i - 1].past > least)
            gaps.push_back({covered[i - 1].past * kNsPerMinute, covered[i].first * kNsPerMinute});
    return gaps;
}

// Events never change under a reader, so this is found out once.
Result<const CaseReader::Coverage*> coverageOf(CaseReader& reader) {
    if (!reader.coverage()) {
        CaseReader::Coverage coverage;
        TM_ASSIGN(coverage.span, findSpan(reader));
        TM_ASSIGN(coverage.gaps, findGaps(reader));
        reader.coverage() = std::move(coverage);
    }
    return static_cast<const CaseReader::Coverage*>(&*reader.coverage());
}

} // namespace

Result<std::optional<TimeRange>> caseSpan(CaseReader& reader) {
    TM_ASSIGN(const CaseReader::Coverage* coverage, coverageOf(reader));
    return coverage->span;
}

Result<std::vector<TimeRange>> readGaps(CaseReader& reader) {
    TM_ASSIGN(const CaseReader::Coverage* coverage, coverageOf(reader));
    return coverage->gaps;
}

} // namespace tidemark
