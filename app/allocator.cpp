// SPDX-License-Identifier: GPL-3.0-or-later
// How jemalloc, which both programs are linked with, holds memory. An import and a detection run
// touch hundreds of megabytes for a second or two; where a page fault is dear, as on virtual
// machines, faults in pages of 4 KiB took a quarter of an import's processor time.
// See jemalloc(3), TUNING. A user's MALLOC_CONF is read after this and wins.

// The name by which jemalloc finds it.
extern "C" const char* malloc_conf;
const char* malloc_conf =
    "thp:always,narenas:4,oversize_threshold:0,dirty_decay_ms:30000,muzzy_decay_ms:0";
