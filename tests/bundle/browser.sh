#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# browser.sh CLI PYTHON FOLDER: reports with hostile texts under an HTML validator and in a real
# browser. The npm packages that package-lock.json pins are kept in FOLDER between runs.
#   - html-validate finds no error, neither in a lawyer's report nor in a manager's
#   - opened from disk, the page asks for nothing else and runs no script, not even an injected one
#   - axe finds no violation, light and dark, with each order of the register chosen
#   - nothing is wider than the window, and nothing than a printed page
set -euo pipefail
cli=$(realpath "${1:?usage: browser.sh CLI PYTHON FOLDER}") python=${2:?} folder=${3:?}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$folder"
folder=$(realpath "$folder")

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# A registry that does not answer at once is no fault of the report.
install_packages() {
    cmp -s "$here/package-lock.json" "$folder/installed" && return
    cp "$here/package.json" "$here/package-lock.json" "$folder"
    for pause in 5 15 30 60 0; do
        (cd "$folder" && npm ci --silent --no-audit --no-fund --ignore-scripts --cache "$folder/cache") && {
            cp "$here/package-lock.json" "$folder/installed"
            return
        }
        sleep "$pause"
    done
    fail "npm could not install the packages of package-lock.json"
}
install_packages

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work/run
mkdir -m 700 run
# shellcheck source=tests/bundle/hostile_case.sh
source "$here/hostile_case.sh"
make_hostile_case "$cli" "$python" c.tidemark
for preset in legal manager; do
    "$cli" export c.tidemark --out "$preset" --preset "$preset" >/dev/null 2>&1
    cp "$preset/data/report.html" "$preset.html"
done

validate() { node "$folder/node_modules/html-validate/bin/html-validate.mjs" --preset standard "$@"; }
sed 's/<h2/<h2 id="twice" id="twice"/' legal.html >broken.html
if validate broken.html >/dev/null; then fail "the validator does not see a fault"; fi
validate legal.html manager.html || fail "the validator finds fault"
node "$here/browser.mjs" "$folder/node_modules" "$work/legal.html"
