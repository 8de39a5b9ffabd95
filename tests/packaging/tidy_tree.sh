#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# tidy_tree.sh ROOT: licence lines, file lengths, reasons of packages, and that scripts are sound.
set -euo pipefail
cd "${1:?usage: tidy_tree.sh ROOT}"
faults=0
fault() {
    echo "$*"
    faults=$((faults + 1))
}

while IFS= read -r -d '' file; do
    head -n 2 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || fault "$file: no licence line on top"
done < <(find core ui app tests packaging .ci CMakeLists.txt \( -name '*.cpp' -o -name '*.h' -o -name '*.cmake' -o -name '*.sh' \
    -o -name '*.py' -o -name '*.sql' -o -name CMakeLists.txt -o -path packaging/run -o -path packaging/test -o -path .ci/run \) -type f -print0)

while IFS= read -r -d '' file; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 800 ] || fault "$file: $lines lines; split it at 800"
done < <(find core ui app tests \( -name '*.cpp' -o -name '*.h' \) -type f -print0)

while IFS= read -r line; do
    [[ $line =~ ^[a-z0-9][a-z0-9.+-]*[[:space:]]+[^[:space:]].*$ ]] || fault "packaging/packages.txt: '$line' has no reason"
done < <(grep -v -e '^#' -e '^$' packaging/packages.txt)

scripts=(packaging/run packaging/test packaging/*.sh tests/packaging/*.sh .ci/run)
for script in "${scripts[@]}"; do
    bash -n "$script" || fault "$script does not parse"
    [ -x "$script" ] || [ "${script##*/}" = common.sh ] || fault "$script is not executable"
    grep -q '^set -euo pipefail$' "$script" || [ "${script##*/}" = common.sh ] || fault "$script does not stop at errors"
done
if command -v shellcheck >/dev/null; then
    shellcheck -x "${scripts[@]}" || fault "shellcheck has remarks"
fi

[ "$faults" -eq 0 ] || exit 1
echo "tree is tidy"
