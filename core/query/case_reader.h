// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a query needs of a case on one thread: a read connection, its event reader and its
// sources. Each query thread opens its own; results are plain values.
#pragma once

#include "core/base/result.h"
#include "core/base/utc_time.h"
#include "core/query/mask_cache.h"
#include "core/store/block_scan.h"
#include "core/store/case_file.h"
#include "core/store/event_reader.h"
#include "core/store/source_store.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace tidemark {

class CaseReader {
public:
    /// A new read-only connection to the same case.
    static Result<std::unique_ptr<CaseReader>> open(const CaseFile& file);
    /// Reads through the given open case itself; `file` must outlive the reader. For
    /// single-threaded programs.
    static Result<std::unique_ptr<CaseReader>> over(CaseFile& file);

    CaseFile& file() { return *m_file; }
    Database& db() { return m_file->db(); }
    EventReader& events() { return m_events; }
    SourceStore& sources() { return m_sources; }
    /// Stored columns as they are, for scans.
    ColumnReader& columns() { return m_columns; }
    /// What filters have matched so far.
    MaskCache& masks() { return m_masks; }

    /// By position in events().blocks(): true where a block holds usage buckets, which stand for an
    /// interval and are in no roll-up. Found out once per reader.
    Result<const std::vector<bool>*> usageBlocks();
    /// False where every event that is no usage bucket stands for one request. Found out once per
    /// reader.
    Result<bool> statesRequestCounts();

    /// Where the sources speak; made and kept by coverage.cpp.
    struct Coverage {
        std::optional<TimeRange> span;
        std::vector<TimeRange> gaps;
    };
    std::optional<Coverage>& coverage() { return m_coverage; }

private:
    CaseReader(std::unique_ptr<CaseFile> own, CaseFile* file, EventReader events,
               ColumnReader columns);
    static Result<std::unique_ptr<CaseReader>> make(std::unique_ptr<CaseFile> own, CaseFile* file);
    std::unique_ptr<CaseFile> m_own; ///< set by open()
    CaseFile* m_file;
    EventReader m_events;
    SourceStore m_sources;
    ColumnReader m_columns;
    MaskCache m_masks;
    std::vector<bool> m_usage_blocks;
    bool m_usage_known = false;
    std::optional<bool> m_request_counts;
    std::optional<Coverage> m_coverage;
};

} // namespace tidemark
