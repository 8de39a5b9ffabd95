// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a SQLite result code into an Error with the words a person can act on.
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace tidemark {

/// `connection` may be null. The file's path goes into `where`.
Error sqliteError(sqlite3* connection, int code);

} // namespace tidemark
