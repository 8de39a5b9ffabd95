// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark [CASE or BUNDLE]: opens the window. The options below CASE are for pictures and tests.
#include "app/gui/shot.h"
#include "ui/render/resources.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/theme_controller.h"

#include <sys/stat.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <cstdio>

using namespace tidemark;

namespace {

const QString kPage = QStringLiteral("page"), kTheme = QStringLiteral("theme"),
              kSize = QStringLiteral("size"), kShot = QStringLiteral("shot"),
              kFilter = QStringLiteral("filter");

void addOptions(QCommandLineParser& parser) {
    parser.setApplicationDescription(
        QStringLiteral("Tidemark, a workbench for investigating API abuse."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({kPage, QStringLiteral("Show this page: Welcome, Summary, Timeline ..."),
                      QStringLiteral("NAME")});
    parser.addOption({kTheme, QStringLiteral("light, dark or system."), QStringLiteral("THEME")});
    parser.addOption({kSize, QStringLiteral("Size of the window."), QStringLiteral("WxH")});
    parser.addOption({kFilter, QStringLiteral("Filter to apply."), QStringLiteral("TEXT")});
    parser.addOption(
        {kShot, QStringLiteral("Write a picture of the window once its data is there, and quit."),
         QStringLiteral("FILE.png")});
    parser.addPositionalArgument(QStringLiteral("CASE"),
                                 QStringLiteral("A case, or a bundle to review."),
                                 QStringLiteral("[CASE]"));
}

ThemeChoice themeChoice(const QCommandLineParser& parser, const QSettings& settings) {
    const QString name = parser.value(kTheme);
    if (name == QStringLiteral("dark")) return ThemeChoice::Dark;
    if (name == QStringLiteral("light")) return ThemeChoice::Light;
    return name.isEmpty() ? static_cast<ThemeChoice>(settings.value(kTheme, 0).toInt())
                          : ThemeChoice::System;
}

} // namespace

int main(int argc, char** argv) {
    ::umask(077); // what the window writes is for its user alone
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Tidemark"));
    QApplication::setOrganizationName(QStringLiteral("Tidemark"));
    QApplication::setApplicationVersion(QStringLiteral(TIDEMARK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.tidemark.Tidemark"));
    initUiResources();

    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    const QStringList size = parser.value(kSize).split(QLatin1Char('x'));
    if (parser.positionalArguments().size() > 1 || (parser.isSet(kSize) && size.size() != 2)) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }

    QSettings settings;
    ThemeController themes;
    themes.choose(themeChoice(parser, settings));
    MainWindow window(settings, themes);
    if (size.size() == 2) window.resize(size[0].toInt(), size[1].toInt());
    window.show();
    if (!parser.positionalArguments().isEmpty()) {
        if (parser.isSet(kPage)) window.showPage(parser.value(kPage));
        window.openPath(parser.positionalArguments().first());
    }
    if (parser.isSet(kFilter)) filterWhenOpen(window, parser.value(kFilter));
    if (parser.isSet(kShot)) shootWhenQuiet(window, parser.value(kShot));
    return QApplication::exec();
}
