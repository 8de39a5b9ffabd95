// SPDX-License-Identifier: GPL-3.0-or-later
// How jemalloc, which both programs are linked with, holds memory.
#pragma once

namespace tidemark {

/// From now on freed memory stays with the process instead of going back within two seconds. An
/// import frees and asks for the same pieces all the time: faults for memory that had just been
/// given back took an eighth of its processor time. Not for detection, whose stages differ and
/// whose peak would be that of all stages together. Call it before other threads start.
void keepFreedMemory();

} // namespace tidemark
