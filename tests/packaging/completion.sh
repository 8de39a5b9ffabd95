#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# completion.sh PROGRAM COMPLETION MANUAL: completion offers, and the manual names, every command that
# the program has and no other; and completion offers the program's own options.
set -euo pipefail
program=${1:?usage: completion.sh PROGRAM COMPLETION MANUAL}
completion=${2:?} manual=${3:?}
# shellcheck disable=SC1090
source "$completion"

# complete_words WORD...: what is offered for the last word.
complete_words() {
    COMP_WORDS=("$program" "$@")
    COMP_CWORD=$#
    COMPREPLY=()
    _tidemark_cli 2>/dev/null || true
    printf '%s\n' "${COMPREPLY[@]}" | sort
}

offered=$(complete_words "" | grep -v -e '^--')
had=$("$program" --help | sed -n '/^Subcommands:/,$p' | awk 'NR > 1 && /^  [a-z]/ {print $1}' | sort)
if [ "$offered" != "$had" ]; then
    echo "completion and program differ:"
    diff <(echo "$offered") <(echo "$had") || true
    exit 1
fi
for command in $had; do
    grep -qE "(^|[^a-z])$command([^a-z]|$)" "$manual" || { echo "the manual does not name $command"; exit 1; }
done
complete_words import --clock | grep -qx -- '--clock-offset' || { echo "options of import are not offered"; exit 1; }
complete_words finding add --sev | grep -qx -- '--severity' || { echo "options of finding add are not offered"; exit 1; }
complete_words export c --preset le | grep -qx legal || { echo "presets are not offered"; exit 1; }
echo "completion fits"
