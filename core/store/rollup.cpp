// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rollup.h"

#include "core/base/utc_time.h"
#include "core/store/codec.h"
#include "core/store/overlay_sql.h"

#include <algorithm>
#include <numeric>

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
    const std::int64_t hour = floorTo(ts_ns, kNsPerHour) / kNsPerHour;
    const std::int64_t minute = floorTo(ts_ns, kNsPerMinute) / kNsPerMinute;
    // Hours of int64 nanoseconds fit in 23 bits and a sign, so account and hour share one word.
    const std::uint64_t key =
        static_cast<std::uint64_t>(account) << 32 | static_cast<std::uint32_t>(hour);
    if (key != m_last_hour_key) {
        const auto [place, isNew] =
            m_hour_index.try_emplace(key, static_cast<std::uint32_t>(m_hours.size()));
        if (isNew) m_hours.push_back({account, hour, {}});
        m_last_hour_key = key;
        m_last_hour = place->second;
    }
    addTo(m_hours[m_last_hour].sums, sums);
    if (minute != m_last_minute_key) {
        const auto [place, isNew] =
            m_minute_index.try_emplace(minute, static_cast<std::uint32_t>(m_minutes.size()));
        if (isNew) m_minutes.push_back({0, minute, {}});
        m_last_minute_key = minute;
        m_last_minute = place->second;
    }
    addTo(m_minutes[m_last_minute].sums, sums);
}

Status RollupBuilder::write(Database& database, std::string_view sql, std::int64_t segmentId,
                            std::vector<Cell>& cells, bool withAccount) {
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
        return a.account != b.account ? a.account < b.account : a.time < b.time;
    });
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
    TM_TRY(write(database, imported ? kInsertHour : kInsertOverlayHour, segmentId, m_hours, true));
    TM_TRY(write(database, imported ? kInsertMinute : kInsertOverlayMinute, segmentId, m_minutes,
                 false));
    *this = RollupBuilder();
    return ok();
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
