// SPDX-License-Identifier: GPL-3.0-or-later
// A reference date: a moment outside the logs that charts draw, such as a release or a ban. One
// undoable step. Window's thread.
#pragma once

#include <cstdint>

class QWidget;

namespace tidemark {

class AppContext;
struct ReferenceDate;

/// Asks for time, kind and name, then adds the date; edits `before` when it is given.
void askReference(AppContext& context, QWidget* parent, std::int64_t time_ns,
                  const ReferenceDate* before = nullptr);

} // namespace tidemark
