// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/timeline_sums.h"

#include "core/base/text.h"
#include "core/store/posting.h"
#include "core/store/rollup.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

Error stopped() { return makeError(ErrorCode::Cancelled, "reading the timeline was stopped"); }

constexpr unsigned bit(Metric metric) { return 1U << static_cast<unsigned>(metric); }

bool segmentOverlaps(const EventReader& events, const SegmentInfo& segment, TimeRange range) {
    const auto blocks = events.blocks().subspan(static_cast<std::size_t>(segment.first_block),
                                                static_cast<std::size_t>(segment.block_count));
    return std::any_of(blocks.begin(), blocks.end(), [range](const BlockInfo& block) {
        return block.ts_min <= block.ts_max && block.ts_min < range.to_ns && block.ts_max >= range.from_ns;
    });
}

// Adds a row to its series, if the account of the row has one.
class RowAdder {
public:
    explicit RowAdder(const SumRequest& request) : m_request(request) {}

    Status load(const BlockInfo& block) {
        if (m_request.slots.isTotal() || m_request.slots.series() == 1) return ok();
        return m_request.reader.events().ids(block, Field::Account, m_accounts);
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
        if (id == 0) return makeError(ErrorCode::NotFound, fmt::format("the case has no account '{}'", visibleText(name)));
        if (slots.m_slots[id] >= 0)
            return makeError(ErrorCode::BadInput, fmt::format("the account '{}' is named twice", visibleText(name)));
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
    for (std::size_t bucket = *m_index.find(from); bucket < m_index.count() && m_edges[bucket] < to; ++bucket) {
        const std::int64_t part = std::min(to, m_edges[bucket + 1]) - std::max(from, m_edges[bucket]);
        m_sums[series][bucket] += value * static_cast<double>(part) / length;
    }
}

Status addRollup(const SumRequest& request, TimeRange range) {
    if (range.empty()) return ok();
    const RollupKind kind = request.slots.isTotal() ? RollupKind::Minute : RollupKind::AccountHour;
    const std::int64_t unit = request.slots.isTotal() ? kNsPerMinute : kNsPerHour;
    const int metricColumn = kRollupFirstMetric + static_cast<int>(request.metric);
    const unsigned wanted = 1U << kRollupAccount | 1U << kRollupTime | 1U << metricColumn;
    const std::int64_t first = range.from_ns / unit, past = range.to_ns / unit;
    for (const SegmentInfo& segment : request.reader.events().segments()) {
        if (request.stop.stop_requested()) return stopped();
        if (!segmentOverlaps(request.reader.events(), segment, range)) continue;
        TM_ASSIGN(const RollupCells cells, readRollup(request.reader.db(), kind, segment.id, wanted));
        const auto& accounts = cells.columns[kRollupAccount];
        const auto& times = cells.columns[kRollupTime];
        const auto& values = cells.columns[static_cast<std::size_t>(metricColumn)];
        for (std::size_t i = 0; i < static_cast<std::size_t>(cells.count); ++i) {
            if (times[i] < first || times[i] >= past) continue;
            const std::int32_t slot =
                request.slots.isTotal() ? 0 : request.slots.slot(static_cast<std::uint32_t>(accounts[i]));
            if (slot >= 0)
                request.sums.addPoint(static_cast<std::size_t>(slot), times[i] * unit, static_cast<double>(values[i]));
        }
    }
    return ok();
}

Status addPostings(const SumRequest& request, std::uint32_t account, TimeRange range) {
    if (range.empty()) return ok();
    const std::int64_t first = range.from_ns / kNsPerMinute, past = range.to_ns / kNsPerMinute;
    const EventReader& events = request.reader.events();
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, bit(request.metric)));
    for (const SegmentInfo& segment : events.segments()) {
        if (request.stop.stop_requested()) return stopped();
        if (!segmentOverlaps(events, segment, range)) continue;
        TM_ASSIGN(const std::vector<PostingRow> rows, readPosting(request.reader.db(), segment.id, account));
        auto block = static_cast<std::size_t>(segment.first_block);
        std::size_t loaded = SIZE_MAX;
        bool plainCount = false; // every request of the block counts 1, so its columns are not needed
        for (const PostingRow& row : rows) {
            if (row.minute == kNoMinute || row.minute < first || row.minute >= past) continue;
            const std::int64_t id = segment.first_event + row.row;
            while (id >= events.blocks()[block].first_event + events.blocks()[block].event_count) ++block;
            if (loaded != block) {
                loaded = block;
                std::int64_t least = 0, most = 0;
                TM_ASSIGN(const bool counted, request.reader.events().range(events.blocks()[block], Field::RequestCount,
                                                                            least, most));
                plainCount = request.metric == Metric::Requests && !counted;
                if (!plainCount) TM_TRY(volumes.load(block));
            }
            const auto at = static_cast<std::size_t>(id - events.blocks()[block].first_event);
            request.sums.addPoint(0, row.minute * kNsPerMinute, plainCount ? 1.0 : volumes.value(request.metric, at));
        }
    }
    return ok();
}

Status addBlocks(const SumRequest& request, EventFilter& filter) {
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, bit(request.metric)));
    RowAdder adder(request);
    RowMask mask, usage;
    const auto blocks = request.reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (request.stop.stop_requested()) return stopped();
        if (!filter.mayMatch(blocks[i])) continue;
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i));
        TM_TRY(adder.load(blocks[i]));
        volumes.dropDuplicates(mask);
        volumes.splitUsage(mask, usage);
        mask.forEach([&](std::size_t row) {
            const std::int32_t slot = adder.slot(row);
            if (slot >= 0 && volumes.time(row) != kNoTime)
                request.sums.addPoint(static_cast<std::size_t>(slot), volumes.time(row), volumes.value(request.metric, row));
        });
    }
    return ok();
}

Status addUsage(const SumRequest& request, EventFilter& filter, TimeRange range) {
    TM_ASSIGN(const std::vector<bool>* hasUsage, request.reader.usageBlocks());
    TM_ASSIGN(VolumeReader volumes, VolumeReader::make(request.reader, bit(request.metric)));
    RowAdder adder(request);
    RowMask mask, usage;
    const auto blocks = request.reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!(*hasUsage)[i] || !filter.mayMatch(blocks[i])) continue;
        if (request.stop.stop_requested()) return stopped();
        TM_TRY(filter.mask(blocks[i], mask));
        if (mask.none()) continue;
        TM_TRY(volumes.load(i));
        TM_TRY(adder.load(blocks[i]));
        volumes.dropDuplicates(mask);
        volumes.splitUsage(mask, usage);
        usage.forEach([&](std::size_t row) {
            const std::int32_t slot = adder.slot(row);
            if (slot >= 0 && volumes.time(row) != kNoTime)
                request.sums.addInterval(static_cast<std::size_t>(slot), volumes.interval(row), range,
                                         volumes.value(request.metric, row));
        });
    }
    return ok();
}

} // namespace tidemark
