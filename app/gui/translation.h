// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: catalogues that come with the program, and Qt's own for its dialogs.
#pragma once

#include <QString>

namespace tidemark {

/// "de", "en" ...; empty follows the system. Dates and numbers follow it too. Call once, before the
/// first window.
void speak(const QString& language);

} // namespace tidemark
