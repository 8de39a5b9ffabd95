// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/source_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::string_view kSourceColumns =
    "SELECT id, name, path, sha256, size_bytes, modified_ns, "
    "acquired_ns, stored, container, content_bytes, format, "
    "confidence, profile_json, params_json, records, events, "
    "rejects, duplicates, first_event, first_ns, last_ns, "
    "seconds, coalesce(damage, ''), notes_json FROM source ";
constexpr std::string_view kMembers =
    "SELECT seq, name, content_offset, size_bytes FROM member WHERE source_id = ?1 ORDER BY seq";
constexpr std::string_view kRejects =
    "SELECT id, source_id, record_no, content_offset, length, reason FROM reject "
    "WHERE (?1 = 0 OR source_id = ?1) AND id > ?2 ORDER BY id LIMIT ?3";
// Without the frame: mostly it is the one that is unpacked already, and a blob is copied to be
// read.
constexpr std::string_view kChunkAt = "SELECT id, chunk_offset, size_bytes FROM {} WHERE "
                                      "source_id = ?1 AND chunk_offset <= ?2 "
                                      "ORDER BY chunk_offset DESC LIMIT 1";
constexpr std::string_view kChunkFrame = "SELECT frame FROM {} WHERE id = ?1";
constexpr std::string_view kOriginalInOrder =
    "SELECT size_bytes, frame FROM original_chunk WHERE source_id = ?1 ORDER BY chunk_offset";

Source readSource(const Statement& row) {
    Source source;
    source.id = row.int64(0);
    source.name = row.text(1);
    source.path = row.text(2);
    source.sha256 = row.text(3);
    source.size_bytes = row.int64(4);
    source.modified_ns = row.optionalInt64(5);
    source.acquired_ns = row.int64(6);
    source.kept = row.text(7) == "kept";
    source.container = row.text(8);
    source.content_bytes = row.int64(9);
    source.format = row.text(10);
    source.confidence = row.real(11);
    source.profile_json = row.text(12);
    source.params_json = row.text(13);
    source.records = row.int64(14);
    source.events = row.int64(15);
    source.rejects = row.int64(16);
    source.duplicates = row.int64(17);
    source.first_event = row.int64(18);
    source.first_ns = row.optionalInt64(19);
    source.last_ns = row.optionalInt64(20);
    source.seconds = row.real(21);
    source.damage = row.text(22);
    source.notes_json = row.text(23);
    return source;
}

// A descriptor that closes itself.
struct File {
    int fd = -1;
    explicit File(const std::string& path) : fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (fd >= 0) ::close(fd);
    }
};

Error missingReference(const std::string& path, std::string message) {
    return makeError(
        ErrorCode::Io, std::move(message), path,
        "The case refers to this file and does not hold its bytes: put it back unchanged", errno);
}

Result<std::string> readFilePart(const std::string& path, std::int64_t offset,
                                 std::int64_t length) {
    const File file(path);
    if (file.fd < 0) return missingReference(path, "the referenced original is not there");
    std::string bytes(static_cast<std::size_t>(length), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::pread(file.fd, bytes.data() + done, bytes.size() - done,
                                    offset + static_cast<std::int64_t>(done));
        if (got <= 0)
            return missingReference(path,
                                    "the referenced original is shorter than when it was imported");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace

Result<std::vector<Source>> SourceStore::all() {
    TM_ASSIGN(Statement select, m_database.prepare(std::string(kSourceColumns) + "ORDER BY id"));
    std::vector<Source> sources;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return sources;
        sources.push_back(readSource(select));
    }
}

Result<Source> SourceStore::get(std::int64_t id) {
    TM_ASSIGN(Statement select, m_database.prepare(std::string(kSourceColumns) + "WHERE id = ?1"));
    TM_ASSIGN(const bool row, select.bind(1, id).step());
    if (!row) return makeError(ErrorCode::NotFound, fmt::format("the case has no source {}", id));
    return readSource(select);
}

Result<std::optional<Source>> SourceStore::findBySha256(std::string_view sha256) {
    TM_ASSIGN(Statement select, m_database.prepare(std::string(kSourceColumns) +
                                                   "WHERE sha256 = ?1 ORDER BY id LIMIT 1"));
    TM_ASSIGN(const bool row, select.bind(1, sha256).step());
    if (!row) return std::optional<Source>();
    return std::optional<Source>(readSource(select));
}

Result<std::vector<Member>> SourceStore::members(std::int64_t sourceId) {
    TM_ASSIGN(Statement select, m_database.prepare(kMembers));
    select.bind(1, sourceId);
    std::vector<Member> members;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return members;
        members.push_back(
            {select.int64(0), std::string(select.text(1)), select.int64(2), select.int64(3)});
    }
}

Result<std::vector<Reject>> SourceStore::rejects(std::int64_t sourceId, std::int64_t after,
                                                 std::int64_t limit) {
    TM_ASSIGN(Statement select, m_database.prepare(kRejects));
    select.bind(1, sourceId).bind(2, after).bind(3, limit);
    std::vector<Reject> rejects;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return rejects;
        rejects.push_back({select.int64(0), select.int64(1), select.int64(2), select.int64(3),
                           select.int64(4), std::string(select.text(5))});
    }
}

Result<std::string> SourceStore::content(std::int64_t sourceId, std::int64_t offset,
                                         std::int64_t length) {
    if (!m_last || m_last->id != sourceId) {
        TM_ASSIGN(m_last, get(sourceId));
    }
    const Source& source = *m_last;
    if (offset < 0 || length < 0 || offset > source.content_bytes ||
        length > source.content_bytes - offset)
        return makeError(ErrorCode::NotFound, "the place lies outside the source", source.name);
    if (source.container != "plain") return chunkContent("content_chunk", sourceId, offset, length);
    if (source.kept) return chunkContent("original_chunk", sourceId, offset, length);
    return readFilePart(source.path, offset, length);
}

// `table` is one of the two chunk tables: a constant of this file, never user text.
Result<std::string> SourceStore::chunkContent(std::string_view table, std::int64_t sourceId,
                                              std::int64_t offset, std::int64_t length) {
    const bool isContent = table == "content_chunk";
    TM_ASSIGN(Statement select, m_database.prepare(fmt::format(fmt::runtime(kChunkAt), table)));
    std::string out;
    out.reserve(static_cast<std::size_t>(length));
    while (static_cast<std::int64_t>(out.size()) < length) {
        const std::int64_t at = offset + static_cast<std::int64_t>(out.size());
        TM_ASSIGN(const bool row, select.bind(1, sourceId).bind(2, at).step());
        const std::int64_t within = row ? at - select.int64(1) : 0;
        if (!row || within >= select.int64(2))
            return makeError(ErrorCode::Integrity,
                             fmt::format("the bytes at {} of source {} are missing", at, sourceId));
        if (m_cached_chunk != select.int64(0) || m_cached_is_content != isContent) {
            m_cached_chunk = -1;
            TM_ASSIGN(Statement frame,
                      m_database.prepare(fmt::format(fmt::runtime(kChunkFrame), table)));
            TM_ASSIGN(const bool there, frame.bind(1, select.int64(0)).step());
            if (!there)
                return makeError(
                    ErrorCode::Integrity,
                    fmt::format("the bytes at {} of source {} are missing", at, sourceId));
            TM_TRY(m_decompressor.decompress(
                frame.blob(0), static_cast<std::size_t>(select.int64(2)), m_cached_bytes));
            m_cached_chunk = select.int64(0);
            m_cached_is_content = isContent;
        }
        out.append(m_cached_bytes, static_cast<std::size_t>(within),
                   static_cast<std::size_t>(length) - out.size());
        select.reset();
    }
    return out;
}

Status SourceStore::streamOriginal(std::int64_t sourceId,
                                   const std::function<bool(std::string_view)>& sink) {
    TM_ASSIGN(const Source source, get(sourceId));
    if (!source.kept) {
        constexpr std::int64_t kPiece = std::int64_t{1} << 20;
        const File file(source.path);
        if (file.fd < 0)
            return missingReference(source.path, "the referenced original is not there");
        std::string piece(static_cast<std::size_t>(kPiece), '\0');
        for (;;) {
            const ssize_t got = ::read(file.fd, piece.data(), piece.size());
            if (got < 0) return missingReference(source.path, std::strerror(errno));
            if (got == 0 || !sink({piece.data(), static_cast<std::size_t>(got)})) return ok();
        }
    }
    TM_ASSIGN(KeptOriginal original, KeptOriginal::open(m_database, sourceId));
    std::string bytes;
    for (;;) {
        TM_ASSIGN(const bool more, original.next(bytes));
        if (!more || !sink(bytes)) return ok();
    }
}

Result<KeptOriginal> KeptOriginal::open(Database& database, std::int64_t sourceId) {
    TM_ASSIGN(Statement rows, database.prepare(kOriginalInOrder));
    rows.bind(1, sourceId);
    return KeptOriginal(std::move(rows));
}

Result<bool> KeptOriginal::next(std::string& bytes) {
    TM_ASSIGN(const bool row, m_rows.step());
    if (!row) return false;
    TM_TRY(m_decompressor.decompress(m_rows.blob(1), static_cast<std::size_t>(m_rows.int64(0)),
                                     bytes));
    return true;
}

} // namespace tidemark
