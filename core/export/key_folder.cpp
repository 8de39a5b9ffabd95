// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/escape.h"
#include "core/export/signing_key.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tidemark {

namespace {

constexpr std::size_t kMaxKeyFileBytes = 64 << 10;

Status writeNewFile(const std::string& path, std::string_view content) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0)
        return makeError(
            errno == EEXIST ? ErrorCode::BadInput : ErrorCode::Io,
            errno == EEXIST ? "a key of that name is already there" : std::strerror(errno), path,
            errno == EEXIST ? "choose another name; nothing is overwritten" : "", errno);
    const bool written =
        ::write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
        ::fsync(fd) == 0;
    const int code = errno;
    ::close(fd);
    if (written) return ok();
    ::unlink(path.c_str());
    return makeError(ErrorCode::Io, std::strerror(code), path, {}, code);
}

Result<std::string> readSmallFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return makeError(ErrorCode::NotFound, "there is no such key", path,
                         "list the keys to see their names");
    std::string text(kMaxKeyFileBytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

} // namespace

std::string defaultKeyFolder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0')
        return std::string(data) + "/tidemark/keys";
    const char* home = std::getenv("HOME");
    return std::string(home != nullptr ? home : ".") + "/.local/share/tidemark/keys";
}

Result<StoredKey> createKey(const std::string& folder, std::string_view name,
                            std::string_view password) {
    if (name.empty() || safeFileName(name) != name)
        return makeError(ErrorCode::BadInput, "the key's name cannot be a file name", {},
                         "use letters, digits, '-', '_' and '.'");
    TM_ASSIGN(const SigningKey key, SigningKey::generate());
    TM_ASSIGN(const std::string pem, key.protectedPem(password));
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return makeError(ErrorCode::Io, failed.message(), folder, {}, failed.value());
    ::chmod(folder.c_str(), 0700);
    const StoredKey stored{std::string(name), folder + "/" + std::string(name) + ".pem",
                           key.fingerprint()};
    TM_TRY(writeNewFile(stored.path, pem));
    if (Status written = writeNewFile(folder + "/" + stored.name + ".pub", key.minisignPublicKey());
        !written) {
        ::unlink(stored.path.c_str());
        return std::move(written).error();
    }
    return stored;
}

Result<std::vector<StoredKey>> listKeys(const std::string& folder) {
    std::vector<StoredKey> out;
    std::error_code failed;
    for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end;
         it.increment(failed)) {
        if (it->path().extension() != ".pem") continue;
        StoredKey key{it->path().stem().string(), it->path().string(), {}};
        const auto text = readSmallFile(folder + "/" + key.name + ".pub");
        if (!text) continue;
        const auto fingerprint = fingerprintOf(*text);
        if (!fingerprint) continue;
        key.fingerprint = *fingerprint;
        out.push_back(std::move(key));
    }
    if (failed && failed.value() != ENOENT)
        return makeError(ErrorCode::Io, failed.message(), folder, {}, failed.value());
    std::sort(out.begin(), out.end(),
              [](const StoredKey& a, const StoredKey& b) { return a.name < b.name; });
    return out;
}

Result<SigningKey> loadKey(const std::string& folder, std::string_view nameOrPath,
                           std::string_view password) {
    const std::string name(nameOrPath);
    const bool isPath =
        name.find('/') != std::string::npos || std::filesystem::path(name).extension() == ".pem";
    TM_ASSIGN(const std::string pem, readSmallFile(isPath ? name : folder + "/" + name + ".pem"));
    return SigningKey::fromPem(pem, password);
}

} // namespace tidemark
