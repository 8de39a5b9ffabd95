// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/timeline_questions.h"

#include "ui/models/display.h"

#include <QObject>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

/// Series of `drawn`, in its order; all accounts are read in one pass.
Result<std::vector<Series>> readDrawn(CaseReader& reader, const TimelineQuery& query,
                                      const std::vector<DrawnSeries>& drawn, std::stop_token stop) {
    std::vector<Series> out(drawn.size());
    TimelineQuery accounts = query;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (!drawn[i].term.empty()) continue;
        accounts.accounts.push_back(drawn[i].account);
        places.push_back(i);
    }
    if (!places.empty()) {
        TM_ASSIGN(Timeline chosen, readTimeline(reader, accounts, stop));
        for (std::size_t i = 0; i < std::min(places.size(), chosen.series.size()); ++i)
            out[places[i]] = std::move(chosen.series[i]);
    }
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (drawn[i].term.empty()) continue;
        TimelineQuery one = query;
        TM_ASSIGN(one.filter, parseFilter(withTerm(query.filter.text, drawn[i].term)));
        TM_ASSIGN(Timeline chosen, readTimeline(reader, one, stop));
        if (!chosen.series.empty()) out[i] = std::move(chosen.series.front());
    }
    return out;
}

/// Hours added up to wider buckets; a bucket has no data when none of its hours has.
std::vector<double> addedUp(const std::vector<std::int64_t>& hours,
                            const std::vector<double>& values,
                            const std::vector<std::int64_t>& edges) {
    std::vector<double> out(edges.empty() ? 0 : edges.size() - 1, std::nan(""));
    std::size_t bucket = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        while (bucket + 1 < out.size() && hours[i] >= edges[bucket + 1]) ++bucket;
        if (std::isnan(values[i]) || out.empty()) continue;
        out[bucket] = (std::isnan(out[bucket]) ? 0 : out[bucket]) + values[i];
    }
    return out;
}

Result<MainAnswer> readByHour(CaseReader& reader, const TimelineQuery& query,
                              const std::vector<DrawnSeries>& drawn, std::stop_token stop) {
    MainAnswer answer;
    TimelineQuery hourly = query;
    hourly.bucket = BucketWidth{};
    TM_ASSIGN(const Timeline total, readTimeline(reader, hourly, stop));
    if (total.series.empty()) return answer;
    TM_ASSIGN(answer.edges, bucketEdges(query.range, query.bucket, query.zone));
    TM_ASSIGN(const std::vector<Series> chosen, readDrawn(reader, hourly, drawn, stop));
    const auto take = [&](const QString& name, const std::vector<double>& values, int color) {
        answer.series.push_back(
            {name, addedUp(total.edges, values, answer.edges), color, color == 0});
        answer.bands.push_back(usualBand(total.edges, values));
    };
    take(QObject::tr("Total"), total.series.front().values, 0);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        take(drawn[i].name, chosen[i].values, static_cast<int>(i) + 1);
    return answer;
}

HeatAnswer orderRows(const Heatmap& heat, HeatOrder order) {
    HeatAnswer out;
    const int columns = static_cast<int>(heat.edges.size()) - 1;
    out.chart.edges = heat.edges;
    for (const int row : heatOrder(heat.values, columns, order)) {
        const std::string& account = heat.accounts[static_cast<std::size_t>(row)];
        out.keys << text(account);
        out.chart.names << (account.empty() ? QObject::tr("(no account)") : shown(account));
        const auto begin = heat.values.begin() + static_cast<std::ptrdiff_t>(row) * columns;
        out.chart.values.insert(out.chart.values.end(), begin, begin + columns);
    }
    return out;
}

} // namespace

bool isWholeHours(const BucketWidth& bucket) {
    return bucket.unit == BucketWidth::Unit::Fixed && bucket.width_ns % kNsPerHour == 0;
}

Result<MainAnswer> readMain(CaseReader& reader, const TimelineQuery& query,
                            const std::vector<DrawnSeries>& drawn, bool whole,
                            std::stop_token stop) {
    if (whole && isWholeHours(query.bucket)) return readByHour(reader, query, drawn, stop);
    MainAnswer answer;
    TM_ASSIGN(Timeline total, readTimeline(reader, query, stop));
    answer.edges = std::move(total.edges);
    if (total.series.empty()) return answer;
    answer.series.push_back({QObject::tr("Total"), total.series.front().values, 0, true});
    TM_ASSIGN(std::vector<Series> chosen, readDrawn(reader, query, drawn, stop));
    for (std::size_t i = 0; i < chosen.size(); ++i)
        answer.series.push_back(
            {drawn[i].name, std::move(chosen[i].values), static_cast<int>(i) + 1, false});
    return answer;
}

Result<std::vector<UsualBand>> readBands(CaseReader& reader, TimelineQuery query,
                                         const std::vector<DrawnSeries>& drawn,
                                         std::stop_token stop) {
    query.bucket = BucketWidth{};
    std::vector<UsualBand> out;
    TM_ASSIGN(const Timeline total, readTimeline(reader, query, stop));
    out.push_back(total.series.empty() ? UsualBand{}
                                       : usualBand(total.edges, total.series.front().values));
    TM_ASSIGN(const std::vector<Series> chosen, readDrawn(reader, query, drawn, stop));
    for (const Series& one : chosen) out.push_back(usualBand(total.edges, one.values));
    return out;
}

Result<HeatAnswer> readHeat(CaseReader& reader, const TimelineQuery& query, int rows,
                            HeatOrder order, std::stop_token stop) {
    TM_ASSIGN(const Heatmap heat, readHeatmap(reader, query, rows, stop));
    HeatAnswer answer = orderRows(heat, order);
    answer.chart.by_row = order != HeatOrder::Volume;
    answer.chart.metric = query.metric;
    answer.chart.zone = query.zone;
    return answer;
}

PlotBand bandOn(const UsualBand& hourly, const std::vector<std::int64_t>& edges,
                std::int64_t bucket_ns) {
    if (hourly.edges.empty() || hourly.middle.empty()) return {};
    if (bucket_ns <= kNsPerHour) {
        UsualBand scaled = hourly;
        scaleBand(scaled, static_cast<double>(bucket_ns) / static_cast<double>(kNsPerHour));
        return {scaled.edges, scaled.low, scaled.middle, scaled.high};
    }
    PlotBand band;
    band.edges = edges;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        double middle = 0, variance = 0;
        const auto first = std::lower_bound(hourly.edges.begin(), hourly.edges.end(), edges[i]) -
                           hourly.edges.begin();
        for (auto h = static_cast<std::size_t>(first);
             h < hourly.middle.size() && hourly.edges[h] < edges[i + 1]; ++h) {
            middle += hourly.middle[h];
            variance += std::pow(hourly.high[h] - hourly.middle[h], 2);
        }
        band.middle.push_back(middle);
        band.low.push_back(std::max(0.0, middle - std::sqrt(variance)));
        band.high.push_back(middle + std::sqrt(variance));
    }
    return band;
}

} // namespace tidemark
