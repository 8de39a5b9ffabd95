// SPDX-License-Identifier: GPL-3.0-or-later
// How a source was imported, in words for people. Pure; any thread.
#pragma once

#include "core/store/source_store.h"

#include <QString>

namespace tidemark {

/// "As in the log", or what was changed: zone, clock offset, start, account, mapping.
QString importParamsText(const Source& source);

} // namespace tidemark
