// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a whole file or nothing: under another name first, then renamed. Any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <string>

namespace tidemark {

/// Replaces an existing file. Io names the file and the reason.
Status writeFileBytes(const std::string& path, const QByteArray& bytes);

} // namespace tidemark
