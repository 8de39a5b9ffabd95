// SPDX-License-Identifier: GPL-3.0-or-later
// SQL over events against the reader's own answers, and what the console must refuse.
#include "core/query/event_filter.h"
#include "core/query/event_table_sql.h"
#include "core/query/sql_console.h"
#include "tests/core/query_support.h"

#include <algorithm>

namespace tidemark {
namespace {

using namespace tidemark::test;

class SqlTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::mt19937_64 random(41);
        for (int source = 0; source < 3; ++source)
            m_test.addSource(
                "log" + std::to_string(source),
                randomEvents(random, 250, at("2024-10-01T00:00:00Z") + source * kNsPerHour));
        auto console = openSqlConsole(m_test.path());
        ASSERT_TRUE(console) << console.error().text();
        m_console = std::move(*console);
    }

    // Rows as texts joined by '|', NULL as "-".
    std::vector<std::string> rows(std::string_view sql) {
        std::vector<std::string> lines;
        const Status status = m_console->run(sql, {}, [&lines](std::span<const SqlValue> row) {
            std::string line;
            for (const SqlValue& value : row) {
                if (!line.empty()) line += '|';
                switch (value.type) {
                case SqlValue::Type::Null: line += '-'; break;
                case SqlValue::Type::Integer: line += std::to_string(value.integer); break;
                case SqlValue::Type::Real: line += std::to_string(value.real); break;
                default: line += value.bytes;
                }
            }
            lines.push_back(std::move(line));
            return true;
        });
        EXPECT_TRUE(status) << sql << ": " << (status ? "" : status.error().text());
        return lines;
    }
    std::vector<std::string> idsOf(std::string_view filter, TimeRange range = {}) {
        std::vector<std::string> ids;
        for (const std::int64_t id : plainSelect(*parseFilter(filter), m_test.events(), range))
            ids.push_back(std::to_string(id));
        return ids;
    }
    Error refused(std::string_view sql) {
        const Status status = m_console->run(sql, {}, [](auto) { return true; });
        EXPECT_FALSE(status) << sql;
        return status ? Error{} : status.error();
    }

    TestCase m_test;
    std::unique_ptr<SqlConsole> m_console;
};

TEST_F(SqlTest, EveryColumnShowsWhatTheReaderReads) {
    const auto names = eventTableColumns();
    ASSERT_EQ(names.size(), 3 + kFieldCount - 1);
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + ("\"" + name + "\"");
    const auto lines = rows("SELECT " + list + " FROM event ORDER BY id");
    ASSERT_EQ(lines.size(), m_test.events().size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto event = m_test.reader().events().event(static_cast<std::int64_t>(i) + 1);
        ASSERT_TRUE(event);
        std::string expected =
            std::to_string(event->id) + "|" + std::to_string(event->source_id) + "|" +
            (event->ts_ns == kNoTime
                 ? "-|-"
                 : formatIsoUtc(event->ts_ns) + "|" + std::to_string(event->ts_ns));
        for (const FieldInfo& info : fieldTable()) {
            if (info.field == Field::Time) continue;
            expected += '|';
            const std::int64_t number = event->number(info.field);
            if (info.type == FieldType::Dictionary || info.type == FieldType::Text)
                expected += event->text(info.field).empty() ? "-" : event->text(info.field);
            else if (number == kNoNumber)
                expected += '-';
            else if (info.type == FieldType::Time)
                expected += formatIsoUtc(number);
            else if (info.field == Field::Outcome)
                expected += outcomeName(static_cast<Outcome>(number));
            else if (info.field == Field::RecordKind)
                expected += recordKindName(static_cast<RecordKind>(number));
            else
                expected += std::to_string(number);
        }
        EXPECT_EQ(lines[i], expected);
    }
}

TEST_F(SqlTest, ComparisonsAgreeWithTheFilter) {
    EXPECT_EQ(rows("SELECT id FROM event WHERE account = 'acct_1' ORDER BY id"),
              idsOf("account:acct_1"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE model = 'gpt-4o' AND status >= 400"),
              idsOf("model:gpt-4o status:>=400"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status < 300"), idsOf("status:<300"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status > 429 AND status <= 500"),
              idsOf("status:430..500"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status IN (401, 429) ORDER BY id"),
              idsOf("status:401,429"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status IS NULL"), idsOf("status:none"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE outcome = 'denied'"), idsOf("outcome:denied"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE account = 'ACCT_1' COLLATE NOCASE"),
              idsOf("account:acct_1"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE account LIKE 'acct_1%'"), idsOf("account:acct_1*"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE account = NULL"), std::vector<std::string>{});
    EXPECT_EQ(rows("SELECT id FROM event WHERE status = '429'"), idsOf("status:429"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status = 429.0"), idsOf("status:429"));
    EXPECT_EQ(rows("SELECT id FROM event WHERE status > 9223372036854775807"),
              std::vector<std::string>{});
    EXPECT_EQ(rows("SELECT id FROM event WHERE request_id = 'req-7'"), idsOf("request_id:req-7"));
}

TEST_F(SqlTest, IdsAndTimesNarrowTheScan) {
    EXPECT_EQ(rows("SELECT id FROM event WHERE id = 300"), (std::vector<std::string>{"300"}));
    EXPECT_EQ(rows("SELECT id FROM event WHERE rowid = 300"), (std::vector<std::string>{"300"}));
    EXPECT_EQ(rows("SELECT count(*) FROM event WHERE id > 240 AND id <= 260"),
              (std::vector<std::string>{"20"}));
    EXPECT_EQ(rows("SELECT id FROM event WHERE id = 100000"), std::vector<std::string>{});
    EXPECT_EQ(rows("SELECT id FROM event WHERE id < -5"), std::vector<std::string>{});
    const TimeRange range{at("2024-10-01T00:30:00Z"), at("2024-10-01T02:00:01Z")};
    EXPECT_EQ(rows("SELECT id FROM event WHERE ts_ns >= " + std::to_string(range.from_ns) +
                   " AND ts_ns < " + std::to_string(range.to_ns)),
              idsOf("", range));
    EXPECT_EQ(rows("SELECT id FROM event WHERE time >= '2024-10-01T00:30:00Z' AND time <= "
                   "'2024-10-01T02:00:00Z'"),
              idsOf("", range));
    EXPECT_EQ(rows("SELECT count(*) FROM event WHERE time > '2024-10-01'"),
              rows("SELECT count(ts_ns) FROM event"));
    // A join reads the table with two cursors.
    EXPECT_EQ(rows("SELECT count(*) FROM event a JOIN event b ON b.id = a.id + 1 WHERE a.id <= 10"),
              (std::vector<std::string>{"10"}));
}

TEST_F(SqlTest, OtherTablesAreThere) {
    EXPECT_EQ(rows("SELECT name, events FROM source ORDER BY id"),
              (std::vector<std::string>{"log0|250", "log1|250", "log2|250"}));
    EXPECT_EQ(rows("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) "
                   "SELECT sum(i) FROM n"),
              (std::vector<std::string>{"10"}));
    EXPECT_FALSE(rows("SELECT line FROM custody").empty());
    EXPECT_FALSE(rows("SELECT name FROM sqlite_schema").empty());
    EXPECT_EQ(rows("SELECT value FROM json_each('[1,2]')"), (std::vector<std::string>{"1", "2"}));
}

TEST_F(SqlTest, ColumnNamesComeFirstAndRowsStopWhenAsked) {
    std::vector<std::string> names;
    int count = 0;
    ASSERT_TRUE(m_console->run(
        "SELECT id AS n, account FROM event", [&](const auto& columns) { names = columns; },
        [&](auto) { return ++count < 3; }));
    EXPECT_EQ(names, (std::vector<std::string>{"n", "account"}));
    EXPECT_EQ(count, 3);
}

TEST_F(SqlTest, RefusesEverythingButReading) {
    EXPECT_EQ(refused("ATTACH 'x.db' AS x").message,
              "ATTACH is not allowed here: the console only reads the case");
    EXPECT_EQ(refused("PRAGMA journal_mode=DELETE").message,
              "PRAGMA is not allowed here: the console only reads the case");
    EXPECT_EQ(refused("DELETE FROM custody").message,
              "DELETE is not allowed here: the console only reads the case");
    EXPECT_EQ(refused("SELECT load_extension('x')").message,
              "the function load_extension is not allowed here");
    EXPECT_EQ(refused("SELECT randomblob(9)").message,
              "the function randomblob is not allowed here");
    for (const char* sql :
         {"UPDATE source SET name = 'x'", "INSERT INTO tag_revision DEFAULT VALUES",
          "DROP TABLE source", "CREATE TABLE x(y)", "CREATE TEMP TABLE x(y)",
          "CREATE VIRTUAL TABLE x USING fts5(y)", "BEGIN", "SAVEPOINT a", "REINDEX", "ANALYZE",
          "ALTER TABLE source RENAME TO s", "DETACH main", "VACUUM INTO 'x'", "DELETE FROM event",
          "SELECT * FROM pragma_table_info('source')", "SELECT * FROM sqlite_dbpage",
          "CREATE TRIGGER t AFTER DELETE ON source BEGIN SELECT 1; END",
          "CREATE VIEW v AS SELECT 1"}) {
        const Error error = refused(sql);
        EXPECT_EQ(error.code, ErrorCode::BadInput) << sql << ": " << error.text();
    }
    EXPECT_EQ(refused("SELECT 1; SELECT 2").message, "there is more than one statement");
    EXPECT_NE(refused("SELEC 1").message.find("syntax error"), std::string::npos);
    EXPECT_EQ(refused("").code, ErrorCode::BadInput);
    EXPECT_EQ(refused("SELECT nothing FROM event").code, ErrorCode::BadInput);
    EXPECT_FALSE(SqlConsole::open(m_test.path(), CaseMode::ReadWrite));
    EXPECT_EQ(rows("SELECT 1;"), (std::vector<std::string>{"1"})) << "and goes on working";
}

TEST_F(SqlTest, LongQueriesEnd) {
    const std::string endless =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
    SqlOptions options;
    options.deadline = std::chrono::milliseconds(20);
    const Status late = m_console->run(
        endless, {}, [](auto) { return true; }, options);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::Cancelled) << late.error().text();
    EXPECT_NE(late.error().message.find("longer than 20 ms"), std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    options = {};
    options.stop = stop.get_token();
    const Status stopped = m_console->run(
        endless, {}, [](auto) { return true; }, options);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(refused("SELECT printf('%.*c', 1000000000, 'x')").message,
              "the function printf is not allowed here");
}

} // namespace
} // namespace tidemark
