// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of detection: the dialog, what is kept, what a run makes of it and shows.
#include "core/analysis/detect_parameters.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/casebook.h"
#include "ui/models/detect_settings.h"
#include "ui/widgets/detect_dialog.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <fstream>

namespace tidemark {
namespace {

class DetectDialogTest : public ::testing::Test {
protected:
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    void makeSmallCase() const {
        std::ofstream out(utf8(path("a.jsonl")));
        for (int hour = 0; hour < 14 * 24; ++hour)
            for (int i = 0; i < (hour == 200 ? 90 : 4); ++i)
                out << "{\"timestamp\":\""
                    << formatIsoUtc(daysFromCivil(2025, 9, 1) * kNsPerDay + hour * kNsPerHour + i)
                    << "\",\"account_id\":\"acct_" << (i < 2 ? "calm" : "loud")
                    << "\",\"output_tokens\":" << 50 + i << "}\n";
        out.close();
        makeCase(utf8(path("c.tidemark")), utf8(path("a.jsonl")), "settings");
    }
    static DetectDialog* openDialog(OpenWindow& w) {
        w.window->context().actions.get("case.detectSettings")->trigger();
        QCoreApplication::processEvents();
        return w.window->findChild<DetectDialog*>();
    }
    static QPushButton* pushNamed(const QWidget* in, const char* words) {
        for (auto* push : in->findChildren<QPushButton*>())
            if (push->text() == QLatin1String(words)) return push;
        return nullptr;
    }
    static QLabel* runLine(const OpenWindow& w) {
        for (auto* line : w.window->findChildren<QLabel*>())
            if (line->accessibleName() == QLatin1String("Parameters of the run")) return line;
        return nullptr;
    }
    QTemporaryDir folder;
};

TEST_F(DetectDialogTest, ShowsEveryParameterAndMarksWhatDiffers) {
    OpenWindow w(folder.path());
    const DetectDialog* dialog = openDialog(w);
    ASSERT_NE(dialog, nullptr);
    for (const DetectParameter& p : detectParameters()) {
        const auto* editor = dialog->findChild<QWidget*>(text(p.name));
        ASSERT_NE(editor, nullptr) << p.name;
        EXPECT_EQ(editor->accessibleName(), text(p.name));
        EXPECT_TRUE(editor->accessibleDescription().contains(text(p.meaning))) << p.name;
        EXPECT_TRUE(editor->accessibleDescription().contains(parameterRange(p))) << p.name;
        EXPECT_TRUE(p.isSwitch() || parameterRange(p).contains(parameterNumber(p.usual())));
        EXPECT_EQ(qobject_cast<const QCheckBox*>(editor) != nullptr, p.isSwitch()) << p.name;
    }
    auto* q = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("max_q_single"));
    const auto* mark = dialog->findChild<QLabel*>(QStringLiteral("max_q_single.changed"));
    EXPECT_EQ(q->value(), DetectOptions{}.max_q_single);
    EXPECT_TRUE(mark->text().isEmpty());
    q->setFocus();
    q->selectAll();
    QTest::keyClicks(q, q->locale().toString(.1, 'f', 1));
    EXPECT_EQ(mark->text(), QStringLiteral("changed"));
    q->setValue(7);
    EXPECT_EQ(q->value(), 1) << "not above the range";
    QTest::mouseClick(pushNamed(dialog, "Reset to defaults"), Qt::LeftButton);
    EXPECT_EQ(q->value(), DetectOptions{}.max_q_single);
    EXPECT_TRUE(mark->text().isEmpty());
}

TEST_F(DetectDialogTest, WhatIsSavedCountsFromTheNextRunOnAndIsShownFirst) {
    makeSmallCase();
    {
        OpenWindow w(folder.path());
        w.open(path("c.tidemark"));
        w.go(page::kDetections);
        ASSERT_NE(runLine(w), nullptr);
        EXPECT_TRUE(runLine(w)->text().contains(QLatin1String("default parameters")));
        DetectDialog* dialog = openDialog(w);
        ASSERT_NE(dialog, nullptr);
        dialog->findChild<QDoubleSpinBox*>(QStringLiteral("min_score"))->setValue(.25);
        dialog->findChild<QCheckBox*>(QStringLiteral("clusters"))->click();
        QTest::keyClick(dialog, Qt::Key_Return);
        ASSERT_TRUE(waitUntil([&] { return w.window->findChild<DetectDialog*>() == nullptr; }));
        const auto run_before = w.window->context().book.run()->id;
        w.window->context().actions.get("case.detect")->trigger();
        ASSERT_TRUE(waitUntil([&] { return w.window->context().book.run()->id != run_before; }));
        w.settle();
        const QString line = runLine(w)->text();
        const auto changed = line.indexOf(QLatin1String("min_score = 0.25 (default 0)"));
        EXPECT_GT(changed, 0) << utf8(line);
        EXPECT_FALSE(line.contains(QLatin1String("max_q_single"))) << "a default is no news";
        EXPECT_TRUE(runLine(w)->toolTip().contains(QLatin1String("max_q_single = 0.3")));
        EXPECT_TRUE(line.contains(QLatin1String("clusters = 0 (default 1)"))) << utf8(line);
    }
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    EXPECT_EQ(Preferences(settings).detection().size(), 2) << "only what was changed";
    EXPECT_EQ(detectOptions(Preferences(settings)).min_score, .25);
    EXPECT_EQ(detectOptions(Preferences(settings)).clusters, 0);
}

TEST_F(DetectDialogTest, StoredNonsenseAndCancelChangeNothing) {
    OpenWindow w(folder.path());
    Preferences p(w.settings);
    p.setDetection({{QStringLiteral("min_score"), QStringLiteral("9")},
                    {QStringLiteral("no_such"), QStringLiteral("1")},
                    {QStringLiteral("min_suspicion"), QStringLiteral("2.5")}});
    EXPECT_EQ(detectOptions(p).min_score, 0);
    EXPECT_EQ(detectOptions(p).min_suspicion, 2.5);
    DetectDialog* dialog = openDialog(w);
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->findChild<QDoubleSpinBox*>(QStringLiteral("min_suspicion"))->value(), 2.5);
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("min_suspicion"))->setValue(5);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_EQ(detectOptions(p).min_suspicion, 2.5);
    EXPECT_TRUE(runParameters("no json").empty());
}

TEST_F(DetectDialogTest, GermanKnowsEverySentenceOfTheTable) {
    QFile file(QStringLiteral(TIDEMARK_GERMAN));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray catalogue = file.readAll();
    for (const DetectParameter& p : detectParameters())
        for (const std::string_view words : {p.meaning, p.unit})
            EXPECT_TRUE(words.empty() ||
                        catalogue.contains("<source>" +
                                           QByteArray::fromStdString(std::string(words)) +
                                           "</source>"))
                << words;
}

} // namespace
} // namespace tidemark
