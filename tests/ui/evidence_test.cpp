// SPDX-License-Identifier: GPL-3.0-or-later
// Where events come from, in the window: the import wizard's mapping, and joins that complete them.
#include "core/store/overlay.h"
#include "tests/ui/window_fixture.h"
#include "ui/widgets/event_explained.h"
#include "ui/widgets/import_wizard.h"
#include "ui/widgets/mapping_editor.h"
#include "ui/widgets/rules_panel.h"
#include "ui/widgets/source_field_list.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>

namespace tidemark {
namespace {

class EvidenceTest : public ::testing::Test {
protected:
    [[nodiscard]] QString path(const char* name) const {
        return folder.path() + QLatin1Char('/') + QLatin1String(name);
    }
    void write(const char* name, bool audit) const {
        std::ofstream out(utf8(path(name)));
        for (int i = 0; i < 60; ++i) {
            out << "{\"timestamp\":\""
                << formatIsoUtc(daysFromCivil(2024, 9, 2) * kNsPerDay + i * kNsPerMinute)
                << "\",\"request_id\":\"req-" << 100 + i << "\"";
            audit ? out << ",\"account_id\":\"acct_" << i % 3 << "\",\"ip\":\"10.0.0." << i % 3
                        << "\"}\n"
                  : out << ",\"model\":\"m-1\",\"spent\":" << 7 + i << "}\n";
        }
    }
    void SetUp() override {
        write("gateway.jsonl", false);
        write("audit.jsonl", true);
        CaseInfo info;
        auto file = CaseFile::create(utf8(path("c.tidemark")), info, {"tester"});
        ASSERT_TRUE(file) << file.error().text();
        JobContext job;
        ASSERT_TRUE(
            importPaths(*file, {utf8(path("gateway.jsonl")), utf8(path("audit.jsonl"))}, {}, job));
    }
    QTemporaryDir folder;
};

TEST_F(EvidenceTest, AJoinIsListedExplainedAndUndone) {
    OpenWindow one(folder.path());
    one.open(path("c.tidemark"));
    one.go(QStringLiteral("Evidence"));
    JoinRule rule;
    rule.into.source_id = 1;
    rule.from.source_id = 2;
    one.window->context().casework.addJoinRule(rule);
    auto* panel = one.window->findChild<RulesPanel*>();
    ASSERT_TRUE(panel);
    auto* table = panel->findChild<QTableView*>();
    ASSERT_TRUE(waitUntil([&] { return table->model()->rowCount() == 1; }));
    EXPECT_EQ(table->model()->index(0, 3).data().toString(), QStringLiteral("60"));
    Selection selection;
    selection.kind = Selection::Kind::Event;
    selection.id = 1;
    one.window->session().filter().select(selection);
    one.settle();
    QStringList words;
    for (const QLabel* label : one.window->findChildren<QLabel*>()) words << label->text();
    EXPECT_EQ(words.filter(QStringLiteral("from audit.jsonl, event 61")).size(), 2);
    one.window->context().casework.undoStack().undo();
    ASSERT_TRUE(waitUntil([&] { return table->model()->rowCount() == 0; }));
    one.settle();
    one.window->context().casework.undoStack().redo();
    ASSERT_TRUE(waitUntil([&] { return table->model()->rowCount() == 1; }));
    for (QPushButton* each : panel->findChildren<QPushButton*>())
        if (each->accessibleName() == QStringLiteral("Remove")) each->click();
    ASSERT_TRUE(waitUntil([&] { return table->model()->rowCount() == 0; }));
    one.settle();
}

TEST_F(EvidenceTest, AFieldOfTheLogIsDraggedOntoTheFieldThatItIs) {
    OpenWindow one(folder.path());
    one.open(path("c.tidemark"));
    auto* wizard =
        new ImportWizard(one.window->context(), {path("gateway.jsonl")}, one.window.get());
    wizard->show();
    auto* list = wizard->findChild<SourceFieldList*>();
    ASSERT_TRUE(list);
    ASSERT_TRUE(waitUntil([&] { return list->rowCount() == 4; }));
    int spent = -1;
    for (int row = 0; row < list->rowCount(); ++row)
        if (list->item(row, 0)->text() == QStringLiteral("spent")) spent = row;
    ASSERT_GE(spent, 0);
    EXPECT_EQ(list->item(spent, 1)->text(), QStringLiteral("7"));
    auto* editor = wizard->findChild<MappingEditor*>();
    wizard->findChild<QTabWidget*>()->setCurrentWidget(editor);
    one.settle();
    QTableWidget* table = nullptr;
    for (auto* each : editor->findChildren<QTableWidget*>())
        if (each != list) table = each;
    ASSERT_TRUE(table);
    int row = -1;
    for (int i = 0; i < table->rowCount(); ++i)
        if (table->item(i, 0)->text() == QStringLiteral("Output tokens")) row = i;
    ASSERT_GE(row, 0);
    QMimeData dragged;
    dragged.setData(QStringLiteral("application/x-tidemark-source-field"), "spent");
    table->scrollToItem(table->item(row, 0));
    const QPointF at(20, table->rowViewportPosition(row) + 5);
    QDragEnterEvent enter(at.toPoint(), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(table->viewport(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(table->viewport(), &drop);
    ASSERT_EQ(editor->changes().count("output_tokens"), 1U);
    EXPECT_EQ(editor->changes().at("output_tokens"), "spent");
    ASSERT_TRUE(waitUntil([&] { return table->item(row, 2)->text() == QStringLiteral("7"); }));
    wizard->reject();
}

TEST_F(EvidenceTest, AClockThatCountsFromAStartAsksWhenThatWas) {
    std::ofstream log(utf8(path("relative.csv")));
    log << "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n";
    for (int i = 0; i < 5; ++i) log << i << ",ChatGPT,1,2,3,API log\n";
    log.close();
    OpenWindow one(folder.path());
    one.open(path("c.tidemark"));
    auto* wizard =
        new ImportWizard(one.window->context(), {path("relative.csv")}, one.window.get());
    wizard->show();
    QLineEdit* start = nullptr;
    for (auto* each : wizard->findChildren<QLineEdit*>())
        if (each->accessibleName() == QStringLiteral("Clock starts at")) start = each;
    ASSERT_TRUE(start);
    EXPECT_FALSE(start->isVisible());
    ASSERT_TRUE(waitUntil([&] { return start->isVisible(); }));
    QTest::keyClicks(start, QStringLiteral("2024-10-03T14:30:00Z"));
    ASSERT_TRUE(waitUntil([&] {
        for (const auto* label : wizard->findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("2024-10-03 14:30:00"))) return true;
        return false;
    }));
    wizard->reject();
}

} // namespace
} // namespace tidemark
