// SPDX-License-Identifier: GPL-3.0-or-later
// Version, licence, and the licences of everything that is linked. Window's thread.
#pragma once

class QWidget;

namespace tidemark {

void showAbout(QWidget* parent);

} // namespace tidemark
