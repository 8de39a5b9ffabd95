// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/rebuild.h"

#include "core/import/import_job.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace tidemark {

namespace {

namespace fs = std::filesystem;

std::string placeOf(const Source& source) {
    return fmt::format("source {} ({})", source.id, source.name);
}

// Beside the case, where the evidence is anyway; elsewhere only when that folder cannot be written.
Result<std::string> privateFolder(const std::string& casePath) {
    const std::string beside = fs::path(casePath).parent_path().string();
    std::error_code ignored;
    for (const std::string& parent :
         {beside.empty() ? std::string(".") : beside, fs::temp_directory_path(ignored).string()}) {
        std::string pattern = parent + "/.tidemark-verify-XXXXXX";
        if (::mkdtemp(pattern.data()) != nullptr) return pattern;
    }
    return makeError(ErrorCode::Io,
                     std::string("no folder can be made to rebuild the case in (") +
                         std::strerror(errno) + ")",
                     casePath, "copy the case to a folder that can be written to", errno);
}

// A source is imported again as it was: a built-in profile by its name, another from the case
// itself.
Result<ImportParams> paramsFor(const Source& source, const std::string& folder) {
    ImportParams params;
    const auto json = nlohmann::json::parse(source.params_json, nullptr, false);
    const auto text = [&json](const char* key) {
        const auto at = json.is_object() ? json.find(key) : json.end();
        return json.is_object() && at != json.end() && at->is_string() ? at->get<std::string>()
                                                                       : std::string();
    };
    params.format = text("format");
    params.time_zone = text("time_zone");
    params.start_time = text("start_time");
    params.account = text("account");
    if (json.is_object() && json.contains("clock_offset_s") && json["clock_offset_s"].is_number())
        params.clock_offset_s = json["clock_offset_s"].get<double>();
    params.reference_only = true;
    const auto builtin = builtinProfiles();
    if (std::any_of(builtin.begin(), builtin.end(),
                    [&](const Profile& each) { return each.id == source.format; })) {
        if (json.is_object() && json.contains("map") && json["map"].is_array())
            for (const auto& pair : json["map"])
                if (pair.is_array() && pair.size() == 2 && pair[0].is_string() &&
                    pair[1].is_string())
                    params.map.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
        return params;
    }
    params.format.clear();
    params.profile_path = folder + "/profile.json";
    std::ofstream out(params.profile_path, std::ios::binary | std::ios::trunc);
    out << source.profile_json;
    if (!out.flush())
        return makeError(ErrorCode::Io, "the profile cannot be written", params.profile_path);
    return params;
}

/// Gives the kept original piece by piece, as much at once as the caller has room for.
class OriginalBytes {
public:
    explicit OriginalBytes(KeptOriginal original) : m_original(std::move(original)) {}
    Result<std::size_t> read(char* buffer, std::size_t room) {
        while (m_used == m_frame.size()) {
            if (m_ended) return std::size_t{0}; // asked on, the rows would start anew
            TM_ASSIGN(const bool more, m_original.next(m_frame));
            m_ended = !more;
            if (m_ended) m_frame.clear();
            m_used = 0;
        }
        const std::size_t count = std::min(room, m_frame.size() - m_used);
        std::memcpy(buffer, m_frame.data() + m_used, count);
        m_used += count;
        return count;
    }

private:
    KeptOriginal m_original;
    std::string m_frame;
    std::size_t m_used = 0;
    bool m_ended = false;
};

// The import hashes what it reads, so neither a file by reference nor a kept original needs a copy.
Result<ImportReport> importAgain(CaseFile& original, CaseFile& rebuilt, const Source& source,
                                 const ImportParams& params, JobContext& context) {
    if (!source.kept) {
        // Only a file, whatever the case names: neither a folder, nor a pipe, nor standard input.
        std::error_code failed;
        if (!fs::is_regular_file(source.path, failed))
            return makeError(ErrorCode::Integrity, "the referenced original is not there",
                             source.path);
        return importPaths(rebuilt, {source.path}, params, context);
    }
    // The import reads on a thread of its own, which needs a connection of its own.
    TM_ASSIGN(CaseFile reader, original.openReader());
    TM_ASSIGN(KeptOriginal kept, KeptOriginal::open(reader.db(), source.id));
    OriginalBytes bytes(std::move(kept));
    return importBytes(
        rebuilt,
        {[&bytes](char* buffer, std::size_t room) { return bytes.read(buffer, room); }, source.name,
         source.size_bytes},
        params, context);
}

} // namespace

Result<std::unique_ptr<Rebuild>> Rebuild::run(CaseFile& file, const std::vector<Source>& sources,
                                              VerifyReport& report, JobContext& context) {
    std::unique_ptr<Rebuild> rebuild(new Rebuild);
    TM_ASSIGN(rebuild->m_folder, privateFolder(file.path()));
    TM_ASSIGN(const CaseInfo info, file.info());
    TM_ASSIGN(CaseFile made, CaseFile::create(rebuild->m_folder + "/rebuilt.tidemark", info, {}));
    rebuild->m_file = std::make_unique<CaseFile>(std::move(made));
    for (const Source& source : sources) TM_TRY(rebuild->addSource(file, source, report, context));
    return rebuild;
}

Rebuild::~Rebuild() {
    m_file.reset();
    std::error_code ignored;
    if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
}

Status Rebuild::addSource(CaseFile& original, const Source& source, VerifyReport& report,
                          JobContext& context) {
    const std::string place = placeOf(source);
    const std::string folder = fmt::format("{}/{}", m_folder, source.id);
    std::error_code failed;
    fs::create_directory(folder, failed);
    if (failed) return makeError(ErrorCode::Io, failed.message(), folder, {}, failed.value());
    TM_ASSIGN(const ImportParams params, paramsFor(source, folder));
    const auto again = importAgain(original, *m_file, source, params, context);
    fs::remove_all(folder, failed);
    if (!again) {
        if (again.error().code != ErrorCode::Integrity) return again.error();
        m_complete = false;
        report.fault(place, "the original bytes cannot be read: " + again.error().text());
        return ok();
    }
    const ImportReport& imported = *again;
    if (imported.sources.size() == 1) {
        const ImportedSource& made = imported.sources.front();
        if (made.source.sha256 != source.sha256)
            report.fault(place, "the original bytes have the hash " + made.source.sha256 +
                                    ", not " + source.sha256);
        if (!made.already_there && made.source.id == source.id) return ok();
    }
    m_complete = false;
    report.fault(place, imported.failures.empty() ? "the original could not be imported again"
                                                  : "the original could not be imported again: " +
                                                        imported.failures.front().message);
    return ok();
}

} // namespace tidemark
