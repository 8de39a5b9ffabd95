// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a BagIt 1.0 package (RFC 8493) into a staging folder beside its target and then makes it
// appear under its name with one rename, as a folder or a .zip. Whatever goes wrong, or Cancel,
// leaves nothing behind; an existing target is refused. Files are 0600, folders 0700. One owner
// thread.
#pragma once

#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark {

struct BagEntry {
    std::string sha256, sha512;
    std::int64_t size_bytes = 0;
};

/// One file of the bag while it is written; hashes what it writes.
class BagFile {
public:
    BagFile(BagFile&& other) noexcept;
    BagFile& operator=(BagFile&&) = delete;
    ~BagFile();
    Status write(std::string_view bytes);
    /// The bag then knows the file; it is safe on disk once the bag is published.
    Status close();
    [[nodiscard]] std::int64_t size() const {
        return m_size + static_cast<std::int64_t>(m_buffer.size());
    }

private:
    friend class BagWriter;
    BagFile(int fd, std::string path, std::map<std::string, BagEntry>* entries);
    Status flush();
    int m_fd;
    std::string m_path;
    std::map<std::string, BagEntry>* m_entries;
    std::string m_buffer;
    Digest m_sha256{DigestKind::Sha256}, m_sha512{DigestKind::Sha512};
    std::int64_t m_size = 0;
};

class BagWriter {
public:
    /// `target` must not exist (BadInput); its folder must. A name that ends in ".zip" gives a zip
    /// file with one folder `base_name` in it.
    static Result<BagWriter> create(const std::string& target, const std::string& base_name);
    BagWriter(BagWriter&& other) noexcept;
    BagWriter& operator=(BagWriter&&) = delete;
    /// Removes the staging folder unless published.
    ~BagWriter();

    /// `path` is relative, with `/`; each part only [A-Za-z0-9._-]. BadInput for any other, or one
    /// that is there already, also when only the case of letters differs.
    Result<BagFile> open(std::string_view path);
    Status add(std::string_view path, std::string_view content);
    /// Takes up a file that another library has written at stagedPath(path).
    Status adopt(std::string_view path);
    /// Where a file of that name would be on disk; its folder exists afterwards. BadInput as for
    /// open().
    Result<std::string> stagedPath(std::string_view path);

    /// By path, in order of bytes.
    [[nodiscard]] const std::map<std::string, BagEntry>& entries() const { return *m_entries; }
    /// "bytes.files" of everything under data/ (RFC 8493 2.2.2).
    [[nodiscard]] std::string payloadOxum() const;
    /// bagit.txt, bag-info.txt, payload and tag manifests. Gives the text of
    /// tagmanifest-sha256.txt.
    Result<std::string>
    writeManifests(const std::vector<std::pair<std::string, std::string>>& bag_info);
    /// A tag file that no manifest lists: the signature over the tag manifest.
    Status addUnlisted(std::string_view path, std::string_view content);
    /// The package appears under its name. Afterwards the object is spent.
    Status publish(JobContext& context);

private:
    BagWriter() : m_entries(std::make_unique<std::map<std::string, BagEntry>>()) {}
    Status manifest(std::string_view name, bool payload, bool sha512, std::string* text);
    std::string m_target, m_base_name, m_staging;
    std::unique_ptr<std::map<std::string, BagEntry>>
        m_entries;                               ///< at a fixed address: BagFile points to it
    std::map<std::string, std::string> m_folded; ///< lower-case path -> path
};

/// RFC 8493 file name rule as this product narrows it: see BagWriter::open.
bool isSafeBagPath(std::string_view path);

} // namespace tidemark
