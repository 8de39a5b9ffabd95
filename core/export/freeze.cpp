// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/freeze.h"

#include "core/base/text.h"
#include "core/export/base64.h"
#include "core/export/case_content.h"
#include "core/query/timeline.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;
constexpr int kChartBuckets = 400;
constexpr std::size_t kSingleLines = 3; ///< more accounts than this are shown as their sum
constexpr std::size_t kMostSummed = 2000;

Result<DetectionRow> findDetection(CaseFile& file, std::int64_t id) {
    TM_ASSIGN(Statement row, file.db().prepare("SELECT run_id FROM detection WHERE id = ?"));
    row.bind(1, id);
    TM_ASSIGN(const bool found, row.step());
    if (!found)
        return makeError(ErrorCode::NotFound, "there is no detection " + std::to_string(id));
    TM_ASSIGN(std::vector<DetectionRow> all, readDetections(file, row.int64(0)));
    const auto at = std::find_if(all.begin(), all.end(),
                                 [id](const DetectionRow& each) { return each.id == id; });
    return std::move(*at);
}

Json detectionJson(const DetectionRow& detection) {
    Json out;
    out["run"] = detection.run_id;
    out["id"] = detection.id;
    out["stable_key"] = detection.stable_key;
    out["kind"] = detection.kind;
    out["metric"] = detection.metric;
    out["start"] = formatIsoUtc(detection.start_ns);
    out["end"] = formatIsoUtc(detection.end_ns);
    out["observed"] = detection.observed;
    out["expected"] = detection.expected;
    out["score"] = detection.score;
    if (detection.q_value) out["q_value"] = *detection.q_value;
    out["explanation"] = detection.explanation;
    if (Json detail = Json::parse(detection.detail_json, nullptr, false); detail.is_object())
        out["detail"] = std::move(detail);
    return out;
}

Json figuresJson(const EventSums& sums) {
    Json out;
    out["events"] = sums.events;
    out["duplicates"] = sums.duplicates;
    for (const MetricInfo& metric : metricTable())
        if (static_cast<std::size_t>(metric.metric) < kStoredMetrics)
            out[std::string(metric.name)] = sums.metrics[static_cast<std::size_t>(metric.metric)];
    out["accounts"] = sums.accounts;
    out["first"] = formatIsoUtc(sums.first_ns);
    out["last"] = formatIsoUtc(sums.last_ns);
    return out;
}

Result<Json> basisJson(CaseReader& reader, EvidenceBasis basis) {
    Json out;
    out["sources"] = Json::array();
    TM_ASSIGN(const std::vector<Source> sources, reader.sources().all());
    for (const Source& source : sources)
        out["sources"].push_back(
            {{"id", source.id}, {"sha256", source.sha256}, {"bytes", source.size_bytes}});
    out["sources_hash"] = basis.sources_hash;
    out["events"] = basis.events;
    out["custody_entries"] = basis.custody_entries;
    out["custody_head"] = basis.custody_head;
    out["detection_run"] = basis.detection_run;
    out["detection_input"] = basis.detection_input;
    return out;
}

std::string accountsText(const std::vector<std::string>& accounts) {
    if (accounts.empty()) return "all accounts";
    if (accounts.size() == 1) return accounts.front();
    return fmt::format("{} accounts", accounts.size());
}

std::string captionFor(const CiteRequest& request, const std::string& explanation) {
    if (!explanation.empty()) return explanation;
    if (request.kind == ExhibitKind::Events)
        return request.event_ids.size() == 1 ? fmt::format("Event {}", request.event_ids.front())
                                             : fmt::format("{} events", request.event_ids.size());
    std::string out = fmt::format("{} of {}", metricInfo(request.metric).label,
                                  accountsText(request.selection.accounts));
    if (!request.selection.range.isAll())
        out += fmt::format(", {} to {}", formatIsoUtc(request.selection.range.from_ns),
                           formatIsoUtc(request.selection.range.to_ns));
    if (!request.selection.filter.empty()) out += ", filter " + request.selection.filter;
    return out;
}

// The chart shows what came before and after too: without it nobody can judge what is unusual.
TimeRange withContext(TimeRange range, std::optional<std::pair<std::int64_t, std::int64_t>> span) {
    if (!span) return range;
    const std::int64_t length = range.to_ns - range.from_ns;
    const std::int64_t margin = std::max(3 * (length / 2), 12 * kNsPerHour);
    return {std::max(range.from_ns - margin, floorTo(span->first, kNsPerHour)),
            std::min(range.to_ns + margin, floorTo(span->second, kNsPerHour) + kNsPerHour)};
}

Result<EventSet> citedEvents(CaseReader& reader, CiteRequest& request, std::stop_token stop) {
    if (request.kind != ExhibitKind::Events) {
        TM_ASSIGN(EventSet events, selectEvents(reader, request.selection, stop));
        if (events.empty())
            return makeError(ErrorCode::BadInput, "no event is in what the exhibit would show", {},
                             "check the accounts, the time range and the filter");
        return events;
    }
    if (request.event_ids.empty())
        return makeError(ErrorCode::BadInput, "the exhibit names no event");
    EventSet events;
    for (const std::int64_t id : request.event_ids) {
        if (id < 1 || !reader.events().blockOf(id))
            return makeError(ErrorCode::NotFound, "there is no event " + std::to_string(id));
        events.add(id);
    }
    request.event_ids = events.ids();
    return events;
}

// Bucket by bucket; a bucket is unknown only where it is for every series.
std::vector<double> sumOf(const Timeline& timeline) {
    std::vector<double> sum(timeline.edges.empty() ? 0 : timeline.edges.size() - 1, std::nan(""));
    for (const Series& series : timeline.series)
        for (std::size_t i = 0; i < sum.size(); ++i)
            if (!std::isnan(series.values[i]))
                sum[i] = (std::isnan(sum[i]) ? 0 : sum[i]) + series.values[i];
    return sum;
}

} // namespace

Result<Chart> chartOf(CaseReader& reader, const EventSelection& selection, Metric metric,
                      std::string_view bucket, std::string_view zone, std::stop_token stop) {
    TimelineQuery query;
    query.metric = metric;
    query.range = selection.range;
    const auto span = reader.events().timeSpan();
    if (query.range.isAll() && span)
        query.range = {floorTo(span->first, kNsPerHour),
                       floorTo(span->second, kNsPerHour) + kNsPerHour};
    query.bucket = bucketFor(query.range, kChartBuckets);
    if (!bucket.empty()) {
        TM_ASSIGN(query.bucket, BucketWidth::parse(bucket));
    }
    TM_ASSIGN(query.filter, parseFilter(selection.filter));
    TM_ASSIGN(query.zone, TimeZone::find(zone));
    query.accounts = selection.accounts;
    if (query.accounts.size() > kMostSummed) query.accounts.resize(kMostSummed);
    TM_ASSIGN(Timeline timeline, readTimeline(reader, query, stop));
    Chart chart;
    chart.title = fmt::format("{}, {}", metricInfo(metric).label, accountsText(selection.accounts));
    chart.value_label = fmt::format("{} per {}", metricInfo(metric).label, query.bucket.text());
    chart.zone = query.zone.name();
    chart.subtitle = fmt::format("{} to {}", query.zone.format(query.range.from_ns),
                                 query.zone.format(query.range.to_ns));
    if (!selection.filter.empty()) chart.subtitle += ", filter " + selection.filter;
    chart.edges_ns = timeline.edges;
    if (query.accounts.size() > kSingleLines) {
        chart.series.push_back(
            {fmt::format("Sum of {} accounts", query.accounts.size()), sumOf(timeline)});
        if (query.accounts.size() < selection.accounts.size())
            chart.note = fmt::format("The sum is of {} of {} accounts.", query.accounts.size(),
                                     selection.accounts.size());
        return chart;
    }
    for (Series& series : timeline.series)
        chart.series.push_back(
            {series.name.empty() ? std::string("All accounts") : std::move(series.name),
             std::move(series.values)});
    return chart;
}

Result<std::string> freezeExhibit(CaseReader& reader, CiteRequest& request, std::stop_token stop) {
    Json out;
    out["v"] = 1;
    out["kind"] = exhibitKindName(request.kind);
    std::string explanation;
    Json detectionPart;
    if (request.kind == ExhibitKind::Detection) {
        TM_ASSIGN(const DetectionRow detection, findDetection(reader.file(), request.detection_id));
        request.selection = {"", detection.accounts, {detection.start_ns, detection.end_ns}, {}};
        if (const auto metric = metricByName(detection.metric)) request.metric = *metric;
        explanation = detection.explanation;
        detectionPart = detectionJson(detection);
    }
    if (request.zone.empty()) {
        TM_ASSIGN(const CaseInfo info, reader.file().info());
        request.zone = info.display_zone;
    }
    TM_ASSIGN(const EventSet events, citedEvents(reader, request, stop));
    TM_ASSIGN(const EventSums sums, sumEvents(reader, events, stop));
    const TimeRange asked = request.selection.range;
    TimeRange frozen = asked;
    if (asked.isAll() && sums.first_ns != kNoTime) frozen = {sums.first_ns, sums.last_ns + 1};
    if (request.caption.empty()) request.caption = captionFor(request, explanation);
    if (!frozen.isAll())
        out["range"] = {{"from", formatIsoUtc(frozen.from_ns)}, {"to", formatIsoUtc(frozen.to_ns)}};
    out["filter"] = request.selection.filter;
    out["accounts"] = request.selection.accounts;
    out["metric"] = metricInfo(request.metric).name;
    out["zone"] = request.zone;
    out["figures"] = figuresJson(sums);
    if (request.kind == ExhibitKind::Events) out["events"] = request.event_ids;
    // The events themselves, so that a tag or a filter's meaning that changes later changes nothing
    // here.
    out["event_set"] = toBase64(events.serialised());
    if (!detectionPart.is_null()) out["detection"] = detectionPart;
    if (request.kind != ExhibitKind::Events && !request.chart && !frozen.isAll()) {
        EventSelection shown = request.selection;
        shown.range = withContext(frozen, reader.events().timeSpan());
        TM_ASSIGN(request.chart,
                  chartOf(reader, shown, request.metric, request.bucket, request.zone, stop));
        request.chart->spans.push_back({frozen, "Cited range"});
    }
    if (request.chart) {
        out["bucket"] = request.bucket;
        out["chart"] = Json::parse(chartToJson(*request.chart), nullptr, false);
    }
    TM_ASSIGN(const EvidenceBasis basis, readEvidenceBasis(reader.db()));
    TM_ASSIGN(out["basis"], basisJson(reader, basis));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::int64_t> cite(CaseFile& file, CaseReader& reader, std::int64_t findingId,
                          CiteRequest request, std::stop_token stop) {
    TM_ASSIGN(const std::string frozen, freezeExhibit(reader, request, stop));
    return ExhibitStore(file).add(findingId, request.kind, request.caption, frozen);
}

} // namespace tidemark
