// SPDX-License-Identifier: GPL-3.0-or-later
// The splitters there are. All skip a byte order mark and blank lines, and follow the contract of
// RecordSplitter; Format chooses between them.
#pragma once

#include "core/import/record_splitter.h"

#include <re2/re2.h>

#include <memory>
#include <string>
#include <vector>

namespace tidemark {

/// One record a line; LF or CRLF.
std::unique_ptr<RecordSplitter> makeLineSplitter();

/// Records begin at lines that match `start`; the lines behind belong to them.
std::unique_ptr<RecordSplitter> makeMultiLineSplitter(std::shared_ptr<const RE2> start);

/// Delimited text: a line end inside "quotes" does not end the record (RFC 4180). A quote that is
/// never closed costs the line where it opens, not the rest of the file.
std::unique_ptr<RecordSplitter> makeCsvSplitter(char delimiter);

/// Objects one after another; the elements of arrays; the elements of the array found under the
/// keys `wrapper` of an object ({} = objects are records themselves). A torn record costs itself
/// alone where the next begins on a line of its own.
std::unique_ptr<RecordSplitter> makeJsonSplitter(std::vector<std::string> wrapper);

} // namespace tidemark
