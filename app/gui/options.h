// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the window: tidemark [OPTION...] [CASE].
#pragma once

#include "ui/widgets/theme_controller.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

namespace tidemark {

struct Options {
    QString case_path, page, filter, shot, log_level;
    std::optional<ThemeChoice> theme;
    std::optional<QString> language;
    QSize size;
    bool portable = false, right_to_left = false;
    bool come_back = false; ///< after a restart: with the case and page left open
};

/// Whether `--portable` is among the arguments: needed before there is an application.
bool wantsPortable(int argc, char** argv);

/// Whether the program only prints a line, which needs no display.
bool wantsWords(int argc, char** argv);

/// Reads the arguments of the application; prints help, version or what is wrong and ends the
/// program where these are asked for or due.
Options readOptions();
/// Arguments for the program that comes back after this one.
QStringList restartArguments(const Options& options);

} // namespace tidemark
