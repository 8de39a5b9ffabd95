// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/zip_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

namespace tidemark {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10;

struct FreeWriter {
    void operator()(archive* writer) const { archive_write_free(writer); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
using Writer = std::unique_ptr<archive, FreeWriter>;

struct CloseFd {
    int fd;
    ~CloseFd() {
        if (fd >= 0) ::close(fd);
    }
};

Error zipError(archive* writer, const std::string& path) {
    const char* reason = archive_error_string(writer);
    const int code = archive_errno(writer);
    return makeError(ErrorCode::Io,
                     std::string("the zip file cannot be written (") +
                         (reason ? reason : "unknown") + ")",
                     path, code == ENOSPC ? "free some space and try again" : "", code);
}

// Pictures and workbooks are packed already.
bool isPacked(const std::filesystem::path& file) {
    return file.extension() == ".png" || file.extension() == ".xlsx";
}

Status addFile(archive* writer, const std::filesystem::path& file, const std::string& name,
               const std::string& zipPath, JobContext& context, std::int64_t& done,
               std::int64_t total) {
    const CloseFd in{::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
    std::error_code failed;
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(file, failed));
    if (in.fd < 0 || failed)
        return makeError(ErrorCode::Io, std::strerror(errno), file.string(), {}, errno);
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), size);
    if ((isPacked(file) ? archive_write_zip_set_compression_store(writer)
                        : archive_write_zip_set_compression_deflate(writer)) != ARCHIVE_OK ||
        archive_write_header(writer, entry.get()) != ARCHIVE_OK)
        return zipError(writer, zipPath);
    std::string piece(kPieceBytes, '\0');
    ssize_t got = 0;
    while ((got = ::read(in.fd, piece.data(), piece.size())) > 0) {
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        if (archive_write_data(writer, piece.data(), static_cast<std::size_t>(got)) != got)
            return zipError(writer, zipPath);
        done += got;
        context.report({"Packing", done, total});
    }
    if (got < 0) return makeError(ErrorCode::Io, std::strerror(errno), file.string(), {}, errno);
    return ok();
}

} // namespace

Status writeZip(const std::string& folder, const std::string& prefix, const std::string& zipPath,
                JobContext& context) {
    std::vector<std::string> names;
    std::int64_t total = 0;
    for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
        if (!item.is_regular_file() || item.is_symlink()) continue;
        names.push_back(item.path().lexically_relative(folder).generic_string());
        total += static_cast<std::int64_t>(item.file_size());
    }
    std::sort(names.begin(), names.end());

    const CloseFd out{
        ::open(zipPath.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (out.fd < 0) return makeError(ErrorCode::Io, std::strerror(errno), zipPath, {}, errno);
    const Writer writer(archive_write_new());
    archive_write_set_format_zip(writer.get());
    // Without padding the bytes do not depend on the block size; no entry has a time or an owner.
    archive_write_set_bytes_in_last_block(writer.get(), 1);
    // Tables shrink to a sixth at the fastest level, to a seventh at three times its cost.
    if (archive_write_set_options(writer.get(), "zip:compression-level=1") != ARCHIVE_OK ||
        archive_write_open_fd(writer.get(), out.fd) != ARCHIVE_OK)
        return zipError(writer.get(), zipPath);
    std::int64_t done = 0;
    for (const std::string& name : names)
        TM_TRY(addFile(writer.get(), std::filesystem::path(folder) / name, prefix + "/" + name,
                       zipPath, context, done, total));
    if (archive_write_close(writer.get()) != ARCHIVE_OK) return zipError(writer.get(), zipPath);
    if (::fsync(out.fd) != 0 && errno != EINVAL)
        return makeError(ErrorCode::Io, std::strerror(errno), zipPath, {}, errno);
    return ok();
}

} // namespace tidemark
