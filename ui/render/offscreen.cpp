// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/offscreen.h"

#include <QGuiApplication>
#include <QHashSeed>
#include <mutex>

namespace tidemark {

namespace {

void startGui() {
    if (QCoreApplication::instance() != nullptr) return;
    QHashSeed::setDeterministicGlobalSeed();
    // Set in this process alone, and put back: programs that are started later may want a display.
    const QByteArray before = qgetenv("QT_QPA_PLATFORM");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Never deleted: static objects of Qt may still be used while other static objects end.
    static int argc = 1;
    static char name[] = "tidemark";
    static char* argv[] = {name, nullptr};
    new QGuiApplication(argc, argv); // NOLINT: owned by the process
    if (before.isEmpty())
        qunsetenv("QT_QPA_PLATFORM");
    else
        qputenv("QT_QPA_PLATFORM", before);
}

} // namespace

OffscreenGui::OffscreenGui() {
    static std::once_flag once;
    std::call_once(once, startGui);
}

} // namespace tidemark
