// SPDX-License-Identifier: GPL-3.0-or-later
// review: reads a received bundle and keeps a reviewer's marks and comments beside it.
#include "app/cli/add_command.h"
#include "core/base/text.h"
#include "core/review/review_bundle.h"
#include "core/review/review_notes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace tidemark {

namespace {

struct ReviewOptions {
    std::string path, who, exhibit, comment, notes;
    std::vector<std::string> mark, unmark;
    bool json = false;
};

void declareReview(CLI::App& command, ReviewOptions& options) {
    command.add_option("BUNDLE", options.path, "A bundle (folder or .zip)")->required();
    command.add_option("--exhibit", options.exhibit, "Show this exhibit with its source lines");
    command.add_option("--mark", options.mark, "Mark this exhibit reviewed (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--unmark", options.unmark, "Take that mark back (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--comment", options.comment,
                       "Add a comment to the exhibit of --exhibit, or to the bundle");
    command.add_option("--as", options.who, "Name of the reviewer (needed to mark or comment)");
    command.add_option("--notes", options.notes,
                       "File for marks and comments (default: BUNDLE.review.json)");
    command.add_flag("--json", options.json, "One JSON document on standard output");
}

Status requireExhibit(const ReviewBundle& bundle, const std::string& label) {
    if (bundle.exhibit(label) != nullptr) return ok();
    return makeError(ErrorCode::NotFound,
                     fmt::format("the bundle has no exhibit {}", visibleText(label)), {},
                     "See: tidemark-cli review BUNDLE");
}

Status writeNotes(const ReviewOptions& options, const ReviewBundle& bundle, ReviewNotes& notes) {
    if (!options.exhibit.empty()) TM_TRY(requireExhibit(bundle, options.exhibit));
    for (const auto* labels : {&options.mark, &options.unmark})
        for (const std::string& label : *labels) TM_TRY(requireExhibit(bundle, label));
    for (const std::string& label : options.mark)
        TM_TRY(notes.add(options.who, label, ReviewAction::Reviewed));
    for (const std::string& label : options.unmark)
        TM_TRY(notes.add(options.who, label, ReviewAction::NotReviewed));
    if (options.comment.empty()) return ok();
    return notes.add(options.who, options.exhibit.empty() ? "bundle" : options.exhibit,
                     ReviewAction::Comment, options.comment);
}

nlohmann::json commentsJson(const ReviewNotes& notes, std::string_view subject) {
    nlohmann::json out = nlohmann::json::array();
    for (const ReviewEntry& entry : notes.comments(subject))
        out.push_back({{"at", timeJson(entry.at_ns)}, {"who", entry.who}, {"text", entry.text}});
    return out;
}

nlohmann::json lineJson(const ReviewLine& line) {
    nlohmann::json out = {{"control_number", line.control_number},
                          {"event", line.event_id},
                          {"time", line.time_utc},
                          {"account", line.account},
                          {"source", line.source_name},
                          {"source_sha256", line.source_sha256},
                          {"offset", line.content_offset},
                          {"length", line.length}};
    out["record"] = line.record ? nlohmann::json(repairUtf8(*line.record)) : nlohmann::json();
    out["cut"] = line.cut;
    out["damaged"] = line.damaged;
    return out;
}

nlohmann::json exhibitJson(const ReviewExhibit& exhibit, const ReviewNotes& notes,
                           bool with_lines) {
    const auto mark = notes.mark(exhibit.label);
    nlohmann::json out = {{"exhibit", exhibit.label},
                          {"finding", exhibit.finding_id},
                          {"kind", exhibit.kind},
                          {"caption", exhibit.caption},
                          {"from", exhibit.from},
                          {"to", exhibit.to},
                          {"filter", exhibit.filter},
                          {"accounts", exhibit.accounts},
                          {"metric", exhibit.metric},
                          {"zone", exhibit.zone},
                          {"events", exhibit.events},
                          {"changed_since", exhibit.changed_since},
                          {"comments", commentsJson(notes, exhibit.label)}};
    out["figures"] = nlohmann::json::object();
    for (const auto& [name, value] : exhibit.figures) out["figures"][name] = value;
    out["reviewed"] = mark ? nlohmann::json{{"who", mark->who},
                                            {"at", timeJson(mark->at_ns)},
                                            {"on_this_bundle", mark->current}}
                           : nlohmann::json();
    if (!with_lines) return out;
    out["lines"] = nlohmann::json::array();
    for (const ReviewLine& line : exhibit.lines) out["lines"].push_back(lineJson(line));
    return out;
}

void printReviewJson(const ReviewOptions& options, const OpenedReview& opened,
                     const ReviewNotes& notes, Io& io) {
    const ReviewBundle& bundle = opened.bundle;
    nlohmann::json out = {{"bundle", bundle.path},
                          {"title", bundle.title},
                          {"reference", bundle.reference},
                          {"preset", bundle.preset},
                          {"redaction", bundle.redaction},
                          {"stated_at", bundle.stated_at},
                          {"problems", bundle.problems},
                          {"notes", notes.path()},
                          {"comments", commentsJson(notes, "bundle")}};
    out["verification"] = nlohmann::json::parse(verifyJson(opened.report), nullptr, false);
    out["findings"] = nlohmann::json::array();
    for (const ReviewFinding& finding : bundle.findings)
        out["findings"].push_back({{"id", finding.id},
                                   {"title", finding.title},
                                   {"severity", finding.severity},
                                   {"confidence", finding.confidence},
                                   {"status", finding.status},
                                   {"narrative", finding.narrative},
                                   {"lawful", finding.lawful},
                                   {"author", finding.author},
                                   {"signed_off_by", finding.signed_off_by},
                                   {"exhibits", finding.exhibits}});
    out["exhibits"] = nlohmann::json::array();
    for (const ReviewExhibit& exhibit : bundle.exhibits)
        if (options.exhibit.empty() || options.exhibit == exhibit.label)
            out["exhibits"].push_back(exhibitJson(exhibit, notes, !options.exhibit.empty()));
    printJson(io, out);
}

void printComments(const ReviewNotes& notes, std::string_view subject, Io& io) {
    for (const ReviewEntry& entry : notes.comments(subject))
        printLine(io,
                  fmt::format("      {} {}: {}", formatIsoUtc(entry.at_ns), entry.who, entry.text));
}

void printExhibit(const ReviewExhibit& exhibit, const ReviewNotes& notes, bool with_lines, Io& io) {
    const auto mark = notes.mark(exhibit.label);
    printLine(io, fmt::format("  {}  {}  {}", exhibit.label,
                              !mark ? "not reviewed"
                              : mark->current
                                  ? "reviewed by " + mark->who
                                  : "reviewed by " + mark->who + " on another state of the bundle",
                              exhibit.caption));
    printComments(notes, exhibit.label, io);
    if (!with_lines) return;
    for (const auto& [name, value] : exhibit.figures)
        printLine(io, fmt::format("      {} {}", name, value));
    for (const ReviewLine& line : exhibit.lines) {
        printLine(io,
                  fmt::format("    {}  {}  {}  {} at byte {}", line.control_number, line.time_utc,
                              line.account, line.source_name, line.content_offset));
        if (line.record) printLine(io, "      " + *line.record);
        if (line.damaged)
            printLine(io, "      these bytes do not have the SHA-256 that the bundle states");
    }
}

void printReview(const ReviewOptions& options, const OpenedReview& opened, const ReviewNotes& notes,
                 Io& io) {
    io.out << verifyText(opened.report);
    const ReviewBundle& bundle = opened.bundle;
    printLine(io, fmt::format("{} ({})", bundle.title, bundle.reference));
    for (const std::string& problem : bundle.problems) printWarning(io, problem);
    printComments(notes, "bundle", io);
    for (const ReviewFinding& finding : bundle.findings) {
        if (!options.exhibit.empty()) break;
        printLine(io, fmt::format("finding {}: {} [{}, {}]", finding.id, finding.title,
                                  finding.severity, finding.status));
    }
    for (const ReviewExhibit& exhibit : bundle.exhibits)
        if (options.exhibit.empty() || options.exhibit == exhibit.label)
            printExhibit(exhibit, notes, !options.exhibit.empty(), io);
}

Result<int> reviewCommand(const ReviewOptions& options, Io& io) {
    JobContext context = jobContext(io);
    TM_ASSIGN(const OpenedReview opened, openReview(options.path, context));
    const std::string where =
        options.notes.empty() ? ReviewNotes::besideBundle(options.path) : options.notes;
    TM_ASSIGN(ReviewNotes notes, ReviewNotes::open(where, opened.report.manifest_sha256));
    TM_TRY(writeNotes(options, opened.bundle, notes));
    if (options.json)
        printReviewJson(options, opened, notes, io);
    else
        printReview(options, opened, notes, io);
    return opened.report.intact() ? kExitOk : kExitVerify;
}

} // namespace

void registerReviewCommands(CommandTable& table) {
    addCommand<ReviewOptions>(table, table.app, "review",
                              "Read a bundle; mark exhibits and comment beside it", declareReview,
                              reviewCommand);
}

} // namespace tidemark
