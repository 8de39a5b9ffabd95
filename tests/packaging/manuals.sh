#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# manuals.sh FOLDER: the manual pages there are formatted without a warning and are not empty.
set -euo pipefail
cd "${1:?usage: manuals.sh FOLDER}"
text=$(mktemp)
trap 'rm -f "$text"' EXIT
for page in tidemark.1 tidemark-cli.1; do
    warnings=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -l "$page" 2>&1 >"$text")
    if [ -n "$warnings" ]; then
        echo "$page: $warnings"
        exit 1
    fi
    for part in NAME SYNOPSIS DESCRIPTION; do
        grep -q "^$part" "$text" || { echo "$page has no $part"; exit 1; }
    done
done
