// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/migrator.h"
#include "core/db/transaction.h"
#include "core/store/case_file.h"
#include "tests/support/temp_folder.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace tidemark {
namespace {

using test::TempFolder;

CaseInfo titled() {
    CaseInfo info;
    info.title = "Title";
    info.investigator = "Ada";
    return info;
}

TEST(CaseFile, CreateOpenAndDescribe) {
    const TempFolder folder;
    const std::string path = folder.file("a.tidemark");
    {
        auto file = CaseFile::create(path, titled(), {"Ada"});
        ASSERT_OK(file);
        CaseInfo info = *file->info();
        EXPECT_EQ(info.title, "Title");
        EXPECT_EQ(info.id.size(), 32U);
        info.reference = "R-1";
        info.display_zone = "Europe/Berlin";
        ASSERT_OK(file->setInfo(info));
        info.display_zone = "Nowhere";
        EXPECT_FAILS(ErrorCode::BadInput, file->setInfo(info));
    }
    auto file = CaseFile::open(path, CaseMode::ReadOnly);
    ASSERT_OK(file);
    EXPECT_EQ(file->info()->reference, "R-1");
    EXPECT_EQ(file->info()->display_zone, "Europe/Berlin");
    EXPECT_EQ(CustodyLog(file->db()).head()->entries, 2);
    EXPECT_FALSE(std::filesystem::exists(path + ".lock"));
    EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
}

TEST(CaseFile, NothingIsOverwritten) {
    const TempFolder folder;
    const std::string path = folder.write("a.tidemark", "precious");
    EXPECT_FAILS(ErrorCode::BadInput, CaseFile::create(path, titled(), {}));
    EXPECT_EQ(test::readFile(path), "precious");
    EXPECT_FAILS(ErrorCode::Io,
                 CaseFile::create(folder.file("no/such/folder.tidemark"), titled(), {}));
}

TEST(CaseFile, OneWriterManyReaders) {
    const TempFolder folder;
    const std::string path = folder.file("a.tidemark");
    auto first = CaseFile::create(path, titled(), {});
    ASSERT_OK(first);
    EXPECT_FAILS(ErrorCode::Busy, CaseFile::open(path, CaseMode::ReadWrite));
    auto reader = first->openReader();
    ASSERT_OK(reader);
    EXPECT_EQ(reader->info()->title, "Title");
    EXPECT_FALSE(reader->writable());
}

TEST(CaseFile, RefusesWhatIsNoCase) {
    const TempFolder folder;
    EXPECT_FAILS(ErrorCode::NotACase, CaseFile::open(folder.file("missing"), CaseMode::ReadWrite));
    EXPECT_FAILS(
        ErrorCode::NotACase,
        CaseFile::open(folder.write("text", "hello, this is a log line\n"), CaseMode::ReadWrite));
    EXPECT_FAILS(ErrorCode::NotACase,
                 CaseFile::open(folder.write("empty", ""), CaseMode::ReadOnly));
    EXPECT_FAILS(ErrorCode::NotACase, CaseFile::open(folder.path(), CaseMode::ReadOnly));
    std::filesystem::create_symlink(folder.file("text"), folder.file("link"));
    EXPECT_FAILS(ErrorCode::NotACase, CaseFile::open(folder.file("link"), CaseMode::ReadOnly));
    // A SQLite database that is somebody else's.
    {
        auto other = Database::open(folder.file("other.db"), OpenMode::Create);
        ASSERT_OK(other);
        ASSERT_OK(other->execute("CREATE TABLE t (a)"));
    }
    const auto refused = CaseFile::open(folder.file("other.db"), CaseMode::ReadWrite);
    EXPECT_FAILS(ErrorCode::NotACase, refused);
    EXPECT_FALSE(refused.error().help.empty());
}

TEST(CaseFile, RefusesANewerVersion) {
    const TempFolder folder;
    const std::string path = folder.file("a.tidemark");
    {
        auto file = CaseFile::create(path, titled(), {});
        ASSERT_OK(file);
        ASSERT_OK(file->db().execute("PRAGMA user_version=9999"));
    }
    const std::string before = test::readFile(path);
    EXPECT_FAILS(ErrorCode::NewerVersion, CaseFile::open(path, CaseMode::ReadWrite));
    EXPECT_FAILS(ErrorCode::NewerVersion, CaseFile::open(path, CaseMode::ReadOnly));
    EXPECT_EQ(test::readFile(path), before);
}

TEST(CaseFile, ReaderSurvivesAKilledWriter) {
    const TempFolder folder;
    const std::string path = folder.file("a.tidemark"), copy = folder.file("b.tidemark");
    {
        auto file = CaseFile::create(path, titled(), {});
        ASSERT_OK(file);
        auto transaction = Transaction::begin(file->db());
        ASSERT_OK(transaction);
        ASSERT_OK(file->db().execute(
            "PRAGMA cache_size=1; CREATE TABLE big (x);"
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<20000)"
            "INSERT INTO big SELECT hex(randomblob(50)) FROM n"));
        // What a kill would leave: the half-written file and its journal.
        std::filesystem::copy_file(path, copy);
        std::filesystem::copy_file(path + "-journal", copy + "-journal");
    }
    auto reader = CaseFile::open(copy, CaseMode::ReadOnly);
    ASSERT_OK(reader);
    EXPECT_EQ(reader->info()->title, "Title");
    EXPECT_FALSE(reader->db().queryInt64("SELECT count(*) FROM big"));
    EXPECT_FALSE(std::filesystem::exists(copy + ".lock"));
}

TEST(CustodyLog, ChainIsCheckedFromItsText) {
    const TempFolder folder;
    auto file = CaseFile::create(folder.file("a.tidemark"), titled(), {"Ada"});
    ASSERT_OK(file);
    for (int i = 0; i < 5; ++i) ASSERT_OK(file->setSetting("k" + std::to_string(i), "v"));
    CustodyLog log(file->db());
    const std::string text = *log.text();
    EXPECT_TRUE(checkCustodyText(text).empty());
    EXPECT_EQ(log.entries()->size(), 6U);
    EXPECT_EQ(log.entries()->front().actor, "Ada");
    EXPECT_EQ(log.head()->hash, log.entries()->back().hash);
    std::string edited = text;
    edited[edited.find("setting.change") + 1] = 'E';
    EXPECT_FALSE(checkCustodyText(edited).empty());
    const std::size_t first = text.find('\n') + 1, second = text.find('\n', first) + 1;
    EXPECT_FALSE(checkCustodyText(text.substr(0, first) + text.substr(second)).empty());
    EXPECT_FALSE(checkCustodyText(text.substr(first)).empty());
    EXPECT_FALSE(checkCustodyText(text.substr(0, first) + text).empty());
}

TEST(CustodyLog, RowsCannotBeChanged) {
    const TempFolder folder;
    auto file = CaseFile::create(folder.file("a.tidemark"), titled(), {});
    ASSERT_OK(file);
    EXPECT_FALSE(file->db().execute("UPDATE custody SET line = 'x'"));
    EXPECT_FALSE(file->db().execute("DELETE FROM custody"));
}

TEST(CustodyLog, HostileTextStaysAscii) {
    const TempFolder folder;
    auto file = CaseFile::create(folder.file("a.tidemark"), titled(), {"\xe2\x80\xae\x1b[31m\xff"});
    ASSERT_OK(file);
    const std::string text = *CustodyLog(file->db()).text();
    for (const char c : text) EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7f));
    EXPECT_TRUE(checkCustodyText(text).empty());
}

TEST(Transaction, RollsBackUnlessCommitted) {
    auto database = Database::open("", OpenMode::Memory);
    ASSERT_OK(database);
    ASSERT_OK(database->execute("CREATE TABLE t (a)"));
    {
        auto transaction = Transaction::begin(*database);
        ASSERT_OK(transaction);
        ASSERT_OK(database->execute("INSERT INTO t VALUES (1)"));
    }
    EXPECT_EQ(*database->queryInt64("SELECT count(*) FROM t"), 0);
    auto transaction = Transaction::begin(*database);
    ASSERT_OK(transaction);
    ASSERT_OK(database->execute("INSERT INTO t VALUES (1)"));
    ASSERT_OK(transaction->commit());
    EXPECT_FALSE(transaction->commit());
    EXPECT_EQ(*database->queryInt64("SELECT count(*) FROM t"), 1);
}

TEST(Migrator, MakesAndRecognisesTheSchema) {
    auto database = Database::open("", OpenMode::Memory);
    ASSERT_OK(database);
    ASSERT_OK(migrate(*database));
    EXPECT_EQ(*database->queryInt64("PRAGMA user_version"), currentSchemaVersion());
    EXPECT_EQ(*database->queryInt64("PRAGMA application_id"), kApplicationId);
    const auto again = migrate(*database);
    ASSERT_OK(again);
    EXPECT_EQ(again->kind, MigrationOutcome::Kind::Current);
    EXPECT_EQ(*database->queryText("PRAGMA integrity_check"), "ok");
}

TEST(Migrator, BringsAnOlderCaseUpToDateAndKeepsACopy) {
    test::TempFolder folder;
    const std::string path = folder.file("old.tidemark");
    {
        auto database = Database::open(path, OpenMode::Create);
        ASSERT_OK(database);
        ASSERT_OK(database->execute(embeddedMigrations().front().sql));
        ASSERT_OK(database->execute("PRAGMA user_version=1; INSERT INTO case_info VALUES "
                                    "('title', 'kept')"));
        ASSERT_OK(database->execute("PRAGMA application_id=" + std::to_string(kApplicationId)));
    }
    EXPECT_EQ(CaseFile::open(path, CaseMode::ReadOnly).error().code, ErrorCode::NewerVersion);
    auto file = CaseFile::open(path, CaseMode::ReadWrite);
    ASSERT_OK(file);
    EXPECT_EQ(file->info()->title, "kept");
    EXPECT_EQ(*file->db().queryInt64("SELECT count(*) FROM reference_date"), 0);
    EXPECT_EQ(CustodyLog(file->db()).entries()->back().action, "schema.migrate");
    auto copy = Database::open(path + ".v1.bak", OpenMode::ReadOnly);
    ASSERT_OK(copy);
    EXPECT_EQ(*copy->queryInt64("PRAGMA user_version"), 1);
}

// A copy of a case that was open says that it has a write-ahead log.
TEST(CaseFile, ACopyOfAnOpenCaseIsReadFromAReadOnlyMedium) {
    const TempFolder folder;
    const std::string path = folder.file("c.tidemark");
    ASSERT_OK(CaseFile::create(path, {}, {"Ada"}));
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(18);
        file.write("\2\2", 2); // as in the file format of SQLite, 1.3.3
    }
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        constexpr int kNotAllowed = 77;
        const std::string folder_path = folder.path();
        const char* at = folder_path.c_str();
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount(at, at, nullptr, MS_BIND, nullptr) != 0 ||
            ::mount(nullptr, at, nullptr, MS_BIND | MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            ::_exit(kNotAllowed);
        auto opened = CaseFile::open(path, CaseMode::ReadOnly, {"Bo"});
        ::_exit(opened && opened->info() ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 77) GTEST_SKIP() << "mounting is not allowed here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

} // namespace
} // namespace tidemark
