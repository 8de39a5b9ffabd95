// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the Help menu: help for the page in view, the tour, What is this?, what is new,
// where the log lies, about. Window's thread.
#pragma once

#include <QString>
#include <functional>

class QMenu;
class QWidget;

namespace tidemark {

class AppContext;

/// Adds the actions; `page_in_view` gives the name of the page that is shown.
void addHelpActions(AppContext& context, QWidget* window, std::function<QString()> page_in_view);
void fillHelpMenu(AppContext& context, QMenu* menu);
/// The help page for a page of the window.
QString helpPageFor(const QString& page);
/// Opens the help window of `window` there.
void showHelp(QWidget* window, const QString& page);

} // namespace tidemark
