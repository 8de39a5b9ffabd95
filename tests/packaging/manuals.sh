#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# manuals.sh FOLDER: the manual pages there are formatted without a warning and are not empty.
set -euo pipefail
cd "${1:?usage: manuals.sh FOLDER}"
for page in tidemark.1 tidemark-cli.1; do
    warnings=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -l "$page" 2>&1 >page.txt)
    if [ -n "$warnings" ]; then
        echo "$page: $warnings"
        exit 1
    fi
    for part in NAME SYNOPSIS DESCRIPTION; do
        grep -q "^$part" page.txt || { echo "$page has no $part"; exit 1; }
    done
done
rm -f page.txt
