# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings and sanitizers, applied through one INTERFACE target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Build type" FORCE)
endif()
find_program(TIDEMARK_CCACHE ccache)
if(TIDEMARK_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TIDEMARK_CCACHE}")
endif()

add_library(tidemark_options INTERFACE)
target_include_directories(tidemark_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(tidemark_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -pthread)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 reports these falsely once it optimises: inside its own <string> and <optional>, and in
    # simdjson's header. Sanitizer builds look for the real thing.
    target_compile_options(tidemark_options INTERFACE
        -Wno-restrict -Wno-dangling-pointer -Wno-array-bounds -Wno-stringop-overflow
        -Wno-stringop-overread -Wno-maybe-uninitialized)
endif()
if(TIDEMARK_WERROR)
    target_compile_options(tidemark_options INTERFACE -Werror)
endif()
if(TIDEMARK_SANITIZE)
    target_compile_options(tidemark_options INTERFACE
        -fsanitize=${TIDEMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(tidemark_options INTERFACE -fsanitize=${TIDEMARK_SANITIZE})
endif()

# The heavy headers that most of core includes, compiled once. Off while working on them; on in CI.
option(TIDEMARK_PCH "Precompile the common headers" OFF)
function(tidemark_use_common_headers target)
    if(TIDEMARK_PCH)
        target_precompile_headers(${target} REUSE_FROM tidemark_common_headers)
    endif()
endfunction()

# tidemark_library(NAME SOURCES... DEPENDS targets...) declares one folder's static library.
function(tidemark_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC tidemark_options ${ARG_DEPENDS} PRIVATE ${ARG_PRIVATE})
    tidemark_use_common_headers(${name})
endfunction()
