// SPDX-License-Identifier: GPL-3.0-or-later
// The Markdown that narratives are written in, as HTML: paragraphs, headings, lists, quotes, code,
// strong and emphasis. No raw HTML, no images; links appear as text with their address, never as
// something to click. Everything is escaped. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace tidemark {

/// `heading_level` is what "#" becomes (2..6); deeper ones follow.
std::string markdownHtml(std::string_view markdown, int heading_level = 4);

} // namespace tidemark
