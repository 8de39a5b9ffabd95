// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences, help, What is this?, recent cases, hand-over and pictures of charts.
#include "core/detect/detect_job.h"
#include "core/import/import_job.h"
#include "core/store/case_file.h"
#include "ui/models/case_handover.h"
#include "ui/models/display.h"
#include "ui/models/preferences.h"
#include "ui/pages/summary_facts.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/figure_card.h"
#include "ui/widgets/help_window.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/price_table_edit.h"
#include "ui/widgets/recent_cases.h"
#include "ui/widgets/settings_dialog.h"
#include "ui/widgets/theme_controller.h"
#include "ui/widgets/whats_this.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <atomic>
#include <fstream>
#include <thread>

namespace tidemark {
namespace {

class OfficeTest : public ::testing::Test {
protected:
    OfficeTest() : settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat) {}
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    QByteArray bytesOf(const QString& file) const {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QTemporaryDir folder;
    QSettings settings;
};

TEST_F(OfficeTest, PreferencesOutliveTheProgramAndStayInRange) {
    Preferences p(settings);
    EXPECT_EQ(p.size(), 100);
    EXPECT_TRUE(p.reopens());
    p.setSize(1000);
    p.setInvestigator(QStringLiteral("  Ada  "));
    p.setDraftDays(7);
    p.setRedaction(QStringLiteral("identities"));
    p.setDates({{QDate(2025, 9, 17), QStringLiteral("heron-3\nreleased")},
                {QDate(2025, 1, 2), QStringLiteral("ban")}});
    settings.sync();
    QSettings again(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    const Preferences q(again);
    EXPECT_EQ(q.size(), 200);
    EXPECT_EQ(q.investigator(), QStringLiteral("Ada"));
    EXPECT_EQ(q.draftDays(), 7);
    EXPECT_EQ(q.redaction(), QStringLiteral("identities"));
    ASSERT_EQ(q.dates().size(), 2);
    EXPECT_EQ(q.dates()[0], (PreferredDate{QDate(2025, 1, 2), QStringLiteral("ban")}));
    EXPECT_EQ(q.dates()[1].label, QStringLiteral("heron-3 released"));
}

TEST_F(OfficeTest, PricesAreReadAsTypedAndMistakesNamed) {
    PriceTableEdit edit(PriceTable::defaults());
    const auto same = edit.table();
    ASSERT_TRUE(same) << same.error().text();
    EXPECT_EQ(same->toJson(), PriceTable::defaults().toJson());
    EXPECT_FALSE(edit.edited());
    auto* rows = edit.findChild<QTableWidget*>();
    rows->item(0, 1)->setText(QStringLiteral("1,25"));
    ASSERT_TRUE(edit.table());
    EXPECT_DOUBLE_EQ(edit.table()->prices()[0].input_usd_per_million, 1.25);
    EXPECT_TRUE(edit.edited());
    rows->item(0, 1)->setText(QStringLiteral("cheap"));
    ASSERT_FALSE(edit.table());
    EXPECT_NE(edit.table().error().message.find("*mini*"), std::string::npos);
}

TEST_F(OfficeTest, EveryHelpPageIsThereAndEveryLinkLeadsSomewhere) {
    static const QRegularExpression kLink(QStringLiteral("\\]\\(([^)]+)\\)"));
    for (const QString& page : helpPages()) {
        const QString words = helpText(page);
        EXPECT_TRUE(words.startsWith(QLatin1String("# "))) << page.toStdString();
        for (auto each = kLink.globalMatch(words); each.hasNext();) {
            const QString target = each.next().captured(1);
            EXPECT_TRUE(helpPages().contains(target))
                << page.toStdString() << ": " << target.toStdString();
        }
    }
}

TEST_F(OfficeTest, HelpSearchFindsSectionsWithAllWordsHeadingsFirst) {
    const QVector<HelpSection> sections = helpSections();
    const auto found = searchHelp(sections, QStringLiteral("custody log"));
    ASSERT_FALSE(found.isEmpty());
    EXPECT_TRUE(found.front().heading.contains(QLatin1String("custody"), Qt::CaseInsensitive));
    EXPECT_TRUE(searchHelp(sections, QStringLiteral("custody xylophone")).isEmpty());
    EXPECT_TRUE(searchHelp(sections, QStringLiteral("   ")).isEmpty());
    HelpWindow window(nullptr);
    window.showPage(QStringLiteral("tour.md"));
    auto* search = window.findChild<QLineEdit*>();
    auto* list = window.findChild<QListWidget*>();
    search->setText(QStringLiteral("base rate"));
    ASSERT_GT(list->count(), 0);
    list->setCurrentRow(0);
    EXPECT_NE(window.page(), QStringLiteral("index.md"));
    EXPECT_FALSE(window.findChild<QTextBrowser*>()->extraSelections().isEmpty());
}

TEST_F(OfficeTest, RecentCasesKeepTheirShapeAndLoseWhatIsGone) {
    for (const char* name : {"a.tidemark", "b.tidemark"}) {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        rememberCase(settings, path(name), QLatin1String(name));
    }
    std::vector<double> values(600, 1.0);
    values[599] = 11;
    rememberShape(settings, path("a.tidemark"), values);
    rememberCase(settings, path("a.tidemark"), QStringLiteral("A"));
    const auto cases = recentCases(settings);
    ASSERT_EQ(cases.size(), 2);
    EXPECT_EQ(cases[0].title, QStringLiteral("A"));
    ASSERT_EQ(cases[0].shape.size(), kShapePoints);
    EXPECT_EQ(cases[0].shape.front(), 50);
    EXPECT_EQ(cases[0].shape.back(), 100);
    EXPECT_TRUE(cases[1].shape.isEmpty());
    ASSERT_TRUE(QFile::remove(path("b.tidemark")));
    EXPECT_EQ(recentCases(settings).size(), 1);
    forgetCase(settings, path("a.tidemark"));
    EXPECT_TRUE(recentCases(settings).isEmpty());
}

TEST_F(OfficeTest, ASecondWindowFindsTheOneThatHasTheCase) {
    const QString file = path("c.tidemark");
    ASSERT_TRUE(QFile(file).open(QIODevice::WriteOnly));
    EXPECT_FALSE(CaseHandover::ask(file));
    CaseHandover holder;
    QString page;
    QObject::connect(&holder, &CaseHandover::asked, &holder,
                     [&](const QString& wanted) { page = wanted; });
    holder.serve(file);
    bool answered = false;
    std::atomic<bool> over = false;
    std::thread other([&] {
        answered = CaseHandover::ask(file, QStringLiteral("Events"));
        over = true;
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return over.load(); }, 10'000));
    other.join();
    EXPECT_TRUE(answered);
    EXPECT_EQ(page, QStringLiteral("Events"));
    holder.stop();
    EXPECT_FALSE(CaseHandover::ask(file));
}

Chart twoWeeks() {
    Chart chart;
    chart.title = "Volume over time";
    const std::int64_t monday = daysFromCivil(2025, 9, 1) * kNsPerDay;
    for (int i = 0; i <= 24 * 17; ++i) chart.edges_ns.push_back(monday + i * kNsPerHour);
    chart.series = {{"All accounts", std::vector<double>(24 * 17, 10.0)},
                    {"Accounts involved", std::vector<double>(24 * 17, 1.0)}};
    for (int i = 24 * 7; i < 24 * 14; ++i) chart.series[1].values[i] = 3;
    return chart;
}

TEST_F(OfficeTest, WeeksAndMomentsAreSumsOfTheVolume) {
    const Chart chart = twoWeeks();
    const auto weeks = weekSums(chart);
    ASSERT_EQ(weeks.size(), 3u);
    EXPECT_EQ(weeks[1].start_ns, chart.edges_ns.front() + 7 * kNsPerDay);
    EXPECT_DOUBLE_EQ(weeks[0].all, 1680);
    EXPECT_DOUBLE_EQ(weeks[1].involved, 504);
    EXPECT_TRUE(weeks[0].whole);
    EXPECT_TRUE(weeks[1].whole);
    EXPECT_FALSE(weeks[2].whole);
    const auto moment = beforeAfter(chart, chart.edges_ns.front() + 7 * kNsPerDay, "x");
    ASSERT_TRUE(moment);
    EXPECT_EQ(moment->stretch_ns, 7 * kNsPerDay);
    EXPECT_DOUBLE_EQ(moment->before, 168);
    EXPECT_DOUBLE_EQ(moment->after, 504);
    EXPECT_DOUBLE_EQ(moment->rest_before, 1512);
    EXPECT_DOUBLE_EQ(moment->rest_after, 1176);
    EXPECT_FALSE(beforeAfter(chart, chart.edges_ns.front(), "x"));
}

TEST_F(OfficeTest, AChartIsSavedInEveryKindAndItsNumbersAreComplete) {
    const PictureSource source = pictureOf(twoWeeks());
    for (const char* name : {"c.png", "c.svg", "c.pdf", "c.csv"})
        ASSERT_TRUE(savePicture(source, path(name))) << name;
    EXPECT_FALSE(savePicture(source, path("c.bmp")));
    const QImage picture(path("c.png"));
    EXPECT_EQ(picture.size(), source.size * 2);
    EXPECT_EQ(picture.pixelColor(3, 3), QColor(Qt::white));
    EXPECT_TRUE(bytesOf(path("c.svg")).contains("<svg"));
    EXPECT_TRUE(bytesOf(path("c.pdf")).startsWith("%PDF"));
    const QByteArray csv = bytesOf(path("c.csv"));
    EXPECT_EQ(csv.count('\n'), 24 * 17 + 1);
    EXPECT_TRUE(csv.startsWith("start,end,All accounts,Accounts involved\n2025-09-01T00:00:00Z,"
                               "2025-09-01T01:00:00Z,10,1\n"))
        << csv.left(120).constData();
}

TEST_F(OfficeTest, NamesThatLookLikeFormulasStayTextInNumbersOfBars) {
    BarList bars(QStringLiteral("Accounts"));
    bars.setRows({{QStringLiteral("k"), QStringLiteral("=cmd()"), QStringLiteral("5"), 5, true}});
    const QString csv = bars.csv(QStringLiteral("account"), QStringLiteral("requests"));
    EXPECT_FALSE(csv.contains(QLatin1String("\"=cmd")));
    EXPECT_TRUE(csv.contains(QLatin1String("cmd()")));
    EXPECT_TRUE(csv.contains(QLatin1String("\"yes\"")));
}

TEST_F(OfficeTest, WhatIsThisKnowsTheControlByItsName) {
    QLineEdit filter, other;
    filter.setAccessibleName(QStringLiteral("Filter"));
    other.setAccessibleName(QStringLiteral("Nothing special"));
    EXPECT_TRUE(whatsThisWords(filter).contains(QLatin1String("account:acct_17")));
    EXPECT_TRUE(whatsThisWords(other).isEmpty());
}

/// A case with two accounts over two weeks; the second has one loud night.
class OfficeWindowTest : public OfficeTest {
protected:
    void writeLog(const char* name, int from_day) const {
        std::ofstream out(utf8(path(name)));
        for (int hour = from_day * 24; hour < (from_day + 14) * 24; ++hour)
            for (int i = 0; i < (hour == 200 ? 90 : 4); ++i)
                out << "{\"timestamp\":\""
                    << formatIsoUtc((daysFromCivil(2025, 9, 1)) * kNsPerDay + hour * kNsPerHour + i)
                    << "\",\"account_id\":\"acct_" << (i < 2 ? "calm" : "loud")
                    << "\",\"model\":\"m-1\",\"status\":200,\"output_tokens\":" << 50 + i << "}\n";
    }
    void importInto(CaseFile& file, const char* name) const {
        JobContext job;
        const auto report = importPaths(file, {utf8(path(name))}, {}, job);
        ASSERT_TRUE(report) << report.error().text();
    }
    void makeCase() const {
        writeLog("a.jsonl", 0);
        auto file = CaseFile::create(utf8(path("c.tidemark")), CaseInfo{}, {"tester"});
        ASSERT_TRUE(file) << file.error().text();
        importInto(*file, "a.jsonl");
        JobContext job;
        ASSERT_TRUE(runDetection(*file, DetectOptions{}, job));
    }
    void open(MainWindow& window) const {
        window.resize(1280, 800);
        window.show();
        window.openPath(path("c.tidemark"));
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return window.session().facts().events > 0 && window.session().quiet(); },
            20'000));
    }
};

TEST_F(OfficeWindowTest, TheSummaryIsStaleOnceEvidenceCameInAfterDetection) {
    makeCase();
    auto file = CaseFile::open(utf8(path("c.tidemark")), CaseMode::ReadWrite, {"tester"});
    ASSERT_TRUE(file);
    {
        auto reader = CaseReader::over(*file);
        ASSERT_TRUE(reader);
        const auto facts = readSummaryFacts(**reader, {});
        ASSERT_TRUE(facts) << facts.error().text();
        EXPECT_FALSE(facts->stale);
        EXPECT_GT(facts->detected_ns, 0);
        EXPECT_EQ(facts->weeks.size(), 2u);
    }
    writeLog("b.jsonl", 20);
    importInto(*file, "b.jsonl");
    auto reader = CaseReader::over(*file);
    ASSERT_TRUE(reader);
    const auto facts = readSummaryFacts(**reader, {});
    ASSERT_TRUE(facts);
    EXPECT_TRUE(facts->stale);
}

TEST_F(OfficeWindowTest, AFigureLeadsToTheEventsItCounts) {
    makeCase();
    ThemeController themes;
    themes.choose(ThemeChoice::Light);
    MainWindow window(settings, themes);
    open(window);
    const auto tokens = [&]() -> FigureCard* {
        for (auto* each : window.findChildren<FigureCard*>())
            if (each->accessibleName().startsWith(QStringLiteral("Their output tokens")))
                return each;
        return nullptr;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return tokens() != nullptr; }, 20'000));
    QTest::mouseClick(tokens(), Qt::LeftButton);
    EXPECT_EQ(window.pageInView(), page::kEvents);
    EXPECT_TRUE(window.context().filter.filterText().contains(QLatin1String("output_tokens:>0")));
    EXPECT_EQ(window.context().filter.metric(), Metric::OutputTokens);
    EXPECT_FALSE(recentCases(settings).front().shape.isEmpty());
}

TEST_F(OfficeWindowTest, HelpIsForThePageInViewAndControlsSayWhatTheyAreFor) {
    makeCase();
    ThemeController themes;
    MainWindow window(settings, themes);
    open(window);
    for (const QString& name : window.pageNames()) {
        window.showPage(name);
        ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().quiet(); }, 20'000));
    }
    // What is typed or chosen from has its "What's this?", unless its name says all there is to
    // say.
    const QStringList plain = {QStringLiteral("Navigation"),      QStringLiteral("Recent cases"),
                               QStringLiteral("Title"),           QStringLiteral("Comments"),
                               QStringLiteral("Preview"),         QStringLiteral("Help text"),
                               QStringLiteral("Command"),         QStringLiteral("Suggestions"),
                               QStringLiteral("Narrative"),       QStringLiteral("Topics"),
                               QStringLiteral("Search the help"), QStringLiteral("Results")};
    QStringList unexplained;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const bool asks =
            qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget) ||
            qobject_cast<const QCheckBox*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
            qobject_cast<const QAbstractItemView*>(widget);
        const QString name = widget->accessibleName();
        if (asks && !name.isEmpty() && !plain.contains(name) && whatsThisWords(*widget).isEmpty())
            unexplained << name;
    }
    EXPECT_TRUE(unexplained.isEmpty()) << utf8(unexplained.join(QStringLiteral("; ")));
    int told = 0;
    for (const WhatsThisEntry& entry : whatsThisEntries()) {
        const QString context = QLatin1String(entry.context);
        // These are in dialogs, in the Inspector, or shown only where there is something to show.
        if (context == QLatin1String("ImportWizard") || context == QLatin1String("ExportDialog") ||
            context == QLatin1String("SettingsDialog") || context == QLatin1String("WeekView") ||
            context == QLatin1String("DetectDialog") ||
            context == QLatin1String("PriceTableEdit") ||
            context == QLatin1String("SourceFieldList"))
            continue;
        bool found = false;
        for (const auto* widget : window.findChildren<QWidget*>())
            found = found || widget->accessibleName() == QLatin1String(entry.name);
        EXPECT_TRUE(found) << entry.context << ": " << entry.name;
    }
    for (const auto* widget : window.findChildren<QWidget*>())
        told += !widget->whatsThis().isEmpty();
    EXPECT_GT(told, 8);
    window.showPage(page::kEvents);
    window.context().actions.get("help.contents")->trigger();
    auto* help = window.findChild<HelpWindow*>();
    ASSERT_NE(help, nullptr);
    EXPECT_TRUE(help->isVisible());
    EXPECT_EQ(help->page(), QStringLiteral("filters.md"));
}

TEST_F(OfficeWindowTest, TheLastSessionComesBackWithFilterAndRange) {
    makeCase();
    ThemeController themes;
    const TimeRange range{daysFromCivil(2025, 9, 3) * kNsPerDay,
                          daysFromCivil(2025, 9, 5) * kNsPerDay};
    {
        MainWindow window(settings, themes);
        open(window);
        ASSERT_TRUE(window.context().filter.addText(QStringLiteral("account:acct_calm")));
        window.context().filter.setRange(range);
        window.showPage(page::kAccounts);
        window.close();
    }
    MainWindow window(settings, themes);
    window.show();
    window.restoreSession();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().facts().events > 0; }, 20'000));
    EXPECT_EQ(window.pageInView(), page::kAccounts);
    EXPECT_EQ(window.context().filter.range(), range);
    EXPECT_EQ(window.context().filter.filterText(), QStringLiteral("account:acct_calm"));
}

TEST_F(OfficeWindowTest, TheZoneOfThePreferencesHoldsAfterWrites) {
    makeCase();
    ThemeController themes;
    MainWindow window(settings, themes);
    open(window);
    window.session().preferZone(*TimeZone::find("Asia/Tokyo"));
    EXPECT_EQ(window.session().zone().name(), "Asia/Tokyo");
    window.session().write(CaseSession::Info, [](CaseFile& file, JobContext&) {
        return file.setSetting("test", "x");
    });
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().quiet(); }, 20'000));
    EXPECT_EQ(window.session().zone().name(), "Asia/Tokyo");
    window.session().preferZone(std::nullopt);
    EXPECT_EQ(window.session().zone().name(), "UTC");
}

TEST_F(OfficeWindowTest, DraftsAreDroppedOnlyWhenTheyAreOld) {
    makeCase();
    {
        auto file = CaseFile::open(utf8(path("c.tidemark")), CaseMode::ReadWrite, {"tester"});
        ASSERT_TRUE(file);
        const QString today = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
        ASSERT_TRUE(
            file->setSetting("draft.finding.1", R"({"title":"old","typed_day":"2020-01-01"})"));
        ASSERT_TRUE(file->setSetting("draft.finding.2",
                                     utf8(QStringLiteral("{\"typed_day\":\"%1\"}").arg(today))));
        ASSERT_TRUE(file->setSetting("draft.finding.3", R"({"title":"undated"})"));
    }
    ThemeController themes;
    {
        MainWindow window(settings, themes);
        open(window);
    }
    auto file = CaseFile::open(utf8(path("c.tidemark")), CaseMode::ReadOnly);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->setting("draft.finding.1")->value_or("?"), "");
    EXPECT_NE(file->setting("draft.finding.2")->value_or(""), "");
    EXPECT_NE(file->setting("draft.finding.3")->value_or(""), "");
}

} // namespace
} // namespace tidemark
