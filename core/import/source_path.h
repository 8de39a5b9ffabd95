// SPDX-License-Identifier: GPL-3.0-or-later
// Paths into a record as people write them: keys with dots between, a key that itself holds a dot
// in single quotes, "[]" behind a key for the first element of its array. Pure functions; any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Path element that stands for the first element of an array.
constexpr std::string_view kArrayElement = "[]";

/// "a.'b.c'.d[]" -> {"a", "b.c", "d", "[]"}. Never fails: what is not closed is taken as it stands.
std::vector<std::string> parsePath(std::string_view text);

/// The inverse of parsePath.
std::string pathText(const std::vector<std::string>& path);

} // namespace tidemark
