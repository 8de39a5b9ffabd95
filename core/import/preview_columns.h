// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a source, for the editor of a mapping. Pure; any thread.
#pragma once

#include "core/import/format.h"

#include <string>
#include <vector>

namespace tidemark {

/// A field as the source names it.
struct SourceColumn {
    std::string path;   ///< as --map and a profile write it
    std::string sample; ///< a value of it from the head, secrets masked; may be empty
};

/// The fields seen in a head that is read with a profile: JSON by name, tables in their own order.
std::vector<SourceColumn> previewColumns(const ContentHead& head, const Profile& profile);

} // namespace tidemark
