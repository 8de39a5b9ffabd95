// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer reads from a received bundle alone, and the notes kept beside it.
#include "core/review/review_bundle.h"
#include "core/review/review_notes.h"
#include "core/verify/verify_bundle.h"
#include "tests/core/casework_support.h"

#include <gtest/gtest.h>

namespace tidemark {
namespace {

using namespace test;

class ReviewTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() { s_work = new Casework; }
    static void TearDownTestSuite() { delete s_work; }
    /// A fresh bundle of the shared case.
    std::string bundle(const std::string& name, const std::string& redaction = "none",
                       Preset preset = Preset::Legal) {
        JobContext context;
        BundleOptions options = s_work->options(name);
        options.preset = preset;
        options.redaction = *RedactionProfile::parse(redaction);
        const auto made = exportBundle(*s_work->file, options, context);
        EXPECT_TRUE(made.has_value()) << made.error().text();
        return options.target;
    }
    OpenedReview opened(const std::string& path) {
        JobContext context;
        auto out = openReview(path, context);
        EXPECT_TRUE(out.has_value()) << out.error().text();
        return out ? *out : OpenedReview{};
    }
    static inline Casework* s_work = nullptr;
};

TEST_F(ReviewTest, ReadsFindingsExhibitsAndSourceLinesFromFolderAndZip) {
    for (const std::string name : {"read", "read.zip"}) {
        const OpenedReview review = opened(bundle(name));
        EXPECT_TRUE(review.report.intact());
        const ReviewBundle& read = review.bundle;
        EXPECT_EQ(read.title, "Harvest <b>one</b>");
        EXPECT_EQ(read.reference, "REF-2024-7");
        EXPECT_TRUE(read.problems.empty());
        ASSERT_EQ(read.findings.size(), 1u);
        EXPECT_EQ(read.findings[0].title, "Harvest by " + kLoud);
        EXPECT_EQ(read.findings[0].severity, "high");
        ASSERT_EQ(read.exhibits.size(), 2u);
        const ReviewExhibit& spike = read.exhibits[0];
        EXPECT_EQ(spike.label, "EX-001");
        EXPECT_EQ(spike.finding_id, read.findings[0].id);
        EXPECT_EQ(spike.events, 101);
        EXPECT_EQ(spike.accounts, std::vector<std::string>{kLoud});
        ASSERT_TRUE(spike.chart.has_value());
        EXPECT_FALSE(spike.chart->edges_ns.empty());
        EXPECT_EQ(spike.lines.size(), kReviewLines);
        const auto tokens =
            std::find(spike.figures.begin(), spike.figures.end(),
                      std::pair<std::string, std::string>{"output_tokens", "50100"});
        EXPECT_NE(tokens, spike.figures.end());
        const ReviewExhibit& three = read.exhibits[1];
        EXPECT_EQ(three.caption, "Three events");
        ASSERT_EQ(three.lines.size(), 3u);
        const std::string log = sampleLogText();
        for (const ReviewLine& line : three.lines) {
            ASSERT_TRUE(line.record.has_value());
            EXPECT_EQ(*line.record, log.substr(static_cast<std::size_t>(line.content_offset),
                                               static_cast<std::size_t>(line.length)));
            EXPECT_FALSE(line.cut);
            EXPECT_FALSE(line.damaged);
            EXPECT_EQ(line.source_name, "log.jsonl");
        }
        EXPECT_EQ(three.lines[1].account, kHostile);
    }
}

TEST_F(ReviewTest, ARedactedBundleShowsFieldsAndNoRecords) {
    const OpenedReview review = opened(bundle("redacted", "standard"));
    EXPECT_TRUE(review.report.intact());
    ASSERT_EQ(review.bundle.exhibits.size(), 2u);
    for (const ReviewLine& line : review.bundle.exhibits[1].lines) {
        EXPECT_FALSE(line.record.has_value());
        EXPECT_NE(line.account, kLoud);
        EXPECT_FALSE(line.fields.empty());
    }
}

TEST_F(ReviewTest, AManagersBundleSaysThatItHasNoExhibits) {
    const OpenedReview review = opened(bundle("manager", "none", Preset::Manager));
    EXPECT_TRUE(review.bundle.exhibits.empty());
    ASSERT_EQ(review.bundle.problems.size(), 1u);
    EXPECT_NE(review.bundle.problems[0].find("manager"), std::string::npos);
    EXPECT_EQ(review.bundle.findings.size(), 1u);
}

TEST_F(ReviewTest, AnAlteredBundleIsReadAndSaidToBeAltered) {
    const std::string path = bundle("altered");
    const std::string records = path + "/data/records/source-001.records";
    std::string bytes = readAll(records);
    bytes.replace(bytes.find("gpt-4o"), 6, "gpt-4x");
    std::filesystem::permissions(records, std::filesystem::perms::owner_all);
    writeAll(records, bytes);
    writeAll(path + "/data/exhibits/EX-002/EX-002.json", "{\"exhibit\":\"EX-009\"}");
    const OpenedReview review = opened(path);
    EXPECT_FALSE(review.report.intact());
    ASSERT_EQ(review.bundle.exhibits.size(), 1u);
    ASSERT_EQ(review.bundle.problems.size(), 1u);
    EXPECT_NE(review.bundle.problems[0].find("EX-002"), std::string::npos);
    // The altered record is one of the two exhibits' lines, and only it is damaged.
    writeAll(path + "/data/exhibits/EX-002/EX-002.json",
             "{\"exhibit\":\"EX-002\",\"figures_when_cited\":[],\"range\":3,\"chart\":{}}");
    const OpenedReview again = opened(path);
    ASSERT_EQ(again.bundle.exhibits.size(), 2u);
    EXPECT_TRUE(again.bundle.exhibits[1].lines[0].damaged);
    EXPECT_FALSE(again.bundle.exhibits[1].lines[1].damaged);
}

TEST_F(ReviewTest, HostileTablesAreNoFailure) {
    const std::string path = bundle("hostile");
    writeAll(path + "/data/findings.raw.csv",
             "\"finding\",\"title\"\r\n\"1\",\"a\"b\"\r\n\"never ends");
    writeAll(path + "/data/exhibits/EX-001/EX-001.json", std::string(1'000'000, '['));
    writeAll(path + "/data/records/source-001.index.raw.csv",
             "event_id,file_offset,record_length,record_sha256\r\n"
             "1,9223372036854775807,9223372036854775807,00\r\n2,-5,10,00\r\n3,0,-1,00\r\n");
    const OpenedReview review = opened(path);
    EXPECT_FALSE(review.report.intact());
    for (const ReviewExhibit& exhibit : review.bundle.exhibits)
        for (const ReviewLine& line : exhibit.lines) EXPECT_FALSE(line.record.has_value());
}

TEST_F(ReviewTest, OnlyBundlesLookLikeBundles) {
    EXPECT_TRUE(looksLikeBundle(bundle("looks")));
    EXPECT_TRUE(looksLikeBundle(bundle("looks.ZIP")));
    EXPECT_FALSE(looksLikeBundle(s_work->casePath()));
    EXPECT_FALSE(looksLikeBundle(s_work->folder.path()));
    writeAll(s_work->folder / "no.zip", "PK nothing");
    EXPECT_FALSE(looksLikeBundle(s_work->folder / "no.zip"));
    EXPECT_FALSE(looksLikeBundle(s_work->folder / "is-not-there.zip"));
}

TEST_F(ReviewTest, NotesAreKeptBesideTheBundleAndOnlyGrow) {
    const std::string path = bundle("noted");
    const std::string where = ReviewNotes::besideBundle(path + "/");
    EXPECT_EQ(where, path + ".review.json");
    {
        auto notes = ReviewNotes::open(where, "aa");
        TM_OK(notes);
        EXPECT_TRUE(notes->entries().empty());
        TM_OK(notes->add("Bo", "EX-001", ReviewAction::Reviewed));
        TM_OK(notes->add("Bo", "EX-001", ReviewAction::Comment, "see line 3 <b>\n\xE2\x80\xAE"));
        TM_OK(notes->add("Cy", "EX-002", ReviewAction::Reviewed));
        TM_OK(notes->add("Cy", "EX-002", ReviewAction::NotReviewed));
    }
    auto notes = ReviewNotes::open(where, "aa");
    TM_OK(notes);
    EXPECT_EQ(notes->entries().size(), 4u);
    ASSERT_TRUE(notes->mark("EX-001").has_value());
    EXPECT_EQ(notes->mark("EX-001")->who, "Bo");
    EXPECT_TRUE(notes->mark("EX-001")->current);
    EXPECT_FALSE(notes->mark("EX-002").has_value());
    ASSERT_EQ(notes->comments("EX-001").size(), 1u);
    EXPECT_EQ(notes->comments("EX-001")[0].text, "see line 3 <b>\n\xE2\x80\xAE");
    // The bundle itself has not been touched, and another state of it is told apart.
    EXPECT_TRUE(opened(path).report.intact());
    auto other = ReviewNotes::open(where, "bb");
    TM_OK(other);
    EXPECT_FALSE(other->mark("EX-001")->current);
    // What another program added meanwhile stays.
    TM_OK(other->add("Di", "bundle", ReviewAction::Comment, "second"));
    TM_OK(notes->add("Bo", "bundle", ReviewAction::Comment, "third"));
    EXPECT_EQ(notes->entries().size(), 6u);
}

TEST_F(ReviewTest, NotesNeedANameAndATextAndNeverReplaceAForeignFile) {
    const std::string where = s_work->folder / "n.review.json";
    auto notes = ReviewNotes::open(where, "aa");
    TM_OK(notes);
    EXPECT_EQ(notes->add(" ", "EX-001", ReviewAction::Reviewed).error().code, ErrorCode::BadInput);
    EXPECT_EQ(notes->add("Bo", "EX-001", ReviewAction::Comment, " \n").error().code,
              ErrorCode::BadInput);
    EXPECT_EQ(notes->add("Bo", "EX-001", ReviewAction::Comment, "\xff").error().code,
              ErrorCode::BadInput);
    EXPECT_FALSE(std::filesystem::exists(where));
    for (const std::string text :
         {"[]", "{\"format\":\"tidemark-review\",\"entries\":[{}]}", "x"}) {
        writeAll(where, text);
        EXPECT_EQ(ReviewNotes::open(where, "aa").error().code, ErrorCode::BadInput) << text;
        EXPECT_EQ(notes->add("Bo", "EX-001", ReviewAction::Reviewed).error().code,
                  ErrorCode::BadInput);
        EXPECT_EQ(readAll(where), text);
    }
    auto nowhere = ReviewNotes::open(s_work->folder / "no/such/folder.json", "aa");
    TM_OK(nowhere);
    EXPECT_EQ(nowhere->add("Bo", "EX-001", ReviewAction::Reviewed).error().code, ErrorCode::Io);
    EXPECT_TRUE(nowhere->entries().empty());
}

} // namespace
} // namespace tidemark
