// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/rebuild.h"

#include "core/base/digest.h"
#include "core/import/import_job.h"

#include <fcntl.h>
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

// Copies the original out and hashes it on the way.
Result<std::string> copyOriginal(CaseFile& file, const Source& source, const std::string& path,
                                 JobContext& context) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return makeError(ErrorCode::Io, std::strerror(errno), path, {}, errno);
    Digest digest;
    Status written = ok();
    std::int64_t done = 0;
    SourceStore store(file.db());
    const Status streamed = store.streamOriginal(source.id, [&](std::string_view bytes) {
        digest.update(bytes);
        if (context.stop.stop_requested()) written = makeError(ErrorCode::Cancelled, "stopped");
        for (std::string_view rest = bytes; written && !rest.empty();) {
            const ssize_t count = ::write(fd, rest.data(), rest.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0)
                written = makeError(ErrorCode::Io, std::strerror(errno), path,
                                    "free some space and try again", errno);
            else
                rest.remove_prefix(static_cast<std::size_t>(count));
        }
        done += static_cast<std::int64_t>(bytes.size());
        context.report({"Hashing " + source.name, done, source.size_bytes});
        return written.has_value();
    });
    ::close(fd);
    TM_TRY(written);
    if (!streamed) return streamed.error();
    return digest.finishHex();
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
    std::string name = source.name;
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos)
        name = "source";
    const auto hash = copyOriginal(original, source, folder + "/" + name, context);
    if (!hash) {
        if (hash.error().code == ErrorCode::Cancelled) return hash.error();
        m_complete = false;
        report.fault(place, "the original bytes cannot be read: " + hash.error().text());
        return ok();
    }
    if (*hash != source.sha256)
        report.fault(place, "the original bytes have the hash " + *hash + ", not " + source.sha256);
    TM_ASSIGN(const ImportParams params, paramsFor(source, folder));
    TM_ASSIGN(const ImportReport imported,
              importPaths(*m_file, {folder + "/" + name}, params, context));
    fs::remove_all(folder, failed);
    if (imported.sources.size() == 1 && !imported.sources.front().already_there &&
        imported.sources.front().source.id == source.id)
        return ok();
    m_complete = false;
    report.fault(place, imported.failures.empty() ? "the original could not be imported again"
                                                  : "the original could not be imported again: " +
                                                        imported.failures.front().message);
    return ok();
}

} // namespace tidemark
