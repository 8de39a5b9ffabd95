// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/summary_facts.h"

#include "core/base/time_zone.h"
#include "core/query/entity_table.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::int64_t kWeek_ns = 7 * kNsPerDay;
constexpr std::int64_t kMostKeys = 8;
constexpr std::size_t kMostMoments = 5;

double valueAt(const std::vector<ChartSeries>& series, std::size_t which, std::size_t bucket) {
    if (which >= series.size() || bucket >= series[which].values.size()) return 0;
    const double value = series[which].values[bucket];
    return std::isnan(value) ? 0 : value;
}

/// Monday 00:00 of that week on the zone's clock, as an instant.
std::int64_t weekStart(std::int64_t at_ns, const TimeZone& zone) {
    const std::int64_t local_ns = at_ns + zone.offsetAt(at_ns) * kNsPerSecond;
    std::int64_t day = local_ns / kNsPerDay - (local_ns % kNsPerDay < 0 ? 1 : 0);
    // 1 January 1970 was a Thursday.
    const std::int64_t since_monday = ((day + 3) % 7 + 7) % 7;
    day -= since_monday;
    const std::int64_t guess_ns = day * kNsPerDay - zone.offsetAt(at_ns) * kNsPerSecond;
    return day * kNsPerDay - zone.offsetAt(guess_ns) * kNsPerSecond;
}

Status addKeys(CaseReader& reader, SummaryFacts& out, std::stop_token stop) {
    EntityQuery query;
    query.kind = Field::ApiKey;
    query.by = out.summary.share_metric == "requests" ? Metric::Requests : Metric::OutputTokens;
    query.limit = kMostKeys;
    query.totals_only = true;
    TM_ASSIGN(const EntityTable table, readEntities(reader, query, stop));
    if (table.distinct == 0) return ok();
    out.keys = {"By key", "keys", {}, table.distinct};
    for (const EntityRow& row : table.rows) {
        SummaryRow shown;
        shown.name = row.id == 0 ? std::string("(not stated)") : row.name;
        shown.events = row.events;
        shown.metrics = row.sums;
        out.keys.rows.push_back(std::move(shown));
    }
    return ok();
}

void addDetections(const CaseContent& content, SummaryFacts& out) {
    if (content.run) out.detected_ns = content.run->created_ns;
    for (const Source& source : content.sources)
        out.stale = out.stale || (content.run && source.acquired_ns > out.detected_ns);
    for (const DetectionRow& detection : content.detections)
        if (detection.kind == "cluster" && detection.verdict.kind != VerdictKind::Dismissed)
            out.clusters.push_back({detection.id, detection.score, detection.accounts});
}

Status addMoments(CaseReader& reader, SummaryFacts& out) {
    const auto add = [&out](std::int64_t at_ns, const std::string& moment) {
        if (out.moments.size() >= kMostMoments) return;
        if (auto compared = beforeAfter(out.summary.volume, at_ns, moment))
            out.moments.push_back(std::move(*compared));
    };
    if (out.summary.involved_first_ns != kNoTime) add(out.summary.involved_first_ns, "");
    TM_ASSIGN(const auto dates, ReferenceStore(reader.file()).all());
    for (const ReferenceDate& date : dates) add(date.content.time_ns, date.content.name);
    return ok();
}

} // namespace

std::vector<WeekSums> weekSums(const Chart& volume) {
    std::vector<WeekSums> out;
    const TimeZone zone = TimeZone::find(volume.zone).value_or(TimeZone());
    for (std::size_t i = 0; i < volume.buckets(); ++i) {
        const std::int64_t start_ns = weekStart(volume.edges_ns[i], zone);
        if (out.empty() || out.back().start_ns != start_ns) out.push_back({start_ns, 0, 0, true});
        out.back().all += valueAt(volume.series, 0, i);
        out.back().involved += valueAt(volume.series, 1, i);
    }
    if (out.empty()) return out;
    out.front().whole = volume.edges_ns.front() <= out.front().start_ns;
    out.back().whole = out.back().whole && volume.edges_ns.back() >= out.back().start_ns + kWeek_ns;
    return out;
}

std::optional<BeforeAfter> beforeAfter(const Chart& volume, std::int64_t at_ns,
                                       const std::string& moment) {
    if (volume.buckets() == 0) return std::nullopt;
    BeforeAfter out;
    out.at_ns = at_ns;
    out.moment = moment;
    out.stretch_ns =
        std::min({kWeek_ns, at_ns - volume.edges_ns.front(), volume.edges_ns.back() - at_ns});
    if (out.stretch_ns < volume.edges_ns[1] - volume.edges_ns[0]) return std::nullopt;
    for (std::size_t i = 0; i < volume.buckets(); ++i) {
        const std::int64_t from_ns = volume.edges_ns[i];
        if (from_ns < at_ns - out.stretch_ns || from_ns >= at_ns + out.stretch_ns) continue;
        const double involved = valueAt(volume.series, 1, i);
        const double rest = valueAt(volume.series, 0, i) - involved;
        (from_ns < at_ns ? out.before : out.after) += involved;
        (from_ns < at_ns ? out.rest_before : out.rest_after) += rest;
    }
    return out;
}

Result<SummaryFacts> readSummaryFacts(CaseReader& reader, std::stop_token stop) {
    Redactor open;
    SummaryFacts out;
    TM_ASSIGN(const CaseContent content, readCaseContent(reader, open));
    TM_ASSIGN(out.summary, buildSummary(reader, content, open, stop));
    const std::set<std::string> names = involvedAccounts(content);
    out.involved.assign(names.begin(), names.end());
    addDetections(content, out);
    TM_TRY(addKeys(reader, out, stop));
    TM_TRY(addMoments(reader, out));
    out.weeks = weekSums(out.summary.volume);
    return out;
}

} // namespace tidemark
