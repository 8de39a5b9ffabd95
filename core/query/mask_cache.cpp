// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/mask_cache.h"

#include <sqlite3.h>

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kFilters = 4; // so that going back and forth between views finds its masks

} // namespace

Result<std::shared_ptr<KeptMasks>> MaskCache::of(const std::string& filter, Database& database) {
    // The version tells what other connections have committed, the changes what this one has done.
    TM_ASSIGN(const std::int64_t version, database.queryInt64("PRAGMA data_version"));
    const std::int64_t changes = sqlite3_total_changes64(database.handle());
    if (version != m_version || changes != m_changes) m_entries.clear();
    m_version = version;
    m_changes = changes;
    const auto known = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&filter](const Entry& e) { return e.filter == filter; });
    if (known != m_entries.end()) {
        m_entries.splice(m_entries.begin(), m_entries, known);
    } else {
        if (m_entries.size() == kFilters) m_entries.pop_back();
        m_entries.push_front({filter, std::make_shared<KeptMasks>()});
    }
    return m_entries.front().masks;
}

} // namespace tidemark
