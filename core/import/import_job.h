// SPDX-License-Identifier: GPL-3.0-or-later
// Import: files, folders and containers into a case, each source in one transaction. After a
// failure or Cancel the case is as before, plus a custody entry that says what was attempted.
#pragma once

#include "core/base/result.h"
#include "core/import/byte_source.h"
#include "core/import/format.h"
#include "core/import/profile.h"
#include "core/jobs/job.h"
#include "core/store/case_file.h"
#include "core/store/source_store.h"

#include <string>
#include <vector>

namespace tidemark {

/// What became of one file.
struct ImportedSource {
    Source source;
    std::string path;
    bool already_there = false; ///< the same bytes are in the case: nothing was imported, `source`
                                ///< is the earlier one
    std::vector<std::string> warnings;
};

/// What became of the whole call.
struct ImportReport {
    std::vector<ImportedSource> sources;
    std::vector<Error> failures;        ///< files that could not be read at all
    std::vector<std::string> notes;     ///< about the case as a whole
    [[nodiscard]] bool damaged() const; ///< a file failed or was read only in part
};

/// Folders are walked in order of name; "-" is standard input. Files are taken one after another.
Result<ImportReport> importPaths(CaseFile& file, const std::vector<std::string>& paths,
                                 const ImportParams& params, JobContext& context);

/// One source whose bytes come from elsewhere than a file: an original kept in another case.
/// `read` is called on a thread of the import.
struct GivenBytes {
    ByteSource::Read read;
    std::string name;
    std::int64_t size_bytes = -1; ///< for the progress; -1: not known
};
Result<ImportReport> importBytes(CaseFile& file, const GivenBytes& bytes,
                                 const ImportParams& params, JobContext& context);

/// What an import would do, from the head of a file: for the wizard. Writes nothing.
struct ImportPreview {
    ImportPreview() = default;
    ImportPreview(ImportPreview&&) noexcept = default;
    ImportPreview& operator=(ImportPreview&&) noexcept = default;
    std::vector<Profile> profiles;       ///< the built-in ones and those of the user's folder
    std::vector<Recognition> candidates; ///< pointing into `profiles`
    Profile profile;                     ///< as it would be applied
    /// Source fields seen, as --map writes them, for the mapping editor; and a value of each, ""
    /// where none is known. Secrets are masked.
    std::vector<std::string> columns, samples;
    EventBatch rows;              ///< the first records as they will be understood
    std::vector<std::string> raw; ///< the same records as text
    std::vector<std::string> notes;
};
Result<ImportPreview> previewImport(const std::string& path, const ImportParams& params,
                                    std::int64_t max_records = 200);

} // namespace tidemark
