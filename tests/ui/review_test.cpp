// SPDX-License-Identifier: GPL-3.0-or-later
// A received bundle in the window: read-only, its verification shown, its exhibits readable, and
// the reviewer's marks and comments kept beside it.
#include "tests/core/casework_support.h"
#include "ui/models/display.h"
#include "ui/pages/review_page.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/theme_controller.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

namespace tidemark {
namespace {

using test::kHostile;
using test::readAll;
using test::writeAll;

class ReviewWindow : public ::testing::Test {
protected:
    void SetUp() override {
        JobContext job;
        const BundleOptions options = work.options("case-bundle.zip");
        const auto made = exportBundle(*work.file, options, job);
        ASSERT_TRUE(made) << made.error().text();
        path = options.target;
        settings.setValue(QStringLiteral("investigator"), QStringLiteral("Bo"));
        themes.choose(ThemeChoice::Light);
        window = std::make_unique<MainWindow>(settings, themes);
        window->resize(1280, 800);
        window->show();
    }
    void open() {
        window->openPath(text(path));
        ASSERT_TRUE(QTest::qWaitFor([&] { return window->review().isOpen(); }, 20'000));
    }
    template <class T>
    T* named(const char* name) {
        for (T* each : window->review().findChildren<T*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        ADD_FAILURE() << "no control named " << name;
        return nullptr;
    }
    QTreeWidgetItem* exhibit(const char* label) {
        const auto found =
            named<QTreeWidget>("Findings and exhibits")
                ->findItems(QLatin1String(label), Qt::MatchExactly | Qt::MatchRecursive);
        EXPECT_EQ(found.size(), 1) << label;
        return found.isEmpty() ? nullptr : found.front();
    }

    test::Casework work;
    std::string path;
    QSettings settings{text(work.folder / "settings.ini"), QSettings::IniFormat};
    ThemeController themes;
    std::unique_ptr<MainWindow> window;
};

TEST_F(ReviewWindow, ShowsTheVerificationAndEveryExhibit) {
    open();
    EXPECT_TRUE(window->review().isVisible());
    EXPECT_EQ(named<QLabel>("Verification")->text(), QStringLiteral("Intact, not signed"));
    auto* tree = named<QTreeWidget>("Findings and exhibits");
    tree->setCurrentItem(exhibit("EX-002"));
    auto* lines = named<QTableView>("Source lines");
    EXPECT_EQ(lines->model()->rowCount(), 3);
    EXPECT_GT(named<QTableView>("Figures when cited")->model()->rowCount(), 5);
    lines->selectRow(1);
    const QString record = named<QPlainTextEdit>("Record as received")->toPlainText();
    EXPECT_TRUE(record.startsWith(QLatin1String("{\"timestamp\":\"2024-10-03"))) << utf8(record);
    EXPECT_TRUE(record.contains(text(kHostile)));
    // Nothing of a case can be written from here.
    EXPECT_FALSE(window->session().isOpen());
    for (const QLabel* words : window->review().findChildren<QLabel*>())
        if (!words->text().isEmpty()) {
            EXPECT_EQ(words->textFormat(), Qt::PlainText);
        }
}

TEST_F(ReviewWindow, FitsASmallScreen) {
    open();
    for (const char* label : {"EX-001", "EX-002"}) {
        named<QTreeWidget>("Findings and exhibits")->setCurrentItem(exhibit(label));
        QCoreApplication::processEvents();
        EXPECT_EQ(window->size(), QSize(1280, 800)) << label;
        EXPECT_LE(window->minimumSizeHint().height(), 700) << label;
    }
    const auto* figures = named<QTableView>("Figures when cited");
    EXPECT_EQ(figures->horizontalScrollBar()->maximum(), 0); // every value is seen whole
}

TEST_F(ReviewWindow, MarksAndCommentsAreKeptBesideTheBundle) {
    const std::string before = readAll(path);
    open();
    auto* tree = named<QTreeWidget>("Findings and exhibits");
    tree->setCurrentItem(exhibit("EX-001"));
    QTest::mouseClick(named<QCheckBox>("Reviewed"), Qt::LeftButton, {}, QPoint(8, 8));
    auto* comment = named<QPlainTextEdit>("New comment");
    auto* add = named<QPushButton>("Add comment");
    EXPECT_FALSE(add->isEnabled());
    QTest::keyClicks(comment, QStringLiteral("figure agrees"));
    // What is typed survives a look at another exhibit.
    tree->setCurrentItem(exhibit("EX-002"));
    EXPECT_TRUE(comment->toPlainText().isEmpty());
    EXPECT_FALSE(named<QCheckBox>("Reviewed")->isChecked());
    tree->setCurrentItem(exhibit("EX-001"));
    EXPECT_EQ(comment->toPlainText(), QStringLiteral("figure agrees"));
    QTest::mouseClick(add, Qt::LeftButton);
    EXPECT_TRUE(comment->toPlainText().isEmpty());
    EXPECT_TRUE(
        named<QPlainTextEdit>("Comments")->toPlainText().contains(QStringLiteral("figure agrees")));
    EXPECT_EQ(exhibit("EX-001")->text(1), QStringLiteral("yes, 1 notes"));
    EXPECT_EQ(readAll(path), before);
    const auto notes = ReviewNotes::open(path + ".review.json", "");
    ASSERT_TRUE(notes) << notes.error().text();
    ASSERT_TRUE(notes->mark("EX-001"));
    EXPECT_EQ(notes->mark("EX-001")->who, "Bo");
    EXPECT_EQ(notes->comments("EX-001").size(), 1u);
    // Opened again, they are there.
    open();
    EXPECT_EQ(exhibit("EX-001")->text(1), QStringLiteral("yes, 1 notes"));
}

TEST_F(ReviewWindow, AnAlteredBundleSaysSoAtTheTop) {
    work.file.reset();
    JobContext job;
    work.reopen("Ada");
    const BundleOptions options = work.options("folder");
    ASSERT_TRUE(exportBundle(*work.file, options, job));
    path = options.target;
    std::filesystem::permissions(path + "/data/report.html", std::filesystem::perms::owner_all);
    writeAll(path + "/data/report.html", readAll(path + "/data/report.html") + " ");
    open();
    EXPECT_TRUE(named<QLabel>("Verification")
                    ->text()
                    .startsWith(QLatin1String("This bundle is not as it was made")));
    EXPECT_EQ(named<QLabel>("Verification")->property("kind").toString(), QStringLiteral("bad"));
}

TEST_F(ReviewWindow, AHostileBundleIsRefusedAndTheWindowGoesBack) {
    path = work.folder / "hostile";
    std::filesystem::create_directory(path);
    writeAll(path + "/bagit.txt", "BagIt-Version: 1.0\n");
    std::filesystem::create_symlink("/etc/passwd", path + "/link");
    ErrorCode code = ErrorCode::Io;
    QObject::connect(&window->review(), &ReviewPage::failed, window.get(),
                     [&](const Error& error) { code = error.code; });
    window->openPath(text(path));
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->review().quiet(); }, 20'000));
    EXPECT_EQ(code, ErrorCode::BadInput);
    EXPECT_FALSE(window->review().isVisible());
}

} // namespace
} // namespace tidemark
