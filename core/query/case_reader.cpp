// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_reader.h"

namespace tidemark {

CaseReader::CaseReader(std::unique_ptr<CaseFile> own, CaseFile* file, EventReader events,
                       ColumnReader columns)
    : m_own(std::move(own)), m_file(file), m_events(std::move(events)), m_sources(file->db()),
      m_columns(std::move(columns)) {}

Result<std::unique_ptr<CaseReader>> CaseReader::make(std::unique_ptr<CaseFile> own,
                                                     CaseFile* file) {
    TM_ASSIGN(EventReader events, EventReader::open(file->db()));
    TM_ASSIGN(ColumnReader columns, ColumnReader::open(file->db()));
    return std::unique_ptr<CaseReader>(
        new CaseReader(std::move(own), file, std::move(events), std::move(columns)));
}

Result<std::unique_ptr<CaseReader>> CaseReader::open(const CaseFile& file) {
    TM_ASSIGN(CaseFile connection, file.openReader());
    auto own = std::make_unique<CaseFile>(std::move(connection));
    CaseFile* place = own.get();
    return make(std::move(own), place);
}

Result<std::unique_ptr<CaseReader>> CaseReader::over(CaseFile& file) {
    return make(nullptr, &file);
}

Result<const std::vector<bool>*> CaseReader::usageBlocks() {
    if (!m_usage_known) {
        m_usage_blocks.clear();
        for (const BlockInfo& block : m_events.blocks()) {
            std::int64_t least = 0, most = 0;
            TM_ASSIGN(const bool any, m_events.range(block, Field::RecordKind, least, most));
            constexpr auto kUsage = static_cast<std::int64_t>(RecordKind::UsageBucket);
            m_usage_blocks.push_back(any && least <= kUsage && most >= kUsage);
        }
        m_usage_known = true;
    }
    return static_cast<const std::vector<bool>*>(&m_usage_blocks);
}

Result<bool> CaseReader::has(Field field) {
    std::optional<bool>& known = m_has[static_cast<std::size_t>(field)];
    if (!known) {
        // event_column.key is field number * 2^40 + block id.
        TM_ASSIGN(Statement select,
                  db().prepare("SELECT 1 FROM event_column WHERE key >= ?1 << 40 AND key < "
                               "(?1 + 1) << 40 UNION ALL SELECT 1 FROM overlay_column WHERE key "
                               ">= ?1 << 40 AND key < (?1 + 1) << 40 LIMIT 1"));
        TM_ASSIGN(known, select.bind(1, static_cast<std::int64_t>(field)).step());
    }
    return *known;
}

} // namespace tidemark
