// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bundle.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/db/transaction.h"
#include "core/export/bundle_parts.h"
#include "core/export/event_rows.h"
#include "core/version.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

Status stopped(const JobContext& context) {
    return context.stop.stop_requested() ? Status(makeError(ErrorCode::Cancelled, "stopped"))
                                         : ok();
}

Status writeReport(BagWriter& bag, BundleWork& work) {
    work.context.report({"Writing the report", 0, -1});
    ReportInput input;
    input.content = &work.content;
    input.summary = &work.summary;
    input.evidence = work.evidence;
    input.withheld = work.redactor.withheld();
    input.redaction = work.options.redaction.name;
    input.stated_at_ns = work.stated_at_ns;
    input.preset = std::string(presetName(work.options.preset));
    input.in_bundle = true;
    if (work.options.key != nullptr) input.key_fingerprint = work.options.key->fingerprint();
    TM_TRY(bag.add("data/report.html", reportHtml(input)));
    if (!work.options.render.report_pdf) return ok();
    TM_ASSIGN(const std::string path, bag.stagedPath("data/report.pdf"));
    TM_TRY(work.options.render.report_pdf(input, path));
    return bag.adopt("data/report.pdf");
}

Status writePayload(BagWriter& bag, BundleWork& work) {
    TM_TRY(writeReport(bag, work));
    TM_TRY(writeTables(bag, work));
    if (work.options.preset != Preset::Manager) TM_TRY(writeExhibits(bag, work));
    TM_TRY(stopped(work.context));
    TM_TRY(writeRecords(bag, work));
    if (work.originals == Originals::All) TM_TRY(writeOriginals(bag, work));
    if (work.options.preset == Preset::Analyst) TM_TRY(writeAllEvents(bag, work));
    TM_TRY(stopped(work.context));
    if (work.options.preset != Preset::Manager) TM_TRY(writeCaseUco(bag, work));
    TM_TRY(writeDocuments(bag, work));
    return bag.add("data/figures.json", figuresJson(work.figures));
}

std::vector<std::pair<std::string, std::string>> bagInfo(const BagWriter& bag,
                                                         const BundleWork& work) {
    const CaseContent& content = work.content;
    return {{"Bagging-Date", formatIsoUtc(work.stated_at_ns).substr(0, 10)},
            {"Bag-Software-Agent", kToolName},
            {"External-Identifier",
             content.info.reference.empty() ? content.info.id : content.info.reference},
            {"External-Description", content.info.title},
            {"Payload-Oxum", bag.payloadOxum()},
            {"Tidemark-Bundle-Version", "1"},
            {"Tidemark-Case", content.info.id},
            {"Tidemark-Preset", std::string(presetName(work.options.preset))},
            {"Tidemark-Redaction", work.options.redaction.name},
            {"Tidemark-Stated-Time", formatIsoUtc(work.stated_at_ns)},
            {"Tidemark-Custody-Entries", std::to_string(content.custody.entries)},
            {"Tidemark-Custody-Head", content.custody.hash},
            {"Tidemark-Sources-Hash", content.basis.sources_hash},
            {"Tidemark-Signed-By",
             work.options.key != nullptr ? work.options.key->fingerprint() : "none"}};
}

Result<BundleWork> prepare(CaseReader& reader, const BundleOptions& options, JobContext& context) {
    context.report({"Reading the case", 0, -1});
    TM_ASSIGN(Redactor redactor, Redactor::make(reader, options.redaction));
    BundleWork work{reader, options, context, std::move(redactor),  {}, {},
                    {},     {},      {},      originalsOf(options), 0,  {},
                    {},     {}};
    work.stated_at_ns =
        options.stated_at_ns != 0 ? options.stated_at_ns : floorTo(nowNs(), kNsPerSecond);
    TM_ASSIGN(work.content, readCaseContent(reader, work.redactor));
    work.sources = sourcesById(work.content.sources);
    TM_ASSIGN(work.summary, buildSummary(reader, work.content, work.redactor, context.stop));
    TM_TRY(gatherEvidence(reader, work.content, work.redactor, work.evidence, context.stop));
    for (const FindingContentFull& finding : work.content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits) work.cited.add(exhibit.events);
    if (options.redaction.active())
        work.redactor.note("record", "left out: verbatim records and originals are not exported",
                           work.cited.size());
    return work;
}

Status logExport(CaseFile& file, const BundleOptions& options, const BundleReport& report,
                 const LeavingSecrets& secrets) {
    if (!file.writable()) return ok();
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_TRY(
        file.log("export.create", "bundle",
                 {{"path", report.path},
                  {"preset", std::string(presetName(options.preset))},
                  {"redaction", options.redaction.name},
                  {"tagmanifest_sha256", report.manifest_sha256},
                  {"custody_entries", std::to_string(report.custody_entries)},
                  {"signed_by", report.key_fingerprint.empty() ? "none" : report.key_fingerprint},
                  {"records_with_secrets", std::to_string(secrets.records)},
                  {"texts_with_secrets", std::to_string(secrets.texts)}}));
    return transaction.commit();
}

// One view of the case for the whole export; without it SQLite would take and drop its locks for
// each record that is read.
class ReadSnapshot {
public:
    explicit ReadSnapshot(Database& database)
        : m_database(database), m_open(database.execute("BEGIN").has_value()) {}
    ReadSnapshot(const ReadSnapshot&) = delete;
    ReadSnapshot& operator=(const ReadSnapshot&) = delete;
    ~ReadSnapshot() {
        if (m_open) (void)m_database.execute("ROLLBACK"); // nothing was written
    }

private:
    Database& m_database;
    bool m_open;
};

void warnOfSecrets(const LeavingSecrets& secrets, std::vector<std::string>& warnings) {
    if (secrets.records > 0)
        warnings.push_back(
            secrets.whole
                ? fmt::format("{} lines of the sources hold what looks like an API key or token; "
                              "they leave as they are. Redacting secrets (--redact secrets) masks "
                              "them and leaves the originals out.",
                              secrets.records)
                : fmt::format("{} of the cited records hold what looks like an API key or token; "
                              "they leave as they are. Redacting secrets (--redact secrets) masks "
                              "them and leaves the records out.",
                              secrets.records));
    if (secrets.texts > 0)
        warnings.push_back(fmt::format("{} texts that people wrote hold what looks like an API key "
                                       "or token; they leave as they are.",
                                       secrets.texts));
    if (secrets.unread_sources > 0)
        warnings.push_back(fmt::format("{} sources could not be read and so not be looked through "
                                       "for secrets.",
                                       secrets.unread_sources));
}

void addWarnings(BundleWork& work, const LeavingSecrets& secrets, BundleReport& report) {
    report.warnings = work.warnings;
    warnOfSecrets(secrets, report.warnings);
    for (const FindingContentFull& finding : work.content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits)
            for (const std::string& note : exhibit.state.notes)
                report.warnings.push_back(exhibit.exhibit.label() + ": " + note);
}

} // namespace

Result<Preset> presetByName(std::string_view name) {
    if (name == "legal") return Preset::Legal;
    if (name == "manager") return Preset::Manager;
    if (name == "analyst") return Preset::Analyst;
    return makeError(ErrorCode::BadInput, "\"" + visibleText(name) + "\" is no preset", {},
                     "use one of: legal, manager, analyst");
}

std::string_view presetName(Preset preset) {
    switch (preset) {
    case Preset::Legal: return "legal";
    case Preset::Manager: return "manager";
    case Preset::Analyst: break;
    }
    return "analyst";
}

Result<Originals> originalsByName(std::string_view name) {
    if (name == "none") return Originals::None;
    if (name == "cited") return Originals::Cited;
    if (name == "all") return Originals::All;
    return makeError(ErrorCode::BadInput, "\"" + visibleText(name) + "\" is no choice of originals",
                     {}, "use one of: none, cited, all");
}

Originals originalsOf(const BundleOptions& options) {
    if (options.redaction.active()) return Originals::None;
    if (options.originals) return *options.originals;
    if (options.preset == Preset::Manager) return Originals::None;
    return options.preset == Preset::Analyst ? Originals::All : Originals::Cited;
}

Result<BundleReport> exportBundle(CaseFile& file, const BundleOptions& options,
                                  JobContext& context) {
    TM_ASSIGN(const CaseInfo info, file.info());
    TM_ASSIGN(BagWriter bag,
              BagWriter::create(options.target, "tidemark-case-" + info.id.substr(0, 8)));
    TM_ASSIGN(const std::unique_ptr<CaseReader> reader, CaseReader::over(file));
    TM_ASSIGN(BundleWork work, prepare(*reader, options, context));
    LeavingSecrets secrets;
    {
        const ReadSnapshot snapshot(file.db());
        if (options.secrets) {
            secrets = *options.secrets;
        } else {
            TM_ASSIGN(secrets, secretsLeaving(*reader, work.content, options, context));
        }
        TM_TRY(writePayload(bag, work));
        TM_TRY(writeTagFiles(bag, work));
    }
    TM_TRY(stopped(context));
    TM_ASSIGN(const std::string tagManifest, bag.writeManifests(bagInfo(bag, work)));
    BundleReport report;
    report.path = options.target;
    report.manifest_sha256 = sha256Hex(tagManifest);
    report.custody_head = work.content.custody.hash;
    report.custody_entries = work.content.custody.entries;
    report.exhibits = static_cast<std::int64_t>(work.evidence.size());
    report.events = work.cited.size();
    report.withheld = work.redactor.withheld();
    if (options.key != nullptr) {
        report.key_fingerprint = options.key->fingerprint();
        TM_ASSIGN(const std::string signature,
                  options.key->signatureFile(tagManifest, "bundle of case " + info.id + " stated " +
                                                              formatIsoUtc(work.stated_at_ns)));
        TM_TRY(bag.addUnlisted("tagmanifest-sha256.txt.minisig", signature));
    }
    report.files = static_cast<std::int64_t>(bag.entries().size());
    for (const auto& [path, entry] : bag.entries())
        if (path.compare(0, 5, "data/") == 0) report.payload_bytes += entry.size_bytes;
    addWarnings(work, secrets, report);
    TM_TRY(bag.publish(context));
    TM_TRY(logExport(file, options, report, secrets));
    return report;
}

} // namespace tidemark
