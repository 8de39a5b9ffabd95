# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -Dpackages=A;B -Dout=FILE -P LinkedNotices.cmake: copyright and licence of each linked library
# in one file, from what its Debian package states.
set(text "Libraries that Tidemark uses, with their copyright and licences as their Debian packages state them.\n")
foreach(package IN LISTS packages)
    set(file "/usr/share/doc/${package}/copyright")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR "${file} is missing: the notices of a linked library must be passed on")
    endif()
    file(READ "${file}" notice)
    string(APPEND text "\n\n======== ${package} ========\n\n${notice}")
endforeach()
file(WRITE "${out}" "${text}")
