// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/case_file.h"

#include "core/base/digest.h"
#include "core/base/time_zone.h"
#include "core/base/utc_time.h"
#include "core/db/migrator.h"
#include "core/db/transaction.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::string_view kSelectInfo = "SELECT key, value FROM case_info";
constexpr std::string_view kUpsertInfo =
    "INSERT INTO case_info (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
constexpr std::string_view kSelectSetting = "SELECT value FROM setting WHERE key = ?1";
constexpr std::string_view kUpsertSetting =
    "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";

std::string lockPath(const std::string& path) {
    return path + ".lock";
}

constexpr const char* kNoLocks = "Copy the case to a disk of this computer, or open it read-only";

// The lock is a separate file: closing any descriptor of the case itself would drop SQLite's own
// locks.
Result<int> takeLock(const std::string& path) {
    const int fd = ::open(lockPath(path).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return makeError(ErrorCode::Io,
                         fmt::format("the folder cannot be written to ({})", std::strerror(errno)),
                         path, "Open the case read-only, or copy it to a folder of your own",
                         errno);
    struct stat mine = {}, there = {};
    const bool held = ::flock(fd, LOCK_EX | LOCK_NB) == 0;
    if (const int why = errno; !held && why != EWOULDBLOCK) {
        ::close(fd);
        return makeError(ErrorCode::Io,
                         fmt::format("the file system cannot lock files ({})", std::strerror(why)),
                         path, kNoLocks, why);
    }
    // The holder removes the file when it closes: a lock on a removed file would guard nothing.
    const bool current = held && ::fstat(fd, &mine) == 0 &&
                         ::stat(lockPath(path).c_str(), &there) == 0 &&
                         mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
    if (!current) {
        ::close(fd);
        return makeError(ErrorCode::Busy, "the case is open in another program", path,
                         "Close it there, or open it read-only");
    }
    return fd;
}

// A killed writer leaves a journal that only a writer may roll back; a reader would see half a
// change or nothing at all. When nobody holds the lock, roll back first.
void rollBackAfterKill(const std::string& path) {
    struct stat status = {};
    if (::stat((path + "-journal").c_str(), &status) != 0 || status.st_size == 0) return;
    auto lock = takeLock(path);
    if (!lock) return;
    if (auto database = Database::open(path, OpenMode::ReadWrite))
        (void)database->queryInt64("PRAGMA user_version");
    ::unlink(lockPath(path).c_str());
    ::close(*lock);
}

// A case that was copied while it was open says that it has a write-ahead log; SQLite would make
// that log's index beside it, which no read-only medium allows. Nothing can change there, so the
// file alone is read, unless a log with changes does lie beside it.
bool liesOnReadOnlyMedium(const std::string& path) {
    struct statvfs medium = {};
    struct stat log = {};
    return ::statvfs(path.c_str(), &medium) == 0 && (medium.f_flag & ST_RDONLY) != 0 &&
           (::stat((path + "-wal").c_str(), &log) != 0 || log.st_size == 0);
}

Status requireRegularFile(const std::string& path) {
    struct stat status = {};
    if (::lstat(path.c_str(), &status) != 0)
        return makeError(ErrorCode::NotACase, "there is no such file", path,
                         "Check the name, or make a case with: tidemark-cli new", errno);
    if (S_ISLNK(status.st_mode))
        return makeError(ErrorCode::NotACase, "a case is never opened through a symbolic link",
                         path, "Name the file itself");
    if (!S_ISREG(status.st_mode)) return makeError(ErrorCode::NotACase, "this is not a file", path);
    if (status.st_size == 0)
        return makeError(ErrorCode::NotACase, "the file is empty", path, "Restore it from a copy");
    return ok();
}

Status writeInfo(Database& database, const CaseInfo& info) {
    TM_ASSIGN(Statement upsert, database.prepare(kUpsertInfo));
    const std::pair<std::string_view, std::string> values[] = {
        {"id", info.id},
        {"title", info.title},
        {"reference", info.reference},
        {"investigator", info.investigator},
        {"created_ns", std::to_string(info.created_ns)},
        {"display_zone", info.display_zone}};
    for (const auto& [key, value] : values) TM_TRY(upsert.bind(1, key).bind(2, value).run());
    return ok();
}

std::string osUserName() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : "unknown";
}

OpenMode openModeFor(CaseMode mode) {
    switch (mode) {
    case CaseMode::ReadWrite: return OpenMode::ReadWrite;
    case CaseMode::ReadOnly: return OpenMode::ReadOnly;
    case CaseMode::Immutable: break;
    }
    return OpenMode::Immutable;
}

} // namespace

Result<CaseFile> CaseFile::create(const std::string& path, const CaseInfo& info,
                                  const Actor& actor) {
    struct stat status = {};
    if (::lstat(path.c_str(), &status) == 0)
        return makeError(ErrorCode::BadInput, "a file of that name is already there", path,
                         "Choose another name; nothing is overwritten");
    TM_ASSIGN(const TimeZone zone, TimeZone::find(info.display_zone));
    CaseFile file;
    file.m_path = path;
    file.m_actor = actor;
    file.m_mode = CaseMode::ReadWrite;
    TM_ASSIGN(file.m_lock_fd, takeLock(path));
    // Built under another name and renamed, so that a half-made case is never seen.
    const std::string partial = path + ".part";
    ::unlink(partial.c_str());
    const auto build = [&]() -> Status {
        TM_ASSIGN(Database database, Database::open(partial, OpenMode::Create));
        ::chmod(partial.c_str(), 0600);
        // Columns take tens of kilobytes: with pages twice those of SQLite half as many are read.
        TM_TRY(database.execute("PRAGMA page_size=8192"));
        TM_TRY(migrate(database));
        CaseInfo complete = info;
        complete.id = randomHex(16);
        complete.created_ns = nowNs();
        TM_ASSIGN(Transaction transaction, Transaction::begin(database));
        TM_TRY(writeInfo(database, complete));
        TM_TRY(CustodyLog(database).append(actor.name.empty() ? osUserName() : actor.name,
                                           "case.create", "case",
                                           {{"id", complete.id},
                                            {"title", complete.title},
                                            {"reference", complete.reference},
                                            {"investigator", complete.investigator}}));
        return transaction.commit();
    };
    if (Status built = build(); !built) {
        ::unlink(partial.c_str());
        return std::move(built).error();
    }
    if (::rename(partial.c_str(), path.c_str()) != 0) {
        const int reason = errno;
        ::unlink(partial.c_str());
        return makeError(ErrorCode::Io, std::strerror(reason), path,
                         "Choose a folder that can be written to", reason);
    }
    TM_ASSIGN(Database database, Database::open(path, OpenMode::ReadWrite));
    file.m_database = std::make_unique<Database>(std::move(database));
    return file;
}

Result<CaseFile> CaseFile::open(const std::string& path, CaseMode mode, const Actor& actor,
                                JournalMode journal) {
    TM_TRY(requireRegularFile(path));
    CaseFile file;
    file.m_path = path;
    file.m_actor = actor;
    if (mode == CaseMode::ReadOnly && liesOnReadOnlyMedium(path)) mode = CaseMode::Immutable;
    file.m_mode = mode;
    if (mode == CaseMode::ReadWrite) {
        TM_ASSIGN(file.m_lock_fd, takeLock(path));
    } else if (mode == CaseMode::ReadOnly) {
        rollBackAfterKill(path);
    }
    auto opened = Database::open(path, openModeFor(mode));
    if (!opened) return std::move(opened).error();
    file.m_database = std::make_unique<Database>(std::move(opened).value());
    Database& database = *file.m_database;
    if (mode == CaseMode::ReadWrite) {
        auto outcome = migrate(database);
        if (!outcome) {
            Error error = std::move(outcome).error();
            if (error.code == ErrorCode::NotACase && error.help.empty()) {
                error.message = "the file is not a Tidemark case";
                error.help = "Open a .tidemark file, or import this file into a case";
            }
            if (error.where.empty()) error.where = path;
            return error;
        }
        TM_TRY(database.execute(journal == JournalMode::Wal
                                    ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                                    : "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;"));
        if (outcome->kind == MigrationOutcome::Kind::Upgraded) {
            TM_ASSIGN(Transaction transaction, Transaction::begin(database));
            TM_TRY(file.log(
                "schema.migrate", "case",
                {{"from", std::to_string(outcome->from)}, {"to", std::to_string(outcome->to)}}));
            TM_TRY(transaction.commit());
        }
    } else if (Status current = requireCurrent(database); !current) {
        Error error = std::move(current).error();
        if (error.code == ErrorCode::NotACase && error.help.empty()) {
            error.message = "the file is not a Tidemark case";
            error.help = "Open a .tidemark file, or import this file into a case";
        }
        error.where = path;
        return error;
    }
    return file;
}

Result<CaseFile> CaseFile::openReader() const {
    return open(m_path, m_mode == CaseMode::Immutable ? CaseMode::Immutable : CaseMode::ReadOnly,
                m_actor);
}

CaseFile::CaseFile(CaseFile&& other) noexcept
    : m_database(std::move(other.m_database)), m_path(std::move(other.m_path)),
      m_actor(std::move(other.m_actor)), m_mode(other.m_mode),
      m_lock_fd(std::exchange(other.m_lock_fd, -1)) {}

CaseFile& CaseFile::operator=(CaseFile&& other) noexcept {
    if (this != &other) {
        close();
        m_database = std::move(other.m_database);
        m_path = std::move(other.m_path);
        m_actor = std::move(other.m_actor);
        m_mode = other.m_mode;
        m_lock_fd = std::exchange(other.m_lock_fd, -1);
    }
    return *this;
}

CaseFile::~CaseFile() {
    close();
}

void CaseFile::close() {
    if (m_database && writable()) {
        // A closed case is one file: leaving WAL folds the sidecars in. If a reader still has it
        // open this cannot be done, and the next writer does it.
        (void)m_database->execute("PRAGMA journal_mode=DELETE");
    }
    m_database.reset();
    if (m_lock_fd >= 0) {
        ::unlink(lockPath(m_path).c_str());
        ::close(m_lock_fd);
        m_lock_fd = -1;
    }
}

std::string CaseFile::author() const {
    return m_actor.name.empty() ? osUserName() : m_actor.name;
}

Status CaseFile::log(std::string_view action, std::string_view subject,
                     const CustodyDetails& details) {
    return CustodyLog(*m_database).append(author(), action, subject, details);
}

Result<CaseInfo> CaseFile::info() {
    TM_ASSIGN(Statement select, m_database->prepare(kSelectInfo));
    CaseInfo info;
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return info;
        const std::string_view key = select.text(0);
        const std::string value(select.text(1));
        if (key == "id")
            info.id = value;
        else if (key == "title")
            info.title = value;
        else if (key == "reference")
            info.reference = value;
        else if (key == "investigator")
            info.investigator = value;
        else if (key == "display_zone")
            info.display_zone = value;
        else if (key == "created_ns")
            info.created_ns = select.int64(1);
    }
}

Status CaseFile::setInfo(const CaseInfo& info) {
    TM_ASSIGN(const TimeZone zone, TimeZone::find(info.display_zone));
    TM_ASSIGN(CaseInfo kept, this->info());
    kept.title = info.title;
    kept.reference = info.reference;
    kept.investigator = info.investigator;
    kept.display_zone = info.display_zone;
    TM_ASSIGN(Transaction transaction, Transaction::begin(*m_database));
    TM_TRY(writeInfo(*m_database, kept));
    TM_TRY(log("case.describe", "case",
               {{"title", kept.title},
                {"reference", kept.reference},
                {"investigator", kept.investigator},
                {"display_zone", kept.display_zone}}));
    return transaction.commit();
}

Result<std::optional<std::string>> CaseFile::setting(std::string_view key) {
    TM_ASSIGN(Statement select, m_database->prepare(kSelectSetting));
    TM_ASSIGN(const bool row, select.bind(1, key).step());
    if (!row) return std::optional<std::string>();
    return std::optional<std::string>(select.text(0));
}

Status CaseFile::setSetting(std::string_view key, std::string_view value,
                            const CustodyDetails& more) {
    TM_ASSIGN(Transaction transaction, Transaction::begin(*m_database));
    TM_ASSIGN(Statement upsert, m_database->prepare(kUpsertSetting));
    TM_TRY(upsert.bind(1, key).bind(2, value).run());
    if (!isDraft(key)) {
        CustodyDetails details = more;
        details["sha256"] = sha256Hex(value);
        TM_TRY(log("setting.change", fmt::format("setting:{}", key), details));
    }
    return transaction.commit();
}

} // namespace tidemark
