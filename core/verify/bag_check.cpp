// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/bag_check.h"

#include "core/base/digest.h"
#include "core/base/text.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace tidemark {

namespace {

constexpr std::size_t kMaxTagFileBytes = std::size_t{256} << 20;

struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Any algorithm that a bag may name; ours has only the SHA-2 two.
class NamedDigest {
public:
    static std::optional<NamedDigest> make(const std::string& algorithm) {
        const EVP_MD* kind = EVP_get_digestbyname(algorithm == "sha3256"   ? "sha3-256"
                                                  : algorithm == "sha3512" ? "sha3-512"
                                                                           : algorithm.c_str());
        NamedDigest digest;
        digest.m_context.reset(EVP_MD_CTX_new());
        if (kind == nullptr || EVP_DigestInit_ex(digest.m_context.get(), kind, nullptr) != 1)
            return std::nullopt;
        return digest;
    }
    void update(std::string_view bytes) {
        EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size());
    }
    std::string hex() {
        unsigned char out[EVP_MAX_MD_SIZE];
        unsigned int size = 0;
        EVP_DigestFinal_ex(m_context.get(), out, &size);
        return toHex({reinterpret_cast<const char*>(out), size});
    }

private:
    std::unique_ptr<EVP_MD_CTX, FreeDigest> m_context;
};

struct Manifest {
    std::string file, algorithm;
    bool payload = true;
    std::map<std::string, std::string> hashes; ///< path -> lower-case hex
};

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
        text.remove_prefix(end + (pair ? 2 : 1));
    }
    return lines;
}

// RFC 8493 2.1.3: only LF, CR and % are encoded in a manifest.
std::string decodedPath(std::string_view path) {
    std::string out;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const std::string code = at + 2 < path.size() && path[at] == '%'
                                     ? lowerAscii(path.substr(at + 1, 2))
                                     : std::string();
        const char plain = code == "0a" ? '\n' : code == "0d" ? '\r' : code == "25" ? '%' : '\0';
        if (plain == '\0') {
            out += path[at];
            continue;
        }
        out += plain;
        at += 2;
    }
    return out;
}

std::optional<Manifest> manifestOf(const std::string& path) {
    Manifest manifest;
    manifest.file = path;
    std::string_view rest = path;
    if (rest.substr(0, 3) == "tag") {
        manifest.payload = false;
        rest.remove_prefix(3);
    }
    constexpr std::string_view kStart = "manifest-", kEnd = ".txt";
    if (rest.substr(0, kStart.size()) != kStart || rest.size() <= kStart.size() + kEnd.size() ||
        rest.substr(rest.size() - kEnd.size()) != kEnd)
        return std::nullopt;
    manifest.algorithm =
        std::string(rest.substr(kStart.size(), rest.size() - kStart.size() - kEnd.size()));
    return manifest;
}

void parseManifest(std::string_view text, Manifest& manifest, VerifyReport& report) {
    std::size_t number = 0;
    for (const std::string_view line : linesOf(text)) {
        ++number;
        if (line.empty()) continue;
        const std::string place = manifest.file + " line " + std::to_string(number);
        const std::size_t blank = line.find_first_of(" \t");
        const std::size_t start =
            blank == std::string_view::npos ? blank : line.find_first_not_of(" \t", blank);
        const std::string hash = lowerAscii(line.substr(0, blank));
        if (start == std::string_view::npos || hash.empty() || fromHex(hash).empty()) {
            report.fault(place, "this is not a hash and a name");
            continue;
        }
        const std::string path = decodedPath(line.substr(start));
        const bool inPayload = path.compare(0, 5, "data/") == 0;
        if (const char* reason = unsafeNameReason(path))
            report.fault(place, reason);
        else if (inPayload != manifest.payload)
            report.fault(place, manifest.payload ? "the name is not under data/"
                                                 : "a tag manifest lists a file under data/");
        else if (!manifest.hashes.emplace(path, hash).second)
            report.fault(place, "the name is listed twice");
    }
}

struct FileHashes {
    std::map<std::string, std::string> by_algorithm;
    std::int64_t size = 0;
};

void checkDeclaration(const BagFacts& facts, VerifyReport& report, bool& strict) {
    const auto file = facts.tag_files.find("bagit.txt");
    if (file == facts.tag_files.end())
        return report.fault("bagit.txt", "the file is missing: this is not a BagIt package");
    const auto lines = linesOf(file->second);
    constexpr std::string_view kVersion = "BagIt-Version: ",
                               kEncoding = "Tag-File-Character-Encoding: ";
    const bool form = lines.size() == 2 && lines[0].substr(0, kVersion.size()) == kVersion &&
                      lines[1].substr(0, kEncoding.size()) == kEncoding;
    if (!form)
        return report.fault("bagit.txt", "it must hold the version and the encoding, a line each");
    const std::string_view version = lines[0].substr(kVersion.size());
    strict = version == "1.0";
    if (!strict && version != "0.97" && version != "0.96" && version != "0.95" &&
        version != "0.94" && version != "0.93")
        report.fault("bagit.txt", "this version of BagIt is not known: " + std::string(version));
    if (lowerAscii(lines[1].substr(kEncoding.size())) != "utf-8")
        report.fault("bagit.txt", "the encoding of the tag files is not UTF-8");
}

void parseInfo(BagFacts& facts, VerifyReport& report) {
    const auto file = facts.tag_files.find("bag-info.txt");
    if (file == facts.tag_files.end()) return;
    for (const std::string_view line : linesOf(file->second)) {
        if (line.empty()) continue;
        if ((line[0] == ' ' || line[0] == '\t') && !facts.info.empty()) {
            facts.info.back().second += " " + std::string(trimmed(line));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            report.fault("bag-info.txt", "a line has no colon: " + std::string(line.substr(0, 60)));
            continue;
        }
        facts.info.emplace_back(std::string(trimmed(line.substr(0, colon))),
                                std::string(trimmed(line.substr(colon + 1))));
    }
}

void compare(const std::vector<Manifest>& manifests, const std::map<std::string, FileHashes>& files,
             bool strict, BagFacts& facts, VerifyReport& report) {
    for (const Manifest& manifest : manifests) {
        for (const auto& [path, wanted] : manifest.hashes) {
            if (!manifest.payload) facts.listed_tags.insert(path);
            const auto file = files.find(path);
            if (file == files.end()) {
                report.fault(path, "the file is missing; " + manifest.file + " lists it");
                continue;
            }
            const auto found = file->second.by_algorithm.find(manifest.algorithm);
            if (found != file->second.by_algorithm.end() && found->second != wanted)
                report.fault(path, "the file differs from its hash in " + manifest.file);
        }
    }
    for (const auto& [path, hashes] : files) {
        if (path.compare(0, 5, "data/") != 0) continue;
        std::int64_t lists = 0, all = 0;
        for (const Manifest& manifest : manifests) {
            all += manifest.payload;
            lists += manifest.payload && manifest.hashes.contains(path);
        }
        if (lists == 0 || (strict && lists < all))
            report.fault(path, "the file is not in every manifest");
    }
}

void checkOxum(const BagFacts& facts, const std::map<std::string, FileHashes>& files,
               VerifyReport& report) {
    const std::string stated = facts.infoValue("Payload-Oxum");
    if (stated.empty()) return;
    std::int64_t bytes = 0, count = 0;
    for (const auto& [path, file] : files)
        if (path.compare(0, 5, "data/") == 0) {
            bytes += file.size;
            ++count;
        }
    if (stated != std::to_string(bytes) + "." + std::to_string(count))
        report.fault("bag-info.txt", "Payload-Oxum says " + stated + ", but there are " +
                                         std::to_string(bytes) + "." + std::to_string(count));
}

// Tag files first: they say which algorithms the payload needs.
Status readTagFiles(BundleSource& source, BagFacts& facts, JobContext& context) {
    return source.readAll(
        [&](const BundleEntry& entry) {
            if (entry.path.compare(0, 5, "data/") == 0) return BundleSink();
            std::string& content = facts.tag_files[entry.path];
            return BundleSink([&content, path = entry.path](std::string_view bytes) -> Status {
                if (content.size() + bytes.size() > kMaxTagFileBytes)
                    return makeError(ErrorCode::BadInput, "a tag file is larger than 256 MiB",
                                     path);
                content += bytes;
                return ok();
            });
        },
        context.stop);
}

struct OpenFile {
    std::string path;
    std::map<std::string, NamedDigest> digests;
    std::int64_t size = 0;
};

} // namespace

std::string BagFacts::infoValue(std::string_view key) const {
    for (const auto& [name, value] : info)
        if (name == key) return value;
    return {};
}

Result<BagFacts> checkBag(BundleSource& source, const std::set<std::string>& keep,
                          VerifyReport& report, JobContext& context) {
    BagFacts facts;
    TM_TRY(readTagFiles(source, facts, context));
    bool strict = true;
    checkDeclaration(facts, report, strict);
    if (facts.tag_files.contains("fetch.txt"))
        report.fault("fetch.txt",
                     "the bundle wants files fetched from elsewhere; nothing is ever downloaded");
    parseInfo(facts, report);
    std::vector<Manifest> manifests;
    std::set<std::string> algorithms = {"sha256"};
    for (const auto& [path, content] : facts.tag_files) {
        auto manifest = manifestOf(path);
        if (!manifest) continue;
        if (NamedDigest::make(manifest->algorithm))
            algorithms.insert(manifest->algorithm);
        else
            report.fault(path, "the algorithm is not known, so its hashes cannot be checked");
        parseManifest(content, *manifest, report);
        manifests.push_back(std::move(*manifest));
    }
    if (std::none_of(manifests.begin(), manifests.end(),
                     [](const Manifest& each) { return each.payload; }))
        report.fault("manifest-sha256.txt", "there is no manifest of the payload");

    std::map<std::string, FileHashes> files;
    std::optional<OpenFile> open;
    std::int64_t done = 0, total = 0;
    for (const BundleEntry& entry : source.entries())
        total += std::max<std::int64_t>(entry.size_bytes, 0);
    const auto finish = [&] {
        if (!open) return;
        FileHashes& hashes = files[open->path];
        for (auto& [name, digest] : open->digests) hashes.by_algorithm[name] = digest.hex();
        hashes.size = open->size;
        facts.sha256[open->path] = hashes.by_algorithm["sha256"];
    };
    TM_TRY(source.readAll(
        [&](const BundleEntry& entry) {
            finish();
            open.emplace();
            open->path = entry.path;
            for (const std::string& algorithm : algorithms)
                open->digests.emplace(algorithm, std::move(*NamedDigest::make(algorithm)));
            std::string* kept =
                keep.contains(entry.path) ? &facts.small_files[entry.path] : nullptr;
            return BundleSink([&, kept](std::string_view bytes) -> Status {
                for (auto& [name, digest] : open->digests) digest.update(bytes);
                open->size += static_cast<std::int64_t>(bytes.size());
                done += static_cast<std::int64_t>(bytes.size());
                if (kept != nullptr && kept->size() + bytes.size() <= kMaxTagFileBytes)
                    *kept += bytes;
                context.report({"Hashing", done, total});
                return ok();
            });
        },
        context.stop));
    finish();
    compare(manifests, files, strict, facts, report);
    checkOxum(facts, files, report);
    report.checked.push_back(std::to_string(files.size()) + " files against " +
                             std::to_string(manifests.size()) + " manifests");
    return facts;
}

} // namespace tidemark
