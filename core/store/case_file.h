// SPDX-License-Identifier: GPL-3.0-or-later
// One case: a SQLite file NAME.tidemark. Opening for writing takes a lock beside it, so there is
// one writer; readers may come along. The object belongs to one thread; open a second one
// (read-only) for another thread. Closing leaves a single file without sidecars.
#pragma once

#include "core/base/result.h"
#include "core/db/database.h"
#include "core/store/custody_log.h"

#include <memory>
#include <string>

namespace tidemark {

/// Who acts, for custody entries and authorship.
struct Actor {
    std::string name; ///< the investigator; empty = the OS account
};

enum class CaseMode {
    ReadWrite,
    ReadOnly, ///< beside a writer, or when asked
    Immutable ///< received file or read-only medium: sidecars ignored, nothing is ever written
};

/// How the file is journalled while it is open. Rollback costs least for bulk appends; WAL lets a
/// window read while an import writes.
enum class JournalMode { Rollback, Wal };

struct CaseInfo {
    std::string id; ///< 32 hex digits, random
    std::string title, reference, investigator;
    std::int64_t created_ns = 0;
    std::string display_zone = "UTC";
};

class CaseFile {
public:
    /// BadInput when the file exists. The file is complete on disk or not there at all.
    static Result<CaseFile> create(const std::string& path, const CaseInfo& info,
                                   const Actor& actor);
    /// NotACase, NewerVersion, Busy, Io. ReadWrite upgrades an older schema (keeping a copy).
    static Result<CaseFile> open(const std::string& path, CaseMode mode, const Actor& actor = {},
                                 JournalMode journal = JournalMode::Rollback);
    CaseFile(CaseFile&&) noexcept;
    CaseFile& operator=(CaseFile&&) noexcept;
    ~CaseFile();

    /// A further connection to the same case, read-only, for another thread.
    [[nodiscard]] Result<CaseFile> openReader() const;

    Database& db() { return *m_database; }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] bool writable() const { return m_mode == CaseMode::ReadWrite; }
    [[nodiscard]] CaseMode mode() const { return m_mode; }
    [[nodiscard]] const Actor& actor() const { return m_actor; }
    /// Name that goes into authorship columns and custody entries.
    [[nodiscard]] std::string author() const;
    /// Appends to the custody log; call inside the transaction of the change it records.
    Status log(std::string_view action, std::string_view subject, const CustodyDetails& details);

    Result<CaseInfo> info();
    /// Writes title, reference, investigator and zone, with a custody entry.
    Status setInfo(const CaseInfo& info);
    /// A setting that belongs to the case (not a preference of the program); nullopt if unset.
    Result<std::optional<std::string>> setting(std::string_view key);
    /// With a custody entry that pins the value; `more` goes into it. A draft has none: nobody has
    /// said it yet.
    Status setSetting(std::string_view key, std::string_view value,
                      const CustodyDetails& more = {});
    /// What is typed and not yet saved: kept for a crash, not logged.
    static bool isDraft(std::string_view key) { return key.starts_with("draft."); }

private:
    CaseFile() = default;
    void close();
    std::unique_ptr<Database> m_database;
    std::string m_path;
    Actor m_actor;
    CaseMode m_mode = CaseMode::ReadOnly;
    int m_lock_fd = -1;
};

} // namespace tidemark
