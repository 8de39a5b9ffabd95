// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/comment_store.h"
#include "core/store/verdict_store.h"
#include "core/verify/verify_case.h"
#include "tests/core/casework_support.h"

namespace tidemark {
namespace {

using test::Casework;

std::vector<std::string> actions(CaseFile& file) {
    std::vector<std::string> out;
    const auto entries = CustodyLog(file.db()).entries();
    if (!entries.has_value()) return out;
    for (const CustodyEntry& entry : *entries) out.push_back(entry.action);
    return out;
}

TEST(FindingStore, KeepsEveryRevisionAndUndoesByARevision) {
    Casework work(false);
    FindingStore store(*work.file);
    FindingContent content;
    content.title = "First";
    content.tags = {"a", "b"};
    const auto id = store.add(content);
    TM_OK(id);
    content.title = "Second";
    content.status = FindingStatus::InReview;
    TM_OK(store.edit(*id, content));
    EXPECT_EQ(store.get(*id)->content.title, "Second");
    EXPECT_EQ(store.get(*id)->revision, 2);
    TM_OK(store.restore(*id, 1));
    EXPECT_EQ(store.get(*id)->content.title, "First");
    EXPECT_EQ(store.get(*id)->content.tags, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(store.get(*id)->revision, 3);
    TM_OK(store.restore(*id, 2));
    EXPECT_EQ(store.get(*id)->content.status, FindingStatus::InReview);
    EXPECT_EQ(store.revisions(*id)->size(), 4u);
    const auto log = actions(*work.file);
    EXPECT_EQ(std::vector<std::string>(log.end() - 4, log.end()),
              (std::vector<std::string>{"finding.add", "finding.revise", "finding.restore",
                                        "finding.restore"}));
    EXPECT_TRUE(checkCustodyText(*CustodyLog(work.file->db()).text()).empty());
}

TEST(FindingStore, RefusesAnEditOfAnOlderRevision) {
    Casework work(false);
    FindingStore store(*work.file);
    FindingContent content;
    content.title = "T";
    const std::int64_t id = store.add(content).value();
    content.title = "U";
    TM_OK(store.edit(id, content, 1));
    content.title = "V";
    const auto late = store.edit(id, content, 1);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::BadInput);
    EXPECT_EQ(store.get(id)->content.title, "U");
}

TEST(FindingStore, RetractedFindingsLeaveListsAndComeBack) {
    Casework work(false);
    FindingStore store(*work.file);
    FindingContent content;
    content.title = "T";
    const std::int64_t id = store.add(content).value();
    TM_OK(store.retract(id, "wrong account"));
    EXPECT_TRUE(store.all()->empty());
    EXPECT_EQ(store.all(true)->size(), 1u);
    TM_OK(store.restore(id, 1));
    EXPECT_EQ(store.all()->size(), 1u);
}

TEST(FindingStore, NeedsATitleAndValidText) {
    Casework work(false);
    FindingStore store(*work.file);
    FindingContent content;
    EXPECT_FALSE(store.add(content).has_value());
    content.title = "bad \xff bytes";
    EXPECT_FALSE(store.add(content).has_value());
    EXPECT_EQ(store.get(7).error().code, ErrorCode::NotFound);
}

TEST(FindingStore, NamesAreReadAndTheErrorListsThem) {
    EXPECT_EQ(*findingStatusByName("In Review"), FindingStatus::InReview);
    EXPECT_EQ(*findingStatusByName("in-review"), FindingStatus::InReview);
    const auto bad = severityByName("huge");
    ASSERT_FALSE(bad.has_value());
    EXPECT_NE(bad.error().help.find("critical"), std::string::npos);
}

TEST(FindingReview, OnlyASecondPersonSignsOff) {
    Casework work;
    EXPECT_FALSE(CommentStore(*work.file).signOff(work.finding, "fine").has_value());
    work.reopen("Grace");
    TM_OK(CommentStore(*work.file).signOff(work.finding, "checked against the log"));
    auto signOffs = CommentStore(*work.file).signOffs(work.finding);
    ASSERT_EQ(signOffs->size(), 1u);
    EXPECT_EQ(signOffs->front().reviewer, "Grace");
    EXPECT_TRUE(signOffs->front().current);
    work.reopen("Ada");
    FindingContent content = FindingStore(*work.file).get(work.finding)->content;
    content.title += " again";
    TM_OK(FindingStore(*work.file).edit(work.finding, content));
    EXPECT_FALSE(CommentStore(*work.file).signOffs(work.finding)->front().current);
    EXPECT_TRUE(CommentStore(*work.file).all()->empty());
}

TEST(FindingExhibit, NumbersStayForEver) {
    Casework work;
    ExhibitStore store(*work.file);
    TM_OK(store.withdraw(2));
    EXPECT_EQ(store.all()->size(), 1u);
    const auto third = store.add(work.finding, ExhibitKind::Range, "c", "{}");
    TM_OK(third);
    EXPECT_EQ(exhibitLabel(*third), "EX-003");
    TM_OK(store.reinstate(2));
    EXPECT_EQ(store.all()->size(), 3u);
    EXPECT_EQ(exhibitLabel(1234), "EX-1234");
    EXPECT_FALSE(store.add(99, ExhibitKind::Range, "c", "{}").has_value());
    EXPECT_FALSE(store.add(work.finding, ExhibitKind::Range, "c", "[]").has_value());
}

TEST(FindingExhibit, SaysWhenTheEvidenceChangedSince) {
    Casework work;
    ExhibitStore store(*work.file);
    EXPECT_TRUE(store.state(*store.get(1))->current());
    test::writeAll(work.folder / "more.jsonl",
                   "{\"timestamp\":\"2024-10-09T00:00:00Z\",\"account\":\"x\",\"input_tokens\":1,"
                   "\"output_tokens\":2,\"model\":\"m\"}\n");
    JobContext context;
    TM_OK(importPaths(*work.file, {work.folder / "more.jsonl"}, {}, context));
    EXPECT_TRUE(store.state(*store.get(1))->evidence_changed);
    EXPECT_FALSE(store.state(*store.get(1))->detection_changed);
}

TEST(FindingVerdict, NewestCountsAndDismissalNeedsAReason) {
    Casework work(false);
    VerdictStore store(*work.file);
    EXPECT_EQ(store.get("k")->kind, VerdictKind::Open);
    EXPECT_FALSE(store.set("k", VerdictKind::Dismissed, " ").has_value());
    TM_OK(store.set("k", VerdictKind::Dismissed, "a launch"));
    TM_OK(store.set("k", VerdictKind::Confirmed, ""));
    TM_OK(store.set("k", VerdictKind::Confirmed, ""));
    EXPECT_EQ(store.get("k")->kind, VerdictKind::Confirmed);
    EXPECT_EQ(store.history("k")->size(), 2u);
}

} // namespace
} // namespace tidemark
