// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a real case, offscreen: every page, every control named, evidence inert, and
// what people write kept and undone.
#include "core/detect/detect_job.h"
#include "core/import/import_job.h"
#include "ui/models/display.h"
#include "ui/widgets/event_table.h"
#include "ui/widgets/finding_review.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/theme_controller.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

namespace tidemark {
namespace {

/// Waits for a state, never for a time.
template <class Condition>
bool waitUntil(Condition condition, int most_ms = 20'000) {
    return QTest::qWaitFor(condition, most_ms);
}

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

class WindowTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new QTemporaryDir;
        const std::string base = utf8(s_folder->path());
        writeLog(base + "/log.jsonl");
        CaseInfo info;
        info.title = "Test <i>case</i>";
        auto file = CaseFile::create(base + "/c.tidemark", info, {"tester"});
        ASSERT_TRUE(file) << file.error().text();
        JobContext job;
        const auto report = importPaths(*file, {base + "/log.jsonl"}, {}, job);
        ASSERT_TRUE(report) << report.error().text();
        const auto run = runDetection(*file, DetectOptions{}, job);
        ASSERT_TRUE(run) << run.error().text();
    }
    static void TearDownTestSuite() { delete s_folder; }

    WindowTest()
        : settings(s_folder->path() + QStringLiteral("/settings.ini"), QSettings::IniFormat) {
        themes.choose(ThemeChoice::Light);
        window = std::make_unique<MainWindow>(settings, themes);
        window->resize(1280, 800);
        window->show();
    }
    void open() {
        window->openPath(s_folder->path() + QStringLiteral("/c.tidemark"));
        ASSERT_TRUE(waitUntil([&] {
            return window->session().isOpen() && window->session().facts().events > 0 &&
                   window->session().quiet();
        }));
    }
    void go(const QString& page) {
        window->showPage(page);
        QCoreApplication::processEvents();
        ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); })) << page.toStdString();
        QCoreApplication::processEvents();
    }
    static inline QTemporaryDir* s_folder = nullptr;
    QSettings settings;
    ThemeController themes;
    std::unique_ptr<MainWindow> window;
};

const QStringList kPages = {QStringLiteral("Welcome"),    QStringLiteral("Summary"),
                            QStringLiteral("Timeline"),   QStringLiteral("Accounts"),
                            QStringLiteral("Detections"), QStringLiteral("Clusters"),
                            QStringLiteral("Events"),     QStringLiteral("Findings"),
                            QStringLiteral("Evidence"),   QStringLiteral("Custody log")};

void collectUnnamed(QAccessibleInterface* node, const QString& path, QStringList& out) {
    if (!node || node->state().invisible) return;
    static const QSet<QAccessible::Role> kMustHaveName = {
        QAccessible::Button,   QAccessible::CheckBox,      QAccessible::RadioButton,
        QAccessible::ComboBox, QAccessible::EditableText,  QAccessible::Table,
        QAccessible::Tree,     QAccessible::List,          QAccessible::ButtonMenu,
        QAccessible::SpinBox,  QAccessible::Slider,        QAccessible::MenuItem,
        QAccessible::PageTab,  QAccessible::ButtonDropDown};
    const QString name = node->text(QAccessible::Name);
    const QObject* object = node->object();
    const QString here =
        path + QLatin1Char('/') +
        (object ? QString::fromLatin1(object->metaObject()->className()) : QStringLiteral("?"));
    if (kMustHaveName.contains(node->role()) && name.trimmed().isEmpty()) out << here;
    // Cells of big tables are content, not controls.
    if (node->role() == QAccessible::Table || node->role() == QAccessible::List) return;
    for (int i = 0; i < node->childCount(); ++i) collectUnnamed(node->child(i), here, out);
}

TEST_F(WindowTest, PagesAreNamedAsInTheContract) {
    EXPECT_EQ(window->pageNames(), kPages);
    const auto* navigation = window->findChild<Navigation*>();
    ASSERT_TRUE(navigation);
    for (int i = 0; i < kPages.size(); ++i) EXPECT_EQ(navigation->item(i)->text(), kPages[i]);
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
    ASSERT_TRUE(waitUntil([&] {
        return named("Comments")->toPlainText().contains(QLatin1String("Seen, and it agrees"));
    }));
    EXPECT_TRUE(typed->toPlainText().isEmpty());
    ErrorCode code = ErrorCode::Io;
    QObject::connect(&window->session(), &CaseSession::failed, window.get(),
                     [&](const Error& error) { code = error.code; });
    window->session().write(CaseSession::Findings, [id](CaseFile& file, JobContext&) {
        return CommentStore(file).signOff(id, "I looked");
    });
    ASSERT_TRUE(waitUntil([&] { return code != ErrorCode::Io; }));
    EXPECT_EQ(code, ErrorCode::BadInput);
    work.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); }));
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

} // namespace
} // namespace tidemark
