// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/shot.h"

#include "ui/pages/review_page.h"
#include "ui/widgets/main_window.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>
#include <cstdio>

namespace tidemark {

namespace {

constexpr int kLook_ms = 100, kQuietLooks = 6;

} // namespace

void filterWhenOpen(MainWindow& window, const QString& filter) {
    QObject::connect(&window.session(), &CaseSession::opened, &window, [&window, filter] {
        if (const Status status = window.session().filter().addText(filter); !status)
            std::fprintf(stderr, "%s\n", status.error().text().c_str());
    });
}

void shootWhenQuiet(MainWindow& window, const QString& file) {
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, file, quiet = 0]() mutable {
        quiet = window.session().quiet() && window.review().quiet() ? quiet + 1 : 0;
        if (quiet < kQuietLooks) return;
        timer->stop();
        const bool written = window.grab().save(file);
        if (!written) std::fprintf(stderr, "%s: cannot be written\n", qPrintable(file));
        QApplication::exit(written ? 0 : 3);
    });
    timer->start(kLook_ms);
}

} // namespace tidemark
