// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark-window-bench CASE [FILTER]: drives the real window offscreen over a case and prints how
// long people would wait: start, opening, pages, filters, every frame of a zoom and a pan, typing,
// and memory. It asserts nothing.
#include "ui/models/display.h"
#include "ui/render/resources.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/theme_controller.h"
#include "ui/widgets/timeline_plot.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

using namespace tidemark;

namespace {

double sinceMs(const QElapsedTimer& clock) {
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

/// Paints and answers until nothing is under way.
void settle(MainWindow& window) {
    for (;;) {
        QCoreApplication::processEvents();
        if (window.session().quiet()) break;
        // As an event loop would: a busy one takes a core from those who answer.
        std::this_thread::sleep_for(std::chrono::microseconds(300));
    }
    QCoreApplication::processEvents();
}

void printMemory(const char* when) {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmRSS") || line.starts_with("VmHWM"))
            std::printf("%-34s %s\n", when, line.c_str());
}

/// Processor time of the window's own thread, which other work on the machine hardly touches.
double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Frames {
    std::vector<double> ms, cpu_ms;
    void print(const char* name) {
        if (ms.empty()) return;
        std::ranges::sort(ms);
        std::ranges::sort(cpu_ms);
        const auto at = [&](double share) {
            return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
        };
        std::printf("%-34s median %6.1f ms   95%% %6.1f ms   longest %6.1f ms   own work: median "
                    "%5.1f ms   longest %5.1f ms\n",
                    name, at(0.5), at(0.95), ms.back(), cpu_ms[cpu_ms.size() / 2], cpu_ms.back());
    }
};

/// One frame: what a gesture changes at once, painted; answers come later and are frames too.
template <class Change>
void frame(Frames& frames, Change change) {
    QElapsedTimer clock;
    clock.start();
    const double before = threadMs();
    change();
    QCoreApplication::processEvents();
    frames.ms.push_back(sinceMs(clock));
    frames.cpu_ms.push_back(threadMs() - before);
}

void benchPages(MainWindow& window) {
    const QStringList names = window.pageNames();
    for (int round = 0; round < 2; ++round)
        for (const QString& name : names) {
            QElapsedTimer clock;
            clock.start();
            window.showPage(name);
            QCoreApplication::processEvents();
            const double shown_ms = sinceMs(clock);
            settle(window);
            std::printf("page %-14s %-12s shown %6.1f ms   complete %7.1f ms\n", qPrintable(name),
                        round == 0 ? "first time" : "again", shown_ms, sinceMs(clock));
        }
}

void benchFilter(MainWindow& window, const QString& page, const QString& filter) {
    window.showPage(page);
    settle(window);
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer clock;
        clock.start();
        if (!window.session().filter().addText(filter)) return;
        QCoreApplication::processEvents();
        const double first = sinceMs(clock);
        settle(window);
        std::printf("filter %-24s %-12s at once %5.1f ms   redrawn %7.1f ms\n", qPrintable(filter),
                    qPrintable(page), first, sinceMs(clock));
        window.session().filter().clearFilter();
        settle(window);
    }
}

void benchGestures(MainWindow& window) {
    window.showPage(page::kTimeline);
    settle(window);
    auto* plot = window.findChild<TimelinePlot*>();
    const QPointF middle(plot->width() * 0.6, plot->height() * 0.5);
    Frames zoom, pan;
    for (int i = 0; i < 80; ++i)
        frame(zoom, [&] {
            QWheelEvent wheel(middle, plot->mapToGlobal(middle), {}, QPoint(0, i < 60 ? 120 : -240),
                              Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(plot, &wheel);
        });
    settle(window);
    window.session().filter().setRange({});
    settle(window);
    for (int i = 0; i < 8; ++i) plot->zoom(1.5, plot->chart().range.from_ns);
    settle(window);
    for (int i = 0; i < 120; ++i) frame(pan, [&] { plot->pan(i % 60 < 30 ? 0.02 : -0.02); });
    settle(window);
    zoom.print("timeline, wheel: one frame");
    pan.print("timeline, pan: one frame");
    Frames steady;
    for (int i = 0; i < 60; ++i)
        frame(steady, [&] {
            plot->pan(0.01);
            QTest::qWait(16);
        });
    settle(window);
    for (double& ms : steady.ms) ms -= 16;
    steady.print("timeline, pan at 60 Hz: beyond 16");
    window.session().filter().setRange({});
    settle(window);
}

void benchTyping(MainWindow& window) {
    auto* edit = window.findChild<FilterEdit*>();
    edit->setFocus();
    Frames keys;
    for (const QChar letter : QStringLiteral("account:acct model:gpt status:200"))
        frame(keys, [&] { QTest::keyClick(edit, letter.toLatin1()); });
    settle(window);
    edit->clear();
    keys.print("typing in the filter: one key");
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("tidemark-window-bench CASE [FILTER]\n", stderr);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QElapsedTimer clock;
    clock.start();
    QApplication app(argc, argv);
    initUiResources();
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ThemeController themes;
    MainWindow window(settings, themes);
    window.resize(1600, 1000);
    window.showPage(page::kTimeline);
    window.show();
    window.openPath(QString::fromLocal8Bit(argv[1]));
    QCoreApplication::processEvents();
    std::printf("%-34s %7.1f ms\n", "window shown", sinceMs(clock));
    while (!window.session().isOpen() || window.session().isOpening())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
    std::printf("%-34s %7.1f ms\n", "case open", sinceMs(clock));
    settle(window);
    std::printf("%-34s %7.1f ms   %lld events\n", "timeline complete", sinceMs(clock),
                static_cast<long long>(window.session().facts().events));
    printMemory("memory after opening");
    benchPages(window);
    const QString filter =
        argc > 2 ? QString::fromLocal8Bit(argv[2]) : QStringLiteral("status:>=400");
    for (const QString& name : {page::kTimeline, page::kAccounts, page::kEvents})
        benchFilter(window, name, filter);
    benchGestures(window);
    benchTyping(window);
    printMemory("memory at the end");
    return 0;
}
