// SPDX-License-Identifier: GPL-3.0-or-later
// Files that a command writes where a person says: never over one that is there, and nothing
// half-made stays behind. Blocking.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tidemark {

/// BadInput when something of that name is there.
Status requireAbsent(const std::string& path);
/// Passes `written` on; when it failed, removes what came of the file. The name was free before.
Status orNothing(Status written, const std::string& path);
/// The whole file or none. BadInput when something of that name is there, Io.
Status writeNewFile(const std::string& path, std::string_view bytes);

} // namespace tidemark
