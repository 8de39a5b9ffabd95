// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of each block a filter has been found to match, kept from question to question: the
// charts, tables and counts of one page ask about the same events one after another, and a zoom
// asks again for a part of them. 2 KiB a block and filter. The reader's thread.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/block_scan.h"

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>

namespace tidemark {

/// Masks of one filter by block id. A block that nothing of matches has a mask without rows.
using KeptMasks = std::unordered_map<std::int64_t, RowMask>;

class MaskCache {
public:
    /// The masks kept for a filter's text; empty ones when it is new or the case has changed since.
    /// They stay valid for whoever holds them.
    Result<std::shared_ptr<KeptMasks>> of(const std::string& filter, Database& database);

private:
    struct Entry {
        std::string filter;
        std::shared_ptr<KeptMasks> masks;
    };
    std::list<Entry> m_entries; ///< the last asked first
    std::int64_t m_version = -1, m_changes = -1;
};

} // namespace tidemark
