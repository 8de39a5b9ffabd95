// SPDX-License-Identifier: GPL-3.0-or-later
// A report when the program dies of a fault of its own: version, signal, running time and where in
// the program it was. Function names and addresses alone, no memory and no evidence. It is written
// to a file of the person's own and sent nowhere.
#pragma once

#include <QString>

namespace tidemark {

/// From now on a fatal signal writes `folder`/crash-TIME.txt and then takes its usual course. Call
/// once, on the main thread.
void watchForCrashes(const QString& folder);

/// The newest report of an earlier run that nobody has been told of; marks it as told. Empty when
/// there is none.
QString takeUntoldCrash(const QString& folder);

} // namespace tidemark
