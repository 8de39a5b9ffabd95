#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by packaging/run and packaging/test: packages, configuration, build. Sourced, never run.

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build="$top/build/ci"

say() { printf '\n== %s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# Installs what packages.txt names and the machine lacks. Asks nothing of the network otherwise.
install_packages() {
    command -v apt-get >/dev/null ||
        die "This needs Debian 12 (apt-get was not found). packaging/packages.txt lists what has to be there."
    local wanted missing
    wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$top/packaging/packages.txt" | awk '{print $1}' | sort)
    # The report's HTML checks come from npm. Where it is there already, Debian's packages beside it
    # would conflict with the ones that it is from.
    command -v npm >/dev/null || wanted=$(printf '%s\n' "$wanted" nodejs npm | sort)
    # shellcheck disable=SC2086 # one word a package
    missing=$(comm -23 <(printf '%s\n' "$wanted") \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' | sort))
    [ -n "$missing" ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "Please run this as root, or install sudo. Missing packages: ${missing//$'\n'/ }"
        as_root=(sudo)
    fi
    say "Installing ${missing//$'\n'/ }"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# As many compilers at once as there are processors, but each needs up to a gigabyte.
compile_jobs() {
    local processors memory_gb
    processors=$(nproc)
    memory_gb=$(awk '/^MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo)
    [ "$memory_gb" -ge 1 ] || memory_gb=1
    echo $((processors < memory_gb ? processors : memory_gb))
}

# Tests find the shared sample logs by this, when they lie beside the checkout.
find_shared() {
    if [ -z "${TIDEMARK_SHARED:-}" ] && [ -d "$top/../shared" ]; then
        TIDEMARK_SHARED=$(cd "$top/../shared" && pwd)
    fi
    [ -z "${TIDEMARK_SHARED:-}" ] || export TIDEMARK_SHARED
}

# build_product TARGET...
build_product() {
    find_shared
    if [ ! -f "$build/build.ninja" ]; then
        say "Configuring"
        (cd "$top" && cmake --preset ci)
    fi
    say "Building"
    cmake --build "$build" --parallel "$(compile_jobs)" --target "$@"
}
