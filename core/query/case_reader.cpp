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

// Usage buckets count nothing unless they say so; there a stated 1 is not what goes without saying.
Result<bool> CaseReader::statesRequestCounts() {
    if (m_request_counts) return *m_request_counts;
    TM_ASSIGN(const std::vector<bool>* usage, usageBlocks());
    bool states = false;
    for (std::size_t i = 0; i < m_events.blocks().size() && !states; ++i) {
        TM_ASSIGN(const std::string_view data,
                  m_columns.read(m_events.blocks()[i], Field::RequestCount));
        if (data.empty()) continue;
        TM_ASSIGN(const ColumnHeader header, readColumnHeader(data));
        states = (*usage)[i] || header.encoding != kEncodingConstant || header.base != 1;
    }
    m_request_counts = states;
    return states;
}

} // namespace tidemark
