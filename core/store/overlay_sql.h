// SPDX-License-Identifier: GPL-3.0-or-later
// How derived rows are read: what the overlays hold (overlay.h) first, else what was imported. One
// place, so that every reader sees the same state.
#pragma once

#include <string_view>

namespace tidemark {

/// ?1 = key of the column.
constexpr std::string_view kSelectImportedColumn = "SELECT data FROM event_column WHERE key = ?1";
constexpr std::string_view kSelectColumn =
    "SELECT data FROM overlay_column WHERE key = ?1 UNION ALL "
    "SELECT data FROM event_column WHERE key = ?1 LIMIT 1";

/// ?1 = segment: all columns of its cells.
constexpr std::string_view kSelectHourCells =
    "SELECT column_no, cell_count, data FROM overlay_rollup WHERE segment_id = ?1 UNION ALL "
    "SELECT column_no, cell_count, data FROM rollup WHERE segment_id = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM overlay_segment WHERE segment_id = ?1)";
constexpr std::string_view kSelectMinuteCells =
    "SELECT column_no, cell_count, data FROM overlay_minute_rollup WHERE segment_id = ?1 UNION ALL "
    "SELECT column_no, cell_count, data FROM minute_rollup WHERE segment_id = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM overlay_segment WHERE segment_id = ?1)";
/// ?1 = segment, ?2 = column.
constexpr std::string_view kSelectHourColumn =
    "SELECT data FROM overlay_rollup WHERE segment_id = ?1 AND column_no = ?2 UNION ALL "
    "SELECT data FROM rollup WHERE segment_id = ?1 AND column_no = ?2 AND NOT EXISTS "
    "(SELECT 1 FROM overlay_segment WHERE segment_id = ?1)";

} // namespace tidemark
