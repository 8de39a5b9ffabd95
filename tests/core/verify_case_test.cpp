// SPDX-License-Identifier: GPL-3.0-or-later
// Tampering with a case file: what is derived must follow from the originals, what people wrote
// from the custody log, and the log from itself.
#include "core/verify/verify_case.h"
#include "tests/core/casework_support.h"

#include <sqlite3.h>

#include <algorithm>

namespace tidemark {
namespace {

using test::Casework;

VerifyReport check(Casework& work, bool rederive = true) {
    JobContext context;
    const auto report = verifyCase(*work.file, {rederive}, context);
    EXPECT_TRUE(report.has_value()) << report.error().text();
    return report.value_or(VerifyReport());
}

std::string faults(const VerifyReport& report) {
    std::string out;
    for (const VerifyFault& fault : report.faults) out += fault.place + ": " + fault.reason + "\n";
    return out;
}

// Writes behind the program's back, without its triggers.
void forge(Casework& work, const std::string& sql) {
    work.file.reset();
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open(work.casePath().c_str(), &connection), SQLITE_OK);
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK)
        << (error ? error : "");
    sqlite3_close(connection);
    work.reopen("Ada");
}

const std::string kWithoutTriggers =
    "DROP TRIGGER custody_no_update; DROP TRIGGER custody_no_delete;";
const std::string kTriggersAgain =
    "CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT raise(ABORT, 'the "
    "custody log is append-only'); END;"
    "CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody BEGIN SELECT raise(ABORT, 'the "
    "custody log is append-only'); END;";

TEST(VerifyCase, AnIntactCaseIsIntactAndNothingIsLeftBeside) {
    Casework work;
    const VerifyReport report = check(work);
    EXPECT_TRUE(report.intact()) << faults(report);
    EXPECT_NE(std::find(report.checked.begin(), report.checked.end(),
                        "218 events, every field, against the originals"),
              report.checked.end());
    std::string listing;
    test::run("ls -A " + work.folder.path(), &listing);
    EXPECT_EQ(listing.find("verify"), std::string::npos);
}

TEST(VerifyCase, AChangedOriginalIsFound) {
    Casework work;
    std::string frame;
    {
        auto row = work.file->db().prepare("SELECT hex(frame) FROM original_chunk WHERE id = 1");
        TM_OK(row);
        ASSERT_TRUE(row->step().value());
        frame = std::string(row->text(0));
    }
    frame[40] = frame[40] == 'A' ? 'B' : 'A';
    forge(work, "UPDATE original_chunk SET frame = x'" + frame + "' WHERE id = 1");
    EXPECT_FALSE(check(work).intact());
    EXPECT_FALSE(check(work, false).intact());
}

TEST(VerifyCase, AChangedEventIsNamed) {
    Casework work;
    forge(work, "UPDATE dictionary SET text = 'acct_other' WHERE text = '" + test::kLoud + "'");
    const VerifyReport report = check(work);
    ASSERT_FALSE(report.intact());
    EXPECT_NE(faults(report).find("source 1 event 1: "), std::string::npos) << faults(report);
    EXPECT_NE(faults(report).find("dictionary"), std::string::npos);
}

TEST(VerifyCase, AChangedRollUpPostingOrLedgerIsFound) {
    for (const std::string& sql :
         {std::string("UPDATE rollup SET cell_count = cell_count - 1"),
          std::string("DELETE FROM minute_rollup WHERE column_no = 2"),
          std::string("DELETE FROM posting"), std::string("UPDATE reject SET reason = 'another'"),
          std::string("DELETE FROM reject"),
          std::string("UPDATE source SET events = events + 1, records = records + 1"),
          std::string("UPDATE source SET name = 'other.log'"),
          std::string("UPDATE event_block SET ts_min = ts_min + 1")}) {
        Casework work;
        forge(work, sql);
        EXPECT_FALSE(check(work).intact()) << sql;
    }
}

TEST(VerifyCase, AChangedWordOfAPersonIsNamed) {
    const std::pair<const char*, const char*> changes[] = {
        {"UPDATE finding_revision SET narrative = 'nothing happened'", "finding:1 1"},
        {"UPDATE exhibit SET caption = 'another' WHERE number = 2", "EX-002"},
        {"UPDATE annotation_revision SET account = 'someone'", "annotation:1 1"},
        {"DELETE FROM annotation_revision", "annotation:1 1"},
        {"INSERT INTO comment (subject, text, author, at_ns) VALUES ('finding:1', 'slipped in', "
         "'Eve', 1)",
         "comment 1"},
        {"INSERT INTO verdict (stable_key, verdict, reason, author, at_ns) VALUES ('k', "
         "'dismissed', 'x', 'Eve', 1)",
         "detection:k"},
        {"INSERT INTO exhibit_state (number, revision, withdrawn, author, at_ns) VALUES (2, 1, 1, "
         "'Eve', 1)",
         "EX-002"},
        {"INSERT INTO setting (key, value) VALUES ('price_table', '{}')", "setting:price_table"},
        {"UPDATE case_info SET value = 'Another matter' WHERE key = 'title'", "case"}};
    for (const auto& [sql, place] : changes) {
        Casework work;
        forge(work, sql);
        const VerifyReport report = check(work, false);
        EXPECT_NE(faults(report).find(place), std::string::npos) << sql << "\n" << faults(report);
    }
}

TEST(VerifyCase, WhatWasTakenBackAndSetAnewIsIntact) {
    Casework work;
    CommentStore store(*work.file);
    TM_OK(store.retract(store.add("EX-001", "no").value(), "slip"));
    TM_OK(ExhibitStore(*work.file).withdraw(2));
    TM_OK(ExhibitStore(*work.file).reinstate(2));
    TM_OK(work.file->setSetting("price_table", "{}"));
    TM_OK(work.file->setSetting("price_table", ""));
    TM_OK(work.file->setSetting("draft.finding.1", "half a sentence"));
    CaseInfo info = work.file->info().value();
    info.title = "Another matter";
    TM_OK(work.file->setInfo(info));
    EXPECT_EQ(faults(check(work, false)), "");
    forge(work, "UPDATE comment SET text = 'yes' WHERE id = 2"); // the reason of the retraction
    EXPECT_NE(faults(check(work, false)).find("comment 2"), std::string::npos);
}

TEST(VerifyCase, AChangedCustodyLogIsFound) {
    for (const std::string& sql :
         {std::string("UPDATE custody SET line = replace(line, 'Ada', 'Eve') WHERE seq = 3"),
          std::string("DELETE FROM custody WHERE seq = 2"),
          std::string("UPDATE custody SET hash = iif(substr(hash, 1, 1) = 'a', 'b', 'a') || "
                      "substr(hash, 2) WHERE seq = 1"),
          std::string("UPDATE custody SET seq = seq + 100 WHERE seq > 3")}) {
        Casework work;
        forge(work, kWithoutTriggers + sql + ";" + kTriggersAgain);
        const VerifyReport report = check(work, false);
        EXPECT_NE(faults(report).find("custody entry"), std::string::npos) << sql << "\n"
                                                                           << faults(report);
    }
}

TEST(VerifyCase, AnotherSchemaIsRefused) {
    for (const std::string& sql :
         {kWithoutTriggers, std::string("CREATE VIEW v AS SELECT 1"),
          std::string("CREATE TRIGGER t AFTER INSERT ON comment BEGIN DELETE FROM comment; END")}) {
        Casework work;
        forge(work, sql);
        EXPECT_NE(faults(check(work, false)).find("schema"), std::string::npos) << sql;
    }
}

TEST(VerifyCase, AReferencedFileThatIsGoneIsNamed) {
    Casework work(false);
    test::writeAll(work.folder / "ref.jsonl",
                   "{\"timestamp\":\"2024-10-09T00:00:00Z\",\"account\":\"x\",\"model\":\"m\","
                   "\"input_tokens\":1,\"output_tokens\":2}\n");
    ImportParams params;
    params.reference_only = true;
    JobContext context;
    TM_OK(importPaths(*work.file, {work.folder / "ref.jsonl"}, params, context));
    EXPECT_TRUE(check(work).intact()) << faults(check(work));
    std::filesystem::remove(work.folder / "ref.jsonl");
    EXPECT_NE(faults(check(work)).find("ref.jsonl"), std::string::npos);
}

TEST(VerifyCase, CancelIsNoVerdict) {
    Casework work;
    std::stop_source stop;
    stop.request_stop();
    JobContext context{stop.get_token(), [](const Progress&) {}};
    const auto report = verifyCase(*work.file, {}, context);
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::Cancelled);
}

} // namespace
} // namespace tidemark
