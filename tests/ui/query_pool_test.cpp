// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to the case from the window: each sees what was written before it was asked.
#include "core/store/custody_log.h"
#include "tests/support/temp_folder.h"
#include "ui/models/query_pool.h"

#include <QTest>
#include <optional>

namespace tidemark {
namespace {

/// Asks one question and waits for the answer.
template <class T>
T answerOf(QueryPool& pool, std::function<Result<T>(CaseReader&, std::stop_token)> work) {
    std::optional<T> answer;
    QObject receiver;
    pool.ask<T>(&receiver, "question", std::move(work), [&](Result<T> result) {
        EXPECT_TRUE(result) << result.error().text();
        answer = result ? *result : T{};
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return answer.has_value(); }, 20'000));
    return answer.value_or(T{});
}

TEST(QueryPool, AQuestionSeesWhatWasWrittenAfterTheLastOne) {
    const test::TempFolder folder;
    const std::string path = folder.file("c.tidemark");
    ASSERT_TRUE(CaseFile::create(path, CaseInfo{}, {"tester"}));
    auto file = CaseFile::open(path, CaseMode::ReadWrite, {"tester"}, JournalMode::Wal);
    ASSERT_TRUE(file) << file.error().text();
    QueryPool pool([&] { return CaseReader::open(*file); }, 1);

    // A reader keeps statements between questions; this one stays on its row.
    std::optional<Statement> kept;
    answerOf<int>(pool, [&](CaseReader& reader, std::stop_token) -> Result<int> {
        TM_ASSIGN(kept, reader.db().prepare("SELECT seq FROM custody ORDER BY seq"));
        TM_ASSIGN(const bool row, kept->step());
        return row ? 1 : 0;
    });
    const auto entries = [&] {
        return answerOf<std::int64_t>(pool, [](CaseReader& reader, std::stop_token) {
            return reader.db().queryInt64("SELECT count(*) FROM custody");
        });
    };
    const std::int64_t before = entries();
    CaseInfo info = *file->info();
    info.title = "Changed";
    ASSERT_TRUE(file->setInfo(info));
    EXPECT_EQ(entries(), before + 1);
    answerOf<int>(pool, [&](CaseReader&, std::stop_token) -> Result<int> {
        kept.reset();
        return 0;
    });
}

} // namespace
} // namespace tidemark
