// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window for tests and documents. Window's thread.
#pragma once

#include <QString>

namespace tidemark {

class MainWindow;

/// Applies a filter as soon as the case is open.
void filterWhenOpen(MainWindow& window, const QString& filter);
/// Writes a picture when the session has been quiet for a moment, then quits; exit code 3 if the
/// picture cannot be written.
void shootWhenQuiet(MainWindow& window, const QString& file);

} // namespace tidemark
