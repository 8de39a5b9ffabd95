// SPDX-License-Identifier: GPL-3.0-or-later
// The tag files by which a bundle is checked without this program.
#include "core/base/digest.h"
#include "core/export/bundle_parts.h"
#include "core/export/seal.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::string_view kVerifyScript = R"sh(#!/bin/sh
# Checks this bundle with coreutils, and its signature with openssl. Run it in the bundle's folder:
#     sh verify.sh
# It prints what it has checked, and FAILED with the reason and exit code 1 if anything is off.
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $1"; exit 1; }

sha256sum --quiet --strict -c tagmanifest-sha256.txt || fail "a tag file does not match tagmanifest-sha256.txt"
sha256sum --quiet --strict -c manifest-sha256.txt || fail "a file under data does not match manifest-sha256.txt"
sha512sum --quiet --strict -c tagmanifest-sha512.txt || fail "a tag file does not match tagmanifest-sha512.txt"
sha512sum --quiet --strict -c manifest-sha512.txt || fail "a file under data does not match manifest-sha512.txt"
echo "every listed file has the stated hashes"

walk() {
    for item in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        if [ -d "$item" ] && [ ! -L "$item" ]; then walk "$item"
        elif [ -e "$item" ] || [ -L "$item" ]; then printf '%s\n' "${item#./}"
        fi
    done
}
walk . | sort > "$work/there"
{
    cut -c67- manifest-sha256.txt
    cut -c67- tagmanifest-sha256.txt
    for name in tagmanifest-sha256.txt tagmanifest-sha512.txt tagmanifest-sha256.txt.minisig; do
        [ -e "$name" ] && echo "$name"
    done
} | sort > "$work/listed"
extra=$(comm -3 "$work/there" "$work/listed")
[ -z "$extra" ] || fail "files and manifests disagree: $extra"
echo "no file is missing and none was added"

entries= head= prev=0000000000000000000000000000000000000000000000000000000000000000 count=0
while read -r key value rest; do
    case "$key" in entries) entries=$value ;; head) head=$value ;; esac
done < seal.txt
while IFS= read -r line; do
    count=$((count + 1))
    case "$line" in "$prev "*) ;; *) fail "custody entry $count does not follow the one before it" ;; esac
    rest=${line#* }
    case "$rest" in
        "WITHHELD "*) prev=${rest#WITHHELD } ;;
        *) prev=$(printf '%s\n' "$line" | sha256sum | cut -c1-64) ;;
    esac
done < custody.log
[ "$count" = "$entries" ] || fail "the custody log has $count entries, the seal says $entries"
[ "$prev" = "$head" ] || fail "the custody log ends in another entry than the seal says"
echo "the custody log of $count entries is unbroken and ends as sealed"

signed=
while IFS= read -r line; do
    case "$line" in "Tidemark-Signed-By: "*) signed=${line#Tidemark-Signed-By: } ;; esac
done < bag-info.txt
if [ "$signed" = none ]; then
    echo "not signed"
else
    [ -f tagmanifest-sha256.txt.minisig ] || fail "the signature is missing"
    head -n 2 tagmanifest-sha256.txt.minisig | tail -n 1 | base64 -d | tail -c 64 > "$work/signature"
    openssl pkeyutl -verify -rawin -pubin -inkey case-key.pem -in tagmanifest-sha256.txt -sigfile "$work/signature" > "$work/out" 2>&1 ||
        fail "the signature does not match"
    echo "signed with the key $signed: compare this fingerprint with one that you have from its owner"
fi
echo "OK: $(sha256sum tagmanifest-sha256.txt | cut -c1-64) is the hash that stands for this bundle"
)sh";

std::string howToVerify(const BundleWork& work) {
    std::string out = R"(HOW TO CHECK THIS BUNDLE

You need no special program. On Linux (or any system with GNU coreutils), in the folder of this file:

    sh verify.sh

It does the following, which you can also do by hand.

1. Every file has the hash that the manifests state:
       sha256sum --strict -c tagmanifest-sha256.txt
       sha256sum --strict -c manifest-sha256.txt
   (manifest-sha512.txt and tagmanifest-sha512.txt do the same with SHA-512.) sha256sum does not notice added
   files; verify.sh compares the list of files too. The layout is BagIt 1.0, RFC 8493.

2. The custody log is unbroken. custody.log has one entry a line: the SHA-256 of the line before (64 zeros for the
   first), a blank, and a JSON object. Hash a line with its line feed:
       head -n 1 custody.log | sha256sum
   and compare with the start of the next line. Where an entry is withheld, the word WITHHELD and the hash of the
   entry stand in its place. seal.txt states the number of entries and the hash of the last. Entries that only record
   openings, checks and exports after the last change of the case are not part of custody.log.

3. The sources are those that are sealed: the SHA-256 of data/source-hashes.txt is the one in the line "sources" of
   seal.txt. If you hold an original log file, its own SHA-256 must be listed there.
)";
    if (work.options.key != nullptr)
        out += R"(
4. The signature is by the key in case-key.pem (the same key is in case-key.pub for minisign and signify):
       head -n 2 tagmanifest-sha256.txt.minisig | tail -n 1 | base64 -d | tail -c 64 > /tmp/signature
       openssl pkeyutl -verify -rawin -pubin -inkey case-key.pem -in tagmanifest-sha256.txt -sigfile /tmp/signature
   or
       minisign -V -p case-key.pub -m tagmanifest-sha256.txt
       signify-openbsd -V -p case-key.pub -m tagmanifest-sha256.txt -x tagmanifest-sha256.txt.minisig
   A signature is worth what you know about the key. Compare its fingerprint (SHA-256 of the raw public key, in
   bag-info.txt and on the first page of the report) with one that its owner gave you by another way.
)";
    out += R"(
FIGURES. data/figures.json lists each figure of the report with the file, column and condition from which it is counted.

RECORDS. data/records holds the cited records byte for byte, with their place in the source; data/exhibits/EX-nnn holds
the rows of each exhibit: .raw.csv unaltered, .csv safe to open in a spreadsheet (texts that could be taken for a
formula begin with ' there).

WHAT THIS SHOWS. Nothing in the bundle has changed since it was made (and signed). It does not show when that was, nor
that the first import was honest: for that, compare the source hashes with those of the system that the logs come from.
)";
    return out;
}

} // namespace

Status writeTagFiles(BagWriter& bag, BundleWork& work) {
    TM_TRY(bag.add("custody.log", work.content.custody_text));
    TM_TRY(bag.add("data/source-hashes.txt", work.content.source_lines));
    const Seal seal{
        work.content.info.id,       work.content.custody.entries,    work.content.custody.hash,
        work.content.basis.sources, work.content.basis.sources_hash, std::string(64, '0'),
        work.stated_at_ns};
    const std::string text = sealText(seal);
    TM_TRY(bag.add("seal.txt", text));
    if (work.options.key != nullptr) {
        TM_ASSIGN(const std::string signature,
                  work.options.key->signatureFile(text, "seal of case " + seal.case_id));
        TM_TRY(bag.add("seal.txt.minisig", signature));
        TM_TRY(bag.add("case-key.pub", work.options.key->minisignPublicKey()));
        TM_TRY(bag.add("case-key.pem", work.options.key->publicPem()));
    }
    TM_TRY(bag.add("HOW-TO-VERIFY.txt", howToVerify(work)));
    return bag.add("verify.sh", kVerifyScript);
}

} // namespace tidemark
