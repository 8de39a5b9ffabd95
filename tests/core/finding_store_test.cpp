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

TEST(FindingReview, WhatWasSaidIsTakenBackAndRestoredWithoutLosingIt) {
    Casework work;
    CommentStore store(*work.file);
    const std::int64_t first = store.add("EX-001", "wrong line").value();
    ASSERT_TRUE(store.add("EX-001", "right line").has_value());
    TM_OK(store.retract(first, "the line is another"));
    TM_OK(store.retract(first, "again")); // adds nothing
    ASSERT_EQ(store.all("EX-001")->size(), 1u);
    EXPECT_EQ(store.all("EX-001")->front().text, "right line");
    const auto all = store.all({}, true);
    ASSERT_EQ(all->size(), 2u);
    EXPECT_TRUE(all->front().standing.retracted);
    EXPECT_EQ(all->front().text, "wrong line");
    EXPECT_EQ(all->front().standing.reason, "the line is another");
    EXPECT_EQ(all->front().standing.by, "Ada");
    TM_OK(store.restore(first));
    EXPECT_EQ(store.all("EX-001")->size(), 2u);
    EXPECT_EQ(store.retract(99).error().code, ErrorCode::NotFound);
    EXPECT_FALSE(store.add("retract:1", "forged").has_value());
    std::string told;
    for (const CustodyEntry& entry : CustodyLog(work.file->db()).entries().value())
        if (entry.action.starts_with("comment."))
            told += entry.action + " " + entry.subject + " " + entry.details.at("comment") + "; ";
    EXPECT_EQ(told, "comment.add EX-001 1; comment.add EX-001 2; comment.retract EX-001 3; "
                    "comment.restore EX-001 4; ");
}

TEST(FindingReview, ASignOffTakenBackNoLongerCounts) {
    Casework work;
    work.reopen("Grace");
    CommentStore store(*work.file);
    const std::int64_t id = store.signOff(work.finding, "checked").value();
    TM_OK(store.retract(id, "too early"));
    EXPECT_TRUE(store.signOffs(work.finding)->empty());
    const auto all = store.signOffs(work.finding, true);
    ASSERT_EQ(all->size(), 1u);
    EXPECT_FALSE(all->front().current);
    EXPECT_EQ(all->front().statement, "checked");
    const CustodyEntry entry = CustodyLog(work.file->db()).entries()->back();
    EXPECT_EQ(entry.action, "review.retract");
    EXPECT_EQ(entry.subject, "finding:" + std::to_string(work.finding));
    TM_OK(store.restore(id));
    EXPECT_TRUE(store.signOffs(work.finding)->front().current);
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
