# SPDX-License-Identifier: GPL-3.0-or-later
# Writes a C++ file with the text of each FILES entry, in order of file name.
list(SORT FILES)
set(text "// Generated from resources/profiles.\n#include \"core/import/embedded_profiles.h\"\n\nnamespace tidemark {\n\n")
string(APPEND text "std::vector<EmbeddedProfile> embeddedProfiles() {\n    return {\n")
foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    file(READ "${file}" json)
    string(APPEND text "        {\"${name}\", R\"profile(${json})profile\"},\n")
endforeach()
string(APPEND text "    };\n}\n\n} // namespace tidemark\n")
file(WRITE "${OUT}" "${text}")
