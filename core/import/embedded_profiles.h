// SPDX-License-Identifier: GPL-3.0-or-later
// The files of resources/profiles as text, in order of name; written by EmbedProfiles.cmake.
#pragma once

#include <string_view>
#include <vector>

namespace tidemark {

struct EmbeddedProfile {
    std::string_view file;
    std::string_view json;
};
std::vector<EmbeddedProfile> embeddedProfiles();

} // namespace tidemark
