// SPDX-License-Identifier: GPL-3.0-or-later
// What a German sees: sentences of core in German with German numbers, and a help of the same shape
// as the English one.
#include "core/query/case_reader.h"
#include "core/query/filter.h"
#include "core/sample/sample.h"
#include "core/store/detection_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/core_words.h"
#include "ui/pages/summary_facts.h"
#include "ui/render/axis.h"
#include "ui/render/theme.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/help_window.h"
#include "ui/widgets/navigation.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>

namespace tidemark {
namespace {

/// The catalogue as it lies in the sources.
class GermanCatalogue : public QTranslator {
public:
    GermanCatalogue() {
        QFile file(QStringLiteral(TIDEMARK_GERMAN));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString context, source;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("source"))
                source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation"))
                m_words[context + QLatin1Char('|') + source] =
                    xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
        EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    }
    QString translate(const char* context, const char* source, const char*, int) const override {
        return m_words.value(QString::fromUtf8(context) + QLatin1Char('|') +
                             QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return m_words.isEmpty(); }

private:
    QHash<QString, QString> m_words;
};

class GermanTest : public ::testing::Test {
protected:
    GermanTest() {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCoreApplication::installTranslator(&m_german);
    }
    ~GermanTest() override {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(m_before);
    }

private:
    QLocale m_before;
    GermanCatalogue m_german;
};

std::string german(std::string_view sentence) {
    return said(sentence).toStdString();
}

TEST_F(GermanTest, PlacesAreCarriedOverAndNumbersAreWrittenAsGermansDo) {
    EXPECT_EQ(german("no field is named 'acount'; did you mean 'account'?"),
              "kein Feld heißt „acount“; meinten Sie „account“?");
    EXPECT_EQ(german("All accounts together were at 1.25 times their usual in that time; this is "
                     "taken into the 12.5 expected."),
              "Alle Konten zusammen lagen in dieser Zeit beim 1,25-Fachen des Üblichen; das ist in "
              "den erwarteten 12,5 enthalten.");
    EXPECT_EQ(german("Every figure is counted from 1 source: 62,894 records were read, 62,892 "
                     "understood as events and 2 kept as rejects."),
              "Jede Zahl ist gezählt aus 1 Quelle: Von 62.894 Datensätzen wurden 62.892 als "
              "Ereignisse verstanden und 2 als Zurückgewiesene aufbewahrt.");
    EXPECT_EQ(grouped(-1234567).toStdString(), "-1.234.567");
    EXPECT_EQ(compact(12345).toStdString(), "12,3\u202Fk");
    EXPECT_EQ(shareText(0.0123).toStdString(), "1,2%");
}

TEST_F(GermanTest, WordsOfALogAreNeverTranslated) {
    // An account may be called like a word of core.
    EXPECT_EQ(german("the case has no account 'on top'"), "der Fall hat kein Konto „on top“");
    EXPECT_EQ(german("/home/a and b/3 requests"), "/home/a and b/3 requests");
    EXPECT_EQ(german("a sentence that core never makes"), "a sentence that core never makes");
    EXPECT_EQ(german("moved to 3.5 within a day of its first appearance in the log and 2.5 hours "
                     "from the other; 0.4 % of the "
                     "accounts that could did so as close to that moment. A common release of "
                     "client software would break it."),
              "wechselte zu 3.5 innerhalb eines Tages nach dessen erstem Auftreten im Protokoll "
              "und 2,5 Stunden vom anderen entfernt; 0,4 % der "
              "Konten, die es konnten, taten es so nahe an diesem Zeitpunkt. Eine gemeinsame neue "
              "Fassung der Software spräche dagegen.");
}

TEST_F(GermanTest, TheFirstErrorSaysItsPlaceAndHelpInGerman) {
    const auto wrong = parseFilter("acount:x");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(said(wrong.error()).toStdString().find("Spalte 1: kein Feld heißt"), 0U)
        << said(wrong.error()).toStdString();
    const auto none = CaseFile::open("/nowhere/none.tidemark", CaseMode::ReadOnly);
    ASSERT_FALSE(none);
    EXPECT_NE(said(none.error()).toStdString().find("diese Datei gibt es nicht. Prüfen Sie"),
              std::string::npos)
        << said(none.error()).toStdString();
}

// Everything that core says of the sample case is said in German.
TEST_F(GermanTest, FaultsOfChecksProfilesAndQueriesAreGerman) {
    const std::pair<const char*, const char*> sentences[] = {
        {"the last entry is not the one that is sealed",
         "der letzte Eintrag ist nicht der gesiegelte"},
        {"the figure EX-001.events is stated as 1000, counted again it is 1001",
         "die Zahl EX-001.events ist mit 1000 angegeben, nachgezählt ist sie 1001"},
        {"the name has a backslash", "der Name hat einen umgekehrten Schrägstrich"},
        {"custody entry 12", "Verwahrungseintrag 12"},
        {"the package cannot be written (No space left on device)",
         "das Paket kann nicht geschrieben werden (No space left on device)"},
        {"\"fields.account\": unknown field", "„fields.account“: unbekanntes Feld"},
        {"\"syntax\": unknown key", "„syntax“: unbekannter Schlüssel"},
        {"DELETE is not allowed here: the console only reads the case",
         "DELETE ist hier nicht erlaubt: die Konsole liest den Fall nur"},
        {"the query took longer than 30000 ms", "die Abfrage dauerte länger als 30000 ms"}};
    for (const auto& [english, german] : sentences)
        EXPECT_EQ(said(english).toStdString(), german) << english;
}

TEST_F(GermanTest, TheTimeAxisIsGerman) {
    const std::int64_t from = parseIsoTime("2025-09-01T00:00:00Z")->ts_ns;
    QStringList labels;
    for (const PlotTimeTick& tick :
         plotTimeTicks({from, from + 28 * kNsPerDay}, TimeZone(), 580, 90))
        labels << tick.label;
    EXPECT_TRUE(labels.contains(QStringLiteral("8. Sept."))) << labels.join(u'|').toStdString();
}

TEST_F(GermanTest, TitlesOfPagesFitIntoTheNavigation) {
    Navigation navigation;
    navigation.addPage(page::kCustody, QStringLiteral("custody"), false);
    const QFontMetrics bold(uiFont(TypeSize::Body, QFont::DemiBold));
    EXPECT_EQ(navigation.item(0)->text().toStdString(), "Verwahrprotokoll");
    // Before the title are margin, icon and gap, behind it a margin.
    EXPECT_GE(navigation.width(),
              8 + 40 + bold.horizontalAdvance(navigation.item(0)->text()) + 8 + 8);
}

TEST_F(GermanTest, NoSentenceOfTheSampleCaseStaysEnglish) {
    QTemporaryDir folder;
    const std::string log = folder.filePath(QStringLiteral("heron.jsonl")).toStdString();
    std::ofstream(log, std::ios::binary) << sampleLog();
    const std::string path = folder.filePath(QStringLiteral("a.tidemark")).toStdString();
    makeCase(path, log, "Heron");
    auto file = CaseFile::open(path, CaseMode::ReadOnly);
    ASSERT_TRUE(file) << file.error().text();
    auto opened = CaseReader::over(*file);
    ASSERT_TRUE(opened) << opened.error().text();
    CaseReader& reader = **opened;
    std::vector<std::string> sentences;
    DetectionStore store(reader.db());
    const auto latest = store.latest();
    ASSERT_TRUE(latest && latest->size() >= 4);
    for (const StoredDetection& each : *latest) {
        const auto whole = store.get(each.id);
        ASSERT_TRUE(whole);
        sentences.push_back(whole->explanation);
        for (const StoredLink& link : whole->links) sentences.push_back(link.sentence);
        const QJsonObject detail =
            QJsonDocument::fromJson(QByteArray::fromStdString(whole->detail_json)).object();
        for (const char* list : {"lawful", "traits"})
            for (const QJsonValue& part : detail[QLatin1String(list)].toArray())
                for (const char* key : {"name", "verdict", "sentence"})
                    if (const QString words = part[QLatin1String(key)].toString(); !words.isEmpty())
                        sentences.push_back(words.toStdString());
        sentences.push_back(detail[QStringLiteral("would_break")].toString().toStdString());
    }
    const auto facts = readSummaryFacts(reader, {});
    ASSERT_TRUE(facts) << facts.error().text();
    sentences.push_back(facts->summary.sentence);
    for (const auto* list : {&facts->summary.how_sure, &facts->summary.open_points})
        sentences.insert(sentences.end(), list->begin(), list->end());
    sentences.push_back(facts->summary.value_note);
    static const QRegularExpression kEnglish(
        QStringLiteral("\\b(the|of|and|where|were|with|than|account|accounts|requests|usual)\\b"));
    std::size_t seen = 0;
    for (const std::string& sentence : sentences) {
        if (sentence.find(' ') == std::string::npos) continue;
        ++seen;
        // Quoted text of the log may be English.
        QString words = said(sentence);
        words.remove(QRegularExpression(QStringLiteral("„[^“]*“")));
        EXPECT_FALSE(kEnglish.match(words).hasMatch()) << sentence << "\n" << words.toStdString();
    }
    EXPECT_GT(seen, 60U);
}

/// What a page is made of, without its words: headings, list items, rows, code and links.
QStringList shapeOf(const QString& markdown) {
    static const QRegularExpression kStart(QStringLiteral("^(#+ |- |\\|)")),
        kLink(QStringLiteral("\\]\\(([^)]+)\\)"));
    QStringList out, links;
    for (const QString& line : markdown.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("    ")))
            out << line;
        else if (const auto start = kStart.match(line); start.hasMatch())
            out << start.captured(1);
    }
    for (auto each = kLink.globalMatch(markdown); each.hasNext();) links << each.next().captured(1);
    links.sort();
    return out + links;
}

TEST_F(GermanTest, EveryHelpPageHasTheShapeOfTheEnglishOne) {
    for (const QString& page : helpPages()) {
        QFile english(QStringLiteral(":/help/") + page);
        ASSERT_TRUE(english.open(QIODevice::ReadOnly)) << page.toStdString();
        const QString original = QString::fromUtf8(english.readAll());
        EXPECT_NE(helpText(page), original) << page.toStdString();
        EXPECT_EQ(shapeOf(helpText(page)).join(QLatin1Char('\n')).toStdString(),
                  shapeOf(original).join(QLatin1Char('\n')).toStdString())
            << page.toStdString();
    }
}

TEST_F(GermanTest, HelpIsFoundByGermanWords) {
    const auto found = searchHelp(helpSections(), QStringLiteral("verwahrprotokoll kette"));
    ASSERT_FALSE(found.isEmpty());
    EXPECT_EQ(found.front().title, QStringLiteral("Einen Fall oder ein Paket prüfen"));
}

// A control that the tour names is there, in both languages.
TEST_F(GermanTest, TheTourNamesControlsAsTheWindowDoes) {
    QFile file(QStringLiteral(TIDEMARK_GERMAN));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString catalogue = QString::fromUtf8(file.readAll()).remove(QLatin1String("&amp;"));
    static const QRegularExpression kBold(QStringLiteral("\\*\\*([^*]+)\\*\\*"));
    QFile english(QStringLiteral(":/help/tour.md"));
    ASSERT_TRUE(english.open(QIODevice::ReadOnly));
    const std::pair<QString, const char*> tours[] = {
        {QString::fromUtf8(english.readAll()), "source"},
        {helpText(QStringLiteral("tour.md")), "translation"}};
    for (const auto& [tour, tag] : tours)
        for (auto each =
                 kBold.globalMatch(QString(tour).replace(QLatin1Char('\n'), QLatin1Char(' ')));
             each.hasNext();) {
            const QString name = each.next().captured(1);
            if (name.startsWith(QLatin1String("acct_")) || name.size() == 1) continue;
            const QRegularExpression as_a_whole(
                QStringLiteral("<%1>%2( ?…)?</%1>")
                    .arg(QLatin1String(tag), QRegularExpression::escape(name)));
            EXPECT_TRUE(as_a_whole.match(catalogue).hasMatch()) << name.toStdString();
        }
}

} // namespace
} // namespace tidemark
