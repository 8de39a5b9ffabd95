// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a case anew from the original bytes of another, with the same import parameters, in a
// private folder beside it: what the derived tables should hold. The folder goes with the object.
#pragma once

#include "core/jobs/job.h"
#include "core/store/case_file.h"
#include "core/store/source_store.h"
#include "core/verify/verify_report.h"

#include <memory>
#include <string>
#include <vector>

namespace tidemark {

class Rebuild {
public:
    /// Hashes every original while it is read; a source whose bytes are not there or differ gets a
    /// fault. Fails only on Cancel or when there is no room.
    static Result<std::unique_ptr<Rebuild>> run(CaseFile& file, const std::vector<Source>& sources,
                                                VerifyReport& report, JobContext& context);
    ~Rebuild();
    CaseFile& file() { return *m_file; }
    /// False when a source could not be imported again: then ids behind it mean nothing.
    [[nodiscard]] bool complete() const { return m_complete; }

private:
    Rebuild() = default;
    Status addSource(CaseFile& original, const Source& source, VerifyReport& report,
                     JobContext& context);
    std::string m_folder;
    std::unique_ptr<CaseFile> m_file;
    bool m_complete = true;
};

} // namespace tidemark
