#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# stranger.sh CLI PYTHON: makes a small case with hostile and private texts, exports it plain and
# redacted, and lets tools that know nothing of Tidemark judge the two bundles.
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

# The file's name names an account, too.
"$python" - >acct_loud_17.jsonl <<'PY'
import json
secret = "sk-ant-api03-" + "Abcdefgh12345678" * 3
for i in range(400):
    account = ["acct_loud_17", "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "Zo\u00eb \u202e"][i % 4]
    print(json.dumps({"timestamp": "2024-10-%02dT%02d:00:00Z" % (1 + i // 24, i % 24), "account_id": account,
                      "org_id": "org_hidden", "client_ip": "203.0.113.%d" % (i % 9), "model": "m-1",
                      "api_key_id": "key_hidden_%d" % (i % 3), "status": 200, "output_tokens": 100 + i,
                      "user_agent": "agent Bearer " + secret,
                      "prompt_prefix": "tell me a secret recipe"}))
PY
printf 'a good password\n' >password
"$cli" new c.tidemark --title "Matter of acct_loud_17" --reference REF-7 >/dev/null
"$cli" import c.tidemark acct_loud_17.jsonl >/dev/null 2>&1
"$cli" finding add c.tidemark --as Ada --title "acct_loud_17 took it" --severity high --lawful "None found" \
    --narrative "From **203.0.113.7** by acct_loud_17 of org_hidden." --account acct_loud_17 --event 1 --event 2 >/dev/null
"$cli" annotate c.tidemark --text "acct_loud_17 again" --account acct_loud_17 >/dev/null
"$cli" key new ada --password-file password >/dev/null
"$cli" export c.tidemark --out plain --preset analyst --sign ada --password-file password >/dev/null 2>&1
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
env -i PATH=/usr/bin:/bin sh verify.sh >/dev/null || fail "verify.sh"

qpdf --check data/report.pdf >/dev/null || fail "qpdf finds fault with the PDF"
grep -aq 'pdfaid:part' data/report.pdf || fail "the PDF does not say that it is PDF/A"
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
