// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/add_command.h"
#include "app/cli/new_file.h"
#include "app/cli/rendering.h"
#include "core/base/utc_time.h"
#include "core/export/chart_svg.h"
#include "core/query/timeline.h"
#include "core/query/usual_band.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <ostream>

namespace tidemark {

namespace {

struct TimelineOptions : CaseOptions {
    std::vector<std::string> accounts;
    std::string metric = "requests", bucket = "1h", from, to, filter, zone, png, svg;
    bool csv = false;
};
void declareTimeline(CLI::App& command, TimelineOptions& options) {
    declareCase(command, options);
    command
        .add_option("--account", options.accounts, "One series for this account (may be repeated)")
        ->allow_extra_args(false);
    command
        .add_option(
            "--metric", options.metric,
            "requests, input_tokens, output_tokens, request_bytes, response_bytes, errors, cost")
        ->capture_default_str();
    command.add_option("--bucket", options.bucket, "Width: 1s, 5m, 1h, 1d, 1w, 1mo")
        ->capture_default_str();
    command.add_option("--from", options.from, "Not before this time");
    command.add_option("--to", options.to, "Before this time");
    command.add_option("--filter", options.filter, "Filter (filter language)");
    command.add_option("--zone", options.zone, "Zone in which days and months begin (default UTC)");
    command.add_flag("--csv", options.csv, "CSV on standard output");
    command.add_option("--png", options.png, "Write a picture");
    command.add_option("--svg", options.svg, "Write a drawing");
}

// What was usual, for each bucket of a series; empty when the width or the span does not allow it.
Result<UsualBand> bandFor(CaseReader& reader, const TimelineQuery& query,
                          const std::string& account, std::stop_token stop) {
    TimelineQuery hourly = query;
    hourly.bucket = BucketWidth{};
    hourly.range = {};
    hourly.accounts =
        account.empty() ? std::vector<std::string>{} : std::vector<std::string>{account};
    TM_ASSIGN(const Timeline hours, readTimeline(reader, hourly, stop));
    if (hours.series.empty()) return UsualBand{};
    return usualBand(hours.edges, hours.series.front().values);
}

// Values of the hourly band over the buckets of a timeline: its mean, times the bucket's hours.
std::vector<double> overBuckets(const UsualBand& band, const std::vector<double>& values,
                                const std::vector<std::int64_t>& edges) {
    std::vector<double> out(edges.size() - 1, std::nan(""));
    if (values.empty()) return out;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        double sum = 0;
        bool any = false;
        auto at = std::upper_bound(band.edges.begin(), band.edges.end(), edges[i]) -
                  band.edges.begin() - 1;
        for (std::size_t h = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at, 0));
             h < values.size() && band.edges[h] < edges[i + 1]; ++h) {
            const std::int64_t overlap =
                std::min(edges[i + 1], band.edges[h + 1]) - std::max(edges[i], band.edges[h]);
            if (overlap <= 0) continue;
            sum += values[h] * static_cast<double>(overlap) / static_cast<double>(kNsPerHour);
            any = true;
        }
        if (any) out[i] = sum;
    }
    return out;
}

struct BandedSeries {
    Series series;
    std::vector<double> low, expected, high;
};

nlohmann::json valueJson(double value) {
    return std::isnan(value) ? nlohmann::json() : nlohmann::json(value);
}

nlohmann::json timelineJson(const TimelineOptions& options, const Timeline& timeline,
                            const std::vector<BandedSeries>& all) {
    nlohmann::json json = {{"metric", options.metric},
                           {"bucket", options.bucket},
                           {"untimed_events", timeline.untimed_events},
                           {"series", nlohmann::json::array()}};
    for (const BandedSeries& one : all) {
        nlohmann::json buckets = nlohmann::json::array();
        for (std::size_t i = 0; i < one.series.values.size(); ++i)
            buckets.push_back({{"start", timeJson(timeline.edges[i])},
                               {"end", timeJson(timeline.edges[i + 1])},
                               {"value", valueJson(one.series.values[i])},
                               {"baseline", valueJson(one.expected[i])},
                               {"low", valueJson(one.low[i])},
                               {"high", valueJson(one.high[i])}});
        json["series"].push_back(
            {{"account",
              one.series.name.empty() ? nlohmann::json() : nlohmann::json(one.series.name)},
             {"buckets", buckets}});
    }
    if (all.size() == 1) json["buckets"] = json["series"][0]["buckets"];
    return json;
}

Chart chartFor(const TimelineOptions& options, const Timeline& timeline,
               const std::vector<BandedSeries>& all) {
    Chart chart;
    const MetricInfo& metric = metricInfo(*metricByName(options.metric));
    chart.title = fmt::format("{} per {}", metric.label, options.bucket);
    chart.subtitle = options.filter.empty() ? "Everything" : options.filter;
    chart.value_label = fmt::format("{} per {}", metric.label, options.bucket);
    chart.zone = options.zone.empty() ? "UTC" : options.zone;
    chart.edges_ns = timeline.edges;
    for (const BandedSeries& one : all)
        chart.series.push_back(
            {one.series.name.empty() ? "All accounts" : one.series.name, one.series.values});
    if (all.size() == 1)
        chart.baseline = ChartBand{"Usual", all[0].low, all[0].expected, all[0].high};
    return chart;
}

Status drawCharts(const TimelineOptions& options, const Chart& chart) {
    if (!options.svg.empty()) TM_TRY(writeNewFile(options.svg, chartSvg(chart)));
    if (!options.png.empty()) {
        TM_ASSIGN(const std::string png, chartPng(chart, 1840, 760));
        TM_TRY(writeNewFile(options.png, png));
    }
    return ok();
}

void printCsv(Io& io, const Timeline& timeline, const std::vector<BandedSeries>& all) {
    io.out << "account,start,end,value,baseline\r\n";
    const auto cell = [](double value) {
        return std::isnan(value) ? std::string() : fmt::format("{}", value);
    };
    for (const BandedSeries& one : all) {
        std::string name = one.series.name;
        for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2)
            name.insert(at, 1, '"');
        for (std::size_t i = 0; i < one.series.values.size(); ++i)
            io.out << fmt::format("\"{}\",{},{},{},{}\r\n", name, formatIsoUtc(timeline.edges[i]),
                                  formatIsoUtc(timeline.edges[i + 1]), cell(one.series.values[i]),
                                  cell(one.expected[i]));
    }
}

Result<int> timelineCommand(const TimelineOptions& options, Io& io) {
    TimelineQuery query;
    query.accounts = options.accounts;
    const auto metric = metricByName(options.metric);
    if (!metric)
        return makeError(ErrorCode::BadInput, fmt::format("'{}' is no metric", options.metric),
                         "--metric");
    query.metric = *metric;
    TM_ASSIGN(query.bucket, BucketWidth::parse(options.bucket));
    TM_ASSIGN(query.range, readRange(options.from, options.to));
    TM_ASSIGN(query.filter, readFilter(options.filter));
    TM_ASSIGN(query.zone, TimeZone::find(options.zone));
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    TM_ASSIGN(const Timeline timeline, readTimeline(*reader, query, io.stop));
    std::vector<BandedSeries> all;
    for (const Series& series : timeline.series) {
        TM_ASSIGN(const UsualBand band, bandFor(*reader, query, series.name, io.stop));
        all.push_back({series, overBuckets(band, band.low, timeline.edges),
                       overBuckets(band, band.middle, timeline.edges),
                       overBuckets(band, band.high, timeline.edges)});
    }
    TM_TRY(drawCharts(options, chartFor(options, timeline, all)));
    if (options.json) {
        printJson(io, timelineJson(options, timeline, all));
    } else if (options.csv) {
        printCsv(io, timeline, all);
    } else if (options.png.empty() && options.svg.empty()) {
        for (const BandedSeries& one : all)
            for (std::size_t i = 0; i < one.series.values.size(); ++i)
                printLine(io, fmt::format("{}  {:>14}  {}", formatIsoUtc(timeline.edges[i]),
                                          std::isnan(one.series.values[i])
                                              ? "no data"
                                              : fmt::format("{:.0f}", one.series.values[i]),
                                          one.series.name));
    }
    return kExitOk;
}

} // namespace

void registerTimelineCommand(CommandTable& table) {
    addCommand<TimelineOptions>(table, table.app, "timeline", "Volumes over time", declareTimeline,
                                timelineCommand);
}

} // namespace tidemark
