#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# translations.sh ROOT LUPDATE: every text of the program has its German translation, and the plural forms
# their English one; placeholders are the same on both sides. When it fails, run what it prints.
set -euo pipefail
cd "${1:?usage: translations.sh ROOT LUPDATE}"
lupdate=${2:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0

# check FILE OPTION...: nothing of the sources is missing in the catalogue, unfinished or left over.
check() {
    local file=$1 messages
    shift
    cp "$file" "$work/new.ts"
    messages=$(grep -c '<source>' "$file")
    "$lupdate" -I . -locations none "$@" app/gui ui -ts "$work/new.ts" >/dev/null 2>&1
    for state in unfinished vanished obsolete; do
        if grep -q "type=\"$state\"" "$work/new.ts"; then
            echo "$file: texts that are $state:"
            grep -B1 "type=\"$state\"" "$work/new.ts" | sed -n 's/.*<source>\(.*\)<\/source>.*/    \1/p' | head -20
            faults=1
        fi
    done
    echo "$file: $messages texts"
}
check resources/translations/tidemark_de.ts
check resources/translations/tidemark_en.ts -pluralonly

python3 - <<'END' || faults=1
import re, sys, xml.etree.ElementTree as tree
wrong = 0
for message in tree.parse("resources/translations/tidemark_de.ts").getroot().iter("message"):
    source = message.find("source").text or ""
    translation = message.find("translation")
    forms = [f.text or "" for f in translation.findall("numerusform")] or [translation.text or ""]
    for form in forms:
        marks = lambda text: sorted(re.findall(r"%L?[0-9n]", text))
        if marks(source) != marks(form) or not form.strip():
            print("placeholders differ:", source, "->", form)
            wrong = 1
sys.exit(wrong)
END
python3 tests/packaging/core_sentences.py . || faults=1
if [ "$faults" -ne 0 ]; then
    echo "mend with: lupdate -I . -locations none -no-obsolete app/gui ui -ts resources/translations/tidemark_de.ts, then translate"
    exit 1
fi
