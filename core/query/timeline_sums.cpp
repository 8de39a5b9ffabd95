// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/timeline_sums.h"

#include "core/base/text.h"
#include "core/store/block_scan.h"
#include "core/store/overlay_sql.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

Error stopped() {
    return makeError(ErrorCode::Cancelled, "reading the timeline was stopped");
}

bool segmentOverlaps(const EventReader& events, const SegmentInfo& segment, TimeRange range) {
    const auto blocks = events.blocks().subspan(static_cast<std::size_t>(segment.first_block),
                                                static_cast<std::size_t>(segment.block_count));
    return std::any_of(blocks.begin(), blocks.end(), [range](const BlockInfo& block) {
        return block.ts_min <= block.ts_max && block.ts_min < range.to_ns &&
               block.ts_max >= range.from_ns;
    });
}

// Adds a row to its series, if the account of the row has one.
class RowAdder {
public:
    explicit RowAdder(const SumRequest& request) : m_request(request) {}

    Status load(const BlockInfo& block, const RowMask& rows) {
        if (m_request.slots.isTotal() || m_request.slots.series() == 1) return ok();
        return m_request.reader.columns().idsAt(block, Field::Account, rows, m_accounts);
    }
    [[nodiscard]] std::int32_t slot(std::size_t row) const {
        return m_accounts.empty() ? 0 : m_request.slots.slot(m_accounts[row]);
    }

private:
    const SumRequest& m_request;
    std::vector<std::uint32_t> m_accounts;
};

} // namespace

Result<AccountSlots> AccountSlots::of(CaseReader& reader, std::span<const std::string> names) {
    TM_ASSIGN(const Dictionary* accounts, reader.events().dictionary(Field::Account));
    AccountSlots slots;
    slots.m_slots.assign(accounts->count() + std::size_t{1}, -1);
    for (const std::string& name : names) {
        const std::uint32_t id = accounts->find(name);
        if (id == 0)
            return makeError(ErrorCode::NotFound,
                             fmt::format("the case has no account '{}'", visibleText(name)));
        if (slots.m_slots[id] >= 0)
            return makeError(ErrorCode::BadInput,
                             fmt::format("the account '{}' is named twice", visibleText(name)));
        slots.m_slots[id] = static_cast<std::int32_t>(slots.m_ids.size());
        slots.m_ids.push_back(id);
    }
    return slots;
}

void BucketSums::addInterval(std::size_t series, TimeRange whole, TimeRange counted, double value) {
    if (whole.empty()) {
        if (counted.contains(whole.from_ns)) addPoint(series, whole.from_ns, value);
        return;
    }
    if (m_index.count() == 0) return;
    const std::int64_t from = std::max({whole.from_ns, counted.from_ns, m_edges.front()});
    const std::int64_t to = std::min({whole.to_ns, counted.to_ns, m_edges.back()});
    if (from >= to) return;
    const double length = static_cast<double>(whole.to_ns) - static_cast<double>(whole.from_ns);
    for (std::size_t bucket = *m_index.find(from); bucket < m_index.count() && m_edges[bucket] < to;
         ++bucket) {
        const std::int64_t part =
            std::min(to, m_edges[bucket + 1]) - std::max(from, m_edges[bucket]);
        m_sums[series][bucket] += value * static_cast<double>(part) / length;
    }
}

namespace {

/// One column of a segment's account roll-up: by place where it is packed, else decoded.
class CellColumn {
public:
    static Result<CellColumn> read(Statement& select, std::int64_t segment_id, int column) {
        select.reset();
        TM_ASSIGN(const bool row, select.bind(1, segment_id).bind(2, column).step());
        CellColumn cells;
        if (!row) return cells; // absent in every cell; sums of nothing
        cells.m_bytes = select.blob(0);
        auto view = PackedView::open(cells.m_bytes);
        if (view)
            cells.m_view = *view;
        else if (view.error().code != ErrorCode::Unsupported)
            return std::move(view).error();
        else
            TM_TRY(decodeNumbers(cells.m_bytes, cells.m_decoded));
        return cells;
    }
    [[nodiscard]] std::size_t rows() const { return m_view ? m_view->rows() : m_decoded.size(); }
    [[nodiscard]] std::int64_t at(std::size_t i) const {
        return m_view ? m_view->at(i) : m_decoded[i];
    }

private:
    std::string m_bytes;
    std::optional<PackedView>
        m_view; ///< of m_bytes, whose buffer a move keeps: columns are never short texts
    std::vector<std::int64_t> m_decoded;
};

// Accounts are few among the cells, which are sorted by account: theirs are found by halving.
Status addAccountCells(const SumRequest& request, Statement& select, std::int64_t segment_id,
                       std::int64_t first, std::int64_t past) {
    TM_ASSIGN(const CellColumn accounts, CellColumn::read(select, segment_id, kRollupAccount));
    TM_ASSIGN(const CellColumn times, CellColumn::read(select, segment_id, kRollupTime));
    const int metric = kRollupFirstMetric + static_cast<int>(request.metric);
    TM_ASSIGN(const CellColumn values, CellColumn::read(select, segment_id, metric));
    if (values.rows() == 0) return ok();
    if (times.rows() != accounts.rows() || values.rows() != accounts.rows())
        return makeError(ErrorCode::Integrity, "the roll-up columns differ in length");
    for (std::size_t slot = 0; slot < request.slots.series(); ++slot) {
        const std::int64_t account = request.slots.ids()[slot];
        std::size_t low = 0, high = accounts.rows();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (accounts.at(middle) < account)
                low = middle + 1;
            else
                high = middle;
        }
        for (std::size_t i = low; i < accounts.rows() && accounts.at(i) == account; ++i)
            if (times.at(i) >= first && times.at(i) < past)
                request.sums.addPoint(slot, times.at(i) * kNsPerHour,
                                      static_cast<double>(values.at(i)));
    }
    return ok();
}

Status addMinuteCells(const SumRequest& request, std::int64_t segment_id, std::int64_t first,
                      std::int64_t past) {
    const auto metric =
        static_cast<std::size_t>(kRollupFirstMetric) + static_cast<std::size_t>(request.metric);
    TM_ASSIGN(const RollupCells cells, readRollup(request.reader.db(), RollupKind::Minute,
                                                  segment_id, 1U << kRollupTime | 1U << metric));
    const auto& times = cells.columns[kRollupTime];
    const auto& values = cells.columns[metric];
    for (std::size_t i = 0; i < values.size(); ++i)
        if (times[i] >= first && times[i] < past)
            request.sums.addPoint(0, times[i] * kNsPerMinute, static_cast<double>(values[i]));
    return ok();
}

} // namespace

Status addRollup(const SumRequest& request, TimeRange range) {
    if (range.empty()) return ok();
    TM_ASSIGN(Statement select, request.reader.db().prepare(kSelectHourColumn));
    for (const SegmentInfo& segment : request.reader.events().segments()) {
        if (request.stop.stop_requested()) return stopped();
        if (!segmentOverlaps(request.reader.events(), segment, range)) continue;
        if (request.slots.isTotal())
            TM_TRY(addMinuteCells(request, segment.id, range.from_ns / kNsPerMinute,
                                  range.to_ns / kNsPerMinute));
        else
            TM_TRY(addAccountCells(request, select, segment.id, range.from_ns / kNsPerHour,
                                   range.to_ns / kNsPerHour));
    }
    return ok();
}

Status addPostings(const SumRequest& request, std::uint32_t account, TimeRange range) {
    if (range.empty()) return ok();
    const std::int64_t first = range.from_ns / kNsPerMinute, past = range.to_ns / kNsPerMinute;
    const EventReader& events = request.reader.events();
    // Where each request counts 1 the blocks are not needed.
    TM_ASSIGN(const bool counted, request.reader.statesRequestCounts());
    const bool plainCount = request.metric == Metric::Requests && !counted;
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, metricBit(request.metric)));
    for (const SegmentInfo& segment : events.segments()) {
        if (request.stop.stop_requested()) return stopped();
        if (!segmentOverlaps(events, segment, range)) continue;
        TM_ASSIGN(const std::vector<PostingRow> rows,
                  readPosting(request.reader.db(), segment.id, account));
        auto block = static_cast<std::size_t>(segment.first_block);
        std::size_t loaded = SIZE_MAX;
        for (const PostingRow& row : rows) {
            if (row.minute == kNoMinute || row.minute < first || row.minute >= past) continue;
            const std::int64_t id = segment.first_event + row.row;
            while (id >= events.blocks()[block].first_event + events.blocks()[block].event_count)
                ++block;
            if (loaded != block) {
                loaded = block;
                if (!plainCount) TM_TRY(volumes.load(block));
            }
            const auto at = static_cast<std::size_t>(id - events.blocks()[block].first_event);
            request.sums.addPoint(0, row.minute * kNsPerMinute,
                                  plainCount ? 1.0 : volumes.value(request.metric, at));
        }
    }
    return ok();
}

Status addBlocks(const SumRequest& request, EventFilter& filter) {
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, metricBit(request.metric)));
    RowAdder adder(request);
    RowMask mask, usage;
    const auto blocks = request.reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (request.stop.stop_requested()) return stopped();
        if (!filter.mayMatch(blocks[i])) continue;
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i, mask));
        TM_TRY(adder.load(blocks[i], mask));
        volumes.dropDuplicates(mask);
        volumes.splitUsage(mask, usage);
        mask.forEach([&](std::size_t row) {
            const std::int32_t slot = adder.slot(row);
            if (slot >= 0 && volumes.time(row) != kNoTime)
                request.sums.addPoint(static_cast<std::size_t>(slot), volumes.time(row),
                                      volumes.value(request.metric, row));
        });
    }
    return ok();
}

Status addUsage(const SumRequest& request, EventFilter& filter, TimeRange range) {
    TM_ASSIGN(const std::vector<bool>* hasUsage, request.reader.usageBlocks());
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, metricBit(request.metric)));
    RowAdder adder(request);
    RowMask mask, usage;
    const auto blocks = request.reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!(*hasUsage)[i] || !filter.mayMatch(blocks[i])) continue;
        if (request.stop.stop_requested()) return stopped();
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i, mask));
        TM_TRY(adder.load(blocks[i], mask));
        volumes.dropDuplicates(mask);
        volumes.splitUsage(mask, usage);
        usage.forEach([&](std::size_t row) {
            const std::int32_t slot = adder.slot(row);
            if (slot >= 0 && volumes.time(row) != kNoTime)
                request.sums.addInterval(static_cast<std::size_t>(slot), volumes.interval(row),
                                         range, volumes.value(request.metric, row));
        });
    }
    return ok();
}

} // namespace tidemark
