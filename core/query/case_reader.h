// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a query needs of a case on one thread: a read connection, its event reader and its
// sources. Each query thread opens its own; results are plain values.
#pragma once

#include "core/base/result.h"
#include "core/store/block_scan.h"
#include "core/store/case_file.h"
#include "core/store/event_reader.h"
#include "core/store/source_store.h"

#include <memory>
#include <vector>

namespace tidemark {

class CaseReader {
public:
    /// A new read-only connection to the same case.
    static Result<std::unique_ptr<CaseReader>> open(const CaseFile& file);
    /// Reads through the given open case itself; `file` must outlive the reader. For single-threaded
    /// programs.
    static Result<std::unique_ptr<CaseReader>> over(CaseFile& file);

    CaseFile& file() { return *m_file; }
    Database& db() { return m_file->db(); }
    EventReader& events() { return m_events; }
    SourceStore& sources() { return m_sources; }
    /// Stored columns as they are, for scans.
    ColumnReader& columns() { return m_columns; }

    /// By position in events().blocks(): true where a block holds usage buckets, which stand for an
    /// interval and are in no roll-up. Found out once per reader.
    Result<const std::vector<bool>*> usageBlocks();

private:
    CaseReader(std::unique_ptr<CaseFile> own, CaseFile* file, EventReader events, ColumnReader columns);
    static Result<std::unique_ptr<CaseReader>> make(std::unique_ptr<CaseFile> own, CaseFile* file);
    std::unique_ptr<CaseFile> m_own; ///< set by open()
    CaseFile* m_file;
    EventReader m_events;
    SourceStore m_sources;
    ColumnReader m_columns;
    std::vector<bool> m_usage_blocks;
    bool m_usage_known = false;
};

} // namespace tidemark
