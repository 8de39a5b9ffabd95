// SPDX-License-Identifier: GPL-3.0-or-later
// The read-only SQL table `event` over the blocks, for people: about 150 times slower than a native
// scan, so nothing else in the program uses it. Columns: id, source_id, time (ISO 8601 UTC), ts_ns,
// then every other field by its name; enumerations as their names, absent as NULL. id, source_id,
// ts_ns and the fields are compared natively where SQL allows it.
#pragma once

#include "core/query/case_reader.h"

#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace tidemark {

/// Makes `event` known to a connection. `reader` should be of another connection to the same case;
/// it is used on the connection's thread and must outlive it.
Status registerEventTable(sqlite3* connection, CaseReader& reader);

/// The columns of `event`, in order.
std::vector<std::string> eventTableColumns();

} // namespace tidemark
