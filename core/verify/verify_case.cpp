// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/verify_case.h"

#include "core/base/digest.h"
#include "core/db/migrator.h"
#include "core/export/seal.h"
#include "core/export/signing_key.h"
#include "core/store/exhibit_store.h"
#include "core/store/source_store.h"
#include "core/verify/compare_cases.h"
#include "core/verify/rebuild.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace tidemark {

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMaxSealBytes = 64 << 10;

Status checkFile(CaseFile& file, VerifyReport& report) {
    TM_ASSIGN(Statement rows, file.db().prepare("PRAGMA integrity_check(20)"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        // Damage comes as rows, not as an error.
        if (rows.text(0) != "ok")
            report.fault("the case file", "SQLite finds damage: " + std::string(rows.text(0)));
    }
    report.checked.push_back("the integrity of the database");
    return ok();
}

Result<std::map<std::string, std::string>> schemaOf(Database& database) {
    TM_ASSIGN(Statement rows,
              database.prepare("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema"));
    std::map<std::string, std::string> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        // ANALYZE keeps its statistics in tables of SQLite's own.
        if (std::string(rows.text(0)).find(" sqlite_stat") == std::string::npos)
            out[std::string(rows.text(0))] = std::string(rows.text(1));
    }
}

// A view in place of a table, a dropped trigger: nothing but the schema that this version makes.
Status checkSchema(CaseFile& file, VerifyReport& report) {
    TM_ASSIGN(Database fresh, Database::open({}, OpenMode::Memory));
    TM_ASSIGN(const MigrationOutcome made, migrate(fresh));
    TM_ASSIGN(const auto expected, schemaOf(fresh));
    TM_ASSIGN(const auto found, schemaOf(file.db()));
    for (const auto& [name, sql] : expected) {
        const auto at = found.find(name);
        if (at == found.end())
            report.fault("schema", name + " is missing");
        else if (at->second != sql)
            report.fault("schema", name + " is not as this version makes it");
    }
    for (const auto& [name, sql] : found)
        if (!expected.contains(name)) report.fault("schema", name + " does not belong to a case");
    report.checked.push_back(fmt::format("the schema (version {})", made.to));
    return ok();
}

// The stored hashes are checked too: the next entry is chained to them.
Status checkCustody(CaseFile& file, VerifyReport& report,
                    std::map<std::int64_t, std::string>& hashes) {
    TM_ASSIGN(Statement rows,
              file.db().prepare("SELECT seq, line, hash FROM custody ORDER BY seq"));
    std::string text;
    std::int64_t expected = 1;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        const std::string line(rows.text(1));
        const std::string place = fmt::format("custody entry {}", rows.int64(0));
        if (rows.int64(0) != expected)
            report.fault(place, fmt::format("entry {} is missing", expected));
        expected = rows.int64(0) + 1;
        if (sha256Hex(line) != rows.text(2))
            report.fault(place, "the stored hash is not that of the entry");
        if (std::count(line.begin(), line.end(), '\n') != 1)
            report.fault(place, "the entry is not one line");
        hashes[rows.int64(0)] = sha256Hex(line);
        report.custody_head = hashes[rows.int64(0)];
        text += line;
    }
    for (const CustodyFault& fault : checkCustodyText(text))
        report.fault(fmt::format("custody entry {}", fault.seq), fault.reason);
    report.custody_entries = static_cast<std::int64_t>(hashes.size());
    if (hashes.empty()) report.fault("custody log", "it is empty");
    report.checked.push_back(fmt::format("the chain of {} custody entries", hashes.size()));
    return ok();
}

std::string smallFile(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text(kMaxSealBytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return text;
}

void checkSeal(const fs::path& path, const std::map<std::int64_t, std::string>& hashes,
               VerifyReport& report) {
    const std::string text = smallFile(path), place = path.filename().string();
    const auto seal = parseSeal(text);
    if (!seal) return report.fault(place, seal.error().message);
    if (seal->case_id != report.case_id) return report.fault(place, "the seal is of another case");
    const auto entry = hashes.find(seal->entries);
    if (entry == hashes.end())
        report.fault(place, fmt::format("the seal pins {} custody entries, the case has fewer",
                                        seal->entries));
    else if (entry->second != seal->head)
        report.fault(place,
                     fmt::format("custody entry {} is not the one that was sealed", seal->entries));
    const fs::path signature = path.string() + ".minisig", key = path.string() + ".pub";
    if (fs::exists(signature)) {
        const Status checked = verifySignatureFile(text, smallFile(signature), smallFile(key));
        if (!checked) report.fault(signature.filename().string(), checked.error().message);
    }
    report.checked.push_back("the seal " + place);
}

// Every seal that the log speaks of should still lie beside the case; a missing one is worth a
// word.
Status checkSeals(CaseFile& file, const std::map<std::int64_t, std::string>& hashes,
                  VerifyReport& report) {
    const std::string prefix = fs::path(file.path()).filename().string() + ".seal-";
    std::vector<fs::path> seals;
    std::error_code failed;
    const fs::path folder = fs::path(file.path()).parent_path();
    for (fs::directory_iterator it(folder.empty() ? fs::path(".") : folder, failed), end;
         !failed && it != end; it.increment(failed)) {
        const std::string name = it->path().filename().string();
        if (name.compare(0, prefix.size(), prefix) == 0 && it->path().extension() == ".txt")
            seals.push_back(it->path());
    }
    std::sort(seals.begin(), seals.end());
    for (const fs::path& seal : seals) checkSeal(seal, hashes, report);
    TM_ASSIGN(const std::vector<CustodyEntry> entries, CustodyLog(file.db()).entries());
    for (const CustodyEntry& entry : entries) {
        if (entry.action != "seal.create") continue;
        const auto wanted = entry.details.find("seal_sha256");
        const bool there = wanted != entry.details.end() &&
                           std::any_of(seals.begin(), seals.end(), [&](const fs::path& each) {
                               return sha256Hex(smallFile(each)) == wanted->second;
                           });
        if (!there)
            report.notes.push_back(fmt::format(
                "The seal of custody entry {} does not lie beside the case.", entry.seq));
    }
    return ok();
}

// The log of the acquisition and the row of the source must tell the same.
Status checkLedger(CaseFile& file, const std::vector<Source>& sources, VerifyReport& report) {
    TM_ASSIGN(const std::vector<CustodyEntry> entries, CustodyLog(file.db()).entries());
    std::map<std::string, const CustodyEntry*> acquired;
    for (const CustodyEntry& entry : entries)
        if (entry.action == "source.acquire") acquired[entry.subject] = &entry;
    for (const Source& source : sources) {
        const std::string place = fmt::format("source {} ({})", source.id, source.name);
        if (source.records != source.events + source.rejects)
            report.fault(place, "records are not events plus rejects");
        const auto entry = acquired.find(fmt::format("source:{}", source.id));
        if (entry == acquired.end()) {
            report.fault(place, "the custody log does not have its acquisition");
            continue;
        }
        const std::pair<const char*, std::string> facts[] = {
            {"name", source.name},
            {"path", source.path},
            {"sha256", source.sha256},
            {"size_bytes", std::to_string(source.size_bytes)},
            {"params", source.params_json},
            {"records", std::to_string(source.records)},
            {"events", std::to_string(source.events)},
            {"rejects", std::to_string(source.rejects)},
            {"duplicates", std::to_string(source.duplicates)},
            {"damage", source.damage}};
        for (const auto& [key, value] : facts) {
            const auto stated = entry->second->details.find(key);
            if (stated != entry->second->details.end() && stated->second != value)
                report.fault(place, std::string(key) + " is not what the custody log says");
        }
        acquired.erase(entry);
    }
    for (const auto& [subject, entry] : acquired)
        report.fault(subject, "the custody log has its acquisition, but it is not in the case");
    report.checked.push_back(
        fmt::format("the ledgers of {} sources against the custody log", sources.size()));
    return ok();
}

Status hashOriginals(CaseFile& file, const std::vector<Source>& sources, VerifyReport& report,
                     JobContext& context) {
    SourceStore store(file.db());
    for (const Source& source : sources) {
        const std::string place = fmt::format("source {} ({})", source.id, source.name);
        Digest digest;
        std::int64_t done = 0;
        const Status streamed = store.streamOriginal(source.id, [&](std::string_view bytes) {
            digest.update(bytes);
            done += static_cast<std::int64_t>(bytes.size());
            context.report({"Hashing " + source.name, done, source.size_bytes});
            return !context.stop.stop_requested();
        });
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        if (!streamed)
            report.fault(place, "the original bytes cannot be read: " + streamed.error().text());
        else if (digest.finishHex() != source.sha256)
            report.fault(place, "the original bytes have another hash");
    }
    return ok();
}

bool isDatabase(const std::string& path) {
    struct stat info = {};
    if (::lstat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return false;
    std::ifstream in(path, std::ios::binary);
    char start[16] = {};
    in.read(start, sizeof start);
    return std::string_view(start, 15) == "SQLite format 3";
}

} // namespace

Result<VerifyReport> verifyCase(CaseFile& file, const CaseVerifyOptions& options,
                                JobContext& context) {
    VerifyReport report;
    report.kind = "case";
    report.path = file.path();
    TM_TRY(checkFile(file, report));
    TM_TRY(checkSchema(file, report));
    // What a damaged file or another schema would say of the rest is no help.
    if (!report.intact()) return report;
    TM_ASSIGN(const CaseInfo info, file.info());
    report.case_id = info.id;
    std::map<std::int64_t, std::string> hashes;
    TM_TRY(checkCustody(file, report, hashes));
    TM_TRY(checkSeals(file, hashes, report));
    TM_ASSIGN(const std::vector<Source> sources, SourceStore(file.db()).all());
    TM_TRY(checkLedger(file, sources, report));
    TM_TRY(verifyWords(file, report));
    if (!options.rederive) {
        TM_TRY(hashOriginals(file, sources, report, context));
        report.notes.push_back("Events were not derived anew from the originals.");
    } else {
        TM_ASSIGN(const std::unique_ptr<Rebuild> rebuild,
                  Rebuild::run(file, sources, report, context));
        if (rebuild->complete()) TM_TRY(compareCases(file, rebuild->file(), report, context));
    }
    report.checked.push_back(fmt::format("the SHA-256 of {} originals", sources.size()));
    return report;
}

Result<VerifyReport> verifyPath(const std::string& path, const CaseVerifyOptions& forCase,
                                const BundleVerifyOptions& forBundle, JobContext& context) {
    if (!isDatabase(path)) {
        // A folder or a zip can only be a bundle; anything else that ends like a case is a broken
        // one.
        if (fs::path(path).extension() != ".tidemark")
            return verifyBundle(path, forBundle, context);
    }
    TM_ASSIGN(CaseFile file, CaseFile::open(path, CaseMode::ReadOnly));
    return verifyCase(file, forCase, context);
}

} // namespace tidemark
