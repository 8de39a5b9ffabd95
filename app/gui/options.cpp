// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include <QApplication>
#include <QCommandLineParser>
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace tidemark {

namespace {

constexpr int kUsage = 2;
const QString kPage = QStringLiteral("page"), kTheme = QStringLiteral("theme"),
              kSize = QStringLiteral("size"), kShot = QStringLiteral("shot"),
              kFilter = QStringLiteral("filter"), kPortable = QStringLiteral("portable"),
              kLanguage = QStringLiteral("language"), kLog = QStringLiteral("log-level"),
              kMirrored = QStringLiteral("right-to-left"), kComeBack = QStringLiteral("come-back");

void addOptions(QCommandLineParser& parser) {
    // Before a language is chosen, so in the language of the manual page.
    parser.setApplicationDescription(
        QStringLiteral("Tidemark, a workbench for investigating API abuse."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{kPage, QStringLiteral("Show this page: Welcome, Summary, Timeline ..."),
          QStringLiteral("NAME")},
         {kFilter, QStringLiteral("Filter to apply."), QStringLiteral("TEXT")},
         {kTheme, QStringLiteral("light, dark or system."), QStringLiteral("THEME")},
         {kSize, QStringLiteral("Size of the window."), QStringLiteral("WxH")},
         {kLanguage, QStringLiteral("en or de, for this time."), QStringLiteral("LANGUAGE")},
         {kPortable, QStringLiteral("Keep settings, keys and log beside the program.")},
         {kLog, QStringLiteral("error, warning, info or debug, for this time."),
          QStringLiteral("LEVEL")},
         {kMirrored, QStringLiteral("Lay the window out from right to left.")},
         {kShot, QStringLiteral("Write a picture of the window once its data is there, and quit."),
          QStringLiteral("FILE.png")}});
    QCommandLineOption come_back(kComeBack);
    come_back.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(come_back);
    parser.addPositionalArgument(QStringLiteral("CASE"),
                                 QStringLiteral("A case, or a bundle to review."),
                                 QStringLiteral("[CASE]"));
}

[[noreturn]] void refuse(const QCommandLineParser& parser) {
    std::fputs(qPrintable(parser.helpText()), stderr);
    std::exit(kUsage);
}

} // namespace

bool wantsPortable(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return std::strcmp(argument, "--portable") == 0;
    });
}

bool wantsWords(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) {
        return std::ranges::any_of(std::array{"--version", "-v", "--help", "-h"},
                                   [&](const char* word) { return !std::strcmp(argument, word); });
    });
}

Options readOptions() {
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QApplication::arguments())) {
        std::fputs(qPrintable(parser.errorText() + QLatin1Char('\n')), stderr);
        refuse(parser);
    }
    parser.process(QApplication::arguments());
    Options out;
    const QStringList size = parser.value(kSize).split(QLatin1Char('x'));
    if (parser.positionalArguments().size() > 1 || (parser.isSet(kSize) && size.size() != 2))
        refuse(parser);
    if (size.size() == 2) out.size = QSize(size[0].toInt(), size[1].toInt());
    out.case_path = parser.positionalArguments().value(0);
    out.page = parser.value(kPage);
    out.filter = parser.value(kFilter);
    out.shot = parser.value(kShot);
    out.log_level = parser.value(kLog);
    out.portable = parser.isSet(kPortable);
    out.right_to_left = parser.isSet(kMirrored);
    out.come_back = parser.isSet(kComeBack);
    if (parser.isSet(kLanguage)) out.language = parser.value(kLanguage);
    if (parser.isSet(kTheme))
        out.theme = parser.value(kTheme) == QStringLiteral("dark")    ? ThemeChoice::Dark
                    : parser.value(kTheme) == QStringLiteral("light") ? ThemeChoice::Light
                                                                      : ThemeChoice::System;
    return out;
}

QStringList restartArguments(const Options& options) {
    QStringList out{QStringLiteral("--") + kComeBack};
    if (options.portable) out << QStringLiteral("--") + kPortable;
    if (options.right_to_left) out << QStringLiteral("--") + kMirrored;
    if (!options.log_level.isEmpty()) out << QStringLiteral("--") + kLog << options.log_level;
    return out;
}

} // namespace tidemark
