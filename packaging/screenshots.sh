#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh [FOLDER]: pictures of every page of the window on the sample case, light and dark,
# with a finding and detections in it. The README shows those in resources/pictures.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder=${1:-$top/resources/pictures}
build_product tidemark tidemark-cli
cli="$build/app/tidemark-cli"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

"$cli" sample "$work/heron.tidemark"
"$cli" detect "$work/heron.tidemark" --json >"$work/detections.json"
strongest=$(jq -r '.detections[0].id' "$work/detections.json")
"$cli" finding add "$work/heron.tidemark" --title "Systematic collection of answers" --severity high \
    --confidence medium --detection "$strongest" \
    --narrative "$(jq -r '.detections[0].explanation' "$work/detections.json")" >/dev/null

export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
for theme in light dark; do
    for page in Welcome Summary Timeline Accounts Detections Clusters Events Findings Evidence "Custody log"; do
        name=$(echo "$page" | tr '[:upper:] ' '[:lower:]-')-$theme.png
        "$build/app/tidemark" --page "$page" --theme "$theme" --size 1280x800 --shot "$folder/$name" "$work/heron.tidemark"
        echo "$folder/$name"
    done
done
