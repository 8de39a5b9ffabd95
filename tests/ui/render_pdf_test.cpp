// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures and PDF are judged from outside: by Qt's PNG reader, pdftotext, pdfinfo and qpdf.
#include "core/base/digest.h"
#include "core/store/custody_log.h"
#include "ui/render/chart_image.h"
#include "ui/render/flow.h"
#include "ui/render/markup.h"
#include "ui/render/pdf_file.h"
#include "ui/render/report_pdf.h"
#include "ui/render/summary_pdf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace tidemark {
namespace {

constexpr std::int64_t kStart = 1'727'913'600 * kNsPerSecond; // 3 October 2024

Chart hourlyChart(int hours) {
    Chart chart;
    chart.title = "Volume over time";
    chart.value_label = "Requests per 1h";
    for (int i = 0; i <= hours; ++i) chart.edges_ns.push_back(kStart + i * kNsPerHour);
    chart.series.push_back(
        {"All accounts", std::vector<double>(static_cast<std::size_t>(hours), 10)});
    chart.series[0].values[1] = 100;
    chart.marks.push_back({kStart + 2 * kNsPerHour, "spike: acct_a"});
    chart.spans.push_back({{kStart, kStart + kNsPerHour}, "maintenance"});
    return chart;
}

// Everything that a report is made of, without a case file.
struct MadeUpCase {
    CaseContent content;
    Summary summary;
    ReportInput input;
    MadeUpCase() {
        content.info = {std::string(32, 'a'), "Harbour incident", "REF-7", "R. Vance", kStart,
                        "Europe/Berlin"};
        content.custody.hash = std::string(64, '0');
        summary.case_id = content.info.id;
        summary.title = content.info.title;
        summary.reference = content.info.reference;
        summary.zone = content.info.display_zone;
        summary.sentence = "Nothing stands out.";
        input.content = &content;
        input.summary = &summary;
        input.stated_at_ns = kStart;
    }
    MadeUpCase(const MadeUpCase&) = delete;
    MadeUpCase& operator=(const MadeUpCase&) = delete;

    void addFinding(const std::string& title, int exhibits) {
        FindingContentFull full;
        full.finding.id = static_cast<std::int64_t>(content.findings.size()) + 1;
        full.finding.content.title = title;
        full.finding.content.narrative = "A **narrative** of " + title + ".";
        for (int i = 0; i < exhibits; ++i) {
            ExhibitContent exhibit;
            exhibit.exhibit.number = ++m_exhibits;
            exhibit.exhibit.caption = fmt::format("caption number {}", m_exhibits);
            exhibit.accounts = {"acct_a"};
            exhibit.chart = hourlyChart(24);
            exhibit.chart->title = fmt::format("Chart of exhibit {}", m_exhibits);
            SourceLine line;
            line.control_number = fmt::format("TM-{:010}", m_exhibits);
            line.record = fmt::format("{{\"request\":{},\"text\":\"{}\"}}", m_exhibits,
                                      std::string(300, 'x'));
            line.record_sha256 = sha256Hex(line.record);
            input.evidence[m_exhibits].lines.push_back(std::move(line));
            full.exhibits.push_back(std::move(exhibit));
        }
        content.findings.push_back(std::move(full));
    }

private:
    std::int64_t m_exhibits = 0;
};

class RenderPdf : public ::testing::Test {
protected:
    std::string path(const char* name) {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    static QByteArray bytes(const std::string& name) {
        QFile file(QString::fromStdString(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        return file.readAll();
    }
    // Standard output of a program; fails the test when it fails.
    static QString run(const char* program, const QStringList& arguments) {
        QProcess process;
        process.start(QString::fromLatin1(program), arguments);
        EXPECT_TRUE(process.waitForFinished(120'000)) << program;
        EXPECT_EQ(process.exitCode(), 0)
            << program << ": " << process.readAllStandardError().toStdString();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    static QString textOf(const std::string& pdf) {
        return run("pdftotext",
                   {QStringLiteral("-layout"), QString::fromStdString(pdf), QStringLiteral("-")});
    }
    static int pagesOf(const std::string& pdf) {
        return run("qpdf", {QStringLiteral("--show-npages"), QString::fromStdString(pdf)})
            .trimmed()
            .toInt();
    }
    static void expectSound(const std::string& pdf) {
        run("qpdf", {QStringLiteral("--check"), QString::fromStdString(pdf)});
        for (const QString& font :
             run("pdffonts", {QString::fromStdString(pdf)}).split(u'\n').mid(2))
            EXPECT_TRUE(font.isEmpty() || font.contains(QLatin1String("yes")))
                << font.toStdString();
    }
    QTemporaryDir m_folder;
};

TEST_F(RenderPdf, ChartIsAPictureOfTheSizeAskedForWithItsColours) {
    const auto png = renderChartPng(hourlyChart(48), 900, 400);
    ASSERT_TRUE(png) << png.error().text();
    const QImage image = QImage::fromData(QByteArray::fromStdString(*png), "PNG");
    ASSERT_EQ(image.size(), QSize(900, 400));
    int line = 0, mark = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == QColor(0x00, 0x72, 0xB2)) ++line;
            if (image.pixelColor(x, y) == QColor(0xD5, 0x5E, 0x00)) ++mark;
        }
    EXPECT_GT(line, 500);
    EXPECT_GT(mark, 10);
    EXPECT_EQ(image.pixelColor(1, 1), QColor(Qt::white));
    EXPECT_EQ(*png, *renderChartPng(hourlyChart(48), 900, 400));
}

TEST_F(RenderPdf, ChartSizesOutsideTheRangeAreRefused) {
    for (const auto& [width, height] : {std::pair{199, 400}, {400, 199}, {16'001, 400}, {-1, -1}}) {
        const auto png = renderChartPng(hourlyChart(4), width, height);
        ASSERT_FALSE(png);
        EXPECT_EQ(png.error().code, ErrorCode::BadInput);
    }
    EXPECT_TRUE(renderChartPng(Chart{}, 400, 300))
        << "a chart of nothing is a picture that says so";
}

TEST_F(RenderPdf, ReportSaysEveryTitleAndExhibitOnNumberedPagesWithReferenceAndZone) {
    MadeUpCase made;
    made.addFinding("First of two", 2);
    made.addFinding("Second of two", 1);
    ASSERT_TRUE(renderReportPdf(made.input, path("report.pdf")));
    expectSound(path("report.pdf"));
    const QString text = textOf(path("report.pdf"));
    for (const char* wanted :
         {"Finding 1: First of two", "Finding 2: Second of two", "EX-001", "EX-002", "EX-003",
          "caption number 3", "Chart of exhibit 2", "TM-0000000003",
          "Limits and lawful explanations", "Glossary", "Custody log", "Draft certification"})
        EXPECT_TRUE(text.contains(QLatin1String(wanted))) << wanted;
    const int pages = pagesOf(path("report.pdf"));
    const QStringList sheets = text.split(u'\f', Qt::SkipEmptyParts);
    ASSERT_EQ(sheets.size(), pages);
    for (int i = 0; i < pages; ++i) {
        EXPECT_TRUE(sheets[i].contains(QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages))) << i;
        EXPECT_TRUE(sheets[i].contains(QStringLiteral("REF-7 · charts in Europe/Berlin"))) << i;
    }
}

TEST_F(RenderPdf, ContentsNameThePageWhereAFindingStands) {
    MadeUpCase made;
    made.addFinding("Alpha", 4);
    made.addFinding("Omega", 1);
    ASSERT_TRUE(renderReportPdf(made.input, path("report.pdf")));
    const QStringList sheets = textOf(path("report.pdf")).split(u'\f');
    const auto match =
        QRegularExpression(QStringLiteral("Finding 2: Omega +(\\d+)")).match(sheets[1]);
    ASSERT_TRUE(match.hasMatch());
    const int page = match.captured(1).toInt();
    ASSERT_GT(page, 2);
    EXPECT_TRUE(sheets[page - 1].contains(QLatin1String("Finding 2: Omega")));
    EXPECT_TRUE(sheets[page - 1].contains(QLatin1String("narrative of Omega")))
        << "a heading stays with what follows";
}

TEST_F(RenderPdf, BookmarksAndStatedTimeAreInTheFileAndTheSameInputGivesTheSameBytes) {
    MadeUpCase made;
    made.addFinding("Only one", 1);
    ASSERT_TRUE(renderReportPdf(made.input, path("a.pdf")));
    ASSERT_TRUE(renderReportPdf(made.input, path("b.pdf")));
    EXPECT_EQ(bytes(path("a.pdf")), bytes(path("b.pdf")));
    const QString json =
        run("qpdf", {QStringLiteral("--json=1"), QStringLiteral("--json-key=outlines"),
                     QString::fromStdString(path("a.pdf"))});
    EXPECT_TRUE(json.contains(QLatin1String("Finding 1: Only one")));
    EXPECT_TRUE(json.contains(QLatin1String("EX-001: caption number 1")));
    EXPECT_TRUE(bytes(path("a.pdf")).contains("/CreationDate (D:20241003000000Z)"));
    EXPECT_TRUE(
        bytes(path("a.pdf")).contains("<xmp:CreateDate>2024-10-03T00:00:00Z</xmp:CreateDate>"));
}

TEST_F(RenderPdf, CharactersWithoutGlyphAreShownAsCodePoints) {
    MadeUpCase made;
    made.addFinding("Key \xE4\xB8\xAD \xF0\x9F\xA6\x80 café", 1);
    made.input.evidence[1].lines[0].record = "raw \xE6\x96\x87 bytes";
    ASSERT_TRUE(renderReportPdf(made.input, path("report.pdf")));
    const QString text = textOf(path("report.pdf"));
    EXPECT_TRUE(text.contains(QStringLiteral("Key <U+4E2D> <U+1F980> café"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QLatin1String("raw <U+6587> bytes")));
}

TEST_F(RenderPdf, AnEmptyCaseHasAReportAndASummary) {
    MadeUpCase made;
    made.summary.sentence.clear();
    ASSERT_TRUE(renderReportPdf(made.input, path("report.pdf")));
    expectSound(path("report.pdf"));
    EXPECT_TRUE(textOf(path("report.pdf")).contains(QLatin1String("No finding has been written.")));
    ASSERT_TRUE(renderSummaryPdf(made.summary, path("summary.pdf"), kStart));
    EXPECT_EQ(pagesOf(path("summary.pdf")), 1);
}

TEST_F(RenderPdf, SummaryIsOnePageHoweverLongItsTexts) {
    MadeUpCase made;
    Summary& s = made.summary;
    s.title = std::string(5000, 'T');
    s.sentence = "Accounts acted together. ";
    for (int i = 0; i < 6; ++i) s.sentence += s.sentence;
    s.findings = 3;
    s.findings_by_severity[4] = 3;
    SummaryTable table{"Top accounts", "accounts", {}, 40};
    for (int i = 0; i < 40; ++i) {
        SummaryRow row;
        row.name = fmt::format("acct_{}_{}", i, std::string(1 << 20, 'n'));
        row.metrics[0] = 100 - i;
        row.involved = i % 2 == 0;
        table.rows.push_back(std::move(row));
    }
    s.tables = {table};
    s.share_metric = "requests";
    s.volume = hourlyChart(200);
    s.how_sure.assign(
        30, "One sentence about how sure we are, which is long enough to need more than one line.");
    ASSERT_TRUE(renderSummaryPdf(s, path("summary.pdf"), kStart));
    expectSound(path("summary.pdf"));
    EXPECT_EQ(pagesOf(path("summary.pdf")), 1);
    const QString text = textOf(path("summary.pdf"));
    for (const char* wanted : {"REF-7", "Europe/Berlin", "As of 3 October 2024", "acct_0_n", "more",
                               "Volume over time", "critical", "spike: acct_a"})
        EXPECT_TRUE(text.contains(QLatin1String(wanted))) << wanted;
    const auto png = renderSummaryPng(s, 800, kStart);
    ASSERT_TRUE(png);
    EXPECT_EQ(QImage::fromData(QByteArray::fromStdString(*png)).size(), QSize(800, 1132));
    EXPECT_FALSE(renderSummaryPng(s, 100, kStart));
}

TEST_F(RenderPdf, TwoHundredExhibitsAndAMegabyteOfNameFit) {
    MadeUpCase made;
    made.addFinding("Many", 200);
    made.content.findings[0].exhibits[7].accounts = {std::string(1 << 20, 'a')};
    ASSERT_TRUE(renderReportPdf(made.input, path("report.pdf")));
    const QString text = textOf(path("report.pdf"));
    EXPECT_TRUE(text.contains(QLatin1String("EX-200: caption number 200")));
    EXPECT_TRUE(text.contains(QLatin1String("(1048576 characters)")));
    EXPECT_LT(text.count(u'a'), 200'000);
}

TEST_F(RenderPdf, AFileThatCannotBeWrittenIsNamedAndNothingIsLeft) {
    MadeUpCase made;
    const auto status = renderReportPdf(made.input, path("absent") + "/report.pdf");
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::Io);
    EXPECT_NE(status.error().where.find("absent"), std::string::npos);
}

TEST(Markup, BecomesBlocks) {
    const auto blocks = readMarkup(
        "<h2 id=\"x\">A &lt;b&gt;</h2><p class=\"warn\">one\n  "
        "<b>two</b><br>three</p><ol><li>i</li><li>ii</li></ol>"
        "<table><caption>c</caption><thead><tr><th>N</th><th "
        "class=\"n\">V</th></tr></thead><tbody><tr><th>a</th><td>1</td></tr></tbody></table>"
        "<pre>l1\nl2</pre><dl class=\"facts\"><dt>k</dt><dd>v</dd></dl>");
    ASSERT_TRUE(blocks) << blocks.error().text();
    ASSERT_EQ(blocks->size(), 7U);
    EXPECT_EQ(plainText((*blocks)[0].text), QStringLiteral("A <b>"));
    EXPECT_EQ((*blocks)[0].anchor, QStringLiteral("x"));
    EXPECT_EQ(plainText((*blocks)[1].text), QStringLiteral("one two three"));
    EXPECT_EQ((*blocks)[1].look, Look::Warning);
    EXPECT_EQ((*blocks)[3].marker, QStringLiteral("2."));
    EXPECT_EQ((*blocks)[4].rows.size(), 2U);
    EXPECT_EQ((*blocks)[4].numeric, (std::vector<bool>{false, true}));
    EXPECT_EQ((*blocks)[5].lines, QStringLiteral("l1\nl2"));
    EXPECT_EQ(plainText((*blocks)[6].rows[0][1]), QStringLiteral("v"));
    EXPECT_FALSE(readMarkup("<p>open"));
}

TEST(PdfFile, RefusesWhatIsNoPdf) {
    for (const char* bytes :
         {"", "%PDF-1.4", "startxref\n0\n%%EOF", "xref\n0 1\ntrailer\n<<>>\nstartxref\n0\n"}) {
        const auto done = finishPdf(QByteArray(bytes), {});
        ASSERT_FALSE(done) << bytes;
        EXPECT_EQ(done.error().code, ErrorCode::Integrity);
    }
}

} // namespace
} // namespace tidemark
