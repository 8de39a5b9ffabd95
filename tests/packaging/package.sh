#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# package.sh BUILD ROOT: the packages made from a build folder are the same bytes twice, please lintian,
# install into an empty root and leave nothing behind; an installation anywhere and an unpacked
# tarball run where they stand; and every linked library is named with its licence.
set -euo pipefail
build=$(realpath "${1:?usage: package.sh BUILD ROOT}")
top=$(realpath "${2:?}")
# As root of a user namespace dpkg may own files as it wants.
if [ "$(id -u)" -ne 0 ]; then
    exec unshare --map-root-user bash "$0" "$build" "$top"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen HOME="$work/home" XDG_RUNTIME_DIR="$work/run"
mkdir -m 700 "$HOME" "$XDG_RUNTIME_DIR"
die() {
    echo "$*" >&2
    exit 1
}

# runs PREFIX: both programs work from there, and the window paints a page.
runs() {
    "$1/bin/tidemark-cli" --version | grep -q '[0-9]' || die "$1: tidemark-cli does not start"
    "$1/bin/tidemark" --version | grep -q Tidemark || die "$1: tidemark does not start"
    "$1/bin/tidemark" --page Welcome --theme light --size 900x700 --shot "$work/shot.png" || die "$1: no picture"
    [ -s "$work/shot.png" ] || die "$1: an empty picture"
    rm "$work/shot.png"
}

cd "$build"
for round in a b; do
    cpack -G "DEB;TGZ" -B "$work/$round" >"$work/cpack.log" 2>&1 || {
        cat "$work/cpack.log"
        die "cpack failed"
    }
done
deb=$(echo "$work"/a/tidemark_*.deb) tarball=$(echo "$work"/a/*.tar.gz)
cmp "$deb" "$work/b/$(basename "$deb")" || die "the package differs when it is made again"
cmp "$tarball" "$work/b/$(basename "$tarball")" || die "the tarball differs when it is made again"

lintian --allow-root --fail-on error,warning --tag-display-limit 0 "$deb" || die "lintian has remarks"

root="$work/root"
mkdir -p "$root"/var/lib/dpkg/{info,updates,triggers}
touch "$root"/var/lib/dpkg/{status,available}
on_root() { dpkg --root="$root" --force-depends --force-script-chrootless --log=/dev/null "$@" >"$work/dpkg.log" 2>&1; }
on_root --install "$deb" || die "dpkg does not install it: $(cat "$work/dpkg.log")"
runs "$root/usr"
desktop-file-validate "$root/usr/share/applications/org.tidemark.Tidemark.desktop"
appstreamcli validate --no-net "$root/usr/share/metainfo/org.tidemark.Tidemark.metainfo.xml" >/dev/null
on_root --purge tidemark || die "dpkg does not remove it: $(cat "$work/dpkg.log")"
left=$(find "$root" -path "$root/var/lib/dpkg" -prune -o -type f -print)
[ -z "$left" ] || die "left behind: $left"

cmake --install "$build" --prefix "$work/anywhere" --strip >/dev/null
mv "$work/anywhere" "$work/else where"
runs "$work/else where"
mkdir "$work/unpacked"
tar -xzf "$tarball" -C "$work/unpacked" --strip-components=1
runs "$work/unpacked"
for file in share/doc/tidemark/NOTICES.gz share/doc/tidemark/copyright share/man/man1/tidemark.1.gz; do
    [ -s "$work/unpacked/$file" ] || die "the tarball lacks $file"
done

for program in tidemark tidemark-cli; do
    readelf -d "$work/unpacked/bin/$program" | grep -qE 'R(UN)?PATH' && die "$program looks for libraries in fixed folders"
    while read -r library; do
        grep -qF "${library%%.so*}" "$top/resources/help/licences.md" || die "licences.md does not name $library of $program"
    done < <(readelf -d "$work/unpacked/bin/$program" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
done
echo "packages are sound: $(basename "$deb"), $(stat -c %s "$deb") bytes, $(basename "$tarball")"
