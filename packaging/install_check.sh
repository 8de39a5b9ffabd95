#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install_check.sh [--clean-root] [PACKAGE.deb]: installs the package, tries both programs and what
# belongs to them, removes it again and sees that nothing is left. Makes the package from build/ci when
# none is named. Needs root and a package mirror, for it uses the system's own package manager. With
# --clean-root it runs itself inside a fresh, minimal Debian 12 (mmdebstrap), which is kept as
# build/clean-root.tar for the next time; the system it is called on stays as it is.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ "$(id -u)" -eq 0 ] || die "install_check.sh installs a package: please run it as root."
clean_root=0
if [ "${1:-}" = --clean-root ]; then
    clean_root=1
    shift
fi
package=${1:-}
if [ -z "$package" ]; then
    build_product tidemark tidemark-cli tidemark_compressed_docs
    rm -rf "$build/package"
    (cd "$build" && cpack -G DEB >/dev/null)
    package=$(echo "$build"/package/tidemark_*.deb)
fi
package=$(realpath "$package")

# Unpacks a minimal system and runs this very script in it.
check_in_clean_root() {
    local archive="$top/build/clean-root.tar" root
    if [ ! -f "$archive" ]; then
        command -v mmdebstrap >/dev/null || die "--clean-root needs the package mmdebstrap."
        say "Making a minimal Debian 12"
        mmdebstrap --quiet --format=tar --variant=apt --include=man-db,desktop-file-utils,fonts-dejavu-core \
            bookworm "$archive.new" ${TIDEMARK_MIRROR:+"$TIDEMARK_MIRROR"} # else its own default
        mv "$archive.new" "$archive"
    fi
    root=$(mktemp -d)
    # shellcheck disable=SC2064 # the folder of this moment
    trap "rm -rf '$root'" EXIT
    tar -xf "$archive" -C "$root" --exclude='./dev/*'
    mkdir -p "$root/check/packaging"
    cp "$top"/packaging/{common.sh,install_check.sh} "$root/check/packaging/"
    cp "$package" "$root/check/"
    [ ! -e /etc/resolv.conf ] || cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    # shellcheck disable=SC2016 # expanded by the inner shell
    unshare --mount --pid --fork bash -c '
        set -e
        mount -t proc proc "$1/proc"
        mount -t tmpfs tmpfs "$1/dev"
        mknod -m 666 "$1/dev/null" c 1 3
        mknod -m 666 "$1/dev/zero" c 1 5
        mknod -m 666 "$1/dev/random" c 1 8
        mknod -m 666 "$1/dev/urandom" c 1 9
        mkdir "$1/dev/pts"
        mount -t devpts devpts "$1/dev/pts" -o newinstance,ptmxmode=0666
        ln -s pts/ptmx "$1/dev/ptmx"
        ln -s /proc/self/fd "$1/dev/fd"
        export LC_ALL=C.UTF-8 HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
        chroot "$1" apt-get update -q >/dev/null
        chroot "$1" bash /check/packaging/install_check.sh "$2"
    ' clean-root "$root" "/check/$(basename "$package")"
}
if [ "$clean_root" -eq 1 ]; then
    check_in_clean_root
    exit
fi

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
