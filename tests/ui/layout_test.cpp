// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the window stays: columns; and what a click on any cell offers follows from
// its column.
#include "core/export/freeze.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/list_table_model.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/event_table.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/summary_chart.h"
#include "ui/widgets/table_delegate.h"

#include <QContextMenuEvent>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTableView>

namespace tidemark {
namespace {

/// Three weeks of two accounts; the second sends a burst.
class LayoutTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_folder = new QTemporaryDir;
        const std::string base = utf8(s_folder->path());
        std::ofstream out(base + "/log.jsonl");
        for (int hour = 0; hour < 21 * 24; ++hour)
            for (int i = 0; i < (hour >= 400 && hour < 410 ? 40 : 2); ++i)
                out << "{\"timestamp\":\""
                    << formatIsoUtc(daysFromCivil(2024, 9, 2) * kNsPerDay + hour * kNsPerHour)
                    << "\",\"account_id\":\"" << (i % 2 ? "calm" : "=loud")
                    << "\",\"model\":\"m-1\",\"status\":" << (i % 7 ? 200 : 429)
                    << ",\"output_tokens\":" << 100 + i << ",\"ip\":\"10.0.0." << i % 5 << "\"}\n";
        out.close();
        makeCase(base + "/c.tidemark", base + "/log.jsonl", "Layout");
        // For the test that needs a case without the findings of the others.
        ASSERT_TRUE(QFile::copy(casePath(), s_folder->path() + QStringLiteral("/drafts.tidemark")));
    }
    static void TearDownTestSuite() { delete s_folder; }
    static QString casePath() { return s_folder->path() + QStringLiteral("/c.tidemark"); }

    /// Right click on a cell; the words of the menu that opens, which is closed again.
    static QStringList menuOf(QTableView* table, int row, int column) {
        const QRect cell = table->visualRect(table->model()->index(row, column));
        const QPoint at(cell.left() + 4, cell.center().y());
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, table->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table->viewport(), &event);
        QMenu* menu = nullptr;
        waitUntil([&] {
            for (QMenu* each : table->window()->findChildren<QMenu*>())
                if (each->isVisible()) menu = each;
            return menu != nullptr;
        });
        QStringList words;
        if (!menu) return words;
        for (const QAction* action : menu->actions())
            if (!action->isSeparator()) words << action->text();
        menu->close();
        return words;
    }
    static QTableView* table(OpenWindow& open, const QString& name) {
        for (QTableView* each : open.window->findChildren<QTableView*>())
            if (each->accessibleName() == name && each->isVisible()) return each;
        return nullptr;
    }
    static inline QTemporaryDir* s_folder = nullptr;
};

TEST_F(LayoutTest, ACaseOpensOnThePageAskedForAlsoOnWelcome) {
    OpenWindow one(s_folder->path());
    one.window->openPath(casePath(), QStringLiteral("Welcome"));
    ASSERT_TRUE(waitUntil([&] { return one.window->session().facts().events > 0; }));
    one.settle();
    EXPECT_EQ(one.window->pageInView(), QStringLiteral("Welcome"));
    one.window->session().close();
    one.window->openPath(casePath(), QStringLiteral("no such page"));
    ASSERT_TRUE(waitUntil([&] { return one.window->session().facts().events > 0; }));
    one.settle();
    EXPECT_EQ(one.window->pageInView(), QStringLiteral("Summary"));
}

TEST_F(LayoutTest, ColumnsStayAsTheyWereLeft) {
    const QString name = QStringLiteral("Accounts");
    {
        OpenWindow one(s_folder->path());
        one.open(casePath());
        one.go(name);
        QTableView* accounts = table(one, name);
        ASSERT_TRUE(accounts);
        accounts->setColumnWidth(2, 131);
        accounts->horizontalHeader()->moveSection(3, 1);
        accounts->sortByColumn(0, Qt::AscendingOrder);
        one.window->close();
    }
    OpenWindow two(s_folder->path());
    two.open(casePath());
    two.go(name);
    QTableView* accounts = table(two, name);
    ASSERT_TRUE(accounts);
    EXPECT_EQ(accounts->columnWidth(2), 131);
    EXPECT_EQ(accounts->horizontalHeader()->visualIndex(3), 1);
    EXPECT_EQ(accounts->model()->index(0, 0).data().toString(), QStringLiteral("=loud"));
    two.window->close();
}

TEST(ColumnFitterTest, ColumnsGiveUpWhatTheyDoNotNeedBeforeOneIsCut) {
    ListTableModel model({{QStringLiteral("One"), false, 200, {}},
                          {QStringLiteral("Two"), false, 60, {}},
                          {QStringLiteral("Three"), true, 200, {}}});
    TableRow row;
    row.cells = {{QStringLiteral("first"), {}, {}, {}, {}},
                 {QStringLiteral("second"), {}, {}, {}, {}},
                 {QStringLiteral("12"), 12, {}, {}, {}}};
    model.setRows({row});
    QTableView table;
    styleTable(&table, QStringLiteral("table"));
    table.setModel(&model);
    table.setItemDelegate(new TableDelegate(&table));
    for (const int column : {0, 1, 2})
        table.setColumnWidth(column, model.columns()[static_cast<std::size_t>(column)].width);
    new ColumnFitter(&table, 1, 60);
    const auto fits = [&table] {
        return table.columnWidth(0) + table.columnWidth(1) + table.columnWidth(2) ==
               table.viewport()->width();
    };
    table.resize(700, 200);
    table.show();
    ASSERT_TRUE(waitUntil(fits));
    EXPECT_EQ(table.columnWidth(0), 200);
    EXPECT_EQ(table.columnWidth(2), 200);
    table.resize(300, 200);
    ASSERT_TRUE(waitUntil(fits)) << "all three in 300 pixels";
    EXPECT_LT(table.columnWidth(0), 200);
    EXPECT_LT(table.columnWidth(2), 200);
    EXPECT_GE(table.columnWidth(1), 60);
    table.resize(700, 200);
    ASSERT_TRUE(waitUntil(fits));
    EXPECT_EQ(table.columnWidth(0), 200) << "what was given up comes back";
}

TEST_F(LayoutTest, ColumnsOfEventsKeepTheOrderTheyWereDraggedInto) {
    {
        OpenWindow one(s_folder->path());
        one.open(casePath());
        one.go(QStringLiteral("Events"));
        QTableView* events = table(one, QStringLiteral("Events"));
        ASSERT_TRUE(events);
        events->horizontalHeader()->moveSection(1, 0);
        one.settle();
        EXPECT_EQ(events->model()->headerData(0, Qt::Horizontal).toString(),
                  QStringLiteral("Account"));
        EXPECT_EQ(events->horizontalHeader()->visualIndex(0), 0);
    }
    OpenWindow two(s_folder->path());
    two.open(casePath());
    two.go(QStringLiteral("Events"));
    QTableView* events = table(two, QStringLiteral("Events"));
    ASSERT_TRUE(events);
    EXPECT_EQ(events->model()->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Account"));
    EXPECT_EQ(events->model()->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Time"));
}

TEST_F(LayoutTest, AMenuIsAboutTheColumnThatWasClicked) {
    OpenWindow one(s_folder->path(), {1800, 900});
    one.open(casePath());
    one.go(QStringLiteral("Events"));
    QTableView* events = table(one, QStringLiteral("Events"));
    ASSERT_TRUE(events);
    ASSERT_TRUE(waitUntil([&] {
        return !events->model()->index(0, 0).data().isNull() &&
               !events->model()->index(0, 0).data().toString().isEmpty();
    }));
    QStringList words;
    for (int column = 0; column < events->model()->columnCount(); ++column) {
        const QString head = events->model()->headerData(column, Qt::Horizontal).toString();
        words = menuOf(events, 0, column);
        EXPECT_TRUE(words.contains(QStringLiteral("±5 min around this event"))) << utf8(head);
        const std::pair<const char*, const char*> wanted[] = {
            {"Time", "From this time on"}, {"Status", "This or more"}, {"Model", "Copy “m-1”"}};
        for (const auto& [column_name, action] : wanted) {
            if (head != QString::fromUtf8(column_name)) continue;
            EXPECT_TRUE(words.contains(QString::fromUtf8(action))) << action;
        }
    }
    one.go(QStringLiteral("Accounts"));
    QTableView* accounts = table(one, QStringLiteral("Accounts"));
    ASSERT_TRUE(accounts);
    EXPECT_TRUE(menuOf(accounts, 0, 0).contains(QStringLiteral("Explain account")));
    EXPECT_TRUE(menuOf(accounts, 0, 8).contains(QStringLiteral("Until this time")));
    accounts->scrollTo(accounts->model()->index(0, 10));
    words = menuOf(accounts, 0, 10); // its addresses, each with a menu of its own
    EXPECT_TRUE(words.filter(QStringLiteral("10.0.0.")).size() >= 3) << words.size();
    one.go(QStringLiteral("Detections"));
    QTableView* detections = table(one, QStringLiteral("Detections"));
    ASSERT_TRUE(detections);
    ASSERT_GT(detections->model()->rowCount(), 0);
    words = menuOf(detections, 0, 2);
    EXPECT_TRUE(words.contains(QStringLiteral("Keep only this")));
    EXPECT_TRUE(words.contains(QStringLiteral("Keep only its events")));
    EXPECT_TRUE(words.contains(QStringLiteral("Confirm")));
}

TEST_F(LayoutTest, TheInspectorLeavesTheSummaryItsRoom) {
    OpenWindow one(s_folder->path());
    one.open(casePath());
    const auto* inspector = one.window->findChild<Inspector*>();
    ASSERT_NE(inspector, nullptr);
    one.window->showPage(page::kAccounts);
    EXPECT_TRUE(inspector->isVisible());
    one.window->showPage(page::kSummary);
    EXPECT_FALSE(inspector->isVisible());
    QAction* shown = one.window->context().actions.get("view.inspector");
    shown->trigger();
    shown->trigger();
    EXPECT_FALSE(inspector->isVisible()) << "nor when it is switched off and on there";
    one.window->showPage(page::kEvents);
    EXPECT_TRUE(inspector->isVisible());
}

TEST_F(LayoutTest, TheSummaryMarksDetectionsAndFindingsOnItsVolume) {
    OpenWindow one(s_folder->path());
    one.open(casePath());
    FindingContent content;
    content.title = "A burst";
    std::int64_t finding = 0;
    one.window->context().casework.addFinding(content, [&](std::int64_t id) { finding = id; });
    ASSERT_TRUE(waitUntil([&] { return finding != 0; }));
    const std::int64_t day = daysFromCivil(2024, 9, 18) * kNsPerDay;
    one.window->context().casework.cite(
        finding, ExhibitKind::Range, "a day",
        [day](CaseFile& file, JobContext& job, std::string&) -> Result<std::string> {
            CiteRequest request;
            request.selection.range = {day, day + kNsPerDay};
            request.zone = "UTC";
            TM_ASSIGN(auto reader, CaseReader::over(file));
            return freezeExhibit(*reader, request, job.stop);
        });
    one.go(QStringLiteral("Summary"));
    const auto* chart = one.window->findChild<SummaryChart*>();
    ASSERT_TRUE(waitUntil([&] {
        chart = one.window->findChild<SummaryChart*>();
        return chart && !chart->chart().marks.empty() &&
               chart->chart().marks.back().kind == MarkKind::Finding;
    }));
    EXPECT_EQ(chart->chart().marks.back().range.from_ns, day);
    EXPECT_EQ(chart->chart().marks.front().kind, MarkKind::Spike);
    one.window->context().casework.undoStack().undo();
    one.settle();
}

TEST_F(LayoutTest, AHalfWrittenCommentOutlivesTheWindow) {
    const auto comment = [](OpenWindow& open) {
        for (auto* each : open.window->findChildren<QPlainTextEdit*>())
            if (each->accessibleName() == QStringLiteral("New comment") &&
                each->parentWidget()->inherits("tidemark::FindingReview"))
                return each;
        return static_cast<QPlainTextEdit*>(nullptr);
    };
    const QString kept = s_folder->path() + QStringLiteral("/drafts.tidemark");
    const QString words = QStringLiteral("half a thought");
    Selection chosen;
    chosen.kind = Selection::Kind::Finding;
    {
        OpenWindow one(s_folder->path());
        one.open(kept);
        FindingContent content;
        content.title = "A finding";
        one.window->context().casework.addFinding(content,
                                                  [&](std::int64_t id) { chosen.id = id; });
        ASSERT_TRUE(waitUntil([&] { return chosen.id != 0; }));
        one.window->session().filter().select(chosen);
        one.go(QStringLiteral("Findings"));
        comment(one)->setPlainText(words);
        // What a crash would leave is what is in the file.
        ASSERT_TRUE(waitUntil([&] {
            auto file = CaseFile::open(utf8(kept), CaseMode::ReadOnly, {"tester"});
            if (!file) return false;
            const auto stored = file->setting("draft.comment." + std::to_string(chosen.id));
            return stored && *stored && (*stored)->find("half a thought") != std::string::npos;
        }));
    }
    OpenWindow two(s_folder->path());
    two.open(kept);
    two.window->session().filter().select(chosen);
    two.go(QStringLiteral("Findings"));
    EXPECT_TRUE(waitUntil([&] { return comment(two)->toPlainText() == words; }));
}

TEST_F(LayoutTest, NumbersOfAHeatmapAreCompleteAndNoFormulas) {
    HeatChart chart;
    chart.names = {QStringLiteral("=loud"), QStringLiteral("calm")};
    chart.edges = {0, kNsPerHour, 2 * kNsPerHour};
    chart.values = {1, 2, 3, 4.5F};
    EXPECT_EQ(utf8(chartCsv(chart)), "account,start,end,value\n"
                                     "'=loud,1970-01-01T00:00:00Z,1970-01-01T01:00:00Z,1\n"
                                     "'=loud,1970-01-01T01:00:00Z,1970-01-01T02:00:00Z,2\n"
                                     "calm,1970-01-01T00:00:00Z,1970-01-01T01:00:00Z,3\n"
                                     "calm,1970-01-01T01:00:00Z,1970-01-01T02:00:00Z,4.5\n");
}

// "/v1/messages" would read "v1/messages/" if its slash took the direction of the window.
TEST(RightToLeft, ValuesOfALogKeepTheirOrder) {
    const auto painted = [](const QString& words) {
        QStandardItemModel model(1, 1);
        model.setItem(0, 0, new QStandardItem(words));
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, 200, 26);
        option.direction = Qt::RightToLeft;
        QImage image(200, 26, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setLayoutDirection(Qt::RightToLeft);
        TableDelegate().paint(&painter, option, model.index(0, 0));
        return image;
    };
    const QString kLeftToRight(QChar(0x2066));
    EXPECT_EQ(painted(QStringLiteral("/v1/messages")),
              painted(kLeftToRight + QStringLiteral("/v1/messages")));
    EXPECT_NE(painted(QStringLiteral("/v1/messages")), painted(QStringLiteral("v1/messages/")));
}

} // namespace
} // namespace tidemark
