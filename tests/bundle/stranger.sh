#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# stranger.sh CLI PYTHON: makes a small case with hostile and private texts, exports it plain and
# redacted, and lets tools that know nothing of Tidemark judge the two bundles: coreutils, openssl,
# minisign, qpdf, poppler, PDFBox, openpyxl and PyLD.
set -euo pipefail
cli=$(realpath "${1:?usage: stranger.sh CLI PYTHON}") python=${2:?}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work/run
mkdir -m 700 run

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# shellcheck source=tests/bundle/hostile_case.sh
source "$here/hostile_case.sh"
make_hostile_case "$cli" "$python" c.tidemark
printf 'a good password\n' >password
"$cli" key new ada --password-file password >/dev/null
"$cli" export c.tidemark --out plain --preset analyst --sign ada --password-file password >/dev/null 2>&1
"$cli" summary c.tidemark --pdf summary.pdf >/dev/null
[ "$(pdfinfo summary.pdf | awk '/^Pages:/ {print $2}')" = 1 ] || fail "the summary is not one page"
"$cli" export c.tidemark --out hidden --preset analyst --redact standard >/dev/null 2>&1

cd plain
for kind in sha256 sha512; do
    for list in manifest tagmanifest; do
        "${kind}sum" --quiet --strict -c "$list-$kind.txt" || fail "$list-$kind.txt"
    done
done
sed -n 2p tagmanifest-sha256.txt.minisig | base64 -d | tail -c 64 >"$work/signature.bin"
openssl pkeyutl -verify -rawin -pubin -inkey case-key.pem -in tagmanifest-sha256.txt \
    -sigfile "$work/signature.bin" >/dev/null || fail "openssl does not accept the signature"
minisign -Vq -p case-key.pub -m tagmanifest-sha256.txt || fail "minisign does not accept the signature"
env -i PATH=/usr/bin:/bin sh verify.sh >/dev/null || fail "verify.sh"

qpdf --check data/report.pdf >/dev/null || fail "qpdf finds fault with the PDF"
jars=$(printf '%s:' /usr/share/java/{preflight,pdfbox2,xmpbox,fontbox2,commons-logging,commons-io,javax.activation,jaxb-api}.jar)
for pdf in data/report.pdf "$work/summary.pdf"; do
    java -Djava.awt.headless=true -cp "$jars" org.apache.pdfbox.preflight.Validator_A1b "$pdf" >"$work/preflight" 2>&1 ||
        fail "$pdf is not PDF/A-1b: $(grep -v DEBUG "$work/preflight" | head -n 5)"
done
if pdffonts data/report.pdf | tail -n +3 | grep -qv ' yes '; then fail "a font is not embedded"; fi
pages=$(pdfinfo data/report.pdf | awk '/^Pages:/ {print $2}')
for ((page = 1; page <= pages; ++page)); do
    pdftotext -f "$page" -l "$page" data/report.pdf - | grep -q "REF-7 .*UTC" || fail "page $page has no reference and zone"
    pdftotext -f "$page" -l "$page" data/report.pdf - | grep -q "Page $page of $pages" || fail "page $page has no number"
done
if grep -aqE '/(JavaScript|JS|EmbeddedFile|Launch|URI)\b' data/report.pdf; then fail "the PDF has active content"; fi
"$python" "$here/stranger.py" "$work/plain" || fail "stranger.py"
cd ..

# Nothing that is hidden may be anywhere: names, text, tables inside workbooks, PDF, picture.
cd hidden
find . -name '*.xlsx' -print0 | while IFS= read -r -d '' book; do
    mkdir "$book.parts" && (cd "$book.parts" && "$python" -m zipfile -e "../$(basename "$book")" .)
done
find . -name '*.pdf' -print0 | while IFS= read -r -d '' pdf; do
    pdftotext "$pdf" "$pdf.txt"
    pdfinfo "$pdf" >"$pdf.info"
    qpdf --qdf --object-streams=disable "$pdf" "$pdf.plain"
done
[ -f data/report.pdf.txt ] || fail "the redacted bundle has no report"
for word in acct_loud 203.0.113. org_hidden key_hidden onerror 'cmd|' 'Zo'$'\xc3\xab' 'secret recipe' Abcdefgh12345678; do
    if grep -rqaiF -- "$word" .; then fail "$word survives in $(grep -rlaiF -- "$word" . | head -n 3 | tr '\n' ' ')"; fi
    if find . | grep -qiF -- "$word"; then fail "$word survives in a file name"; fi
done
echo "strangers agree: $pages pages"
