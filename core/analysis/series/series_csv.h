// SPDX-License-Identifier: GPL-3.0-or-later
// A series as CSV text: `timestamp,value` in, `timestamp,value,anomaly_score` out, row for row,
// with the input's own text kept. Reading never fails: what cannot be understood is a missing value
// or a missing time, never a lost row. Pure functions; any thread.
#pragma once

#include "core/analysis/series/series_score.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Borrows from the text it was read from, which must outlive it.
struct SeriesCsv {
    struct Row {
        std::string_view timestamp; ///< as written, quotes included; empty if absent
        std::string_view value;     ///< as written, quotes included; empty if absent
    };
    std::vector<Row> rows;
    std::vector<SeriesPoint> points; ///< one a row; value NaN and ts_ns kNoTime where unreadable
};

/// Rows end with LF, CRLF or the end of the text; lines without any character are no rows; a
/// byte-order mark is skipped; quoted fields may hold commas, line ends and doubled quotes. A first
/// row whose value is neither a number nor blank is a header, in which columns named `timestamp`
/// and `value` (any case) are looked for; otherwise the first two columns are meant.
SeriesCsv readSeriesCsv(std::string_view text);

/// With header and LF line ends. `scores` has one entry a row.
std::string writeScoredCsv(const SeriesCsv& series, std::span<const double> scores);

} // namespace tidemark
