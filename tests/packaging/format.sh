#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh ROOT CLANG_FORMAT: every tracked C++ file is formatted as .clang-format has it.
set -euo pipefail
cd "${1:?usage: format.sh ROOT CLANG_FORMAT}"
list() {
    if git -c safe.directory='*' rev-parse --git-dir >/dev/null 2>&1; then
        git -c safe.directory='*' ls-files -z '*.cpp' '*.h'
    else
        find core ui app tests \( -name '*.cpp' -o -name '*.h' \) -print0
    fi
}
# Files that are tracked but deleted in the work tree are no matter of format.
list | while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done |
    xargs -0 -r -n 40 "${2:?}" --dry-run -Werror --ferror-limit=2
