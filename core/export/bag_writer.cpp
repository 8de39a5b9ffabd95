// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bag_writer.h"

#include "core/base/text.h"
#include "core/export/escape.h"
#include "core/export/zip_writer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace tidemark {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} << 10;
constexpr std::size_t kMaxPartCharacters = 100;

Error systemError(std::string message, const std::string& path) {
    const int code = errno;
    return makeError(ErrorCode::Io, std::move(message) + " (" + std::strerror(code) + ")", path,
                     code == ENOSPC ? "free some space and try again" : "", code);
}

bool exists(const std::string& path) {
    struct stat info = {};
    return ::lstat(path.c_str(), &info) == 0;
}

std::string parentOf(const std::string& path) {
    const std::string parent = std::filesystem::path(path).parent_path().string();
    return parent.empty() ? "." : parent;
}

Status syncFolder(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return systemError("the folder cannot be opened", path);
    const bool synced = ::fsync(fd) == 0 || errno == EINVAL;
    ::close(fd);
    return synced ? ok() : systemError("the folder cannot be flushed", path);
}

Status syncFile(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return systemError("a file of the package is missing", path);
    const bool synced = ::fsync(fd) == 0 || errno == EINVAL;
    ::close(fd);
    return synced ? ok() : systemError("the package cannot be flushed", path);
}

// Every file and folder below, so that a crash after the rename finds all of it.
Status syncTree(const std::string& folder, JobContext& context) {
    std::error_code failed;
    for (std::filesystem::recursive_directory_iterator at(folder, failed), end;
         !failed && at != end; at.increment(failed)) {
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        TM_TRY(at->is_directory() ? syncFolder(at->path().string())
                                  : syncFile(at->path().string()));
    }
    if (failed) return makeError(ErrorCode::Io, failed.message(), folder);
    return syncFolder(folder);
}

// Never replaces what is there, even if it appeared since the first look.
Status renameNoReplace(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return ok();
    if ((errno == EINVAL || errno == ENOSYS) && !exists(to) &&
        ::rename(from.c_str(), to.c_str()) == 0)
        return ok();
    if (errno == EEXIST || exists(to))
        return makeError(ErrorCode::BadInput, "a file or folder of that name is already there", to,
                         "choose another name; nothing was overwritten");
    return systemError("the finished package cannot be given its name", to);
}

} // namespace

bool isSafeBagPath(std::string_view path) {
    if (path.empty()) return false;
    while (true) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (part.empty() || part.size() > kMaxPartCharacters || part.front() == '.' ||
            part.front() == '-' || part.back() == '.')
            return false;
        for (const char c : part)
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '.' || c == '_' || c == '-'))
                return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

BagFile::BagFile(int fd, std::string path, std::map<std::string, BagEntry>* entries)
    : m_fd(fd), m_path(std::move(path)), m_entries(entries) {}

BagFile::BagFile(BagFile&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_path(std::move(other.m_path)),
      m_entries(other.m_entries), m_buffer(std::move(other.m_buffer)),
      m_sha256(std::move(other.m_sha256)), m_sha512(std::move(other.m_sha512)),
      m_size(other.m_size) {}

BagFile::~BagFile() {
    if (m_fd >= 0) ::close(m_fd);
}

Status BagFile::write(std::string_view bytes) {
    m_buffer += bytes;
    return m_buffer.size() < kBufferBytes ? ok() : flush();
}

Status BagFile::flush() {
    m_sha256.update(m_buffer);
    m_sha512.update(m_buffer);
    for (std::string_view rest = m_buffer; !rest.empty();) {
        const ssize_t written = ::write(m_fd, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return systemError("the package cannot be written", m_path);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    m_size += static_cast<std::int64_t>(m_buffer.size());
    m_buffer.clear();
    return ok();
}

Status BagFile::close() {
    TM_TRY(flush());
    // Starts writing to disk; publish() waits for it, for all files at once. A failure shows there.
    (void)::sync_file_range(m_fd, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (::close(std::exchange(m_fd, -1)) != 0)
        return systemError("the package cannot be written", m_path);
    (*m_entries)[m_path] = {m_sha256.finishHex(), m_sha512.finishHex(), m_size};
    return ok();
}

Result<BagWriter> BagWriter::create(const std::string& target, const std::string& baseName) {
    std::string name = target;
    while (name.size() > 1 && name.back() == '/') name.pop_back();
    if (exists(name))
        return makeError(ErrorCode::BadInput, "a file or folder of that name is already there",
                         name, "choose another name; nothing is overwritten");
    BagWriter writer;
    writer.m_target = name;
    writer.m_base_name = safeFileName(baseName);
    std::string pattern = parentOf(name) + "/.tidemark-export-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        return systemError("no package can be made in this folder", parentOf(name));
    writer.m_staging = pattern;
    if (::mkdir((pattern + "/" + writer.m_base_name).c_str(), 0700) != 0)
        return systemError("no package can be made in this folder", pattern);
    return writer;
}

BagWriter::BagWriter(BagWriter&& other) noexcept
    : m_target(std::move(other.m_target)), m_base_name(std::move(other.m_base_name)),
      m_staging(std::exchange(other.m_staging, {})), m_entries(std::move(other.m_entries)),
      m_folded(std::move(other.m_folded)) {}

BagWriter::~BagWriter() {
    if (m_staging.empty()) return;
    std::error_code ignored; // nothing more can be done about it here
    std::filesystem::remove_all(m_staging, ignored);
}

Result<std::string> BagWriter::stagedPath(std::string_view path) {
    if (!isSafeBagPath(path))
        return makeError(ErrorCode::BadInput,
                         "\"" + visibleText(path) + "\" is no name for a file of a package");
    const std::string folded = lowerAscii(path);
    const auto there = m_folded.find(folded);
    if (there != m_folded.end() && there->second != path)
        return makeError(ErrorCode::BadInput, std::string(path) + " differs from " + there->second +
                                                  " only in the case of letters");
    m_folded[folded] = std::string(path);
    const std::string root = m_staging + "/" + m_base_name;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
        const std::string folder = root + "/" + std::string(path.substr(0, slash));
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
            return systemError("the package's folder cannot be made", folder);
    }
    return root + "/" + std::string(path);
}

Result<BagFile> BagWriter::open(std::string_view path) {
    TM_ASSIGN(const std::string place, stagedPath(path));
    const int fd =
        ::open(place.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return systemError("the package cannot be written", std::string(path));
    return BagFile(fd, std::string(path), m_entries.get());
}

Status BagWriter::add(std::string_view path, std::string_view content) {
    TM_ASSIGN(BagFile file, open(path));
    TM_TRY(file.write(content));
    return file.close();
}

Status BagWriter::addUnlisted(std::string_view path, std::string_view content) {
    TM_TRY(add(path, content));
    m_entries->erase(std::string(path));
    return ok();
}

Status BagWriter::adopt(std::string_view path) {
    TM_ASSIGN(const std::string place, stagedPath(path));
    const int fd = ::open(place.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return systemError("a file of the package is missing", std::string(path));
    Digest sha256(DigestKind::Sha256), sha512(DigestKind::Sha512);
    std::int64_t size = 0;
    std::string buffer(kBufferBytes, '\0');
    ssize_t got = 0;
    while ((got = ::read(fd, buffer.data(), buffer.size())) > 0) {
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
        sha256.update(piece);
        sha512.update(piece);
        size += got;
    }
    const bool good = got == 0 && ::fchmod(fd, 0600) == 0;
    ::close(fd);
    if (!good) return systemError("a file of the package cannot be read", std::string(path));
    (*m_entries)[std::string(path)] = {sha256.finishHex(), sha512.finishHex(), size};
    return ok();
}

std::string BagWriter::payloadOxum() const {
    std::int64_t bytes = 0, files = 0;
    for (const auto& [path, entry] : *m_entries) {
        if (path.compare(0, 5, "data/") != 0) continue;
        bytes += entry.size_bytes;
        ++files;
    }
    return std::to_string(bytes) + "." + std::to_string(files);
}

Status BagWriter::manifest(std::string_view name, bool payload, bool sha512, std::string* text) {
    std::string lines;
    for (const auto& [path, entry] : *m_entries) {
        if ((path.compare(0, 5, "data/") == 0) != payload) continue;
        if (path.compare(0, 12, "tagmanifest-") == 0) continue;
        lines += (sha512 ? entry.sha512 : entry.sha256) + "  " + path + "\n";
    }
    if (text != nullptr) *text = lines;
    return add(name, lines);
}

Result<std::string>
BagWriter::writeManifests(const std::vector<std::pair<std::string, std::string>>& bagInfo) {
    TM_TRY(add("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
    std::string info;
    for (const auto& [key, value] : bagInfo) info += key + ": " + visibleText(value) + "\n";
    TM_TRY(add("bag-info.txt", info));
    TM_TRY(manifest("manifest-sha256.txt", true, false, nullptr));
    TM_TRY(manifest("manifest-sha512.txt", true, true, nullptr));
    std::string tagManifest;
    TM_TRY(manifest("tagmanifest-sha256.txt", false, false, &tagManifest));
    TM_TRY(manifest("tagmanifest-sha512.txt", false, true, nullptr));
    return tagManifest;
}

Status BagWriter::publish(JobContext& context) {
    const std::string folder = m_staging + "/" + m_base_name;
    const std::string_view suffix = ".zip";
    const bool zip =
        m_target.size() > suffix.size() &&
        lowerAscii(m_target).compare(m_target.size() - suffix.size(), suffix.size(), suffix) == 0;
    if (zip) {
        const std::string packed = m_staging + "/bundle.zip";
        TM_TRY(writeZip(folder, m_base_name, packed, context));
        TM_TRY(renameNoReplace(packed, m_target));
    } else {
        TM_TRY(syncTree(folder, context));
        TM_TRY(renameNoReplace(folder, m_target));
    }
    std::error_code ignored;
    std::filesystem::remove_all(std::exchange(m_staging, {}), ignored);
    return syncFolder(parentOf(m_target));
}

} // namespace tidemark
