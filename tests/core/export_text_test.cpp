// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts: escaping, CSV, names, base64, charts, Markdown, figures.
#include "core/export/base64.h"
#include "core/export/chart_svg.h"
#include "core/export/csv.h"
#include "core/export/escape.h"
#include "core/export/figures.h"
#include "core/export/markdown.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tidemark {
namespace {

TEST(ExportEscape, LogTextIsInertInHtml) {
    EXPECT_EQ(htmlText("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
    EXPECT_EQ(htmlText("a\xE2\x80\xAE"
                       "b"),
              "a&lt;U+202E&gt;b");
    EXPECT_EQ(htmlValue("\xff"), "<bdi>&lt;0xFF&gt;</bdi>");
    EXPECT_EQ(htmlText("\xEF\xBF\xBE"), "\xEF\xBF\xBD"); // U+FFFE is no XML character
}

TEST(ExportEscape, FormulasAreFoundBehindBlanks) {
    for (const char* text : {"=1", "+1", "-1", "@x", "|x", "%x", " =1", "\t1", "\r1", "\n1",
                             "\xEF\xBB\xBF=1", "\xE2\x80\x8B=1",
                             "\xEF\xBC\x9D"
                             "1",
                             "\xC2\xA0=1"})
        EXPECT_TRUE(looksLikeFormula(text)) << text;
    for (const char* text : {"", "a=1", "1+1", "acct", " a"})
        EXPECT_FALSE(looksLikeFormula(text)) << text;
    bool changed = false;
    EXPECT_EQ(spreadsheetText("=1", changed), "'=1");
    EXPECT_TRUE(changed);
}

TEST(ExportEscape, NamesAreSafeEverywhere) {
    EXPECT_EQ(safeFileName("../../etc/passwd"), "etc-passwd");
    EXPECT_EQ(safeFileName("CON"), "_CON");
    EXPECT_EQ(safeFileName("com1.txt"), "_com1.txt");
    EXPECT_EQ(safeFileName("-rf"), "rf");
    EXPECT_EQ(safeFileName("a:b\nc."), "a-b-c");
    EXPECT_EQ(safeFileName("..."), "unnamed");
    EXPECT_EQ(safeFileName(std::string(300, 'x')).size(), 60u);
}

TEST(ExportCsv, RoundTripIsExactInPiecesOfAnySize) {
    const std::vector<std::string> cells = {
        "plain", "a,b", "say \"hi\"", "two\r\nlines", "", std::string("nul\0x", 5), "\xff\xfe"};
    std::string text;
    CsvWriter writer(
        [&](std::string_view bytes) {
            text += bytes;
            return ok();
        },
        CsvStyle::Raw);
    for (const std::string& cell : cells) writer.text(cell);
    ASSERT_TRUE(writer.endRow().has_value());
    for (std::size_t piece = 1; piece < 9; ++piece) {
        std::vector<std::vector<std::string>> rows;
        CsvReader reader([&](const std::vector<std::string>& row) {
            rows.push_back(row);
            return ok();
        });
        for (std::size_t at = 0; at < text.size(); at += piece)
            ASSERT_TRUE(reader.feed(std::string_view(text).substr(at, piece)).has_value());
        ASSERT_TRUE(reader.finish().has_value());
        ASSERT_EQ(rows.size(), 1u);
        EXPECT_EQ(rows[0], cells);
    }
}

TEST(ExportCsv, NumbersOfOursAreNoFormulas) {
    std::string text;
    CsvWriter writer(
        [&](std::string_view bytes) {
            text += bytes;
            return ok();
        },
        CsvStyle::SpreadsheetSafe);
    writer.number(-5);
    writer.text("-5");
    ASSERT_TRUE(writer.endRow().has_value());
    EXPECT_EQ(text, "\"-5\",\"'-5\"\r\n");
    EXPECT_EQ(writer.changedCells(), 1);
}

TEST(ExportBase64, OnlyTheCanonicalTextIsRead) {
    for (const std::string& bytes : {std::string(), std::string("a"), std::string("ab"),
                                     std::string("abc"), std::string("\0\xff\x10", 3)})
        EXPECT_EQ(fromBase64(toBase64(bytes)), bytes);
    EXPECT_EQ(toBase64("Man"), "TWFu");
    for (const char* bad : {"TWF", "TWF=x", "QR==", "=WFu", "TW=u", "TWFu\n"})
        EXPECT_FALSE(fromBase64(bad).has_value()) << bad;
}

Chart sample() {
    Chart chart;
    chart.title = "Requests <b>of</b> \"x\"";
    chart.value_label = "Requests per 1h";
    chart.zone = "Europe/Berlin";
    for (int i = 0; i <= 48; ++i) chart.edges_ns.push_back((i + 480'000) * kNsPerHour);
    ChartSeries series{"acct </text><script>", {}};
    for (int i = 0; i < 48; ++i) series.values.push_back(i == 20 ? std::nan("") : i);
    chart.series.push_back(series);
    chart.baseline = ChartBand{"Baseline", std::vector<double>(48, 1.5), std::vector<double>(48, 2),
                               std::vector<double>(48, 3)};
    chart.marks.push_back({chart.edges_ns[10], "spike"});
    chart.spans.push_back({{chart.edges_ns[5], chart.edges_ns[9]}, "cited"});
    return chart;
}

TEST(ExportChart, JsonGivesTheSameChartBack) {
    const Chart chart = sample();
    const auto back = chartFromJson(chartToJson(chart));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(chartToJson(*back), chartToJson(chart));
    EXPECT_EQ(back->edges_ns, chart.edges_ns);
    EXPECT_TRUE(std::isnan(back->series[0].values[20]));
    EXPECT_EQ(back->spans, chart.spans);
    EXPECT_FALSE(chartFromJson("[]").has_value());
}

TEST(ExportChart, SvgIsInertAndBreaksTheLineWhereNothingIsKnown) {
    const std::string svg = chartSvg(sample());
    EXPECT_EQ(svg.find("<script"), std::string::npos);
    EXPECT_EQ(svg.find("style="), std::string::npos);
    EXPECT_NE(svg.find("&lt;/text&gt;&lt;script&gt;"), std::string::npos);
    EXPECT_NE(svg.find("Time, Europe/Berlin"), std::string::npos);
    const std::size_t line = svg.find("stroke=\"#0072B2\" stroke-width=\"2\"");
    const std::size_t path = svg.rfind("d=\"", line);
    EXPECT_EQ(std::count(svg.begin() + static_cast<std::ptrdiff_t>(path),
                         svg.begin() + static_cast<std::ptrdiff_t>(line), 'M'),
              2);
    EXPECT_EQ(chartSvg(sample()), svg);
}

TEST(ExportChart, KeepsEverySpikeWhenBucketsAreManyMoreThanPixels) {
    Chart chart;
    chart.value_label = "x";
    for (int i = 0; i <= 100'000; ++i) chart.edges_ns.push_back(i * kNsPerMinute);
    chart.series.push_back({"s", std::vector<double>(100'000, 0)});
    chart.series[0].values[54'321] = 1000;
    const std::string svg = chartSvg(chart);
    EXPECT_LT(svg.size(), 60'000u);
    const std::size_t line = svg.find("stroke=\"#0072B2\" stroke-width=\"2\"");
    const std::size_t path = svg.rfind("d=\"", line);
    EXPECT_NE(svg.substr(path, line - path).find(" 64.0H"),
              std::string::npos); // the top of the frame
}

TEST(ExportChart, TicksAreRoundWallClockTimes) {
    const std::int64_t from =
        parseIsoTime("2024-10-26T20:00:00Z")->ts_ns; // the night of the clock change
    const auto ticks = timeTicks({from, from + 12 * kNsPerHour}, "Europe/Berlin", 6);
    ASSERT_FALSE(ticks.empty());
    EXPECT_EQ(ticks.front().label, "27 Oct 2024");
    EXPECT_EQ(formatIsoUtc(ticks.front().at_ns), "2024-10-26T22:00:00Z");
    EXPECT_EQ(ticks.back().label, "06:00");
    EXPECT_EQ(formatIsoUtc(ticks.back().at_ns), "2024-10-27T05:00:00Z");
    EXPECT_EQ(valueTicks(7.2, 5), (std::vector<double>{0, 2, 4, 6, 8}));
    EXPECT_EQ(valueTicks(0, 5), (std::vector<double>{0, 1}));
}

TEST(ExportChart, NumbersReadWell) {
    EXPECT_EQ(shortNumber(0), "0");
    EXPECT_EQ(shortNumber(12'500), "12.5 k");
    EXPECT_EQ(shortNumber(999'960), "1 M");
    EXPECT_EQ(groupedNumber(-1'234'567), "-1,234,567");
    EXPECT_EQ(groupedNumber(INT64_MIN), "-9,223,372,036,854,775,808");
}

TEST(ExportMarkdown, RendersStructureAndNothingElse) {
    EXPECT_EQ(markdownHtml("# T\n\ntext **bold** *it* `a<b`"),
              "<h4>T</h4>\n<p>text <strong>bold</strong> <em>it</em> "
              "<code><bdi>a&lt;b</bdi></code></p>\n");
    EXPECT_EQ(markdownHtml("- a\n- b\n  c\n"), "<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\n");
    EXPECT_EQ(markdownHtml("1. a\n2. b"), "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n");
    EXPECT_EQ(markdownHtml("```\n<x>\n```"), "<pre><code>&lt;x&gt;\n</code></pre>\n");
    EXPECT_EQ(markdownHtml("[l](http://x)"), "<p>l (<bdi>http://x</bdi>)</p>\n");
    EXPECT_EQ(markdownHtml("<script>alert(1)</script>"),
              "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    EXPECT_EQ(markdownHtml("2 * 3 * 4 ** "), "<p>2 * 3 * 4 ** </p>\n");
}

TEST(ExportFigures, QuotedFiguresAreReadBack) {
    const std::string html =
        "<p>" + figureHtml("a.b", 1234) + " and " + figureHtml("c", -5, "five") + "</p>";
    EXPECT_NE(html.find(">1,234</data>"), std::string::npos);
    const auto quoted = quotedFigures(html);
    ASSERT_TRUE(quoted.has_value());
    EXPECT_EQ(*quoted,
              (std::vector<std::pair<std::string, std::int64_t>>{{"a.b", 1234}, {"c", -5}}));
    EXPECT_FALSE(quotedFigures("<data value=\"x\">").has_value());
    const auto back =
        figuresFromJson(figuresJson({{"f", 3, "data/x.csv", "sum", "n", {{"duplicate", "0"}}}}));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->front().where.at("duplicate"), "0");
    EXPECT_FALSE(figuresFromJson("{\"figures\":[{}]}").has_value());
}

} // namespace
} // namespace tidemark
