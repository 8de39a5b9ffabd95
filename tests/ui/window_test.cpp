// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a real case, offscreen: every page, every control named, evidence inert, and
// what people write kept and undone.
#include "tests/ui/accessible_names.h"
#include "tests/ui/window_fixture.h"
#include "ui/pages/page.h"
#include "ui/render/lane_chart.h"
#include "ui/widgets/event_table.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/finding_review.h"
#include "ui/widgets/lanes_view.h"
#include "ui/widgets/navigation.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

namespace tidemark {
namespace {

/// Three weeks of two steady accounts; the second sends a burst; some hostile texts.
void writeLog(const std::string& path) {
    std::ofstream out(path);
    for (int hour = 0; hour < 21 * 24; ++hour) {
        const std::string time =
            formatIsoUtc(daysFromCivil(2024, 9, 2) * kNsPerDay + hour * kNsPerHour);
        const int burst = hour >= 400 && hour < 410 ? 40 : 2;
        for (int i = 0; i < burst; ++i)
            out << "{\"timestamp\":\"" << time << "\",\"account_id\":\""
                << (i % 2 ? "acct_calm" : "acct_<b>loud</b>")
                << "\",\"model\":\"gpt-4\",\"status\":" << (i % 7 ? 200 : 429)
                << ",\"output_tokens\":" << 100 + i << ",\"ip\":\"10.0.0." << i % 5
                << "\",\"user_agent\":\"agent\\u202e<img src=x>\"}\n";
    }
    out << "not json\n";
}

class WindowTest : public ::testing::Test, public OpenWindow {
protected:
    static void SetUpTestSuite() {
        s_folder = new QTemporaryDir;
        const std::string base = utf8(s_folder->path());
        writeLog(base + "/log.jsonl");
        makeCase(base + "/c.tidemark", base + "/log.jsonl", "Test <i>case</i>");
    }
    static void TearDownTestSuite() { delete s_folder; }

    WindowTest() : OpenWindow(s_folder->path()) {}
    void open() { OpenWindow::open(s_folder->path() + QStringLiteral("/c.tidemark")); }
    static inline QTemporaryDir* s_folder = nullptr;
};

const QStringList kPages = {QStringLiteral("Welcome"),    QStringLiteral("Summary"),
                            QStringLiteral("Timeline"),   QStringLiteral("Accounts"),
                            QStringLiteral("Detections"), QStringLiteral("Clusters"),
                            QStringLiteral("Events"),     QStringLiteral("Findings"),
                            QStringLiteral("Evidence"),   QStringLiteral("Custody log")};

TEST_F(WindowTest, PagesAreNamedAsInTheContract) {
    EXPECT_EQ(window->pageNames(), kPages);
    const auto* navigation = window->findChild<Navigation*>();
    ASSERT_TRUE(navigation);
    for (int i = 0; i < kPages.size(); ++i) EXPECT_EQ(navigation->item(i)->text(), kPages[i]);
}

// Otherwise J and K would do nothing on Detections, and F in the list of pages would find Findings.
TEST_F(WindowTest, APageThatIsClickedHasTheKeyboard) {
    open();
    auto* navigation = window->findChild<Navigation*>();
    for (const QString& name : {page::kDetections, page::kClusters, page::kEvents}) {
        const auto found = navigation->findItems(name, Qt::MatchExactly);
        ASSERT_EQ(found.size(), 1);
        QTest::mouseClick(navigation->viewport(), Qt::LeftButton, {},
                          navigation->visualItemRect(found.front()).center());
        const QWidget* focused = window->focusWidget();
        ASSERT_TRUE(focused) << utf8(name);
        const Page* page = nullptr;
        for (const Page* each : window->findChildren<Page*>())
            if (each->name() == name) page = each;
        ASSERT_TRUE(page);
        EXPECT_TRUE(page == focused || page->isAncestorOf(focused)) << utf8(name);
    }
}

TEST_F(WindowTest, EveryControlOfEveryPageHasAName) {
    open();
    for (const QString& page : kPages) {
        go(page);
        QStringList unnamed;
        collectUnnamed(QAccessible::queryAccessibleInterface(window.get()), {}, unnamed);
        EXPECT_TRUE(unnamed.isEmpty())
            << page.toStdString() << ": " << unnamed.join(QLatin1Char('\n')).toStdString();
    }
}

TEST_F(WindowTest, EvidenceIsNeverMarkup) {
    open();
    for (const QString& page : kPages) {
        go(page);
        for (const QLabel* shown_label : window->findChildren<QLabel*>())
            EXPECT_EQ(shown_label->textFormat() == Qt::RichText, false)
                << shown_label->text().toStdString();
        for (const QLabel* shown_label : window->findChildren<QLabel*>()) {
            if (shown_label->text().isEmpty()) continue;
            EXPECT_EQ(shown_label->textFormat(), Qt::PlainText)
                << shown_label->text().toStdString();
        }
    }
}

TEST_F(WindowTest, AFilterReachesEventsAndComesBack) {
    open();
    go(QStringLiteral("Events"));
    auto* table = window->findChild<EventTableView*>();
    ASSERT_TRUE(table);
    const std::int64_t all = table->model().totalRows();
    EXPECT_EQ(all, window->session().facts().events);
    ASSERT_TRUE(window->session().filter().addText(QStringLiteral("account:acct_calm")));
    QCoreApplication::processEvents();
    ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); }));
    EXPECT_LT(table->model().totalRows(), all);
    EXPECT_GT(table->model().totalRows(), 0);
    window->session().filter().goBack();
    QCoreApplication::processEvents();
    ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); }));
    EXPECT_EQ(table->model().totalRows(), all);
}

TEST_F(WindowTest, AFindingIsWrittenAndUndone) {
    open();
    Casework work(window->session());
    Casebook book(window->session());
    FindingContent content;
    content.title = "Burst";
    work.addFinding(content);
    ASSERT_TRUE(waitUntil([&] { return book.findings().size() == 1; }));
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return book.findings().empty(); }));
    work.undoStack().redo();
    ASSERT_TRUE(waitUntil([&] { return book.findings().size() == 1; }));
    EXPECT_EQ(book.findings().front().content.title, "Burst");
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return book.findings().empty() && window->session().quiet(); }));
}

TEST_F(WindowTest, EveryEventThatMatchesIsTaggedInOneStep) {
    open();
    Casework work(window->session());
    Casebook book(window->session());
    EventSelection selection;
    selection.filter = "account:acct_calm";
    std::int64_t changed = 0;
    work.tagMatching("calm", selection, [&](std::int64_t count) { changed = count; });
    ASSERT_TRUE(waitUntil([&] { return book.tags().size() == 1; }));
    EXPECT_GT(changed, 400);
    EXPECT_EQ(book.tags().front().event_count, changed);
    EXPECT_EQ(work.undoStack().count(), 1);
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return book.tags().empty(); }));
    work.undoStack().redo();
    ASSERT_TRUE(waitUntil([&] { return book.tags().size() == 1; }));
    EXPECT_EQ(book.tags().front().event_count, changed);
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return book.tags().empty() && window->session().quiet(); }));
}

TEST_F(WindowTest, ACommentIsKeptAndTheAuthorCannotSignOff) {
    open();
    Casework work(window->session());
    FindingContent content;
    content.title = "Commented";
    std::int64_t id = 0;
    work.addFinding(content, [&](std::int64_t added) { id = added; });
    ASSERT_TRUE(waitUntil([&] { return id != 0 && window->session().quiet(); }));
    go(QStringLiteral("Findings"));
    auto* review = window->findChild<FindingReview*>();
    ASSERT_TRUE(review);
    const auto named = [review](const char* name) -> QPlainTextEdit* {
        for (QPlainTextEdit* each : review->findChildren<QPlainTextEdit*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        return nullptr;
    };
    auto* typed = named("New comment");
    ASSERT_TRUE(typed);
    typed->setPlainText(QStringLiteral("Seen, and it agrees"));
    for (QPushButton* push : review->findChildren<QPushButton*>())
        if (push->accessibleName() == QLatin1String("Add comment")) push->click();
    auto* said = review->findChild<QListWidget*>();
    ASSERT_TRUE(said);
    const auto struck = [said] { return said->item(0)->font().strikeOut(); };
    ASSERT_TRUE(waitUntil([&] {
        return said->count() == 1 &&
               said->item(0)->text().contains(QLatin1String("Seen, and it agrees"));
    }));
    EXPECT_FALSE(struck());
    // Taken back, it stays to be seen; undone, it stands again.
    said->setCurrentRow(0);
    for (QPushButton* push : review->findChildren<QPushButton*>())
        if (push->accessibleName() == QLatin1String("Retract")) push->click();
    ASSERT_TRUE(waitUntil([&] { return said->count() == 1 && struck(); }));
    const auto undo = [this] {
        for (QAction* each : window->findChildren<QAction*>())
            if (each->shortcut() == QKeySequence(QKeySequence::Undo)) each->trigger();
    };
    undo();
    ASSERT_TRUE(waitUntil([&] { return said->count() == 1 && !struck(); }));
    undo();
    ASSERT_TRUE(waitUntil([&] { return said->count() == 1 && struck(); }));
    EXPECT_TRUE(typed->toPlainText().isEmpty());
    ErrorCode code = ErrorCode::Io;
    QObject::connect(&window->session(), &CaseSession::failed, window.get(),
                     [&](const Error& error) { code = error.code; });
    work.signOff(id, "I looked");
    ASSERT_TRUE(waitUntil([&] { return code != ErrorCode::Io; }));
    EXPECT_EQ(code, ErrorCode::BadInput);
    work.undoStack().undo(); // of the refused sign-off there is nothing to take back
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); }));
}

TEST_F(WindowTest, SecretsAreMaskedUnlessAPersonSaysOtherwise) {
    const auto answered = [this](const std::function<void(QDialog*)>& act) {
        std::optional<bool> mask;
        LeavingSecrets found;
        found.records = 3;
        found.texts = 1;
        askAboutSecrets(window.get(), found, [&](bool masked) { mask = masked; });
        auto* dialog = window->findChild<QDialog*>();
        EXPECT_TRUE(dialog);
        if (dialog) {
            QString said;
            for (const QLabel* each : dialog->findChildren<QLabel*>()) said += each->text();
            EXPECT_TRUE(said.contains(QLatin1String("3 cited record"))) << utf8(said);
            EXPECT_TRUE(said.contains(QLatin1String("1 text"))) << utf8(said);
            EXPECT_TRUE(said.contains(QLatin1String("Looked through: the cited records")));
        }
        if (dialog) act(dialog);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return mask;
    };
    EXPECT_EQ(answered([](QDialog* dialog) { QTest::keyClick(dialog, Qt::Key_Return); }), true);
    EXPECT_EQ(answered([](QDialog* dialog) {
                  for (QPushButton* push : dialog->findChildren<QPushButton*>())
                      if (push->accessibleName() == QLatin1String("Export as they are"))
                          push->click();
              }),
              false);
    EXPECT_EQ(answered([](QDialog* dialog) { dialog->reject(); }), std::nullopt);
}

TEST_F(WindowTest, AFileThatIsNoCaseIsSaidSo) {
    const QString path = s_folder->path() + QStringLiteral("/no.tidemark");
    std::ofstream(utf8(path)) << "hello";
    ErrorCode code = ErrorCode::Io;
    QObject::connect(&window->session(), &CaseSession::openFailed, window.get(),
                     [&](const QString&, const Error& error) { code = error.code; });
    window->openPath(path);
    ASSERT_TRUE(waitUntil([&] { return code != ErrorCode::Io; }));
    EXPECT_EQ(code, ErrorCode::NotACase);
    EXPECT_FALSE(window->session().isOpen());
}

TEST_F(WindowTest, ChosenAccountsAndValuesAreDrawnAsLanes) {
    open();
    go(QStringLiteral("Timeline"));
    const auto* lanes = window->findChild<LanesView*>();
    EXPECT_FALSE(lanes->isVisible());
    FilterState& filter = window->session().filter();
    filter.toggleDrawn(Field::Account, QStringLiteral("acct_calm"));
    filter.toggleDrawn(Field::ClientIp, QStringLiteral("10.0.0.1"));
    settle();
    ASSERT_TRUE(lanes->isVisible());
    ASSERT_EQ(lanes->chart().lanes.size(), 2U);
    const auto sum = [](const PlotLane& lane) {
        double out = 0;
        for (const double value : lane.values) out += value > 0 ? value : 0;
        return out;
    };
    // One of two events an hour, and 20 of 40 in each of ten hours, are the account's.
    EXPECT_EQ(sum(lanes->chart().lanes[0]), 494 + 200);
    EXPECT_EQ(sum(lanes->chart().lanes[1]), 494 + 80);
    EXPECT_FALSE(lanes->chart().lanes[0].band.middle.empty());
    filter.toggleDrawn(Field::ClientIp, QStringLiteral("10.0.0.1"));
    filter.toggleDrawn(Field::Account, QStringLiteral("acct_calm"));
    settle();
    EXPECT_FALSE(lanes->isVisible());
}

TEST_F(WindowTest, TheFilterOffersNamesAndValuesOfTheCase) {
    open();
    go(QStringLiteral("Events"));
    window->activateWindow();
    auto* edit = window->findChild<FilterEdit*>();
    edit->setFocus();
    ASSERT_TRUE(waitUntil([&] { return edit->hasFocus(); }));
    const auto* completer = edit->findChild<QCompleter*>();
    const auto offered = [&](const QString& word) {
        const auto* model = completer->popup()->model();
        for (int i = 0; i < model->rowCount(); ++i)
            if (model->index(i, 0).data().toString() == word) return true;
        return false;
    };
    QTest::keyClicks(edit, QStringLiteral("acco"));
    EXPECT_TRUE(offered(QStringLiteral("account:")));
    QTest::keyClicks(edit, QStringLiteral("unt:CALM"));
    EXPECT_TRUE(waitUntil([&] { return offered(QStringLiteral("acct_calm")); }));
    QTest::keyClick(edit, Qt::Key_Tab);
    EXPECT_EQ(edit->text(), QStringLiteral("account:acct_calm "));
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(window->session().filter().filterText(), QStringLiteral("account:acct_calm"));
    settle();
}

TEST_F(WindowTest, AValueOfAnEventOpensItsMenu) {
    open();
    go(QStringLiteral("Events"));
    Selection selection;
    selection.kind = Selection::Kind::Event;
    selection.id = 1;
    window->session().filter().select(selection);
    settle();
    QPushButton* address = nullptr;
    for (QPushButton* each : window->findChildren<QPushButton*>())
        if (each->accessibleName().endsWith(QStringLiteral(": 10.0.0.0"))) address = each;
    ASSERT_TRUE(address);
    address->click();
    const QMenu* menu = nullptr;
    for (const QMenu* each : window->findChildren<QMenu*>())
        if (each->isVisible()) menu = each;
    ASSERT_TRUE(menu);
    QStringList words;
    QAction* exclude = nullptr;
    for (QAction* action : menu->actions()) {
        words << action->text();
        if (action->text() == QStringLiteral("Exclude this")) exclude = action;
    }
    for (const char* wanted :
         {"Keep only this", "Exclude this", "Draw on timeline", "Copy “10.0.0.0”",
          "Cite its volume…", "±5 min around this event", "Same address", "Same agent"})
        EXPECT_TRUE(words.contains(QString::fromUtf8(wanted))) << wanted;
    ASSERT_TRUE(exclude);
    exclude->trigger();
    EXPECT_EQ(window->session().filter().filterText(), QStringLiteral("-address:10.0.0.0"));
    settle();
}

TEST_F(WindowTest, AReferenceDateIsAddedUndoneAndDrawn) {
    open();
    go(QStringLiteral("Timeline"));
    Casework work(window->session());
    const Casebook book(window->session());
    work.addReference({daysFromCivil(2024, 9, 12) * kNsPerDay, ReferenceKind::Release, "o1"});
    ASSERT_TRUE(waitUntil([&] { return book.references().size() == 1; }));
    EXPECT_EQ(book.references().front().content.name, "o1");
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return book.references().empty() && window->session().quiet(); }));
}

TEST_F(WindowTest, ACaseOpenElsewhereIsOpenedReadOnly) {
    const std::string path = utf8(s_folder->path()) + "/c.tidemark";
    const auto other = CaseFile::open(path, CaseMode::ReadWrite, {"other"});
    ASSERT_TRUE(other) << other.error().text();
    open();
    EXPECT_FALSE(window->session().writable());
    bool said = false;
    for (const QLabel* each : window->findChildren<QLabel*>())
        said = said || each->text().contains(QStringLiteral("Read-only"));
    EXPECT_TRUE(said);
}

TEST_F(WindowTest, ADamagedCaseIsSaidSoWithWhatToDo) {
    const std::string path = utf8(s_folder->path()) + "/damaged.tidemark";
    {
        std::ifstream in(utf8(s_folder->path()) + "/c.tidemark", std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), {});
        for (std::size_t i = 8192; i < bytes.size(); ++i) bytes[i] = '\x5a';
        std::ofstream(path, std::ios::binary) << bytes;
    }
    bool failed = false;
    QObject::connect(&window->session(), &CaseSession::openFailed, window.get(),
                     [&](const QString&, const Error& error) {
                         failed = true;
                         EXPECT_FALSE(error.message.empty());
                         EXPECT_FALSE(error.help.empty());
                     });
    window->openPath(text(path));
    ASSERT_TRUE(waitUntil([&] { return failed; }));
    EXPECT_FALSE(window->session().isOpen());
    int dialogs = 0;
    for (QDialog* dialog : window->findChildren<QDialog*>())
        if (dialog->isVisible() && dialog->close()) ++dialogs;
    EXPECT_EQ(dialogs, 1);
}

TEST_F(WindowTest, AHostileLogStaysTextOnEveryPage) {
    const std::string base = utf8(s_folder->path());
    {
        std::ofstream out(base + "/hostile.jsonl");
        for (int i = 0; i < 100'000; ++i)
            out << "{\"timestamp\":\"2024-09-02T" << (i % 24 < 10 ? "0" : "") << i % 24
                << ":00:00Z\",\"account_id\":\"<h1>acct" << i << "\\u202e\\u0007</h1>\"}\n";
        out << "{\"timestamp\":\"2024-09-02T23:59:59Z\",\"account_id\":\"last\",\"user_agent\":\""
            << "<img src=http://10.0.0.1/x>" << std::string(1'000'000, 'A') << "\"}\n";
    }
    makeCase(base + "/hostile.tidemark", base + "/hostile.jsonl", "<u>hostile</u>");
    OpenWindow::open(s_folder->path() + QStringLiteral("/hostile.tidemark"));
    EXPECT_EQ(window->session().facts().events, 100'001);
    Selection selection;
    selection.kind = Selection::Kind::Event;
    selection.id = 100'001;
    for (const QString& page : kPages) {
        go(page);
        window->session().filter().select(selection);
        settle();
        for (const QLabel* each : window->findChildren<QLabel*>()) {
            if (each->text().isEmpty()) continue;
            EXPECT_EQ(each->textFormat(), Qt::PlainText) << each->text().left(80).toStdString();
        }
        EXPECT_FALSE(window->grab().isNull());
        EXPECT_EQ(window->size(), QSize(1280, 800)) << page.toStdString();
    }
}

} // namespace
} // namespace tidemark
