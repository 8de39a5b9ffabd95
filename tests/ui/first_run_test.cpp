// SPDX-License-Identifier: GPL-3.0-or-later
// The way of somebody new: what the window offers after the first import, how a detection becomes a
// finding, and that every dialog on the way can be read aloud and walked by keyboard.
#include "tests/ui/accessible_names.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/widgets/case_actions.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/join_dialog.h"
#include "ui/widgets/key_dialog.h"
#include "ui/widgets/next_step.h"
#include "ui/widgets/range_dialog.h"
#include "ui/widgets/report_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

namespace tidemark {
namespace {

class FirstRun : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new QTemporaryDir;
        std::ofstream out(utf8(file("log.jsonl")));
        for (int hour = 0; hour < 21 * 24; ++hour)
            for (int i = 0; i < (hour >= 400 && hour < 410 ? 40 : 2); ++i)
                out << "{\"timestamp\":\""
                    << formatIsoUtc(daysFromCivil(2024, 9, 2) * kNsPerDay + hour * kNsPerHour)
                    << "\",\"account_id\":\"" << (i % 2 ? "calm" : "loud")
                    << "\",\"status\":200,\"output_tokens\":" << 100 + i << "}\n";
        out.close();
        makeCase(utf8(file("c.tidemark")), utf8(file("log.jsonl")), "First");
        auto bare = CaseFile::create(utf8(file("bare.tidemark")), CaseInfo{}, {"tester"});
        ASSERT_TRUE(bare) << bare.error().text();
        JobContext job;
        ASSERT_TRUE(importPaths(*bare, {utf8(file("log.jsonl"))}, {}, job));
    }
    static void TearDownTestSuite() { delete s_folder; }
    static QString file(const char* name) {
        return s_folder->path() + QLatin1Char('/') + QLatin1String(name);
    }
    static QPushButton* pushIn(const QWidget* parent, const char* name) {
        for (QPushButton* push : parent->findChildren<QPushButton*>())
            if (push->text() == QLatin1String(name)) return push;
        return nullptr;
    }
    /// The dialog that is open, once it is.
    static QDialog* openDialog() {
        QDialog* found = nullptr;
        waitUntil([&] {
            for (QWidget* each : QApplication::topLevelWidgets())
                if (auto* dialog = qobject_cast<QDialog*>(each); dialog && dialog->isVisible())
                    found = dialog;
            return found != nullptr;
        });
        return found;
    }
    static inline QTemporaryDir* s_folder = nullptr;
};

TEST_F(FirstRun, TheTourIsOfferedOnce) {
    OpenWindow one(s_folder->path() + QStringLiteral("/nobody"));
    const auto offers = [&] {
        int count = 0;
        for (const QPushButton* push : one.window->findChildren<QPushButton*>())
            count += push->isVisible() && push->text() == QLatin1String("Tour in ten minutes");
        return count;
    };
    EXPECT_EQ(offers(), 1);
    pushIn(one.window.get(), "Do not show again")->click();
    EXPECT_EQ(offers(), 1);
}

TEST_F(FirstRun, ALogWithoutACaseSaysWhyACaseIsMadeAndWaitsForNoOther) {
    OpenWindow one(s_folder->path());
    one.window->openPath(file("log.jsonl"));
    QDialog* dialog = openDialog();
    ASSERT_TRUE(dialog);
    bool says = false;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        says = says || label->text().contains(QLatin1String("log.jsonl"));
    EXPECT_TRUE(says);
    EXPECT_TRUE(pushIn(dialog, "Create case")->isEnabled()) << "a title is proposed";
    dialog->reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    one.open(file("c.tidemark"));
    for (const QWidget* each : QApplication::topLevelWidgets())
        EXPECT_FALSE(qobject_cast<const QDialog*>(each) && each->isVisible())
            << "the log of a case that was not made is forgotten";
}

TEST_F(FirstRun, ANewLanguageOrSizeOffersARestart) {
    OpenWindow one(s_folder->path());
    QSignalSpy restarts(&one.window->context(), &AppContext::restartWanted);
    for (const char* answer : {"At the next start", "Restart now"}) {
        one.window->context().actions.get("app.preferences")->trigger();
        QDialog* dialog = openDialog();
        ASSERT_TRUE(dialog);
        for (auto* choice : dialog->findChildren<QComboBox*>())
            if (choice->accessibleName() == QLatin1String("Size"))
                choice->setCurrentIndex(choice->currentIndex() + 1);
        pushIn(dialog, "Save preferences")->click();
        QDialog* offer = openDialog();
        ASSERT_TRUE(offer);
        EXPECT_EQ(offer->windowTitle(), QStringLiteral("Restart Tidemark?"));
        pushIn(offer, answer)->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    EXPECT_EQ(restarts.count(), 1);
    one.window->context().actions.get("app.preferences")->trigger();
    pushIn(openDialog(), "Save preferences")->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (const QWidget* each : QApplication::topLevelWidgets())
        EXPECT_FALSE(qobject_cast<const QDialog*>(each) && each->isVisible())
            << "nothing changed that needs one";
}

TEST_F(FirstRun, AnImportLeadsToDetection) {
    OpenWindow one(s_folder->path());
    one.open(file("bare.tidemark"));
    one.go(QStringLiteral("Timeline"));
    auto* next = one.window->findChild<NextStep*>();
    ASSERT_TRUE(waitUntil([&] { return next->isVisible(); }));
    EXPECT_TRUE(pushIn(next, "Run detection")->isEnabled());
    one.go(QStringLiteral("Detections"));
    EXPECT_FALSE(next->isVisible()) << "the page offers it itself";
    one.go(QStringLiteral("Accounts"));
    EXPECT_TRUE(next->isVisible());
    pushIn(next, "Later")->click();
    EXPECT_FALSE(next->isVisible());
    one.open(file("c.tidemark"));
    one.go(QStringLiteral("Timeline"));
    EXPECT_FALSE(next->isVisible()) << "detection has run in this case";
}

TEST_F(FirstRun, DetectionsOpenWithTheFirstOneChosenInBothDirections) {
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        QApplication::setLayoutDirection(direction);
        OpenWindow one(s_folder->path());
        one.open(file("c.tidemark"));
        one.go(QStringLiteral("Detections"));
        const auto& first = one.window->context().book.detections().front();
        const Selection& chosen = one.window->session().filter().selection();
        EXPECT_EQ(chosen.kind, Selection::Kind::Detection) << direction;
        EXPECT_EQ(chosen.id, first.id) << direction;
        for (const QTableView* table : one.window->findChildren<QTableView*>()) {
            if (table->accessibleName() != QLatin1String("Detections")) continue;
            EXPECT_EQ(table->currentIndex().row(), 0) << direction;
            EXPECT_NE(table->model()->index(0, 3).data().toString(), QStringLiteral("–"))
                << "its requests are counted";
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

TEST_F(FirstRun, APromotedDetectionWritesItsCaptionAndTheFirstWords) {
    OpenWindow one(s_folder->path());
    one.open(file("c.tidemark"));
    one.go(QStringLiteral("Detections"));
    AppContext& context = one.window->context();
    const StoredDetection first = context.book.detections().front();
    context.actions.get("detection.promote")->trigger();
    QDialog* dialog = openDialog();
    ASSERT_TRUE(dialog);
    pushIn(dialog, "Add exhibit")->click();
    ASSERT_TRUE(waitUntil([&] { return context.book.exhibits().size() == 1; }));
    EXPECT_EQ(context.book.exhibits().front().caption, first.explanation);
    const Finding* finding = context.book.findingOf(first.stable_key);
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->content.narrative, first.explanation);
    ASSERT_TRUE(waitUntil([&] { return pushIn(one.window.get(), "Open finding") != nullptr; }));
    context.casework.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return context.book.findingOf(first.stable_key) == nullptr; }));
    context.casework.undoStack().undo();
    one.settle();
}

TEST_F(FirstRun, ChartModesAndLanesAreRemembered) {
    {
        OpenWindow one(s_folder->path());
        one.open(file("c.tidemark"));
        one.go(QStringLiteral("Timeline"));
        one.window->context().actions.get("timeline.log")->trigger();
        one.window->session().filter().setAccounts({QStringLiteral("calm")});
        one.settle();
        one.window->close();
    }
    OpenWindow two(s_folder->path());
    EXPECT_TRUE(two.window->context().actions.get("timeline.log")->isChecked());
    two.window->restoreSession();
    ASSERT_TRUE(waitUntil([&] {
        return two.window->session().filter().accounts() == QStringList{QStringLiteral("calm")};
    }));
    two.settle();
    two.window->context().actions.get("timeline.log")->trigger();
}

TEST_F(FirstRun, EveryDialogIsNamedAndWalkedByTab) {
    OpenWindow one(s_folder->path());
    one.open(file("c.tidemark"));
    one.go(QStringLiteral("Timeline"));
    AppContext& context = one.window->context();
    MainWindow* window = one.window.get();
    const auto action = [&](const char* id) {
        return [&context, id] { context.actions.get(id)->trigger(); };
    };
    const std::pair<const char*, std::function<void()>> dialogs[] = {
        {"new case", action("file.new")},
        {"case properties", action("file.properties")},
        {"preferences", action("app.preferences")},
        {"export", action("file.export")},
        {"save view", action("view.save")},
        {"annotate", action("timeline.annotate")},
        {"cite", action("timeline.cite")},
        {"reference date", action("timeline.date")},
        {"about", action("help.about")},
        {"import", [&] { importLogs(context, window, {file("log.jsonl")}); }},
        {"join", [&] { askJoin(context, window); }},
        {"time range", [&] { askRange(context, window); }},
        {"detection settings", action("case.detectSettings")},
        {"tag",
         [&] {
             askTag(context, window, {1, 2});
         }},
        {"tag what matches", [&] { askTagMatching(context, window, 3); }},
        {"new key", [&] { askNewKey(window, [](const QString&, const QString&) {}); }},
        {"report",
         [&] { showReport(window, QStringLiteral("Verified"), true, QStringLiteral("c"), {}); }},
        {"a text",
         [&] {
             askText(window, QStringLiteral("Sign off"), QStringLiteral("What was reviewed?"),
                     QStringLiteral("Sign off"), {}, true, [](const QString&) {});
         }},
    };
    for (const auto& [name, open] : dialogs) {
        open();
        QDialog* dialog = openDialog();
        ASSERT_TRUE(dialog) << name;
        QStringList unnamed;
        collectUnnamed(QAccessible::queryAccessibleInterface(dialog), {}, unnamed);
        EXPECT_TRUE(unnamed.isEmpty())
            << name << ": " << unnamed.join(QLatin1Char('\n')).toStdString();
        EXPECT_FALSE(dialog->windowTitle().isEmpty()) << name;
        // Tab comes round to where it began, over more than one control.
        int stops = 0;
        QWidget* at = dialog;
        do {
            at = at->nextInFocusChain();
            stops += at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0;
        } while (at != dialog && stops < 1000);
        EXPECT_GE(stops, 1) << name;
        EXPECT_LT(stops, 1000) << name;
        const QPointer<QDialog> guard = dialog;
        dialog->reject();
        ASSERT_TRUE(waitUntil([&] { return !guard || !guard->isVisible(); })) << name;
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace
} // namespace tidemark
