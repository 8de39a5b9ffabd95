// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rollup.h"

#include "core/base/utc_time.h"
#include "core/store/codec.h"
#include "core/store/overlay_sql.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tidemark {

namespace {

void addTo(RollupSums& total, const RollupSums& more) {
    total.events += more.events;
    for (std::size_t m = 0; m < kStoredMetrics; ++m) {
        // Absurd values in a log must not turn into undefined behaviour: sums saturate.
        if (__builtin_add_overflow(total.metrics[m], more.metrics[m], &total.metrics[m]))
            total.metrics[m] = more.metrics[m] > 0 ? INT64_MAX : INT64_MIN + 1;
    }
}

constexpr std::size_t kUsualEvents = std::size_t{1} << 18; ///< of a whole segment

constexpr auto kEarlier = [](const auto& a, const auto& b) {
    return a.account != b.account ? a.account < b.account : a.time < b.time;
};

// Sorts the cells from `first` on by account and time, and joins those that are equal.
template <class Cell>
void joinEqual(std::vector<Cell>& cells, std::size_t first) {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(begin, cells.end(), kEarlier);
    auto last = begin;
    for (auto cell = begin + 1; cell != cells.end(); ++cell) {
        if (cell->account == last->account && cell->time == last->time)
            addTo(last->sums, cell->sums);
        else
            *++last = *cell;
    }
    cells.erase(last + 1, cells.end());
}

constexpr std::string_view kInsertHour =
    "INSERT INTO rollup (segment_id, column_no, cell_count, data) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertMinute =
    "INSERT INTO minute_rollup (segment_id, column_no, cell_count, data) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertOverlayHour =
    "INSERT INTO overlay_rollup (segment_id, column_no, cell_count, data) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertOverlayMinute =
    "INSERT INTO overlay_minute_rollup (segment_id, column_no, cell_count, data) VALUES (?1, ?2, "
    "?3, ?4)";

} // namespace

void RollupBuilder::add(std::uint32_t account, std::int64_t ts_ns, const RollupSums& sums) {
    if (m_events.empty()) m_events.reserve(kUsualEvents);
    const auto hour = static_cast<std::int32_t>(floorTo(ts_ns, kNsPerHour) / kNsPerHour);
    SmallEvent event{account, hour, {}};
    bool small = sums.events == 1;
    for (std::size_t m = 0; m < kStoredMetrics; ++m) {
        small = small && sums.metrics[m] >= 0 && sums.metrics[m] <= UINT32_MAX;
        event.metrics[m] = static_cast<std::uint32_t>(sums.metrics[m]);
    }
    if (small)
        m_events.push_back(event);
    else
        m_large.push_back({account, hour, sums});
    addToMinute(floorTo(ts_ns, kNsPerMinute) / kNsPerMinute, sums);
}

// Minutes of int64 nanoseconds fit in 29 bits.
void RollupBuilder::addToMinute(std::int64_t minute, const RollupSums& sums) {
    const auto time = static_cast<std::int32_t>(minute);
    if (m_minutes.empty() || m_minutes[m_last_minute].time != time) {
        const auto [place, isNew] =
            m_minute_index.try_emplace(time, static_cast<std::uint32_t>(m_minutes.size()));
        if (isNew) m_minutes.push_back({0, time, {}});
        m_last_minute = place->second;
    }
    addTo(m_minutes[m_last_minute].sums, sums);
}

std::vector<RollupBuilder::Cell> RollupBuilder::takeMinutes() {
    std::sort(m_minutes.begin(), m_minutes.end(), kEarlier);
    m_minute_index.clear();
    m_last_minute = 0;
    return std::exchange(m_minutes, {});
}

// A counting sort by account.
std::vector<RollupBuilder::Cell> RollupBuilder::takeHours() {
    std::uint32_t largest = 0;
    for (const SmallEvent& event : m_events) largest = std::max(largest, event.account);
    std::vector<std::uint32_t> starts(std::size_t{largest} + 2), order(m_events.size());
    for (const SmallEvent& event : m_events) ++starts[event.account + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t i = 0; i < m_events.size(); ++i) order[next[m_events[i].account]++] = i;

    std::vector<Cell> cells;
    cells.reserve(m_events.size());
    for (std::size_t account = 0; account + 1 < starts.size(); ++account)
        takeAccount(order.data() + starts[account], order.data() + starts[account + 1], cells);
    m_events.clear();
    takeLarge(cells);
    return cells;
}

// Events of one account are nearly always in order of time, so that most of them fall into the cell
// of the event before.
void RollupBuilder::takeAccount(const std::uint32_t* begin, const std::uint32_t* end,
                                std::vector<Cell>& cells) const {
    const std::size_t first = cells.size();
    bool sorted = true;
    for (const std::uint32_t* place = begin; place != end; ++place) {
        const SmallEvent& event = m_events[*place];
        if (cells.size() == first || cells.back().time != event.hour) {
            sorted = sorted && (cells.size() == first || cells.back().time < event.hour);
            cells.push_back({event.account, event.hour, {}});
        }
        // At most 2^32 events of less than 2^32: the sums of one segment cannot overflow.
        RollupSums& sums = cells.back().sums;
        ++sums.events;
        for (std::size_t m = 0; m < kStoredMetrics; ++m) sums.metrics[m] += event.metrics[m];
    }
    if (!sorted) joinEqual(cells, first);
}

void RollupBuilder::takeLarge(std::vector<Cell>& cells) {
    if (m_large.empty()) return;
    cells.insert(cells.end(), m_large.begin(), m_large.end());
    m_large.clear();
    joinEqual(cells, 0);
}

Status RollupBuilder::write(Database& database, std::string_view sql, std::int64_t segmentId,
                            const std::vector<Cell>& cells, bool withAccount) {
    TM_ASSIGN(Statement insert, database.prepare(sql));
    std::vector<std::int64_t> values(cells.size());
    std::string data;
    for (int column = withAccount ? kRollupAccount : kRollupTime; column < kRollupColumns;
         ++column) {
        std::transform(
            cells.begin(), cells.end(), values.begin(), [column](const Cell& cell) -> std::int64_t {
                if (column == kRollupAccount) return cell.account;
                if (column == kRollupTime) return cell.time;
                if (column == kRollupEvents) return cell.sums.events;
                return cell.sums.metrics[static_cast<std::size_t>(column - kRollupFirstMetric)];
            });
        encodeNumbers(values, column <= kRollupTime, data);
        if (data.empty()) continue;
        insert.bind(1, segmentId)
            .bind(2, column)
            .bind(3, static_cast<std::int64_t>(cells.size()))
            .bindBlobView(4, data);
        TM_TRY(insert.run());
    }
    return ok();
}

Status RollupBuilder::flush(Database& database, std::int64_t segmentId, EventView view) {
    const bool imported = view == EventView::AsImported;
    TM_TRY(
        write(database, imported ? kInsertHour : kInsertOverlayHour, segmentId, takeHours(), true));
    return write(database, imported ? kInsertMinute : kInsertOverlayMinute, segmentId,
                 takeMinutes(), false);
}

Result<RollupCells> readRollup(Database& database, RollupKind kind, std::int64_t segmentId,
                               unsigned wanted) {
    TM_ASSIGN(
        Statement select,
        database.prepare(kind == RollupKind::AccountHour ? kSelectHourCells : kSelectMinuteCells));
    select.bind(1, segmentId);
    RollupCells cells;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return cells;
        const std::int64_t column = select.int64(0);
        cells.count = select.int64(1);
        if (column < 0 || column >= kRollupColumns || (wanted >> column & 1) == 0) continue;
        auto& values = cells.columns[static_cast<std::size_t>(column)];
        TM_TRY(decodeNumbers(select.blob(2), values));
        if (static_cast<std::int64_t>(values.size()) != cells.count)
            return makeError(ErrorCode::Integrity, "a roll-up column has the wrong length");
    }
}

} // namespace tidemark
