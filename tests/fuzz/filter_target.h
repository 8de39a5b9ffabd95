// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tidemark::fuzz {

/// Any text is either a filter whose printed form reads back the same, or an error within the text.
void readFilter(std::string_view text);

} // namespace tidemark::fuzz
