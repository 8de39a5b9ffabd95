// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: what was imported, its original bytes and its ledger. Same thread as its CaseFile.
#pragma once

#include "core/base/result.h"
#include "core/base/zstd_frame.h"
#include "core/db/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tidemark {

/// One row of `source`; see SCHEMA.md for each column.
struct Source {
    std::int64_t id = 0;
    std::string name;   ///< last part of the path, as text only
    std::string path;   ///< as given
    std::string sha256; ///< of the received bytes
    std::int64_t size_bytes = 0;
    std::optional<std::int64_t> modified_ns;
    std::int64_t acquired_ns = 0;
    bool kept = true; ///< original bytes are in the case (else by reference to `path`)
    std::string container = "plain"; ///< plain, gzip, zstd, zip, tar ...
    std::int64_t content_bytes = 0;  ///< after decompression; equals size_bytes for plain files
    std::string format;              ///< profile name
    double confidence = 0;           ///< 0..1, of the recognition; 1 if the user chose
    std::string profile_json;        ///< the whole profile that was used
    std::string params_json;         ///< zone, clock offset, mapping changes
    std::int64_t records = 0, events = 0, rejects = 0, duplicates = 0;
    std::int64_t first_event = 0; ///< events are first_event .. first_event+events-1
    std::optional<std::int64_t> first_ns, last_ns; ///< earliest and latest event
    double seconds = 0;                            ///< duration of the import
    std::string damage; ///< empty = read to the end; else what was not readable, and where
    std::string notes_json = "[]"; ///< warnings for people, JSON array of texts
};

struct Reject {
    std::int64_t id = 0, source_id = 0, record_no = 0, content_offset = 0, length = 0;
    std::string reason;
};

struct Member {
    std::int64_t seq = 0;
    std::string name;
    std::int64_t content_offset = 0, size_bytes = 0;
};

/// The received bytes of a kept source, frame by frame in order. Reads the database on the thread
/// that calls next(); one thread at a time.
class KeptOriginal {
public:
    static Result<KeptOriginal> open(Database& database, std::int64_t source_id);
    /// False after the last frame.
    Result<bool> next(std::string& bytes);

private:
    explicit KeptOriginal(Statement rows) : m_rows(std::move(rows)) {}
    Statement m_rows;
    ZstdDecompressor m_decompressor;
};

class SourceStore {
public:
    explicit SourceStore(Database& database) : m_database(database) {}

    Result<std::vector<Source>> all();
    Result<Source> get(std::int64_t id);
    /// A source with these received bytes, if there is one.
    Result<std::optional<Source>> findBySha256(std::string_view sha256);
    Result<std::vector<Member>> members(std::int64_t source_id);
    /// Rejects with id > after, of one source (0: of all), at most `limit`.
    Result<std::vector<Reject>> rejects(std::int64_t source_id, std::int64_t after,
                                        std::int64_t limit);

    /// `length` bytes of the source's content at `offset`, byte for byte. Works for kept originals
    /// and for references whose file is unchanged in place. Integrity/Io/NotFound otherwise.
    Result<std::string> content(std::int64_t source_id, std::int64_t offset, std::int64_t length);
    /// Streams the received bytes in order; `sink` returns false to stop early.
    Status streamOriginal(std::int64_t source_id,
                          const std::function<bool(std::string_view)>& sink);

private:
    Result<std::string> chunkContent(std::string_view sql, std::int64_t source_id,
                                     std::int64_t offset, std::int64_t length);
    Database& m_database;
    ZstdDecompressor m_decompressor;
    std::optional<Source> m_last; ///< whose content was read last: a stored source never changes
    std::int64_t m_cached_chunk = -1; ///< id of the frame last unpacked
    bool m_cached_is_content = false;
    std::string m_cached_bytes;
};

} // namespace tidemark
