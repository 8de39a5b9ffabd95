// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/help_actions.h"

#include "ui/models/preferences.h"
#include "ui/widgets/about_dialog.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/help_window.h"
#include "ui/widgets/report_dialog.h"
#include "ui/widgets/whats_this.h"

#include <QApplication>
#include <QDir>
#include <QMenu>
#include <QWhatsThis>

namespace tidemark {

QString helpPageFor(const QString& page) {
    const std::pair<QString, const char*> pages[] = {
        {page::kSummary, "manager"},  {page::kTimeline, "analyst"},
        {page::kAccounts, "analyst"}, {page::kDetections, "numbers"},
        {page::kClusters, "numbers"}, {page::kEvents, "filters"},
        {page::kFindings, "analyst"}, {page::kEvidence, "formats"},
        {page::kCustody, "verifying"}};
    for (const auto& [name, help] : pages)
        if (name == page) return QLatin1String(help) + QStringLiteral(".md");
    return QStringLiteral("index.md");
}

void showHelp(QWidget* window, const QString& page) {
    auto* help = window->findChild<HelpWindow*>(QStringLiteral("help"));
    if (!help) help = new HelpWindow(window);
    help->showPage(page);
    help->show();
    help->raise();
    help->activateWindow();
}

void addHelpActions(AppContext& context, QWidget* window, std::function<QString()> page_in_view) {
    ActionRegistry& actions = context.actions;
    qApp->installEventFilter(new WhatsThisGiver(window));
    actions.add("help.contents", QObject::tr("Help"), "info", QKeySequence(QStringLiteral("F1")),
                window, [window, page_in_view] { showHelp(window, helpPageFor(page_in_view())); });
    actions.add("help.tour", QObject::tr("Tour in ten minutes"), "play", {}, window,
                [window] { showHelp(window, QStringLiteral("tour.md")); });
    actions.add("help.this", QObject::tr("What is this?"), "",
                QKeySequence(QStringLiteral("Shift+F1")), window,
                [] { QWhatsThis::enterWhatsThisMode(); });
    actions.add("help.changes", QObject::tr("What is new"), "", {}, window,
                [window] { showHelp(window, QStringLiteral("changes.md")); });
    actions.add("help.log", QObject::tr("Log and crash reports"), "log", {}, window, [window] {
        const QDir folder(dataFolder());
        QStringList lines;
        for (const QFileInfo& file : folder.entryInfoList(
                 {QStringLiteral("*.log"), QStringLiteral("crash-*.txt")}, QDir::Files, QDir::Time))
            lines << QObject::tr("%1, %2").arg(
                file.fileName(), QLocale().toString(file.lastModified(), QLocale::ShortFormat));
        showReport(window, QObject::tr("Log and crash reports"), true, folder.absolutePath(), lines,
                   QObject::tr("They hold no evidence, and nothing sends them anywhere."));
    });
    actions.add("help.about", QObject::tr("About Tidemark"), "", {}, window,
                [window] { showAbout(window); });
}

void fillHelpMenu(AppContext& context, QMenu* menu) {
    for (const char* id : {"help.contents", "help.tour", "help.this", "", "help.changes",
                           "help.log", "help.about"}) {
        if (*id)
            menu->addAction(context.actions.get(id));
        else
            menu->addSeparator();
    }
}

} // namespace tidemark
