// SPDX-License-Identifier: GPL-3.0-or-later
// Base64 of RFC 4648 with padding, on one line. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidemark {

std::string toBase64(std::string_view bytes);
/// nullopt unless `text` is exactly what toBase64 gives for some bytes: no blanks, no stray bits.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace tidemark
