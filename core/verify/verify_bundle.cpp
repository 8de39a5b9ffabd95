// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/verify_bundle.h"

#include "core/base/digest.h"
#include "core/export/seal.h"
#include "core/export/signing_key.h"
#include "core/store/custody_log.h"
#include "core/verify/bag_check.h"
#include "core/verify/recount.h"

#include <fmt/format.h>

#include <set>

namespace tidemark {

namespace {

constexpr std::size_t kHashDigits = 64;
constexpr std::string_view kWithheld = "WITHHELD ";

std::string zeroHash() {
    return std::string(kHashDigits, '0');
}

const std::string* tagFile(const BagFacts& facts, const std::string& path) {
    const auto at = facts.tag_files.find(path);
    return at != facts.tag_files.end() ? &at->second : nullptr;
}

// Tag files that BagIt would leave unlisted must all be listed here, or one could be slipped in.
void checkTagList(const BagFacts& facts, VerifyReport& report) {
    static const std::set<std::string> kUnlisted = {
        "tagmanifest-sha256.txt", "tagmanifest-sha512.txt", "tagmanifest-sha256.txt.minisig",
        "tagmanifest-sha256.txt.tsr"};
    for (const auto& [path, content] : facts.tag_files)
        if (!kUnlisted.contains(path) && !facts.listed_tags.contains(path))
            report.fault(path, "the file is not in the tag manifest");
    for (const char* needed : {"bag-info.txt", "custody.log", "seal.txt", "HOW-TO-VERIFY.txt",
                               "verify.sh", "manifest-sha256.txt", "manifest-sha512.txt",
                               "tagmanifest-sha256.txt", "tagmanifest-sha512.txt"})
        if (!facts.tag_files.contains(needed)) report.fault(needed, "the file is missing");
}

// The hashes of the tag manifest itself are in no manifest, and its text allows liberties (blanks,
// upper case, order) that would let single bytes change unseen. Ours has one form only.
void checkCanonicalManifests(const BagFacts& facts, VerifyReport& report) {
    for (const auto& [path, content] : facts.tag_files) {
        if (path.compare(0, 12, "tagmanifest-") != 0 || path.find(".txt.") != std::string::npos)
            continue;
        const std::size_t digits = path.find("sha512") != std::string::npos ? 128 : 64;
        std::string previous;
        std::size_t lines = 0;
        for (std::string_view rest = content; !rest.empty(); ++lines) {
            const std::size_t end = rest.find('\n');
            const std::string_view line = rest.substr(0, end);
            const bool good = end != std::string_view::npos && line.size() > digits + 2 &&
                              line.substr(digits, 2) == "  " &&
                              line.substr(0, digits).find_first_not_of("0123456789abcdef") ==
                                  std::string_view::npos &&
                              line.substr(digits + 2) > previous;
            if (!good) {
                report.fault(path, "the manifest is not in its proper form at line " +
                                       std::to_string(lines + 1));
                break;
            }
            previous = std::string(line.substr(digits + 2));
            rest.remove_prefix(end + 1);
        }
        if (lines != facts.listed_tags.size())
            report.fault(path, "the manifest does not list every tag file");
    }
}

void checkSignature(const BagFacts& facts, const std::string& signedBy,
                    const BundleVerifyOptions& options, VerifyReport& report) {
    const std::string* signature = tagFile(facts, "tagmanifest-sha256.txt.minisig");
    const std::string* key = tagFile(facts, "case-key.pub");
    const std::string* pem = tagFile(facts, "case-key.pem");
    const std::string* manifest = tagFile(facts, "tagmanifest-sha256.txt");
    if (signedBy == "none") {
        for (const char* path :
             {"tagmanifest-sha256.txt.minisig", "case-key.pub", "case-key.pem", "seal.txt.minisig"})
            if (tagFile(facts, path) != nullptr)
                report.fault(path, "the bundle says that it is not signed, but this file is there");
        if (!options.expected_fingerprint.empty())
            report.fault("bag-info.txt", "the bundle is not signed");
        report.notes.push_back("The bundle is not signed: its hashes show damage, but anyone could "
                               "have made them anew.");
        return;
    }
    if (signature == nullptr)
        return report.fault("tagmanifest-sha256.txt.minisig", "the signature is missing");
    if (key == nullptr || manifest == nullptr)
        return report.fault("case-key.pub", "the public key is missing");
    if (const Status checked = verifySignatureFile(*manifest, *signature, *key); !checked)
        report.fault("tagmanifest-sha256.txt.minisig", checked.error().message);
    const auto fingerprint = fingerprintOf(*key);
    if (!fingerprint) return report.fault("case-key.pub", fingerprint.error().message);
    report.key_fingerprint = *fingerprint;
    if (*fingerprint != signedBy)
        report.fault("case-key.pub", "the key is not the one that bag-info.txt names");
    const auto derived = publicPemOf(*key);
    if (pem == nullptr || !derived || *derived != *pem)
        report.fault("case-key.pem", "the key is not the one in case-key.pub");
    const std::string* seal = tagFile(facts, "seal.txt");
    const std::string* sealSignature = tagFile(facts, "seal.txt.minisig");
    if (seal == nullptr || sealSignature == nullptr)
        report.fault("seal.txt.minisig", "the seal is not signed");
    else if (const Status checked = verifySignatureFile(*seal, *sealSignature, *key); !checked)
        report.fault("seal.txt.minisig", checked.error().message);
    if (!options.expected_fingerprint.empty() && options.expected_fingerprint != *fingerprint)
        report.fault("case-key.pub", "the bundle is signed by the key " + *fingerprint +
                                         ", not by the one expected");
    report.checked.push_back("the signature, by the key " + *fingerprint);
    report.notes.push_back(
        "Compare the key's fingerprint with one that its owner gave you by another way.");
}

void checkSeal(const BagFacts& facts, VerifyReport& report) {
    const std::string* text = tagFile(facts, "seal.txt");
    const std::string* custody = tagFile(facts, "custody.log");
    if (text == nullptr || custody == nullptr) return; // reported as missing already
    const CustodyEnd end = checkBundleCustody(*custody, report);
    report.custody_entries = end.entries;
    report.custody_head = end.head;
    const auto seal = parseSeal(*text);
    if (!seal) return report.fault("seal.txt", seal.error().message);
    if (seal->case_id != facts.infoValue("Tidemark-Case"))
        report.fault("seal.txt", "the seal is of another case");
    if (seal->entries != end.entries)
        report.fault("custody.log", fmt::format("the log has {} entries, the seal says {}",
                                                end.entries, seal->entries));
    if (seal->head != end.head)
        report.fault("custody.log", "the last entry is not the one that is sealed");
    if (facts.infoValue("Tidemark-Custody-Head") != seal->head ||
        facts.infoValue("Tidemark-Custody-Entries") != std::to_string(seal->entries))
        report.fault("bag-info.txt", "the custody head is not the one that is sealed");
    const auto sources = facts.sha256.find("data/source-hashes.txt");
    if (sources == facts.sha256.end() || sources->second != seal->sources_hash)
        report.fault("data/source-hashes.txt", "the list of sources is not the one that is sealed");
    report.checked.push_back(
        fmt::format("the custody log of {} entries against its seal", end.entries));
}

// Originals in the bundle must be among the sources that are sealed.
void checkOriginals(const BagFacts& facts, VerifyReport& report) {
    const auto list = facts.small_files.find("data/source-hashes.txt");
    std::int64_t count = 0;
    for (const auto& [path, hash] : facts.sha256) {
        if (path.compare(0, 15, "data/originals/") != 0) continue;
        ++count;
        if (list == facts.small_files.end() || list->second.find(hash + "  ") == std::string::npos)
            report.fault(path, "its hash is not among the sources");
    }
    if (count > 0)
        report.checked.push_back(fmt::format("{} originals against the list of sources", count));
}

} // namespace

CustodyEnd checkBundleCustody(std::string_view text, VerifyReport& report) {
    CustodyEnd end{0, zeroHash()};
    while (!text.empty()) {
        const std::size_t stop = text.find('\n');
        const std::string_view line =
            text.substr(0, stop == std::string_view::npos ? text.size() : stop + 1);
        text.remove_prefix(line.size());
        const std::string place = "custody entry " + std::to_string(++end.entries);
        if (line.back() != '\n') report.fault(place, "the entry does not end");
        if (line.substr(0, kHashDigits) != end.head)
            report.fault(place, "the entry does not follow the one before it");
        const std::string_view rest =
            line.size() > kHashDigits + 1 ? line.substr(kHashDigits + 1) : std::string_view();
        if (rest.substr(0, kWithheld.size()) == kWithheld &&
            rest.size() == kWithheld.size() + kHashDigits + 1) {
            end.head = std::string(rest.substr(kWithheld.size(), kHashDigits));
            continue;
        }
        end.head = sha256Hex(line);
        const auto entry = parseCustodyLine(line);
        if (!entry)
            report.fault(place, entry.error().message);
        else if (entry->seq != end.entries)
            report.fault(place, fmt::format("entry {} stands here", entry->seq));
    }
    return end;
}

Result<VerifyReport> verifyBundle(const std::string& path, const BundleVerifyOptions& options,
                                  JobContext& context) {
    TM_ASSIGN(const std::unique_ptr<BundleSource> source, BundleSource::open(path));
    return verifyBundle(*source, path, options, context);
}

Result<VerifyReport> verifyBundle(BundleSource& source, const std::string& path,
                                  const BundleVerifyOptions& options, JobContext& context) {
    VerifyReport report;
    report.kind = "bundle";
    report.path = path;
    TM_ASSIGN(const BagFacts facts,
              checkBag(source, {"data/figures.json", "data/report.html", "data/source-hashes.txt"},
                       report, context));
    const std::string* manifest = tagFile(facts, "tagmanifest-sha256.txt");
    if (manifest != nullptr) report.manifest_sha256 = sha256Hex(*manifest);
    report.case_id = facts.infoValue("Tidemark-Case");
    const bool ours = !report.case_id.empty() || facts.tag_files.contains("seal.txt") ||
                      facts.tag_files.contains("custody.log");
    if (!ours) {
        report.notes.push_back("This is a BagIt package that Tidemark did not make: checked were "
                               "its hashes and its layout, nothing more.");
        return report;
    }
    checkTagList(facts, report);
    checkCanonicalManifests(facts, report);
    checkSignature(facts, facts.infoValue("Tidemark-Signed-By"), options, report);
    checkSeal(facts, report);
    checkOriginals(facts, report);
    TM_TRY(recountFigures(source, facts, report, context));
    return report;
}

} // namespace tidemark
