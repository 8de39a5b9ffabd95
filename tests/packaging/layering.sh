#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layering.sh ROOT: fails when a source file includes what its layer must not, or uses what has no
# place in a program that reads hostile evidence. Names each offence with file and line.
set -euo pipefail
root=${1:?usage: layering.sh ROOT}
cd "$root"
offences=0

# offence REASON: reports the lines on standard input, if there are any.
offence() {
    local line
    while IFS= read -r line; do
        printf '%s\n    %s\n' "$line" "$1"
        offences=$((offences + 1))
    done
}

# forbid REASON PATTERN FOLDER...: no source file below the folders may have the pattern.
forbid() {
    local reason=$1 pattern=$2 folder
    shift 2
    for folder in "$@"; do
        [ -d "$folder" ] || continue
        offence "$reason" < <(grep -rnE --include='*.cpp' --include='*.h' -- "$pattern" "$folder" || true)
    done
}

# Low to high: a folder may include itself and those before it.
order=(base db jobs store query import analysis detect export verify review)

forbid "core has no Qt" '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"](Q[A-Za-z]|qt|Qt)' core
forbid "core knows neither window nor programs" '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"](ui|app|tests)/' core
forbid "ui does not know the programs" '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"](app|tests)/' ui
forbid "the command line has no Qt of its own beyond ui/render" \
    '^[[:space:]]*#[[:space:]]*include[[:space:]]*"ui/(pages|widgets|models)/' app/cli
forbid "ui/render has no widgets" '^[[:space:]]*#[[:space:]]*include[[:space:]]*([<"]QWidget|[<"]qcustomplot|"ui/(pages|widgets|models)/)' ui/render

for ((i = 0; i < ${#order[@]}; ++i)); do
    for ((j = i + 1; j < ${#order[@]}; ++j)); do
        forbid "core/${order[i]} lies below core/${order[j]}" \
            "^[[:space:]]*#[[:space:]]*include[[:space:]]*\"core/${order[j]}/" "core/${order[i]}"
    done
done
# These three know numbers, threads and a story, and nothing of cases.
for folder in jobs analysis sample; do
    offence "core/$folder uses core/base alone" < <(
        [ ! -d "core/$folder" ] ||
            grep -rnE --include='*.cpp' --include='*.h' '^[[:space:]]*#[[:space:]]*include[[:space:]]*"core/' "core/$folder" |
            grep -vE "\"core/($folder|base)/" || true)
done

code=(core ui app)
forbid "std::regex overflows the stack on evidence; use RE2" '(std::|::|^|[^a-z_])w?regex_(match|search|replace)|std::w?regex\b|#[[:space:]]*include[[:space:]]*<regex>' "${code[@]}"
# The window may read documents that core wrote with it, but no record.
forbid "QJsonDocument accepts what is not JSON; use simdjson or nlohmann" 'QJsonDocument' core app
forbid "QJsonDocument accepts what is not JSON; records are read in core" 'QJsonDocument::fromJson\(.*([Rr]aw|[Rr]ecord)' ui
forbid "no shell is ever started" '(^|[^A-Za-z_0-9.>])(std::)?(system|popen)[[:space:]]*\(' "${code[@]}"
forbid "text is shown as plain text" 'setTextFormat\([[:space:]]*Qt::(Rich|Auto|Markdown)Text' "${code[@]}"
forbid "the only file that includes qcustomplot.h is ui/widgets/plot/qcp.h" '^[[:space:]]*#[[:space:]]*include[[:space:]]*<qcustomplot' core app ui/render ui/models ui/pages
forbid "events are not pumped inside other work" 'processEvents[[:space:]]*\(' "${code[@]}"

if [ "$offences" -gt 0 ]; then
    echo "$offences offence(s) against the layers"
    exit 1
fi
echo "layers hold"
