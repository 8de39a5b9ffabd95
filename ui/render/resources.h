// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the compiled-in icons and themes available; a static library's resources must be asked for.
// Call once, before the first icon, from the window's thread.
#pragma once

namespace tidemark {

void initUiResources();

} // namespace tidemark
