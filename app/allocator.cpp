// SPDX-License-Identifier: GPL-3.0-or-later
// An import and a detection run touch hundreds of megabytes for a second or two; where a page fault
// is dear, as on virtual machines, faults in pages of 4 KiB took a quarter of an import's processor
// time: hence large pages.
// See jemalloc(3), TUNING. A user's MALLOC_CONF is read after this and wins.
#include "app/allocator.h"

#include <jemalloc/jemalloc.h>
#include <sys/types.h>

// The name by which jemalloc finds it.
extern "C" const char* malloc_conf;
const char* malloc_conf = "thp:always,narenas:4,dirty_decay_ms:2000,muzzy_decay_ms:0";

namespace tidemark {

void keepFreedMemory() {
    ssize_t never = -1;
    // The arena that is there already, and those to come. A refusal costs time, nothing else.
    static_cast<void>(mallctl("arena.0.dirty_decay_ms", nullptr, nullptr, &never, sizeof never));
    static_cast<void>(mallctl("arenas.dirty_decay_ms", nullptr, nullptr, &never, sizeof never));
}

} // namespace tidemark
