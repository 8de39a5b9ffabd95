// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus do to a case: choose files, create, import, detect, export, verify, preferences.
// Every function returns at once; dialogs are window-modal and jobs run on the job thread. Window's
// thread.
#pragma once

#include "ui/widgets/command_palette.h"

#include <QStringList>
#include <functional>

class QDialog;
class QWidget;

namespace tidemark {

class AppContext;

/// `log`: the file that waits for the case, if there is one; the dialog says so and proposes its
/// name.
QDialog* newCase(AppContext& context, QWidget* window, const QString& log = {});
void chooseCase(AppContext& context, QWidget* window, std::function<void(const QString&)> open);
/// A bundle: its zip file, or the bagit.txt of its folder.
void chooseBundle(AppContext& context, QWidget* window, std::function<void(const QString&)> open);
/// Makes the sample case in the user's documents if it is not there, then opens it.
void openSampleCase(AppContext& context, QWidget* window, std::function<void(const QString&)> open);
void chooseLogs(AppContext& context, QWidget* window,
                std::function<void(const QStringList&)> import);
/// The import wizard for files or folders.
void importLogs(AppContext& context, QWidget* window, const QStringList& paths);
void runDetection(AppContext& context);
void exportCase(AppContext& context, QWidget* window);
void verifyCase(AppContext& context, QWidget* window);
void editCaseInfo(AppContext& context, QWidget* window);
void editPreferences(AppContext& context, QWidget* window, int theme,
                     std::function<void(int)> set_theme);
void saveView(AppContext& context, QWidget* window);
/// Saved views and findings, for the command palette.
std::vector<CommandPalette::Entry> paletteEntries(AppContext& context);

} // namespace tidemark
