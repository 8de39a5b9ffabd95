// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/timeline.h"

#include "core/query/entity_table.h"
#include "core/query/timeline_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidemark {

namespace {

bool narrowsTime(const FilterTerm& term) {
    return term.kind == TermKind::Time && !term.negated && !term.or_absent &&
           term.ranges.size() == 1;
}

TimeRange intersection(TimeRange a, TimeRange b) {
    return {std::max(a.from_ns, b.from_ns), std::min(a.to_ns, b.to_ns)};
}

/// The times a query asks for.
struct AskedTime {
    TimeRange range;       ///< what counts; all of it by start, when `everything`
    bool only_time = true; ///< the filter says nothing but the range
};

// Time terms that name one range are the range; other terms stay in the filter.
AskedTime askedTime(const TimelineQuery& query) {
    AskedTime asked{query.range, true};
    for (const FilterTerm& term : query.filter.terms) {
        if (narrowsTime(term))
            asked.range = intersection(asked.range, term.time);
        else
            asked.only_time = false;
    }
    return asked;
}

// What the buckets cover: also where alternatives of time leave holes inside.
TimeRange shownRange(const AskedTime& asked, const Filter& filter, TimeRange span) {
    TimeRange shown = asked.range;
    for (const FilterTerm& term : filter.terms)
        if (term.kind == TermKind::Time && !term.negated && !term.or_absent)
            shown = intersection(shown, term.time);
    const TimeRange all;
    if (shown.from_ns == all.from_ns) shown.from_ns = span.from_ns;
    if (shown.to_ns == all.to_ns) shown.to_ns = span.to_ns;
    return shown;
}

Filter withAccounts(Filter filter, const std::vector<std::string>& accounts) {
    if (accounts.empty()) return filter;
    FilterTerm term;
    term.kind = TermKind::FieldText;
    term.field = Field::Account;
    for (const std::string& account : accounts) term.patterns.push_back({{account}});
    term.values = accounts;
    filter.terms.push_back(std::move(term));
    return filter;
}

bool allMultiples(const std::vector<std::int64_t>& edges, std::int64_t unit) {
    return std::all_of(edges.begin(), edges.end(),
                       [unit](std::int64_t edge) { return edge % unit == 0; });
}

// The part of `range` that begins and ends on multiples of `unit`, and what is left at its ends.
struct Split {
    TimeRange inner;
    std::vector<TimeRange> rest;
};
Split splitAt(TimeRange range, std::int64_t unit) {
    const std::int64_t from = floorTo(range.from_ns + unit - 1, unit),
                       to = floorTo(range.to_ns, unit);
    if (from >= to) return {{0, 0}, {range}};
    Split split{{from, to}, {}};
    if (range.from_ns < from) split.rest.push_back({range.from_ns, from});
    if (to < range.to_ns) split.rest.push_back({to, range.to_ns});
    return split;
}

/// One run of readTimeline.
class Summing {
public:
    Summing(CaseReader& reader, const TimelineQuery& query, const AccountSlots& slots,
            BucketSums& sums, std::stop_token stop)
        : m_query(query),
          m_rest(withAccounts(query.filter, query.accounts)), m_request{reader, slots, query.metric,
                                                                        sums, std::move(stop)} {
        std::erase_if(m_rest.terms, narrowsTime); // they are in the range
    }

    /// `range` is bounded and lies within the edges.
    Status run(const std::vector<std::int64_t>& edges, TimeRange range, bool only_time) {
        const bool simple = only_time && m_query.metric != Metric::Cost;
        const auto accounts = m_request.slots.ids();
        const auto postings = [&](TimeRange inner) {
            return addPostings(m_request, accounts[0], inner);
        };
        if (simple && accounts.empty() && allMultiples(edges, kNsPerMinute)) {
            TM_TRY(stitched(range, kNsPerMinute,
                            [this](TimeRange inner) { return addRollup(m_request, inner); }));
        } else if (simple && !accounts.empty() && allMultiples(edges, kNsPerHour)) {
            TM_TRY(stitched(range, kNsPerHour,
                            [this](TimeRange inner) { return addRollup(m_request, inner); }));
        } else if (simple && accounts.size() == 1 && allMultiples(edges, kNsPerMinute)) {
            TM_TRY(stitched(range, kNsPerMinute, postings));
        } else {
            TM_TRY(fromBlocks(range));
        }
        TM_ASSIGN(const std::vector<bool>* usage, m_request.reader.usageBlocks());
        if (std::find(usage->begin(), usage->end(), true) == usage->end()) return ok();
        TM_ASSIGN(EventFilter all, EventFilter::compile(m_rest, {}, m_request.reader));
        return addUsage(m_request, all, range);
    }

    /// Matching events without a time.
    Result<std::int64_t> untimed() {
        std::int64_t count = 0;
        const auto blocks = m_request.reader.events().blocks();
        if (std::none_of(blocks.begin(), blocks.end(),
                         [](const BlockInfo& block) { return block.untimed > 0; }))
            return count;
        TM_ASSIGN(EventFilter filter,
                  EventFilter::compile(withAccounts(m_query.filter, m_query.accounts), {},
                                       m_request.reader));
        RowMask mask;
        std::vector<std::int64_t> times;
        for (const BlockInfo& block : blocks) {
            if (block.untimed == 0 || !filter.mayMatch(block)) continue;
            TM_TRY(filter.mask(block, mask));
            TM_TRY(m_request.reader.events().numbers(block, Field::Time, times));
            mask.forEach([&](std::size_t row) { count += times[row] == kNoTime ? 1 : 0; });
        }
        return count;
    }

private:
    Status fromBlocks(TimeRange range) {
        TM_ASSIGN(EventFilter filter, EventFilter::compile(m_rest, range, m_request.reader));
        return addBlocks(m_request, filter);
    }
    // Whole units the quick way, the ends from blocks.
    template <class Quick>
    Status stitched(TimeRange range, std::int64_t unit, Quick quick) {
        const Split split = splitAt(range, unit);
        TM_TRY(quick(split.inner));
        for (const TimeRange& rest : split.rest) TM_TRY(fromBlocks(rest));
        return ok();
    }

    const TimelineQuery& m_query;
    Filter m_rest; ///< the filter less its range, with the accounts
    SumRequest m_request;
};

// NaN where a bucket lies wholly outside the span or within a gap.
void markNoData(const std::vector<std::int64_t>& edges, TimeRange span,
                const std::vector<TimeRange>& gaps, std::vector<double>& values) {
    auto gap = gaps.begin();
    for (std::size_t i = 0; i < values.size(); ++i) {
        while (gap != gaps.end() && gap->to_ns < edges[i + 1]) ++gap;
        const bool inGap =
            gap != gaps.end() && edges[i] >= gap->from_ns && edges[i + 1] <= gap->to_ns;
        const bool outside = edges[i + 1] <= span.from_ns || edges[i] >= span.to_ns;
        if (values[i] == 0 && (inGap || outside))
            values[i] = std::numeric_limits<double>::quiet_NaN();
    }
}

double totalOf(const std::vector<double>& values) {
    double total = 0;
    for (const double value : values)
        if (!std::isnan(value)) total += value;
    return total;
}

} // namespace

Result<Timeline> readTimeline(CaseReader& reader, const TimelineQuery& query,
                              std::stop_token stop) {
    AccountSlots slots = AccountSlots::total();
    if (!query.accounts.empty()) {
        TM_ASSIGN(slots, AccountSlots::of(reader, query.accounts));
    }
    Timeline timeline;
    const AskedTime asked = askedTime(query);
    TM_ASSIGN(const std::optional<TimeRange> span, caseSpan(reader));
    if (span) {
        const TimeRange shown = shownRange(asked, query.filter, *span);
        TM_ASSIGN(timeline.edges, bucketEdges(shown, query.bucket, query.zone));
    }
    BucketSums sums(timeline.edges, slots.series());
    Summing summing(reader, query, slots, sums, stop);
    if (timeline.edges.size() > 1) {
        // Nothing lies beyond the span, so there the range may as well end with its bucket.
        TimeRange counted = asked.range;
        if (counted.from_ns <= span->from_ns) counted.from_ns = timeline.edges.front();
        if (counted.to_ns >= span->to_ns) counted.to_ns = timeline.edges.back();
        counted = intersection(counted, {timeline.edges.front(), timeline.edges.back()});
        TM_TRY(summing.run(timeline.edges, counted, asked.only_time));
    }
    if (asked.range.isAll()) {
        TM_ASSIGN(timeline.untimed_events, summing.untimed());
    }
    TM_ASSIGN(const std::vector<TimeRange> gaps, readGaps(reader));
    for (std::size_t i = 0; i < slots.series(); ++i) {
        Series& series = timeline.series.emplace_back();
        if (!slots.isTotal()) series.name = query.accounts[i];
        series.values = sums.sums(i);
        if (span) markNoData(timeline.edges, *span, gaps, series.values);
    }
    return timeline;
}

Result<Heatmap> readHeatmap(CaseReader& reader, const TimelineQuery& query, int top,
                            std::stop_token stop) {
    TimelineQuery rows = query;
    if (rows.accounts.empty()) {
        EntityQuery ranking;
        ranking.range = query.range;
        ranking.filter = query.filter;
        ranking.by = query.metric;
        ranking.totals_only = true;
        TM_ASSIGN(const EntityTable table, readEntities(reader, ranking, stop));
        for (const EntityRow& row : table.rows)
            if (row.id != 0 && rows.accounts.size() < static_cast<std::size_t>(std::max(top, 0)))
                rows.accounts.push_back(row.name);
    }
    Heatmap heatmap;
    if (rows.accounts.empty()) return heatmap;
    TM_ASSIGN(Timeline timeline, readTimeline(reader, rows, stop));
    heatmap.edges = std::move(timeline.edges);
    for (const Series& series : timeline.series) {
        heatmap.accounts.push_back(series.name);
        for (const double value : series.values)
            heatmap.values.push_back(static_cast<float>(value));
    }
    return heatmap;
}

Result<PeriodComparison> comparePeriods(CaseReader& reader, TimelineQuery query, TimeRange first,
                                        TimeRange second, std::stop_token stop) {
    PeriodComparison comparison;
    query.range = first;
    TM_ASSIGN(comparison.first, readTimeline(reader, query, stop));
    query.range = second;
    TM_ASSIGN(comparison.second, readTimeline(reader, query, stop));
    for (const Series& series : comparison.first.series)
        comparison.first_totals.push_back(totalOf(series.values));
    for (const Series& series : comparison.second.series)
        comparison.second_totals.push_back(totalOf(series.values));
    return comparison;
}

} // namespace tidemark
