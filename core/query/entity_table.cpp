// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/entity_table.h"

#include "core/query/entity_sums.h"
#include "core/query/event_filter.h"
#include "core/query/volume_reader.h"
#include "core/store/overlay_sql.h"
#include "core/store/rollup.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr unsigned bit(Metric metric) {
    return 1U << static_cast<unsigned>(metric);
}
constexpr unsigned kAllStored = (1U << kStoredMetrics) - 1;
constexpr double kMillionths = 1e6;

Error stopped() {
    return makeError(ErrorCode::Cancelled, "adding up was stopped");
}

Error noDictionary(Field kind) {
    return makeError(ErrorCode::BadInput,
                     "'" + std::string(fieldInfo(kind).name) + "' has no list of values", {},
                     "Choose a field such as account, address, agent or model");
}

/// Room for every id of the field, absent included.
Result<std::size_t> idCount(CaseReader& reader, Field field) {
    if (fieldInfo(field).type != FieldType::Dictionary) return noDictionary(field);
    TM_ASSIGN(const Dictionary* texts, reader.events().dictionary(field));
    return texts->count() + std::size_t{1};
}

/// Which events a question is about, and when to stop.
struct Asked {
    const Filter& filter;
    TimeRange range;
    std::stop_token stop;
};

/// Calls use(k, id, other id) for each counted event and each of `others`, k its position there.
template <class Use>
Status forEachPair(CaseReader& reader, Field kind, std::span<const Field> others,
                   const Asked& asked, Use use) {
    TM_ASSIGN(EventFilter filter, EventFilter::compile(asked.filter, asked.range, reader));
    RowMask mask;
    VolumeReader volumes(reader, 0);
    volumes.skipTimes();
    std::vector<std::uint32_t> ids, other_ids;
    const auto blocks = reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (asked.stop.stop_requested()) return stopped();
        if (!filter.mayMatch(blocks[i])) continue;
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i, mask));
        volumes.dropDuplicates(mask);
        TM_TRY(reader.columns().idsAt(blocks[i], kind, mask, ids));
        for (std::size_t k = 0; k < others.size(); ++k) {
            TM_TRY(reader.columns().idsAt(blocks[i], others[k], mask, other_ids));
            mask.forEach([&](std::size_t row) { use(k, ids[row], other_ids[row]); });
        }
    }
    return ok();
}

/// Hours that more than one segment has events of: only their cells have to be put together.
class SharedHours {
public:
    explicit SharedHours(const EventReader& events) {
        const auto span = events.timeSpan();
        if (!span) return;
        m_first = hourOf(span->first);
        const std::int64_t count = hourOf(span->second) - m_first + 1;
        constexpr std::int64_t kMost =
            1'000'000; // a case of a century; beyond, every hour counts as shared
        if (count > kMost) return;
        m_segments.assign(static_cast<std::size_t>(count), 0);
        for (const SegmentInfo& segment : events.segments()) {
            std::int64_t least = INT64_MAX, most = INT64_MIN;
            for (std::int32_t i = 0; i < segment.block_count; ++i) {
                const BlockInfo& block =
                    events.blocks()[static_cast<std::size_t>(segment.first_block + i)];
                least = std::min(least, block.ts_min);
                most = std::max(most, block.ts_max);
            }
            if (least > most) continue;
            for (std::int64_t hour = hourOf(least); hour <= hourOf(most); ++hour)
                if (auto& n = m_segments[static_cast<std::size_t>(hour - m_first)]; n < 2) ++n;
        }
    }
    [[nodiscard]] bool contains(std::int64_t hour) const {
        const std::int64_t place = hour - m_first;
        return place < 0 || static_cast<std::size_t>(place) >= m_segments.size() ||
               m_segments[static_cast<std::size_t>(place)] > 1;
    }

private:
    static std::int64_t hourOf(std::int64_t ts_ns) {
        return floorTo(ts_ns, kNsPerHour) / kNsPerHour;
    }
    std::int64_t m_first = 0;
    std::vector<std::uint8_t> m_segments; ///< by hour: 0, 1, or 2 for more
};

// As readRollup, but into the same arrays for each segment: fresh ones of this size cost more than
// the decoding.
Status readCells(Statement& select, std::int64_t segment_id, unsigned wanted, RollupCells& cells) {
    select.reset();
    select.bind(1, segment_id);
    cells.count = 0;
    unsigned found = 0;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) break;
        const std::int64_t column = select.int64(0);
        cells.count = select.int64(1);
        if (column < 0 || column >= kRollupColumns || (wanted >> column & 1) == 0) continue;
        auto& values = cells.columns[static_cast<std::size_t>(column)];
        TM_TRY(decodeNumbers(select.blob(2), values));
        if (static_cast<std::int64_t>(values.size()) != cells.count)
            return makeError(ErrorCode::Integrity, "a roll-up column has the wrong length");
        found |= 1U << column;
    }
    if (cells.count > 0 && found != wanted)
        return makeError(ErrorCode::Integrity, "a roll-up column is missing");
    return ok();
}

/// One run of readEntities.
class Totals {
public:
    static Result<Totals> make(CaseReader& reader, const EntityQuery& query, std::stop_token stop) {
        if (fieldInfo(query.kind).type != FieldType::Dictionary) return noDictionary(query.kind);
        TM_ASSIGN(const Dictionary* names, reader.events().dictionary(query.kind));
        return Totals(reader, query, *names, std::move(stop));
    }

    /// Every counted event of the filter and range, from blocks.
    Status fromBlocks(EventFilter& filter) {
        m_times_asked = !m_query.totals_only;
        return scan(filter, [](RowMask&, const VolumeReader&) {});
    }

    /// Sums from the roll-ups of whole hours, the rest from blocks. Only for accounts without a
    /// filter.
    Status fromRollups(TimeRange range) {
        const auto span = m_reader.events().timeSpan();
        TimeRange inner{0, 0};
        constexpr std::int64_t kRoom = kNsPerDay; // to round up to an hour within int64
        if (span && span->first > INT64_MIN + kRoom && span->second < INT64_MAX - kRoom) {
            inner.from_ns = range.from_ns <= span->first ? floorTo(span->first, kNsPerHour)
                                                         : -floorTo(-range.from_ns, kNsPerHour);
            inner.to_ns = range.to_ns > span->second
                              ? floorTo(span->second, kNsPerHour) + kNsPerHour
                              : floorTo(range.to_ns, kNsPerHour);
        }
        // What the roll-ups leave out: the ends of the range, usage buckets, events without a time.
        TM_ASSIGN(EventFilter filter, EventFilter::compile({}, range, m_reader));
        TM_ASSIGN(const std::vector<bool>* usage, m_reader.usageBlocks());
        m_whole_hours = std::find(usage->begin(), usage->end(), true) == usage->end();
        if (!inner.empty()) TM_TRY(addCells(inner));
        const auto blocks = m_reader.events().blocks();
        const auto leftOut = [&](std::size_t i) {
            const BlockInfo& block = blocks[i];
            return (*usage)[i] || block.untimed > 0 || inner.empty() ||
                   block.ts_min < inner.from_ns || block.ts_max >= inner.to_ns;
        };
        return scan(
            filter,
            [inner](RowMask& mask, const VolumeReader& volumes) {
                mask.keepIf([&](std::size_t row) {
                    return volumes.isUsage(row) || volumes.time(row) == kNoTime ||
                           !inner.contains(volumes.time(row));
                });
            },
            leftOut);
    }

    /// First and last times for sums that came from roll-ups.
    Status addTimes(TimeRange range) {
        TM_ASSIGN(EventFilter filter, EventFilter::compile({}, range, m_reader));
        RowMask mask;
        VolumeReader volumes(m_reader, 0);
        const auto blocks = m_reader.events().blocks();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (m_stop.stop_requested()) return stopped();
            if (!filter.mayMatch(blocks[i])) continue;
            TM_TRY(filter.mask(blocks[i], mask));
            TM_TRY(volumes.load(i, mask));
            TM_TRY(m_reader.columns().idsAt(blocks[i], m_query.kind, mask, m_ids));
            volumes.dropDuplicates(mask);
            mask.forEach([&](std::size_t row) { addTime(m_ids[row], volumes.time(row)); });
        }
        return ok();
    }

    EntityTable finish() {
        for (std::size_t id = 0; id < m_quick.size(); ++id) {
            m_totals[id].events += m_quick[id].events;
            m_totals[id].cost_usd += m_quick[id].cost_usd;
            if (m_query.by != Metric::Cost)
                addSaturating(m_totals[id].sums[static_cast<std::size_t>(m_query.by)],
                              m_quick[id].sum);
        }
        EntityTable table;
        std::vector<BusiestHours::Hour> busiest;
        if (!m_query.totals_only) busiest = m_hours.finish();
        for (std::uint32_t id = 0; id < m_totals.size(); ++id) {
            const EntityTotals& total = m_totals[id];
            if (total.events == 0) continue;
            table.distinct += id != 0 ? 1 : 0;
            EntityRow& row = table.rows.emplace_back();
            row.id = id;
            row.name = m_names.text(id);
            row.events = total.events;
            row.sums = total.sums;
            row.cost_usd = total.cost_usd;
            if (total.first_ns <= total.last_ns) {
                row.first_ns = total.first_ns;
                row.last_ns = total.last_ns;
            }
            if (!busiest.empty() && busiest[id].any) {
                row.busiest_hour_ns = busiest[id].hour * kNsPerHour;
                row.busiest_hour_sum = busiest[id].sum;
            }
        }
        sortRows(table.rows);
        return table;
    }

private:
    Totals(CaseReader& reader, const EntityQuery& query, const Dictionary& names,
           std::stop_token stop)
        : m_reader(reader), m_query(query), m_names(names), m_stop(std::move(stop)),
          m_totals(names.count() + std::size_t{1}),
          m_quick(query.totals_only ? m_totals.size() : 0),
          m_hours(query.totals_only ? 0 : m_totals.size()) {}

    static bool everyBlock(std::size_t) { return true; }

    // Adds the rows that match and that `reduce` leaves.
    template <class Reduce, class Wanted = bool (*)(std::size_t)>
    Status scan(EventFilter& filter, Reduce reduce, Wanted wanted = everyBlock) {
        const unsigned metrics =
            m_query.totals_only ? bit(m_query.by) : kAllStored | bit(m_query.by);
        TM_ASSIGN(VolumeReader volumes, VolumeReader::make(m_reader, metrics));
        if (!m_times_asked) volumes.skipTimes();
        RowMask mask;
        const auto blocks = m_reader.events().blocks();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (m_stop.stop_requested()) return stopped();
            if (!wanted(i) || !filter.mayMatch(blocks[i])) continue;
            TM_TRY(filter.mask(blocks[i], mask));
            if (mask.none()) continue;
            TM_TRY(volumes.load(i, mask));
            TM_TRY(m_reader.columns().idsAt(blocks[i], m_query.kind, mask, m_ids));
            volumes.dropDuplicates(mask);
            reduce(mask, volumes);
            m_rows.clear();
            mask.appendRows(m_rows);
            for (std::size_t n = 0; n < m_rows.size(); ++n) {
                fetchAhead(n + kAhead);
                addRow(volumes, m_rows[n]);
            }
        }
        return ok();
    }

    // With many ids every row touches memory of its own: it is fetched a few rows before its turn.
    static constexpr std::size_t kAhead = 12;
    [[gnu::always_inline]] void fetchAhead(std::size_t n) const {
        if (n >= m_rows.size() || m_query.totals_only) return;
        const std::uint32_t id = m_ids[m_rows[n]];
        if (id >= m_totals.size()) return;
        const char* const total = reinterpret_cast<const char*>(&m_totals[id]);
        __builtin_prefetch(total, 1);
        __builtin_prefetch(total + sizeof(EntityTotals) - 1, 1);
        m_hours.fetchAhead(id);
    }

    void addRow(const VolumeReader& volumes, std::size_t row) {
        const std::uint32_t id = m_ids[row];
        if (id >= m_totals.size()) return; // a damaged column; verify reports it
        if (m_query.totals_only) {
            Quick& quick = m_quick[id];
            ++quick.events;
            if (m_query.by == Metric::Cost)
                quick.cost_usd += volumes.value(Metric::Cost, row);
            else
                addSaturating(quick.sum, volumes.sum(m_query.by, row));
            return;
        }
        EntityTotals& total = m_totals[id];
        ++total.events;
        if (m_query.by == Metric::Cost) total.cost_usd += volumes.value(Metric::Cost, row);
        for (std::size_t m = 0; m < kStoredMetrics; ++m)
            addSaturating(total.sums[m], volumes.sum(static_cast<Metric>(m), row));
        const std::int64_t ts = volumes.time(row);
        addTime(id, ts);
        if (ts == kNoTime) return;
        m_hours.add(id, floorTo(ts, kNsPerHour) / kNsPerHour, hourValue(volumes, row));
    }

    [[nodiscard]] std::int64_t hourValue(const VolumeReader& volumes, std::size_t row) const {
        double value =
            m_query.by == Metric::Cost ? volumes.value(Metric::Cost, row) * kMillionths : 0;
        if (m_query.by != Metric::Cost && !volumes.isUsage(row))
            return volumes.sum(m_query.by, row);
        if (m_query.by != Metric::Cost) value = volumes.value(m_query.by, row);
        if (volumes.isUsage(row)) {
            const TimeRange interval = volumes.interval(row);
            const double hours =
                (static_cast<double>(interval.to_ns) - static_cast<double>(interval.from_ns)) /
                static_cast<double>(kNsPerHour);
            if (hours > 1) value /= hours;
        }
        return std::llround(value);
    }

    void addTime(std::uint32_t id, std::int64_t ts_ns) {
        if (ts_ns == kNoTime || id >= m_totals.size()) return;
        m_totals[id].first_ns = std::min(m_totals[id].first_ns, ts_ns);
        m_totals[id].last_ns = std::max(m_totals[id].last_ns, ts_ns);
    }

    Status addCells(TimeRange inner) {
        const std::int64_t first = inner.from_ns / kNsPerHour, past = inner.to_ns / kNsPerHour;
        const auto by = static_cast<std::size_t>(m_query.by);
        const unsigned metricBits = m_query.totals_only ? 1U << by : kAllStored;
        const unsigned wanted = 1U << kRollupAccount | 1U << kRollupTime | 1U << kRollupEvents |
                                metricBits << kRollupFirstMetric;
        const SharedHours shared(m_reader.events());
        TM_ASSIGN(Statement select, m_reader.db().prepare(kSelectHourCells));
        RollupCells cells;
        for (const SegmentInfo& segment : m_reader.events().segments()) {
            if (m_stop.stop_requested()) return stopped();
            TM_TRY(readCells(select, segment.id, wanted, cells));
            const auto& times = cells.columns[kRollupTime];
            for (std::size_t i = 0; i < static_cast<std::size_t>(cells.count); ++i) {
                const auto id = static_cast<std::uint32_t>(cells.columns[kRollupAccount][i]);
                if (times[i] < first || times[i] >= past || id >= m_totals.size()) continue;
                EntityTotals& total = m_totals[id];
                total.events += cells.columns[kRollupEvents][i];
                for (std::size_t m = 0; m < kStoredMetrics; ++m)
                    if ((metricBits >> m & 1) != 0)
                        addSaturating(total.sums[m], cells.columns[kRollupFirstMetric + m][i]);
                if (m_query.totals_only) continue;
                const std::int64_t value = cells.columns[kRollupFirstMetric + by][i];
                if (m_whole_hours && !shared.contains(times[i]))
                    m_hours.addWhole(id, times[i], value);
                else
                    m_hours.add(id, times[i], value);
            }
        }
        return ok();
    }

    void sortRows(std::vector<EntityRow>& rows) const {
        const Metric by = m_query.by;
        const auto before = [by](const EntityRow& a, const EntityRow& b) {
            if (by == Metric::Cost) {
                if (a.cost_usd != b.cost_usd) return a.cost_usd > b.cost_usd;
            } else if (a.sums[static_cast<std::size_t>(by)] !=
                       b.sums[static_cast<std::size_t>(by)]) {
                return a.sums[static_cast<std::size_t>(by)] > b.sums[static_cast<std::size_t>(by)];
            }
            return a.name < b.name;
        };
        if (m_query.limit < 0 || static_cast<std::size_t>(m_query.limit) >= rows.size()) {
            std::sort(rows.begin(), rows.end(), before);
            return;
        }
        std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(m_query.limit),
                          rows.end(), before);
        rows.resize(static_cast<std::size_t>(m_query.limit));
    }

    CaseReader& m_reader;
    const EntityQuery& m_query;
    const Dictionary& m_names;
    std::stop_token m_stop;
    /// The little that totals_only needs, close together: with many ids the caches decide.
    struct Quick {
        std::int64_t events = 0, sum = 0;
        double cost_usd = 0;
    };
    std::vector<EntityTotals> m_totals; ///< by id
    bool m_times_asked = true;
    std::vector<Quick> m_quick; ///< by id; empty unless totals_only
    BusiestHours m_hours;
    bool m_whole_hours = false; ///< nothing but roll-ups adds to the hours that they cover
    std::vector<std::uint32_t> m_ids;
    std::vector<std::uint32_t> m_rows; ///< of the block at hand that count
};

} // namespace

Result<EntityTable> readEntities(CaseReader& reader, const EntityQuery& query,
                                 std::stop_token stop) {
    TM_ASSIGN(Totals totals, Totals::make(reader, query, std::move(stop)));
    if (query.kind == Field::Account && query.filter.empty() && query.by != Metric::Cost) {
        TM_TRY(totals.fromRollups(query.range));
        if (!query.totals_only) TM_TRY(totals.addTimes(query.range));
    } else {
        TM_ASSIGN(EventFilter filter, EventFilter::compile(query.filter, query.range, reader));
        TM_TRY(totals.fromBlocks(filter));
    }
    return totals.finish();
}

Result<std::vector<EntityPair>> readEntityPairs(CaseReader& reader, Field kind, Field other,
                                                const Filter& filter, TimeRange range,
                                                std::stop_token stop) {
    for (const Field field : {kind, other})
        if (fieldInfo(field).type != FieldType::Dictionary) return noDictionary(field);
    PairCounts counts;
    TM_TRY(forEachPair(reader, kind, {&other, 1}, {filter, range, std::move(stop)},
                       [&counts](std::size_t, std::uint32_t id, std::uint32_t otherId) {
                           if (id != 0 && otherId != 0) counts.add(id, otherId);
                       }));
    std::vector<EntityPair> pairs;
    pairs.reserve(counts.size());
    counts.forEach([&pairs](std::uint32_t id, std::uint32_t otherId, std::int64_t events) {
        pairs.push_back({id, otherId, events});
    });
    std::sort(pairs.begin(), pairs.end(), [](const EntityPair& a, const EntityPair& b) {
        if (a.id != b.id) return a.id < b.id;
        return a.events != b.events ? a.events > b.events : a.other_id < b.other_id;
    });
    return pairs;
}

Result<std::vector<std::vector<std::int32_t>>> countDistinct(CaseReader& reader, Field kind,
                                                             std::span<const Field> others,
                                                             const Filter& filter, TimeRange range,
                                                             std::stop_token stop) {
    TM_ASSIGN(const std::size_t ids, idCount(reader, kind));
    std::vector<DistinctCounts> counts;
    for (const Field other : others) {
        TM_ASSIGN(const std::size_t values, idCount(reader, other));
        counts.emplace_back(ids, values);
    }
    TM_TRY(forEachPair(reader, kind, others, {filter, range, std::move(stop)},
                       [&counts](std::size_t k, std::uint32_t id, std::uint32_t otherId) {
                           counts[k].add(id, otherId);
                       }));
    std::vector<std::vector<std::int32_t>> out;
    for (DistinctCounts& of : counts) out.push_back(of.take());
    return out;
}

Result<double> totalCost(CaseReader& reader, const EntityQuery& query, std::stop_token stop) {
    TM_ASSIGN(EventFilter filter, EventFilter::compile(query.filter, query.range, reader));
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(reader, bit(Metric::Cost)));
    volumes.skipTimes();
    double total = 0;
    RowMask mask;
    const auto blocks = reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (stop.stop_requested()) return stopped();
        if (!filter.mayMatch(blocks[i])) continue;
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i, mask));
        volumes.dropDuplicates(mask);
        mask.forEach([&](std::size_t row) { total += volumes.value(Metric::Cost, row); });
    }
    return total;
}

} // namespace tidemark
