#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# program.sh TIDEMARK TIDEMARK_CLI: the window's program as a person meets it, offscreen: one window a case,
# settings beside the program when asked, a crash report and a log without evidence, another
# language and direction, and a case on a read-only medium.
set -euo pipefail
program=$(realpath "${1:?usage: program.sh TIDEMARK TIDEMARK_CLI}")
cli=$(realpath "${2:?}")
work=$(mktemp -d)
window=
clean_up() {
    [ -z "$window" ] || kill -9 "$window" 2>/dev/null || true
    ! mountpoint -q "$work/medium" || umount "$work/medium"
    rm -rf "$work"
}
trap clean_up EXIT
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen HOME="$work/home" XDG_RUNTIME_DIR="$work/run"
export XDG_CONFIG_HOME="$HOME/.config" XDG_DATA_HOME="$HOME/.local/share"
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
data="$XDG_DATA_HOME/Tidemark/Tidemark"
log="$data/tidemark.log"
die() {
    echo "$*" >&2
    exit 1
}

# wait_for WORDS FILE: until a line of the file has the words, for at most half a minute.
wait_for() {
    timeout 30 grep -q -m 1 -- "$1" <(tail -n +1 -F "$2" 2>/dev/null) || die "no '$1' in $(basename "$2")"
}

for hour in 10 11 12 13; do
    for second in 01 02 03 04 05; do
        echo "{\"timestamp\":\"2025-09-0${second:1}T$hour:00:${second}Z\",\"account_id\":\"acct_evidence_$second\",\"output_tokens\":7,\"status\":200}"
    done
done >"$work/log.jsonl"
"$cli" new "$work/c.tidemark" --title "Secret matter" 2>/dev/null
"$cli" import "$work/c.tidemark" "$work/log.jsonl" >/dev/null 2>&1

# One window a case: the second start hands over and ends well.
"$program" "$work/c.tidemark" >/dev/null 2>"$work/errors" &
window=$!
wait_for "case: 20 events" "$log"
ln -s c.tidemark "$work/other-name.tidemark"
timeout 30 "$program" --page Events "$work/other-name.tidemark" 2>/dev/null || die "the second window does not hand over"
kill -0 "$window" || die "the first window is gone"

# A crash is told once, with nothing of the case in it.
kill -SEGV "$window"
wait "$window" 2>/dev/null && die "a crash ends like a success"
window=
report=$(echo "$data"/crash-*.txt)
[ -s "$report" ] || die "no crash report"
grep -q 'ended by signal 11' "$report" || die "the report does not name the signal"
[ "$(stat -c %a "$report")" = 600 ] || die "others can read the report"
grep -rqE 'acct_evidence|Secret matter|c\.tidemark|log\.jsonl' "$report" "$log" && die "evidence in log or report"

# What was in view comes back, the crash is told, and the program still writes to the case.
: >"$log"
"$program" >/dev/null 2>&1 &
window=$!
wait_for "told of an earlier crash" "$log"
wait_for "case: 20 events" "$log"
kill "$window"
wait "$window" 2>/dev/null || true
window=
"$cli" verify "$work/c.tidemark" >/dev/null 2>&1 || die "the case is damaged after the crash"

# Portable: nothing in the home folder.
mkdir "$work/stick"
cp "$program" "$work/stick/tidemark"
HOME="$work/home2" XDG_CONFIG_HOME="$work/home2/c" XDG_DATA_HOME="$work/home2/d" \
    "$work/stick/tidemark" --portable --theme dark --shot "$work/portable.png" "$work/c.tidemark" 2>/dev/null
[ -s "$work/stick/tidemark-portable/data/tidemark.log" ] || die "--portable writes no log beside the program"
find "$work/stick/tidemark-portable" -name '*.ini' | grep -q . || die "--portable keeps no settings beside the program"
left=$(find "$work/home2" -type f 2>/dev/null | grep -v -e '/fontconfig/' -e '/mesa' || true)
[ -z "$left" ] || die "--portable writes elsewhere: $left"

# Another language, another direction: another picture.
for kind in "en" "de" "en --right-to-left"; do
    # shellcheck disable=SC2086 # several words on purpose
    "$program" --language $kind --theme light --page Summary --size 1200x800 --shot "$work/${kind// /}.png" "$work/c.tidemark" 2>/dev/null
done
cmp -s "$work/en.png" "$work/de.png" && die "German looks like English"
cmp -s "$work/en.png" "$work/en--right-to-left.png" && die "right to left looks like left to right"

# A medium that cannot be written.
mkdir "$work/medium"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs tmpfs "$work/medium" 2>/dev/null; then
    cp "$work/c.tidemark" "$work/medium/"
    mount -o remount,ro "$work/medium"
    : >"$log"
    "$program" --page Events --shot "$work/medium.png" "$work/medium/c.tidemark" 2>/dev/null
    grep -q 'case: 20 events, 0 rejects, 1 sources, read-only' "$log" || die "a read-only medium is not read"
fi
echo "the program starts and ends as it should"
