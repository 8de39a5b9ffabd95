// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a join of two sources' records of the same calls. Pairs of formats that are known to fit
// are offered first. Window's thread.
#pragma once

class QWidget;

namespace tidemark {

class AppContext;

void askJoin(AppContext& context, QWidget* parent);

} // namespace tidemark
