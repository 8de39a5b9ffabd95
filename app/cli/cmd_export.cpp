// SPDX-License-Identifier: GPL-3.0-or-later
// summary, report, export, verify, key, seal: what leaves the case, and its checks.
#include "app/cli/add_command.h"
#include "app/cli/new_file.h"
#include "app/cli/rendering.h"
#include "core/base/utc_time.h"
#include "core/export/bundle.h"
#include "core/export/seal.h"
#include "core/export/signing_key.h"
#include "core/export/summary.h"
#include "core/verify/verify_bundle.h"
#include "core/verify/verify_case.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <ostream>

namespace tidemark {

namespace {

namespace fs = std::filesystem;

// A password never appears on the command line, where other users could read it.
Result<std::string> readPassword(const std::string& file) {
    if (!file.empty()) {
        std::ifstream in(file);
        std::string line;
        if (!std::getline(in, line))
            return makeError(ErrorCode::Io, "the password file cannot be read", file);
        return line;
    }
    if (const char* value = std::getenv("TIDEMARK_KEY_PASSWORD")) return std::string(value);
    std::string line;
    std::cerr << "Password of the key: " << std::flush;
    if (!std::getline(std::cin, line))
        return makeError(ErrorCode::BadInput, "no password was given", {},
                         "Use --password-file, or set TIDEMARK_KEY_PASSWORD");
    return line;
}

struct SummaryOptions : CaseOptions {
    std::string pdf;
};
void declareSummary(CLI::App& command, SummaryOptions& options) {
    declareCase(command, options);
    command.add_option("--pdf", options.pdf, "Write the one-page PDF");
}
Result<int> summaryCommand(const SummaryOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    Redactor redactor;
    TM_ASSIGN(const CaseContent content, readCaseContent(*reader, redactor));
    TM_ASSIGN(const Summary summary, buildSummary(*reader, content, redactor, io.stop));
    if (!options.pdf.empty()) {
        TM_TRY(requireAbsent(options.pdf));
        TM_TRY(orNothing(writeSummaryPdf(summary, options.pdf), options.pdf));
    }
    if (options.json)
        io.out << summaryJson(summary) << '\n';
    else
        printLine(io, summary.sentence);
    return kExitOk;
}

struct ReportCliOptions : CaseOptions {
    std::string out, redact = "none";
};
void declareReport(CLI::App& command, ReportCliOptions& options) {
    declareCase(command, options);
    command.add_option("--out", options.out, "F.html or F.pdf")->required();
    command
        .add_option("--redact", options.redact,
                    "Redaction profile: none, standard, identities, prompts or a list of parts")
        ->capture_default_str();
}
Status writeReport(CaseReader& reader, const ReportCliOptions& options,
                   const RedactionProfile& redaction, Io& io) {
    if (fs::path(options.out).extension() == ".pdf") {
        TM_ASSIGN(Redactor redactor, Redactor::make(reader, redaction));
        TM_ASSIGN(const CaseContent content, readCaseContent(reader, redactor));
        TM_ASSIGN(const Summary summary, buildSummary(reader, content, redactor, io.stop));
        ReportInput input;
        input.content = &content;
        input.summary = &summary;
        input.redaction = redaction.name;
        input.stated_at_ns = nowNs();
        TM_TRY(gatherEvidence(reader, content, redactor, input.evidence, io.stop));
        input.withheld = redactor.withheld();
        return writeReportPdf(input, options.out);
    }
    ReportOptions report;
    report.redaction = redaction;
    TM_ASSIGN(const std::string html, buildReport(reader, report, io.stop));
    return writeNewFile(options.out, html);
}
Result<int> reportCommand(const ReportCliOptions& options, Io& io) {
    TM_TRY(requireAbsent(options.out));
    TM_ASSIGN(const RedactionProfile redaction, RedactionProfile::parse(options.redact));
    TM_ASSIGN(CaseFile file,
              redaction.active() ? openForWriting(options) : openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    TM_TRY(orNothing(writeReport(*reader, options, redaction, io), options.out));
    if (options.json)
        printJson(io, {{"report", options.out}});
    else
        printLine(io, fmt::format("wrote {}", options.out));
    return kExitOk;
}

struct ExportOptions : CaseOptions {
    std::string out, preset = "legal", redact = "none", sign, originals, password_file, stated_at;
    bool preview = false;
};
void declareExport(CLI::App& command, ExportOptions& options) {
    declareCase(command, options);
    command.add_option("--out", options.out, "Folder, or a name ending in .zip");
    command.add_flag("--preview", options.preview,
                     "Say what the redaction profile would withhold, and write nothing");
    command.add_option("--preset", options.preset, "legal, manager or analyst")
        ->capture_default_str();
    command
        .add_option("--redact", options.redact,
                    "Redaction profile: none, standard, identities, prompts or a list of parts")
        ->capture_default_str();
    command.add_option("--originals", options.originals, "none, cited or all (default: by preset)");
    command.add_option("--sign", options.sign, "Sign with this key (see: key list)");
    command.add_option("--password-file", options.password_file,
                       "File whose first line is the key's password");
    command.add_option("--stated-at", options.stated_at,
                       "The time the bundle says it was made (default: now)");
}
Result<int> previewExport(const ExportOptions& options, const RedactionProfile& redaction, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    TM_ASSIGN(const std::vector<WithheldItem> items, previewRedaction(*reader, redaction));
    nlohmann::json withheld = nlohmann::json::array();
    for (const WithheldItem& item : items) {
        withheld.push_back({{"what", item.what}, {"how", item.how}, {"distinct", item.distinct}});
        if (!options.json)
            printLine(io, fmt::format("{}: {}{}", item.what, item.how,
                                      item.distinct > 0
                                          ? fmt::format(", {} different values", item.distinct)
                                          : std::string()));
    }
    if (options.json)
        printJson(io, {{"redact", redaction.name}, {"withheld", withheld}});
    else if (items.empty())
        printLine(io, "nothing would be withheld");
    return kExitOk;
}
Result<int> exportCommand(const ExportOptions& options, Io& io) {
    BundleOptions bundle;
    bundle.target = options.out;
    TM_ASSIGN(bundle.preset, presetByName(options.preset));
    TM_ASSIGN(bundle.redaction, RedactionProfile::parse(options.redact));
    if (options.preview) return previewExport(options, bundle.redaction, io);
    if (options.out.empty()) {
        printError(io, makeError(ErrorCode::BadInput, "nothing says where the bundle goes", {},
                                 "Give --out PATH, or --preview"));
        return kExitUsage;
    }
    if (!options.originals.empty()) {
        TM_ASSIGN(bundle.originals, originalsByName(options.originals));
    }
    TM_ASSIGN(const auto stated, readTime(options.stated_at, "--stated-at"));
    bundle.stated_at_ns = stated.value_or(0);
    std::optional<SigningKey> key;
    if (!options.sign.empty()) {
        TM_ASSIGN(const std::string password, readPassword(options.password_file));
        TM_ASSIGN(key, loadKey(defaultKeyFolder(), options.sign, password));
        bundle.key = &*key;
    }
    bundle.render = renderHooks();
    TM_ASSIGN(CaseFile file, openForWriting(options));
    JobContext context = jobContext(io);
    TM_ASSIGN(const BundleReport report, exportBundle(file, bundle, context));
    for (const std::string& warning : report.warnings) printWarning(io, warning);
    nlohmann::json withheld = nlohmann::json::array();
    for (const WithheldItem& item : report.withheld)
        withheld.push_back({{"what", item.what},
                            {"how", item.how},
                            {"distinct", item.distinct},
                            {"occurrences", item.occurrences}});
    if (options.json) {
        printJson(io, {{"bundle", report.path},
                       {"preset", options.preset},
                       {"files", report.files},
                       {"bytes", report.payload_bytes},
                       {"manifest_sha256", report.manifest_sha256},
                       {"custody_head", report.custody_head},
                       {"custody_entries", report.custody_entries},
                       {"exhibits", report.exhibits},
                       {"events", report.events},
                       {"key_fingerprint", report.key_fingerprint.empty()
                                               ? nlohmann::json()
                                               : nlohmann::json(report.key_fingerprint)},
                       {"withheld", withheld},
                       {"warnings", report.warnings}});
        return kExitOk;
    }
    printLine(io, fmt::format("wrote {}: {} files, {} exhibits, {} records", report.path,
                              report.files, report.exhibits, report.events));
    printLine(io, fmt::format("SHA-256 of tagmanifest-sha256.txt: {}", report.manifest_sha256));
    if (!report.key_fingerprint.empty())
        printLine(io, fmt::format("signed, key fingerprint {}", report.key_fingerprint));
    return kExitOk;
}

struct VerifyOptions : CaseOptions {
    std::string fingerprint;
};
void declareVerify(CLI::App& command, VerifyOptions& options) {
    declareCase(command, options);
    command.get_option("CASE")->description("A case, or a bundle (folder or .zip)");
    command.add_option("--fingerprint", options.fingerprint,
                       "The key that must have signed the bundle");
}
// A case is a SQLite file; everything else is taken for a bundle, whose reader says what is wrong
// with it.
bool looksLikeCase(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char head[16] = {};
    file.read(head, sizeof head);
    return std::string_view(head, 15) == "SQLite format 3";
}
Result<int> verifyCommand(const VerifyOptions& options, Io& io) {
    std::error_code code;
    if (!fs::exists(options.path, code))
        return makeError(ErrorCode::Io, "there is no such file or folder", options.path,
                         "Check the name");
    JobContext context = jobContext(io);
    VerifyReport report;
    if (looksLikeCase(options.path)) {
        TM_ASSIGN(CaseFile file, openForReading(options));
        TM_ASSIGN(report, verifyCase(file, {}, context));
    } else {
        TM_ASSIGN(report, verifyBundle(options.path, {options.fingerprint}, context));
    }
    if (options.json)
        io.out << verifyJson(report) << '\n';
    else
        io.out << verifyText(report);
    return report.intact() ? kExitOk : kExitVerify;
}

struct KeyOptions {
    std::string name, password_file, out;
    bool json = false;
};
nlohmann::json keyJson(const StoredKey& key) {
    return {{"name", key.name}, {"path", key.path}, {"fingerprint", key.fingerprint}};
}
void declareKeyNew(CLI::App& command, KeyOptions& options) {
    command.add_option("NAME", options.name, "Name of the key")->required();
    command.add_option("--password-file", options.password_file,
                       "File whose first line is the password");
    command.add_flag("--json", options.json, "One JSON document on standard output");
}
Result<int> keyNew(const KeyOptions& options, Io& io) {
    TM_ASSIGN(const std::string password, readPassword(options.password_file));
    TM_ASSIGN(const StoredKey key, createKey(defaultKeyFolder(), options.name, password));
    if (options.json)
        printJson(io, {{"key", keyJson(key)}});
    else
        printLine(io, fmt::format("made {}, fingerprint {}", key.path, key.fingerprint));
    return kExitOk;
}
void declareKeyList(CLI::App& command, KeyOptions& options) {
    command.add_flag("--json", options.json, "One JSON document on standard output");
}
Result<int> keyList(const KeyOptions& options, Io& io) {
    TM_ASSIGN(const std::vector<StoredKey> keys, listKeys(defaultKeyFolder()));
    nlohmann::json json = nlohmann::json::array();
    for (const StoredKey& key : keys) {
        json.push_back(keyJson(key));
        if (!options.json)
            printLine(io, fmt::format("{}  {}  {}", key.name, key.fingerprint, key.path));
    }
    if (options.json)
        printJson(io, {{"keys", json}});
    else if (keys.empty())
        printLine(io, "no keys yet: make one with: tidemark-cli key new NAME");
    return kExitOk;
}
void declareKeyExport(CLI::App& command, KeyOptions& options) {
    command.add_option("NAME", options.name, "Name of the key")->required();
    command.add_option("--out", options.out,
                       "Where the public key goes (default: standard output)");
    command.add_flag("--json", options.json, "One JSON document on standard output");
}
Result<int> keyExport(const KeyOptions& options, Io& io) {
    TM_ASSIGN(const std::vector<StoredKey> keys, listKeys(defaultKeyFolder()));
    for (const StoredKey& key : keys) {
        if (key.name != options.name) continue;
        std::ifstream file(fs::path(key.path).replace_extension(".pub"), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        TM_ASSIGN(const std::string pem, publicPemOf(text));
        if (!options.out.empty()) {
            TM_TRY(writeNewFile(options.out, text));
        }
        if (options.json)
            printJson(io, {{"key", keyJson(key)}, {"public", text}, {"pem", pem}});
        else if (options.out.empty())
            io.out << text << pem;
        return kExitOk;
    }
    return makeError(ErrorCode::NotFound, fmt::format("there is no key '{}'", options.name), {},
                     "See: tidemark-cli key list");
}

struct SealOptions : CaseOptions {
    std::string sign, password_file;
};
void declareSeal(CLI::App& command, SealOptions& options) {
    declareCase(command, options);
    command.add_option("--sign", options.sign, "Sign with this key (see: key list)");
    command.add_option("--password-file", options.password_file,
                       "File whose first line is the key's password");
}
Result<int> sealCommand(const SealOptions& options, Io& io) {
    std::optional<SigningKey> key;
    if (!options.sign.empty()) {
        TM_ASSIGN(const std::string password, readPassword(options.password_file));
        TM_ASSIGN(key, loadKey(defaultKeyFolder(), options.sign, password));
    }
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const SealedCase sealed, sealCase(file, key ? &*key : nullptr));
    if (options.json)
        printJson(
            io,
            {{"seal", sealed.path}, {"text", sealed.text}, {"signed", !sealed.signature.empty()}});
    else
        io.out << sealed.text << "written to " << sealed.path << '\n';
    return kExitOk;
}

} // namespace

void registerExportCommands(CommandTable& table) {
    CLI::App& app = table.app;
    addCommand<SummaryOptions>(table, app, "summary", "The manager's page", declareSummary,
                               summaryCommand);
    addCommand<ReportCliOptions>(table, app, "report", "The report", declareReport, reportCommand);
    addCommand<ExportOptions>(table, app, "export", "A bundle that anyone can check", declareExport,
                              exportCommand);
    addCommand<VerifyOptions>(table, app, "verify", "Check a case or a bundle", declareVerify,
                              verifyCommand);
    addCommand<SealOptions>(table, app, "seal", "Pin the custody log's head beside the case",
                            declareSeal, sealCommand);
    CLI::App* key = app.add_subcommand("key", "Signing keys");
    key->require_subcommand(1);
    addCommand<KeyOptions>(table, *key, "new", "Make a key", declareKeyNew, keyNew);
    addCommand<KeyOptions>(table, *key, "list", "Keys of this user", declareKeyList, keyList);
    addCommand<KeyOptions>(table, *key, "export", "The public half", declareKeyExport, keyExport);
}

} // namespace tidemark
