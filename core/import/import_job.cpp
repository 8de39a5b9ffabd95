// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/import_job.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/import/source_writer.h"
#include "core/store/overlay.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>

namespace tidemark {

namespace {

namespace fs = std::filesystem;

class OpenFile {
public:
    explicit OpenFile(const std::string& path)
        : m_fd(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
          m_own(path != "-") {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (m_own && m_fd >= 0) ::close(m_fd);
    }
    [[nodiscard]] int fd() const { return m_fd; }

private:
    int m_fd;
    bool m_own;
};

std::int64_t modifiedNs(const struct stat& status) {
    return status.st_mtim.tv_sec * kNsPerSecond + status.st_mtim.tv_nsec;
}

// Regular files in order of their path, so that two runs over a folder agree.
Result<std::vector<std::string>> filesUnder(const std::string& path) {
    std::error_code code;
    std::vector<std::string> files;
    for (fs::recursive_directory_iterator
             it(path, fs::directory_options::skip_permission_denied, code),
         end;
         !code && it != end; it.increment(code)) {
        if (it->is_symlink(code)) continue; // a link may lead anywhere, also in circles
        if (it->is_regular_file(code)) files.push_back(it->path().string());
    }
    if (code)
        return makeError(ErrorCode::Io, code.message(), path, "Check that the folder can be read",
                         code.value());
    std::sort(files.begin(), files.end());
    if (files.empty()) return makeError(ErrorCode::BadInput, "the folder holds no files", path);
    return files;
}

std::string paramsJson(const ImportParams& params) {
    nlohmann::json json = nlohmann::json::object();
    if (!params.format.empty()) json["format"] = params.format;
    if (!params.time_zone.empty()) json["time_zone"] = params.time_zone;
    if (params.clock_offset_s != 0) json["clock_offset_s"] = params.clock_offset_s;
    if (!params.start_time.empty()) json["start_time"] = params.start_time;
    if (!params.account.empty()) json["account"] = params.account;
    if (!params.map.empty()) {
        json["map"] = nlohmann::json::array();
        for (const auto& [field, source] : params.map) json["map"].push_back({field, source});
    }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class Importer {
public:
    Importer(CaseFile& file, const ImportParams& params, JobContext& context)
        : m_file(file), m_params(params), m_context(context) {}

    Status run(const std::vector<std::string>& paths, ImportReport& report);
    Status runBytes(const GivenBytes& bytes, ImportReport& report);

private:
    /// What is known of a source before it is read.
    struct Origin {
        ByteSource::Read read;
        std::int64_t size_bytes = -1;
        Source source; ///< name, path, modified_ns and kept are set
    };
    Status importOne(const std::string& path, ImportReport& report);
    Result<std::optional<Source>> sameBytes(const std::string& path, std::int64_t size_bytes);
    Result<ImportedSource> importOpen(const std::string& path, const OpenFile& input,
                                      const struct stat& status);
    Result<ImportedSource> importOrigin(const std::string& path, Origin origin,
                                        const std::function<std::string()>& changedMeanwhile);
    Status fail(const std::string& path, Error error, ImportReport& report);
    void logFailure(const std::string& path, const Error& error);
    CaseFile& m_file;
    const ImportParams& m_params;
    JobContext& m_context;
    ImportMemory m_memory;
};

Status Importer::run(const std::vector<std::string>& paths, ImportReport& report) {
    for (const std::string& path : paths) {
        std::error_code code;
        if (path == "-" || !fs::is_directory(path, code)) {
            TM_TRY(importOne(path, report));
            continue;
        }
        auto files = filesUnder(path);
        if (!files) {
            report.failures.push_back(std::move(files).error());
            continue;
        }
        for (const std::string& file : *files) TM_TRY(importOne(file, report));
    }
    return ok();
}

// A failure of one file is a line of the report; only cancelling and trouble with the case end the
// run.
Status Importer::fail(const std::string& path, Error error, ImportReport& report) {
    m_memory.forget();
    logFailure(path, error);
    const bool ends = error.code == ErrorCode::Cancelled || error.code == ErrorCode::Database ||
                      error.code == ErrorCode::Busy || error.code == ErrorCode::Integrity;
    if (ends) return error;
    report.failures.push_back(std::move(error));
    return ok();
}

Status Importer::importOne(const std::string& path, ImportReport& report) {
    const OpenFile input(path);
    struct stat status = {};
    if (input.fd() < 0 || ::fstat(input.fd(), &status) != 0)
        return fail(path,
                    makeError(ErrorCode::Io, std::strerror(errno), path,
                              "Check the name and that the file can be read", errno),
                    report);
    if (S_ISDIR(status.st_mode))
        return fail(path, makeError(ErrorCode::Io, "this is a folder that cannot be read", path),
                    report);
    if (S_ISREG(status.st_mode)) {
        auto known = sameBytes(path, status.st_size);
        if (!known) return fail(path, std::move(known).error(), report);
        if (*known) {
            ImportedSource there{std::move(**known), path, true, {}};
            there.warnings.push_back(fmt::format(
                "the same bytes are already in the case as source {}; nothing was imported",
                there.source.id));
            report.sources.push_back(std::move(there));
            return ok();
        }
    }
    auto imported = importOpen(path, input, status);
    if (!imported) return fail(path, std::move(imported).error(), report);
    report.sources.push_back(std::move(imported).value());
    return ok();
}

Status Importer::runBytes(const GivenBytes& bytes, ImportReport& report) {
    Origin origin;
    origin.read = bytes.read;
    origin.size_bytes = bytes.size_bytes;
    origin.source.name = origin.source.path = repairUtf8(bytes.name);
    origin.source.kept = !m_params.reference_only;
    auto imported = importOrigin(bytes.name, std::move(origin), [] { return std::string(); });
    if (!imported) return fail(bytes.name, std::move(imported).error(), report);
    report.sources.push_back(std::move(imported).value());
    return ok();
}

// Files of the same size as a source are hashed before anything else is done with them.
Result<std::optional<Source>> Importer::sameBytes(const std::string& path, std::int64_t sizeBytes) {
    TM_ASSIGN(Statement select,
              m_file.db().prepare("SELECT 1 FROM source WHERE size_bytes = ?1 LIMIT 1"));
    TM_ASSIGN(const bool candidate, select.bind(1, sizeBytes).step());
    if (!candidate) return std::optional<Source>();
    const OpenFile input(path);
    Digest digest;
    std::string buffer(kPieceBytes, '\0');
    const auto read = readDescriptor(input.fd(), path);
    for (;;) {
        TM_ASSIGN(const std::size_t got, read(buffer.data(), buffer.size()));
        if (got == 0) break;
        if (m_context.stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "stopped on request", path);
        digest.update({buffer.data(), got});
    }
    return SourceStore(m_file.db()).findBySha256(digest.finishHex());
}

Result<ImportedSource> Importer::importOpen(const std::string& path, const OpenFile& input,
                                            const struct stat& status) {
    const bool regular = S_ISREG(status.st_mode);
    Origin origin;
    std::error_code code;
    origin.source.path = repairUtf8(path == "-" ? path : fs::absolute(path, code).string());
    origin.source.name =
        path == "-" ? "standard input" : repairUtf8(fs::path(path).filename().string());
    origin.source.kept = !m_params.reference_only || !regular;
    if (regular) origin.source.modified_ns = modifiedNs(status);
    origin.read = readDescriptor(input.fd(), path);
    origin.size_bytes = regular ? status.st_size : -1;
    return importOrigin(path, std::move(origin), [&] {
        struct stat after = {};
        const bool changed =
            regular && ::fstat(input.fd(), &after) == 0 &&
            (after.st_size != status.st_size || modifiedNs(after) != modifiedNs(status));
        return changed ? fmt::format("the file changed while it was being read ({} bytes before, "
                                     "{} after)",
                                     status.st_size, after.st_size)
                       : std::string();
    });
}

Result<ImportedSource>
Importer::importOrigin(const std::string& path, Origin origin,
                       const std::function<std::string()>& changedMeanwhile) {
    const auto started = std::chrono::steady_clock::now();
    ImportedSource imported;
    imported.path = path;
    imported.source = std::move(origin.source);
    Source& source = imported.source;
    source.acquired_ns = nowNs();
    source.params_json = paramsJson(m_params);

    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    // Joins and address files were applied to other events than the case will have.
    TM_ASSIGN(const bool stale, clearOverlays(m_file.db()));
    if (stale) m_memory.forget();
    TM_ASSIGN(SourceWriter writer, SourceWriter::begin(m_file, m_memory));
    PipelineRequest request;
    request.read = std::move(origin.read);
    request.name = source.name;
    request.size_bytes = origin.size_bytes;
    request.params = m_params;
    request.keep_original = source.kept;
    const PipelineSink sink{[&](ParsedPiece& piece) { return writer.addPiece(piece); },
                            [&](OriginalFrame& frame) { return writer.addOriginal(frame); }};
    auto ran = runPipeline(request, sink, m_context);
    if (!ran) {
        Error error = std::move(ran).error();
        if (error.where.empty() || error.where == source.name) error.where = path;
        return error;
    }
    PipelineOutcome& outcome = *ran;
    if (const std::string changed = changedMeanwhile(); !changed.empty())
        outcome.damage += (outcome.damage.empty() ? "" : "; ") + changed;
    TM_ASSIGN(const std::optional<Source> twin,
              SourceStore(m_file.db()).findBySha256(outcome.sha256));
    if (twin) { // standard input: the bytes were only known after reading
        m_memory.forget();
        imported.source = *twin;
        imported.already_there = true;
        imported.warnings.push_back(fmt::format(
            "the same bytes are already in the case as source {}; nothing was imported", twin->id));
        return imported;
    }
    if (writer.assumedZone() > 0 && m_params.time_zone.empty())
        outcome.notes.push_back(fmt::format(
            "{} times name no zone; they were read as UTC (give --timezone if that is wrong)",
            writer.assumedZone()));
    source.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    TM_TRY(writer.finish(outcome, source));
    TM_TRY(transaction.commit());
    imported.warnings = outcome.notes;
    if (!source.damage.empty()) imported.warnings.push_back(source.damage);
    return imported;
}

// The attempt is part of the case's history even when nothing came of it.
void Importer::logFailure(const std::string& path, const Error& error) {
    auto transaction = Transaction::begin(m_file.db());
    if (!transaction) return; // the original error is the one worth reporting
    const Status logged =
        m_file.log(error.code == ErrorCode::Cancelled ? "import.cancelled" : "import.failed",
                   "case", {{"path", repairUtf8(path)}, {"reason", repairUtf8(error.message)}});
    if (logged) (void)transaction->commit();
}

// The rules of the case hold for new sources too. One that cannot be applied is said, and the case
// reads as imported until it can.
Status applyRulesAgain(CaseFile& file, ImportReport& report, const JobContext& context) {
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(file.db()));
    const bool stale = std::any_of(rules.begin(), rules.end(),
                                   [](const OverlayRule& rule) { return !rule.applied; });
    if (!stale) return ok();
    context.report({"applying joins and address files", 0, -1, -1});
    if (Status applied = refreshOverlays(file, context.stop); !applied)
        report.notes.push_back("the joins and address files of the case are not applied: " +
                               applied.error().text());
    return ok();
}

} // namespace

bool ImportReport::damaged() const {
    return !failures.empty() ||
           std::any_of(sources.begin(), sources.end(), [](const ImportedSource& imported) {
               return !imported.already_there && !imported.source.damage.empty();
           });
}

Result<ImportReport> importPaths(CaseFile& file, const std::vector<std::string>& paths,
                                 const ImportParams& params, JobContext& context) {
    if (!file.writable())
        return makeError(ErrorCode::Busy, "the case is open read-only", file.path(),
                         "Open it for writing to import");
    ImportReport report;
    Importer importer(file, params, context);
    TM_TRY(importer.run(paths, report));
    TM_TRY(applyRulesAgain(file, report, context));
    return report;
}

Result<ImportReport> importBytes(CaseFile& file, const GivenBytes& bytes,
                                 const ImportParams& params, JobContext& context) {
    if (!file.writable())
        return makeError(ErrorCode::Busy, "the case is open read-only", file.path());
    ImportReport report;
    Importer importer(file, params, context);
    TM_TRY(importer.runBytes(bytes, report));
    TM_TRY(applyRulesAgain(file, report, context));
    return report;
}

} // namespace tidemark
