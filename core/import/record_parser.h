// SPDX-License-Identifier: GPL-3.0-or-later
// Turns records into events or rejects, by a profile. One parser per worker thread; the same
// records give the same rows whatever the number of workers.
#pragma once

#include "core/store/event_batch.h"

#include <memory>
#include <span>
#include <string_view>

namespace tidemark {

/// One record to understand.
struct RawRecord {
    std::string_view bytes;
    std::int64_t content_offset = 0; ///< of bytes[0] within the source's content
    std::size_t readable_behind = 0; ///< bytes of memory behind it that may be looked at
    bool unicode_escapes = true;     ///< false: nothing in it starts with \u
};

class RecordParser {
public:
    virtual ~RecordParser() = default;
    /// Adds one or more rows or one reject to the batch. Records that carry no event by the
    /// format's own rules (CSV header, W3C directive, blank line) add nothing.
    virtual void parse(const RawRecord& record, EventBatch& batch) = 0;
};

} // namespace tidemark
