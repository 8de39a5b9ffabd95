// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/summary.h"

#include "core/export/event_selection.h"
#include "core/export/freeze.h"
#include "core/export/summary_text.h"
#include "core/query/entity_table.h"
#include "core/query/price_table.h"
#include "core/query/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace tidemark {

namespace {

constexpr std::int64_t kTopAccounts = 12;
constexpr std::int64_t kTopOthers = 8;
constexpr std::size_t kMostChartAccounts = 2000;
constexpr int kChartBuckets = 300;
constexpr std::size_t kMostMarks = 4;

using Sums = std::array<std::int64_t, kStoredMetrics>;

Metric shareMetric(const Sums& total) {
    return total[static_cast<std::size_t>(Metric::OutputTokens)] > 0 ? Metric::OutputTokens
                                                                     : Metric::Requests;
}

struct Involved {
    std::vector<std::string> true_names;      ///< as stored
    std::map<std::string, std::string> shown; ///< stored name -> as shown
};

SummaryRow rowFrom(const EntityRow& entity, std::string name) {
    SummaryRow row;
    row.name = std::move(name);
    row.events = entity.events;
    row.metrics = entity.sums;
    row.first_ns = entity.first_ns;
    row.last_ns = entity.last_ns;
    return row;
}

Status addAccounts(CaseReader& reader, const CaseContent& content, Redactor& redactor, Summary& out,
                   Involved& involved, std::stop_token stop) {
    EntityQuery query;
    TM_ASSIGN(EntityTable table, readEntities(reader, query, stop));
    for (const EntityRow& row : table.rows)
        for (std::size_t i = 0; i < kStoredMetrics; ++i) out.total[i] += row.sums[i];
    const Metric by = shareMetric(out.total);
    std::stable_sort(
        table.rows.begin(), table.rows.end(), [by](const EntityRow& a, const EntityRow& b) {
            return a.sums[static_cast<std::size_t>(by)] > b.sums[static_cast<std::size_t>(by)];
        });
    const std::set<std::string> names = involvedAccounts(content);
    SummaryTable accounts{"Largest accounts", "accounts", {}, table.distinct};
    for (const EntityRow& row : table.rows) {
        if (row.id == 0) continue;
        const std::string shown = redactor.value(Field::Account, row.name);
        const bool isInvolved = names.contains(shown);
        if (static_cast<std::int64_t>(accounts.rows.size()) < kTopAccounts) {
            accounts.rows.push_back(rowFrom(row, shown));
            accounts.rows.back().involved = isInvolved;
        }
        if (!isInvolved) continue;
        involved.true_names.push_back(row.name);
        involved.shown[row.name] = shown;
        for (std::size_t i = 0; i < kStoredMetrics; ++i) out.involved[i] += row.sums[i];
    }
    out.accounts = table.distinct;
    out.accounts_involved = static_cast<std::int64_t>(involved.true_names.size());
    const auto index = static_cast<std::size_t>(by);
    out.share = out.total[index] > 0 ? static_cast<double>(out.involved[index]) /
                                           static_cast<double>(out.total[index])
                                     : 0;
    out.share_metric = metricInfo(by).name;
    if (!accounts.rows.empty()) out.tables.push_back(std::move(accounts));
    return ok();
}

Status addTable(CaseReader& reader, Redactor& redactor, Field field, const char* title,
                const char* key, Summary& out, std::stop_token stop) {
    EntityQuery query;
    query.kind = field;
    query.by = shareMetric(out.total);
    query.limit = kTopOthers;
    TM_ASSIGN(const EntityTable table, readEntities(reader, query, stop));
    if (table.distinct == 0) return ok();
    SummaryTable shown{title, key, {}, table.distinct};
    for (const EntityRow& row : table.rows)
        shown.rows.push_back(rowFrom(row, row.id == 0 ? std::string("(not stated)")
                                                      : redactor.value(field, row.name)));
    out.tables.push_back(std::move(shown));
    return ok();
}

Filter accountFilter(const std::vector<std::string>& names) {
    Filter filter;
    FilterTerm term;
    term.kind = TermKind::FieldText;
    term.field = Field::Account;
    term.values = names;
    for (const std::string& name : names) term.patterns.push_back({{name}});
    filter.terms.push_back(std::move(term));
    return filter;
}

Status addValue(CaseReader& reader, const Involved& involved, Summary& out, std::stop_token stop) {
    EntityQuery query;
    TM_ASSIGN(out.value_total, totalCost(reader, query, stop));
    if (!involved.true_names.empty()) {
        query.filter = accountFilter(involved.true_names);
        TM_ASSIGN(out.value_involved, totalCost(reader, query, stop));
    }
    TM_ASSIGN(const PriceTable prices, PriceTable::ofCase(reader.file()));
    out.value_note =
        out.value_total > 0
            ? "The value is estimated from the tokens in the log; what was invoiced may differ. " +
                  prices.note()
            : "No value can be estimated: the log names no model with a known price, or no tokens.";
    return ok();
}

// Events of involved accounts while one of their detections lasts, each counted once.
Status addFlagged(CaseReader& reader, const CaseContent& content, const Involved& involved,
                  Summary& out, std::stop_token stop) {
    std::map<std::string, std::vector<TimeRange>> windows; // by name as shown
    for (const DetectionRow& detection : content.detections) {
        if (detection.verdict.kind == VerdictKind::Dismissed) continue;
        for (const std::string& account : detection.accounts)
            windows[account].push_back({detection.start_ns, detection.end_ns});
    }
    TM_ASSIGN(const Dictionary* names, reader.events().dictionary(Field::Account));
    std::vector<const std::vector<TimeRange>*> byId(std::size_t{names->count()} + 1, nullptr);
    for (const auto& [name, shown] : involved.shown) {
        const auto at = windows.find(shown);
        if (at != windows.end()) byId[names->find(name)] = &at->second;
    }
    EventSet flagged;
    std::vector<std::int64_t> times;
    std::vector<std::uint32_t> accounts;
    for (const BlockInfo& block : reader.events().blocks()) {
        if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        if (windows.empty()) break;
        TM_TRY(reader.events().numbers(block, Field::Time, times));
        TM_TRY(reader.events().ids(block, Field::Account, accounts));
        for (std::size_t row = 0; row < times.size(); ++row) {
            const auto* ranges = byId[accounts[row]];
            if (ranges == nullptr || times[row] == kNoTime) continue;
            if (std::any_of(ranges->begin(), ranges->end(),
                            [&](const TimeRange& range) { return range.contains(times[row]); }))
                flagged.add(block.first_event + static_cast<std::int64_t>(row));
        }
    }
    TM_ASSIGN(const EventSums sums, sumEvents(reader, flagged, stop));
    out.flagged = sums.metrics;
    return ok();
}

void addCounts(const CaseContent& content, Summary& out) {
    for (const Source& source : content.sources) {
        ++out.sources;
        out.records += source.records;
        out.events += source.events;
        out.rejects += source.rejects;
        out.duplicates += source.duplicates;
    }
    for (const DetectionRow& detection : content.detections) {
        ++out.detections;
        if (detection.kind == "spike")
            ++out.detections_by_kind[0];
        else if (detection.kind == "shift")
            ++out.detections_by_kind[1];
        else
            ++out.detections_by_kind[2];
        if (detection.verdict.kind == VerdictKind::Open)
            ++out.detections_open;
        else if (detection.verdict.kind == VerdictKind::Confirmed)
            ++out.detections_confirmed;
        else
            ++out.detections_dismissed;
        if (detection.verdict.kind == VerdictKind::Dismissed) continue;
        if (out.involved_first_ns == kNoTime || detection.start_ns < out.involved_first_ns)
            out.involved_first_ns = detection.start_ns;
        out.involved_last_ns = std::max(out.involved_last_ns, detection.end_ns);
    }
    for (const FindingContentFull& full : content.findings) {
        ++out.findings;
        ++out.findings_by_severity[static_cast<std::size_t>(full.finding.content.severity)];
        ++out.findings_by_status[static_cast<std::size_t>(full.finding.content.status)];
    }
}

Status addVolume(CaseReader& reader, const CaseContent& content, const Involved& involved,
                 Summary& out, std::stop_token stop) {
    const Metric metric = shareMetric(out.total);
    TM_ASSIGN(out.volume, chartOf(reader, {}, metric, {}, content.info.display_zone, stop));
    out.volume.title = "Volume over time";
    if (!involved.true_names.empty() && out.volume.buckets() > 0) {
        TimelineQuery query;
        query.metric = metric;
        query.range = {out.volume.edges_ns.front(), out.volume.edges_ns.back()};
        query.bucket = bucketFor(query.range, kChartBuckets);
        TM_ASSIGN(query.zone, TimeZone::find(content.info.display_zone));
        query.accounts = involved.true_names;
        if (query.accounts.size() > kMostChartAccounts) query.accounts.resize(kMostChartAccounts);
        TimelineQuery all = query;
        all.accounts.clear();
        TM_ASSIGN(Timeline everyone, readTimeline(reader, all, stop));
        TM_ASSIGN(const Timeline each, readTimeline(reader, query, stop));
        ChartSeries sum{fmt::format("Accounts involved ({})", involved.true_names.size()), {}};
        sum.values.assign(each.edges.size() - 1, std::nan(""));
        for (const Series& series : each.series)
            for (std::size_t i = 0; i < sum.values.size(); ++i)
                if (!std::isnan(series.values[i]))
                    sum.values[i] =
                        (std::isnan(sum.values[i]) ? 0 : sum.values[i]) + series.values[i];
        out.volume.value_label =
            fmt::format("{} per {}", metricInfo(metric).label, query.bucket.text());
        out.volume.edges_ns = std::move(everyone.edges);
        out.volume.series = {{"All accounts", std::move(everyone.series.front().values)},
                             std::move(sum)};
    }
    for (const DetectionRow& detection : content.detections) {
        if (detection.verdict.kind == VerdictKind::Dismissed ||
            out.volume.marks.size() == kMostMarks)
            continue;
        const std::string who = detection.accounts.size() == 1
                                    ? detection.accounts.front()
                                    : fmt::format("{} accounts", detection.accounts.size());
        out.volume.marks.push_back(
            {detection.start_ns, fmt::format("{}: {}", detection.kind, who)});
    }
    for (const Annotation& annotation : content.annotations)
        if (annotation.content.range)
            out.volume.spans.push_back({*annotation.content.range, annotation.content.text});
    return ok();
}

} // namespace

std::set<std::string> involvedAccounts(const CaseContent& content) {
    std::set<std::string> names;
    for (const DetectionRow& detection : content.detections)
        if (detection.verdict.kind != VerdictKind::Dismissed)
            names.insert(detection.accounts.begin(), detection.accounts.end());
    for (const FindingContentFull& finding : content.findings)
        if (finding.finding.content.status != FindingStatus::Dismissed)
            for (const ExhibitContent& exhibit : finding.exhibits)
                names.insert(exhibit.accounts.begin(), exhibit.accounts.end());
    return names;
}

Result<Summary> buildSummary(CaseReader& reader, const CaseContent& content, Redactor& redactor,
                             std::stop_token stop) {
    Summary out;
    out.case_id = content.info.id;
    out.title = content.info.title;
    out.reference = content.info.reference;
    out.investigator = content.info.investigator;
    out.zone = content.info.display_zone;
    addCounts(content, out);
    if (const auto span = reader.events().timeSpan()) {
        out.first_ns = span->first;
        out.last_ns = span->second;
    }
    Involved involved;
    TM_TRY(addAccounts(reader, content, redactor, out, involved, stop));
    TM_TRY(addTable(reader, redactor, Field::Country, "By country", "countries", out, stop));
    TM_TRY(addTable(reader, redactor, Field::Model, "By model", "models", out, stop));
    TM_TRY(addTable(reader, redactor, Field::Endpoint, "By endpoint", "endpoints", out, stop));
    TM_TRY(addValue(reader, involved, out, stop));
    TM_TRY(addFlagged(reader, content, involved, out, stop));
    if (out.first_ns != kNoTime) TM_TRY(addVolume(reader, content, involved, out, stop));
    describeSummary(content, out);
    return out;
}

} // namespace tidemark
