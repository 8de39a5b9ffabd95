// SPDX-License-Identifier: GPL-3.0-or-later
// Events as rows of a table for exports: one fixed list of columns for CSV, XLSX and load files.
// The control number of a row is made from the event's id, so it is the same in every export of the
// case and never used twice. Same thread as the reader.
#pragma once

#include "core/export/redaction.h"
#include "core/query/case_reader.h"
#include "core/store/event_set.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct EventColumn {
    std::string_view name;
    bool number = false; ///< an integer or empty
};
std::span<const EventColumn> eventColumns();
/// Position of a column; precondition: it exists.
std::size_t eventColumn(std::string_view name);

/// One event as texts in the order of eventColumns(). Numbers are decimal; what the record does not
/// say is empty.
struct EventRow {
    const Event* event = nullptr; ///< valid during the call that hands over the row
    std::vector<std::string> cells;
};

/// "TM-0000000042".
std::string controlNumber(std::int64_t event_id);

/// Calls `sink` for each event of the set in order of id.
Status forEachEventRow(CaseReader& reader, const EventSet& events, Redactor& redactor,
                       const std::map<std::int64_t, Source>& sources, std::stop_token stop,
                       const std::function<Status(const EventRow&)>& sink);

/// Sources by id, as they may be shown.
std::map<std::int64_t, Source> sourcesById(const std::vector<Source>& sources);

} // namespace tidemark
