// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/bundle_source.h"

#include "core/base/text.h"
#include "core/base/utf8_locale.h"

#include <archive.h>
#include <archive_entry.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>

namespace tidemark {

namespace {

// What file systems hold.
constexpr std::size_t kLongestName = 4096, kLongestPart = 255;

constexpr std::size_t kPieceBytes = std::size_t{256} << 10;
constexpr std::size_t kMaxFiles = 1'000'000;
constexpr int kMaxDepth = 64;
constexpr std::int64_t kMaxRatio = 200;
constexpr std::int64_t kRatioCountsFrom = std::int64_t{256} << 20;

Error refused(std::string reason, std::string_view place) {
    return makeError(ErrorCode::BadInput, std::move(reason), visibleText(place),
                     "the bundle was refused; nothing of it was written anywhere");
}

Error ioError(const std::string& place) {
    return makeError(ErrorCode::Io, std::strerror(errno), visibleText(place), {}, errno);
}

struct Fd {
    int fd = -1;
    explicit Fd(int value) : fd(value) {}
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd() {
        if (fd >= 0) ::close(fd);
    }
};

// Names that some systems would take for one and the same file.
Status checkNames(std::vector<BundleEntry>& entries) {
    std::sort(entries.begin(), entries.end(),
              [](const BundleEntry& a, const BundleEntry& b) { return a.path < b.path; });
    std::map<std::string, const std::string*> folded;
    for (const BundleEntry& entry : entries) {
        const auto [at, added] = folded.emplace(lowerAscii(entry.path), &entry.path);
        if (added) continue;
        return refused(*at->second == entry.path
                           ? "the name is there twice"
                           : "the name differs from " + visibleText(*at->second) +
                                 " only in the case of letters",
                       entry.path);
    }
    return ok();
}

class FolderSource : public BundleSource {
public:
    static Result<std::unique_ptr<BundleSource>> open(const std::string& path) {
        auto source = std::make_unique<FolderSource>();
        source->m_root = path;
        const Fd root(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (root.fd < 0) return ioError(path);
        TM_TRY(source->walk(root.fd, "", 0));
        TM_TRY(checkNames(source->m_entries));
        return std::unique_ptr<BundleSource>(std::move(source));
    }
    [[nodiscard]] const std::vector<BundleEntry>& entries() const override { return m_entries; }

    Status readAll(const std::function<BundleSink(const BundleEntry&)>& start,
                   std::stop_token stop) override {
        std::string piece(kPieceBytes, '\0');
        for (const BundleEntry& entry : m_entries) {
            const BundleSink sink = start(entry);
            if (!sink) continue;
            const Fd file(
                ::open((m_root + "/" + entry.path).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
            if (file.fd < 0) return ioError(entry.path);
            ssize_t got = 0;
            while ((got = ::read(file.fd, piece.data(), piece.size())) > 0) {
                if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
                TM_TRY(sink(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
            }
            if (got < 0) return ioError(entry.path);
        }
        return ok();
    }

private:
    Status walk(int folder, const std::string& prefix, int depth) {
        if (depth > kMaxDepth) return refused("folders lie too deep", prefix);
        DIR* listing = ::fdopendir(::dup(folder));
        if (listing == nullptr) return ioError(prefix);
        Status result = ok();
        while (const dirent* item = ::readdir(listing)) {
            const std::string name = item->d_name;
            if (name == "." || name == "..") continue;
            result = add(folder, prefix + name, name, depth);
            if (!result) break;
        }
        ::closedir(listing);
        return result;
    }
    Status add(int folder, const std::string& path, const std::string& name, int depth) {
        if (const char* reason = unsafeNameReason(path)) return refused(reason, path);
        struct stat info = {};
        if (::fstatat(folder, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return ioError(path);
        if (S_ISDIR(info.st_mode)) {
            const Fd inner(
                ::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            if (inner.fd < 0) return ioError(path);
            return walk(inner.fd, path + "/", depth + 1);
        }
        if (!S_ISREG(info.st_mode)) return refused("this is a link or a special file", path);
        if (m_entries.size() >= kMaxFiles) return refused("there are too many files", path);
        m_entries.push_back({path, info.st_size});
        return ok();
    }
    std::string m_root;
    std::vector<BundleEntry> m_entries;
};

struct FreeReader {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeReader>;

class ZipSource : public BundleSource {
public:
    static Result<std::unique_ptr<BundleSource>> open(const std::string& path) {
        auto source = std::make_unique<ZipSource>();
        source->m_path = path;
        struct stat info = {};
        if (::stat(path.c_str(), &info) != 0) return ioError(path);
        source->m_size = info.st_size;
        TM_TRY(source->list());
        TM_TRY(source->stripFolder());
        TM_TRY(checkNames(source->m_entries));
        return std::unique_ptr<BundleSource>(std::move(source));
    }
    [[nodiscard]] const std::vector<BundleEntry>& entries() const override { return m_entries; }

    Status readAll(const std::function<BundleSink(const BundleEntry&)>& start,
                   std::stop_token stop) override {
        const Utf8Locale names;
        TM_ASSIGN(const Reader reader, openReader());
        std::string piece(kPieceBytes, '\0');
        std::int64_t total = 0;
        for (archive_entry* entry = nullptr;;) {
            TM_ASSIGN(const bool more, next(reader.get(), entry));
            if (!more) return ok();
            if (archive_entry_filetype(entry) == AE_IFDIR) continue;
            const BundleEntry named{std::string(nameOf(entry)).substr(m_prefix.size()),
                                    archive_entry_size_is_set(entry) ? archive_entry_size(entry)
                                                                     : -1};
            const BundleSink sink = start(named);
            if (!sink) continue;
            la_ssize_t got = 0;
            while ((got = archive_read_data(reader.get(), piece.data(), piece.size())) > 0) {
                if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
                total += got;
                if (total > kRatioCountsFrom && total / kMaxRatio > m_size)
                    return refused("it unpacks to more than 200 times its size", named.path);
                TM_TRY(sink(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
            }
            if (got < 0) return damaged(reader.get(), named.path);
        }
    }

private:
    static std::string nameOf(archive_entry* entry) {
        const char* name = archive_entry_pathname_utf8(entry);
        if (name == nullptr) name = archive_entry_pathname(entry);
        return name != nullptr ? name : "";
    }
    static Error damaged(archive* reader, std::string_view place) {
        const char* reason = archive_error_string(reader);
        return makeError(ErrorCode::Integrity,
                         std::string("the zip file is damaged (") + (reason ? reason : "unknown") +
                             ")",
                         visibleText(place), "get another copy");
    }
    Result<Reader> openReader() {
        Reader reader(archive_read_new());
        archive_read_support_format_zip_seekable(reader.get());
        if (archive_read_open_filename(reader.get(), m_path.c_str(), kPieceBytes) != ARCHIVE_OK)
            return damaged(reader.get(), m_path);
        return reader;
    }
    Result<bool> next(archive* reader, archive_entry*& entry) {
        const int state = archive_read_next_header(reader, &entry);
        if (state == ARCHIVE_EOF) return false;
        if (state < ARCHIVE_WARN) return damaged(reader, m_path);
        return true;
    }
    Status list() {
        const Utf8Locale names;
        TM_ASSIGN(const Reader reader, openReader());
        for (archive_entry* entry = nullptr;;) {
            TM_ASSIGN(const bool more, next(reader.get(), entry));
            if (!more) return ok();
            std::string name = nameOf(entry);
            const auto type = archive_entry_filetype(entry);
            if (type == AE_IFDIR && !name.empty() && name.back() == '/') name.pop_back();
            if (const char* reason = unsafeNameReason(name)) return refused(reason, name);
            if (archive_entry_is_encrypted(entry) != 0)
                return refused("the file is encrypted", name);
            if (archive_entry_hardlink(entry) != nullptr || (type != AE_IFREG && type != AE_IFDIR))
                return refused("this is a link or a special file", name);
            if (m_entries.size() >= kMaxFiles) return refused("there are too many files", name);
            if (type == AE_IFREG)
                m_entries.push_back(
                    {name, archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1});
        }
    }
    // A packed bag has one folder at its top (RFC 8493, 4.2).
    Status stripFolder() {
        if (m_entries.empty()) return refused("the zip file holds no files", m_path);
        const bool flat =
            std::any_of(m_entries.begin(), m_entries.end(),
                        [](const BundleEntry& each) { return each.path == "bagit.txt"; });
        if (flat) return ok();
        m_prefix = m_entries.front().path.substr(0, m_entries.front().path.find('/') + 1);
        for (BundleEntry& entry : m_entries) {
            if (m_prefix.empty() || entry.path.compare(0, m_prefix.size(), m_prefix) != 0)
                return refused("the zip file does not hold one folder with a bundle", entry.path);
            entry.path.erase(0, m_prefix.size());
        }
        return ok();
    }
    std::string m_path, m_prefix;
    std::int64_t m_size = 0;
    std::vector<BundleEntry> m_entries;
};

} // namespace

bool looksLikeBundle(const std::string& path) {
    constexpr std::string_view kDeclaration = "bagit.txt", kSuffix = ".zip";
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0) return false;
    if (S_ISDIR(info.st_mode))
        return ::stat((path + "/" + std::string(kDeclaration)).c_str(), &info) == 0;
    if (!S_ISREG(info.st_mode) || !lowerAscii(path).ends_with(kSuffix)) return false;
    const Utf8Locale names;
    const Reader reader(archive_read_new());
    archive_read_support_format_zip_seekable(reader.get());
    if (archive_read_open_filename(reader.get(), path.c_str(), kPieceBytes) != ARCHIVE_OK)
        return false;
    archive_entry* entry = nullptr;
    for (std::size_t i = 0;
         i < kMaxFiles && archive_read_next_header(reader.get(), &entry) == ARCHIVE_OK; ++i) {
        const char* raw = archive_entry_pathname_utf8(entry);
        const std::string_view name = raw != nullptr ? raw : "";
        if (name == kDeclaration) return true;
        const std::size_t slash = name.find('/');
        if (slash != std::string_view::npos && name.substr(slash + 1) == kDeclaration) return true;
    }
    return false;
}

const char* unsafeNameReason(std::string_view name) {
    if (name.empty()) return "a name is empty";
    if (name.front() == '/') return "the name is an absolute path";
    if (name.front() == '~') return "the name points to a home folder";
    if (name.find('\\') != std::string_view::npos) return "the name has a backslash";
    if (name.size() > 1 && name[1] == ':') return "the name has a drive letter";
    if (name.size() > kLongestName) return "the name is longer than 4,096 bytes";
    if (!isUtf8(name)) return "the name is not valid UTF-8";
    for (const char c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            return "the name has a control character";
    if (visibleText(name) != name) return "the name has a character that hides or turns text";
    for (std::string_view rest = name;;) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        if (part.empty() || part == "." || part == "..")
            return "the name has an empty part, \".\" or \"..\"";
        if (part.size() > kLongestPart) return "the name has a part of more than 255 bytes";
        if (slash == std::string_view::npos) return nullptr;
        rest.remove_prefix(slash + 1);
    }
}

Result<std::unique_ptr<BundleSource>> BundleSource::open(const std::string& path) {
    struct stat info = {};
    if (::lstat(path.c_str(), &info) != 0)
        return makeError(ErrorCode::NotFound, "there is no such file or folder", path, {}, errno);
    if (S_ISDIR(info.st_mode)) return FolderSource::open(path);
    if (S_ISREG(info.st_mode)) return ZipSource::open(path);
    return refused("this is a link or a special file", path);
}

Status BundleSource::read(std::string_view path, const BundleSink& sink, std::stop_token stop) {
    bool found = false;
    TM_TRY(readAll(
        [&](const BundleEntry& entry) {
            if (entry.path != path) return BundleSink();
            found = true;
            return sink;
        },
        stop));
    return found ? ok()
                 : Status(makeError(ErrorCode::NotFound, "the file is missing", visibleText(path)));
}

} // namespace tidemark
