// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a browser and a hostile reader see it.
#include "core/export/base64.h"
#include "core/export/figures.h"
#include "core/export/report_sections.h"
#include "core/export/report_style.h"
#include "core/query/entity_table.h"
#include "tests/core/casework_support.h"

#include <nlohmann/json.hpp>

namespace tidemark {
namespace {

using test::Casework;

std::string reportOf(Casework& work, std::string_view profile = "none") {
    const auto reader = work.reader();
    ReportOptions options;
    options.redaction = RedactionProfile::parse(profile).value();
    options.stated_at_ns = parseIsoTime("2024-11-01T12:00:00Z")->ts_ns;
    const auto html = buildReport(*reader, options);
    EXPECT_TRUE(html.has_value()) << html.error().text();
    return html.value_or(std::string());
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(ReportHtml, IsInertAndLoadsNothing) {
    Casework work;
    const std::string html = reportOf(work);
    for (const char* part : {"<script", "<img", "<a href=\"http", "javascript:", " style=",
                             "onerror=alert(1)>", "<link", "<iframe", "url("})
        EXPECT_FALSE(has(html, part)) << part;
    EXPECT_TRUE(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_TRUE(has(html, "Harvest &lt;b&gt;one&lt;/b&gt;"));
    EXPECT_TRUE(has(html, "<bdi>"
                          "&lt;img src=x onerror=alert(1)&gt;</bdi>"));
    const std::string hash = toBase64(fromHex(sha256Hex(kReportStyle)));
    EXPECT_TRUE(has(html, "default-src 'none'; style-src 'sha256-" + hash + "'"));
    EXPECT_TRUE(has(html, "<style>" + std::string(kReportStyle) + "</style>"));
}

TEST(ReportHtml, WhatWasTakenBackIsSaidButNotQuoted) {
    Casework work;
    CommentStore store(*work.file);
    ASSERT_TRUE(store.add("finding:1", "stands as written").has_value());
    const std::int64_t gone = store.add("EX-001", "struck words").value();
    TM_OK(store.retract(gone, "mixed up two lines"));
    work.reopen("Grace");
    const std::int64_t sign_off = CommentStore(*work.file).signOff(1, "struck statement").value();
    EXPECT_TRUE(has(reportOf(work), "struck statement"));
    TM_OK(CommentStore(*work.file).retract(sign_off));
    const std::string html = reportOf(work);
    EXPECT_TRUE(has(html, "stands as written"));
    EXPECT_FALSE(has(html, "struck"));
    EXPECT_TRUE(has(html, "Comment on EX-001 by <bdi>Ada</bdi>"));
    EXPECT_TRUE(has(html, ": mixed up two lines"));
    EXPECT_TRUE(has(html, "signed off by <bdi>Grace</bdi>"));
    EXPECT_TRUE(has(html, "; retracted by <bdi>Grace</bdi>"));
    EXPECT_TRUE(has(html, "0 signed off by a second person"));
}

TEST(ReportHtml, HasEverySectionThatACourtAsksFor) {
    Casework work;
    const std::string html = reportOf(work);
    for (const char* id : {"summary", "findings", "detections", "methods", "sources", "limits",
                           "glossary", "custody", "certification", "EX-001", "EX-002"})
        EXPECT_TRUE(has(html, "id=\"" + std::string(id) + "\"")) << id;
    const auto head = CustodyLog(work.file->db()).head();
    TM_OK(head);
    EXPECT_TRUE(has(html, head->hash));
    EXPECT_TRUE(has(html, "REF-2024-7"));
    EXPECT_TRUE(has(html, sha256Hex(test::sampleLogText())));
    EXPECT_TRUE(has(html, "219 records = 218 events + 1 rejects"));
    EXPECT_TRUE(has(html, "902(14)"));
}

TEST(ReportHtml, ShowsSourceLinesWithPlaceAndHash) {
    Casework work;
    const std::string html = reportOf(work), log = test::sampleLogText();
    const std::size_t second = log.find('\n') + 1, third = log.find('\n', second) + 1;
    EXPECT_TRUE(has(html, "at byte " + std::to_string(second) + ", "));
    EXPECT_TRUE(has(html, sha256Hex(log.substr(0, second - 1))));
    EXPECT_TRUE(has(html, sha256Hex(log.substr(second, third - 1 - second))));
    EXPECT_TRUE(has(html, "TM-0000000001"));
}

TEST(ReportHtml, FiguresAreThoseOfTheEvents) {
    Casework work;
    const auto quoted = quotedFigures(reportOf(work));
    TM_OK(quoted);
    const std::map<std::string, std::int64_t> figures(quoted->begin(), quoted->end());
    EXPECT_EQ(figures.at("EX-001.events"), 101);
    EXPECT_EQ(figures.at("EX-001.output_tokens"), 100 * 500 + 100);
    EXPECT_EQ(figures.at("EX-002.events"), 3);
    EXPECT_EQ(figures.at("summary.accounts"), 3);
    EXPECT_EQ(figures.at("summary.accounts_involved"), 1);
    EXPECT_EQ(figures.at("summary.involved.requests"), 147);
    EXPECT_EQ(figures.at("summary.involved.output_tokens"), 47 * 100 + 100 * 500);
}

TEST(ReportHtml, ExhibitsAreSortedWithoutAScript) {
    Casework work;
    const std::string html = reportOf(work);
    EXPECT_FALSE(has(html, "<script"));
    // One radio button an order, the first chosen, and for each the rule that shows its table.
    const auto rows = [&](const std::string& order) {
        const std::size_t from = html.find("<div class=\"scroll sorted by-" + order + "\">");
        EXPECT_NE(from, std::string::npos) << order;
        EXPECT_NE(html.find("id=\"order-" + order + "\""), std::string::npos);
        EXPECT_NE(html.find("#order-" + order + ":checked~.by-" + order), std::string::npos);
        const std::string table = html.substr(from, html.find("</table>", from) - from);
        std::vector<std::string> labels;
        for (std::size_t at = 0; (at = table.find("href=\"#EX-", at)) != std::string::npos; ++at)
            labels.push_back(table.substr(at + 7, 6));
        return labels;
    };
    using Labels = std::vector<std::string>;
    EXPECT_EQ(rows("number"), (Labels{"EX-001", "EX-002"}));
    EXPECT_EQ(rows("severity"), (Labels{"EX-001", "EX-002"}));
    EXPECT_EQ(rows("time"), (Labels{"EX-002", "EX-001"})); // the three events came first
    EXPECT_EQ(rows("events"), (Labels{"EX-001", "EX-002"}));
    EXPECT_EQ(rows("tokens"), (Labels{"EX-001", "EX-002"}));
    EXPECT_TRUE(has(html, "id=\"order-number\" checked>"));
}

TEST(ReportHtml, RedactedOneNamesNobody) {
    Casework work;
    const std::string html = reportOf(work, "standard");
    for (const std::string& hidden :
         {test::kLoud, std::string("203.0.113.7"), std::string("onerror")})
        EXPECT_FALSE(has(html, hidden)) << hidden;
    EXPECT_TRUE(has(html, "What was withheld"));
    EXPECT_TRUE(has(html, "record withheld"));
}

TEST(ReportHtml, OfAnEmptyCaseSaysSo) {
    test::CaseworkFolder folder;
    auto file = CaseFile::create(folder / "e.tidemark", {}, {"Ada"});
    TM_OK(file);
    const auto reader = CaseReader::over(*file);
    const auto html = buildReport(**reader, {});
    TM_OK(html);
    EXPECT_TRUE(has(*html, "The case holds no events yet."));
    EXPECT_TRUE(has(*html, "Detection has not been run on this case."));
}

TEST(ReportCalibration, DrawsThePValuesAndSaysTheNumbers) {
    const std::string html = calibrationHtml(
        R"({"calibration":{"histogram":[40,10,0,30],"tested":80,"not_enough_data":7,)"
        R"("ks_distance":0.25,"share_q_below_05":0.0125}})");
    EXPECT_TRUE(has(html, "80 accounts were tested; 7 had too little"));
    EXPECT_TRUE(has(html, "0.250 (Kolmogorov and Smirnov); 1.25 % of the accounts"));
    EXPECT_TRUE(has(html, "height=\"120.0\"")) << "the tallest bar fills the plot";
    EXPECT_TRUE(has(html, "y1=\"60.0\"")) << "20 each would be even, half of the tallest";
    EXPECT_TRUE(has(html, "<td>40</td><td>10</td><td>0</td><td>30</td>"));
    EXPECT_EQ(calibrationHtml("{}"), "");
    EXPECT_EQ(calibrationHtml("not json"), "");
}

TEST(ReportSummary, SaysWhatHappenedInFigures) {
    Casework work;
    const auto reader = work.reader();
    Redactor none;
    const auto content = readCaseContent(*reader, none);
    TM_OK(content);
    const auto summary = buildSummary(*reader, *content, none);
    TM_OK(summary);
    EXPECT_EQ(summary->sentence,
              "On 4 October 2024, 1 of 3 accounts acted in a way that calls for an explanation. It "
              "made 147 requests "
              "and received 54,700 output tokens, 97.1 % of all output tokens in the logs.");
    EXPECT_EQ(summary->flagged[static_cast<std::size_t>(Metric::Requests)], 101);
    const auto json = nlohmann::json::parse(summaryJson(*summary));
    EXPECT_EQ(json["accounts_involved"], 1);
    EXPECT_EQ(json["findings"]["by_severity"]["high"], 1);
    EXPECT_EQ(json["top_accounts"][0]["name"], test::kLoud);
    EXPECT_EQ(json["top_countries"][0]["name"], "DE");
    ASSERT_FALSE(summary->open_points.empty());
    EXPECT_EQ(summary->open_points.front(), "1 detection waits for a decision.");
    TM_OK(VerdictStore(*work.file).set("spike:" + test::kLoud, VerdictKind::Dismissed, "a launch"));
    const auto later = buildSummary(*reader, readCaseContent(*reader, none).value(), none);
    TM_OK(later);
    EXPECT_EQ(later->accounts_involved, 1); // an exhibit still names it
    EXPECT_EQ(later->detections_dismissed, 1);
}

} // namespace
} // namespace tidemark
