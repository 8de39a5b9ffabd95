// SPDX-License-Identifier: GPL-3.0-or-later
// Makes text inert for where it is written: HTML and SVG, CSV cells, file names. Log text never
// reaches a report by another way (security.md T10 to T17). Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace tidemark {

/// Text or attribute value of HTML, XML or SVG: well-formed UTF-8 with the five markup characters
/// replaced and every control, bidi and invisible character made visible (visibleText).
std::string htmlText(std::string_view text);
/// The same, keeping line ends and tabs.
std::string htmlLines(std::string_view text);
/// `<bdi>…</bdi>` round htmlText: for values from a log, whose direction must not leak.
std::string htmlValue(std::string_view text);
/// `<code><bdi>…</bdi></code>`.
std::string htmlCode(std::string_view text);

/// One cell of RFC 4180, always quoted; bytes unchanged.
std::string csvCell(std::string_view value);
/// True when a spreadsheet might run the cell as a formula: the first character after white space,
/// controls, byte order marks and zero-width characters is one of = + - @ | % or a full-width form,
/// or the text starts with a tab, CR, LF or NUL.
bool looksLikeFormula(std::string_view value);
/// The value for a spreadsheet: made visible and valid UTF-8, and with `'` before what looks like a
/// formula. `changed` is set when the text differs from `value`.
std::string spreadsheetText(std::string_view value, bool& changed);

/// A file name from any text: only [A-Za-z0-9._-], no leading dot or dash, no device name of
/// Windows, at most 60 characters, never empty ("unnamed").
std::string safeFileName(std::string_view text);

} // namespace tidemark
