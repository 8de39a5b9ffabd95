// SPDX-License-Identifier: GPL-3.0-or-later
// A real window on a real case, offscreen, for the tests of the whole window.
#pragma once

#include "core/detect/detect_job.h"
#include "core/import/import_job.h"
#include "ui/models/display.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/theme_controller.h"

#include <gtest/gtest.h>

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <memory>
#include <string>

namespace tidemark {

/// Waits for a state, never for a time.
template <class Condition>
bool waitUntil(Condition condition, int most_ms = 20'000) {
    return QTest::qWaitFor(condition, most_ms);
}

/// Makes a case at `path` from a log and runs detection on it.
inline void makeCase(const std::string& path, const std::string& log, const std::string& title) {
    CaseInfo info;
    info.title = title;
    auto file = CaseFile::create(path, info, {"tester"});
    ASSERT_TRUE(file) << file.error().text();
    JobContext job;
    const auto report = importPaths(*file, {log}, {}, job);
    ASSERT_TRUE(report) << report.error().text();
    const auto run = runDetection(*file, DetectOptions{}, job);
    ASSERT_TRUE(run) << run.error().text();
}

/// A window of its own, with settings of its own, over a folder that lives as long.
class OpenWindow {
public:
    explicit OpenWindow(const QString& folder, QSize size = {1280, 800})
        : settings(folder + QStringLiteral("/settings.ini"), QSettings::IniFormat) {
        themes.choose(ThemeChoice::Light);
        window = std::make_unique<MainWindow>(settings, themes);
        window->resize(size);
        window->show();
    }
    void open(const QString& path) {
        window->openPath(path);
        ASSERT_TRUE(waitUntil([&] {
            return window->session().isOpen() && window->session().facts().events > 0 &&
                   window->session().quiet();
        }));
    }
    void settle() {
        QCoreApplication::processEvents();
        ASSERT_TRUE(waitUntil([&] { return window->session().quiet(); }));
        QCoreApplication::processEvents();
    }
    void go(const QString& page) {
        window->showPage(page);
        settle();
    }
    QSettings settings;
    ThemeController themes;
    std::unique_ptr<MainWindow> window;
};

} // namespace tidemark
