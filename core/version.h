// SPDX-License-Identifier: GPL-3.0-or-later
// The program's version, as the build defines it (CMakeLists.txt, project VERSION).
#pragma once

namespace tidemark {

inline constexpr char kVersion[] = TIDEMARK_VERSION;
inline constexpr char kToolName[] = "tidemark " TIDEMARK_VERSION;

} // namespace tidemark
