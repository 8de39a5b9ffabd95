// SPDX-License-Identifier: GPL-3.0-or-later
// How jemalloc, which both programs are linked with, holds memory. An import and a detection run
// touch hundreds of megabytes for a second or two; where a page fault is dear, as on virtual
// machines, faults in pages of 4 KiB took a quarter of an import's processor time, and faults for
// memory that had just been given back another eighth. So freed memory is kept: for the life of a
// command, and for two seconds in a window, which stays open for hours.
// See jemalloc(3), TUNING. A user's MALLOC_CONF is read after this and wins.

#ifdef TIDEMARK_KEEPS_FREED_MEMORY
#define TIDEMARK_DECAY "dirty_decay_ms:-1"
#else
#define TIDEMARK_DECAY "dirty_decay_ms:2000"
#endif

// The name by which jemalloc finds it.
extern "C" const char* malloc_conf;
const char* malloc_conf =
    "thp:always,narenas:4,oversize_threshold:0," TIDEMARK_DECAY ",muzzy_decay_ms:0";
