// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for an exact time range, in the case's zone, and sets it as the filter's. Window's thread.
#pragma once

class QWidget;

namespace tidemark {

class AppContext;

void askRange(AppContext& context, QWidget* parent);

} // namespace tidemark
