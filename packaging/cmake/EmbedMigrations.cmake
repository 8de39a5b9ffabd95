# SPDX-License-Identifier: GPL-3.0-or-later
# Writes a C++ file with the text of each FILES entry, in order of file name.
list(SORT FILES)
set(text "// Generated from core/db/migrations.\n#include \"core/db/migrator.h\"\n\nnamespace tidemark {\n\n")
string(APPEND text "std::vector<Migration> embeddedMigrations() {\n    return {\n")
foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    string(REGEX MATCH "^[0-9]+" number "${name}")
    math(EXPR number "${number}")
    file(READ "${file}" sql)
    # Long literals are split: compilers only promise 65,536 characters each.
    string(REPLACE "\n\n" "\n)sql\"\n        R\"sql(" sql "${sql}")
    string(APPEND text "        {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
string(APPEND text "    };\n}\n\n} // namespace tidemark\n")
file(WRITE "${OUT}" "${text}")
