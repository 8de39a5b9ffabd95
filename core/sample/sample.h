// SPDX-License-Identifier: GPL-3.0-or-later
// The sample case's log: an invented incident at an invented model provider, 28 days of a flat LLM
// gateway log from 2025-09-01, about 63,000 requests of 180 accounts. Four things in it are wrong
// and seven only look so. Made by integer arithmetic alone, so every machine makes the same bytes.
// All names, keys and prompts are invented; addresses and networks come from ranges that are never
// routed (RFC 5737, 3849, 5398, 6598, 6996). Pure functions; any thread; each call takes about a
// quarter of a second and 30 MB.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace tidemark {

/// Name of the log when it is written to a file.
constexpr std::string_view kSampleLogName = "heron-gateway.jsonl";
/// Title of the sample case.
constexpr std::string_view kSampleTitle = "Heron gateway, September 2025";

/// Writes the log: JSON lines in time order, UTF-8, LF. Two lines are not events: a gateway that
/// crashed left half a line, and said on a line of plain text that it started again.
void writeSampleLog(std::ostream& out);
std::string sampleLog();

/// What was planted, as one JSON document: {"schema":"tidemark-sample-truth/1","events","rejects",
/// "accounts","start","end","launch":{"model","at"},"scenes":[{"name","kind","planted","accounts",
/// "start","end","requests","output_tokens","note"}]}. `kind` of a planted scene is the kind of
/// detection that answers it. Times are ISO 8601 UTC, `end` is exclusive.
std::string sampleTruth();

/// The incident for people, as Markdown; for the help and the Welcome page.
std::string sampleStory();

} // namespace tidemark
