// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has decided about a detection outlives later runs: over the same evidence, over
// more of it, and where a run in between does not report it.
#include "core/base/utc_time.h"
#include "core/detect/detect_job.h"
#include "core/import/import_job.h"
#include "core/sample/sample.h"
#include "core/store/verdict_store.h"
#include "tests/support/temp_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace tidemark {
namespace {

class VerdictsOverRuns : public ::testing::Test {
protected:
    void SetUp() override {
        auto made = CaseFile::create(m_folder.file("c.tidemark"), CaseInfo{}, {"tester"});
        ASSERT_TRUE(made);
        m_file.emplace(std::move(*made));
        import("heron.jsonl", sampleLog());
        m_first = run(DetectOptions{});
        ASSERT_GE(m_first.size(), 3U);
        VerdictStore verdicts(*m_file);
        ASSERT_TRUE(verdicts.set(m_first[0].stable_key, VerdictKind::Dismissed, "a load test"));
        ASSERT_TRUE(verdicts.set(m_first[1].stable_key, VerdictKind::Confirmed, "seen"));
    }
    void import(const std::string& name, const std::string& log) {
        JobContext job;
        const auto report = importPaths(*m_file, {m_folder.write(name, log)}, {}, job);
        ASSERT_TRUE(report) << report.error().text();
    }
    std::vector<StoredDetection> run(const DetectOptions& options) {
        JobContext job;
        auto outcome = runDetection(*m_file, options, job);
        EXPECT_TRUE(outcome) << outcome.error().text();
        return outcome ? std::move(outcome->detections) : std::vector<StoredDetection>{};
    }
    /// The judged detections of the first run are there with the verdicts that they were given.
    void expectJudged(const std::vector<StoredDetection>& later) {
        VerdictStore verdicts(*m_file);
        for (const std::size_t judged : {std::size_t{0}, std::size_t{1}}) {
            const StoredDetection& before = m_first[judged];
            const auto same =
                std::find_if(later.begin(), later.end(), [&](const StoredDetection& d) {
                    return d.kind == before.kind && d.accounts == before.accounts;
                });
            ASSERT_NE(same, later.end()) << before.explanation;
            EXPECT_EQ(same->stable_key, before.stable_key);
            const auto verdict = verdicts.get(same->stable_key);
            ASSERT_TRUE(verdict);
            EXPECT_EQ(verdict->kind, judged == 0 ? VerdictKind::Dismissed : VerdictKind::Confirmed);
            EXPECT_EQ(verdict->reason, judged == 0 ? "a load test" : "seen");
        }
        for (const StoredDetection& d : later)
            if (d.stable_key != m_first[0].stable_key && d.stable_key != m_first[1].stable_key) {
                EXPECT_EQ(verdicts.get(d.stable_key)->kind, VerdictKind::Open) << d.explanation;
            }
    }

    const test::TempFolder m_folder;
    std::optional<CaseFile> m_file;
    std::vector<StoredDetection> m_first;
};

TEST_F(VerdictsOverRuns, StayWithTheSameParameters) {
    expectJudged(run(DetectOptions{}));
}

TEST_F(VerdictsOverRuns, StayWhenMoreEvidenceShiftsTheFigures) {
    std::string more;
    for (int day = 1; day <= 28; ++day)
        for (int i = 0; i < 40; ++i)
            more += fmt::format("{{\"ts\":\"2025-09-{:02}T{:02}:{:02}:00Z\",\"account_id\":\"acct_"
                                "new_{}\",\"model\":\"heron-2-mini\",\"input_tokens\":90,"
                                "\"output_tokens\":40}}\n",
                                day, 8 + i % 10, i, i % 4);
    import("more.jsonl", more);
    const auto later = run(DetectOptions{});
    EXPECT_NE(later[0].id, m_first[0].id);
    expectJudged(later);
}

TEST_F(VerdictsOverRuns, OfWhatARunNoLongerReportsAreKept) {
    StoredRun nothing = *DetectionStore(m_file->db()).latestRun().value();
    std::vector<StoredDetection> none;
    ASSERT_TRUE(DetectionStore(m_file->db()).add(nothing, none));
    EXPECT_TRUE(DetectionStore(m_file->db()).latest()->empty());
    EXPECT_EQ(VerdictStore(*m_file).all()->size(), 2U);
    expectJudged(run(DetectOptions{}));
}

} // namespace
} // namespace tidemark
