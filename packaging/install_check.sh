#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install_check.sh [PACKAGE.deb]: installs the package, tries both programs and what belongs to them,
# removes it again and sees that nothing is left. Makes the package from build/ci when none is named.
# Needs root, for it uses the system's own package manager; best in a container that is thrown away.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ "$(id -u)" -eq 0 ] || die "install_check.sh installs a package: please run it as root."
package=${1:-}
if [ -z "$package" ]; then
    build_product all
    rm -rf "$build/package"
    (cd "$build" && cpack -G DEB >/dev/null)
    package=$(echo "$build"/package/tidemark_*.deb)
fi
package=$(realpath "$package")
if dpkg-query -W -f '${db:Status-Status}' tidemark 2>/dev/null | grep -q '^installed$'; then
    die "tidemark is already installed here; remove it first."
fi

work=$(mktemp -d)
installed=0
clean_up() {
    [ "$installed" -eq 0 ] || DEBIAN_FRONTEND=noninteractive apt-get purge -q -y tidemark >/dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT

say "Installing $(basename "$package")"
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$package" >/dev/null
installed=1
mapfile -t files < <(dpkg -L tidemark | while read -r path; do [ -d "$path" ] || echo "$path"; done)

say "Trying it"
cd "$work"
tidemark-cli --version
QT_QPA_PLATFORM=offscreen tidemark --version
tidemark-cli sample sample.tidemark
tidemark-cli detect sample.tidemark --json | grep -q '"detections"'
tidemark-cli verify sample.tidemark
QT_QPA_PLATFORM=offscreen tidemark --page Timeline --shot shot.png sample.tidemark
[ -s shot.png ]
man --warnings tidemark >/dev/null
man --warnings tidemark-cli >/dev/null
desktop-file-validate /usr/share/applications/org.tidemark.Tidemark.desktop
bash -c 'source /usr/share/bash-completion/completions/tidemark-cli && complete -p tidemark-cli' >/dev/null

say "Removing it"
DEBIAN_FRONTEND=noninteractive apt-get purge -q -y tidemark >/dev/null
installed=0
left=0
for file in "${files[@]}"; do
    if [ -e "$file" ]; then
        echo "left behind: $file"
        left=1
    fi
done
[ "$left" -eq 0 ] || exit 1
echo "installed, tried and removed: $(basename "$package"), ${#files[@]} files"
