// SPDX-License-Identifier: GPL-3.0-or-later
// annotate, finding, tag: what people write, from a script.
#include "app/cli/add_command.h"
#include "core/base/utc_time.h"
#include "core/export/event_selection.h"
#include "core/export/freeze.h"
#include "core/store/annotation_store.h"
#include "core/store/comment_store.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"
#include "core/store/verdict_store.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace tidemark {

namespace {

struct AnnotateOptions : CaseOptions {
    std::string text, account, from, to;
    std::int64_t event = 0, remove = 0;
    bool list = false;
};
void declareAnnotate(CLI::App& command, AnnotateOptions& options) {
    declareCase(command, options);
    command.add_option("--text", options.text, "The note");
    command.add_option("--account", options.account, "Pin it to this account");
    command.add_option("--event", options.event, "Pin it to this event id");
    command.add_option("--from", options.from, "Pin it to a time range: start");
    command.add_option("--to", options.to, "Pin it to a time range: end (exclusive)");
    command.add_option("--remove", options.remove, "Take back the annotation with this id");
    command.add_flag("--list", options.list, "Show all annotations");
}
nlohmann::json annotationJson(const Annotation& note) {
    const AnnotationContent& content = note.content;
    return {{"id", note.id},
            {"text", content.text},
            {"account", content.account ? nlohmann::json(*content.account) : nlohmann::json()},
            {"event", content.event_id ? nlohmann::json(*content.event_id) : nlohmann::json()},
            {"start", content.range ? timeJson(content.range->from_ns) : nlohmann::json()},
            {"end", content.range ? timeJson(content.range->to_ns) : nlohmann::json()},
            {"author", note.author},
            {"at", timeJson(note.edited_ns)}};
}
Result<int> listAnnotations(const AnnotateOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const std::vector<Annotation> all, AnnotationStore(file).all());
    nlohmann::json json = nlohmann::json::array();
    for (const Annotation& note : all) {
        json.push_back(annotationJson(note));
        if (!options.json)
            printLine(io, fmt::format("{:>4}  {}  {}", note.id, note.author, note.content.text));
    }
    if (options.json) printJson(io, {{"annotations", json}});
    return kExitOk;
}
Result<int> annotateCommand(const AnnotateOptions& options, Io& io) {
    if (options.list) return listAnnotations(options, io);
    TM_ASSIGN(CaseFile file, openForWriting(options));
    AnnotationStore store(file);
    if (options.remove != 0) {
        TM_TRY(store.retract(options.remove));
        if (options.json) printJson(io, {{"removed", options.remove}});
        return kExitOk;
    }
    AnnotationContent content;
    content.text = options.text;
    if (!options.account.empty()) content.account = options.account;
    if (options.event != 0) content.event_id = options.event;
    if (!options.from.empty() || !options.to.empty()) {
        TM_ASSIGN(content.range, readRange(options.from, options.to));
    }
    TM_ASSIGN(const std::int64_t id, store.add(content));
    TM_ASSIGN(const Annotation note, store.get(id));
    if (options.json)
        printJson(io, {{"annotation", annotationJson(note)}});
    else
        printLine(io, fmt::format("annotation {}", id));
    return kExitOk;
}

struct TagOptions : CaseOptions {
    std::string name, filter, from, to;
    std::vector<std::int64_t> events;
    bool remove = false, list = false, undo = false;
};
void declareTag(CLI::App& command, TagOptions& options) {
    declareCase(command, options);
    command.add_option("NAME", options.name, "The tag");
    command.add_option("--filter", options.filter, "Every event that matches");
    command.add_option("--event", options.events, "This event id (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--from", options.from, "Not before this time");
    command.add_option("--to", options.to, "Before this time");
    command.add_flag("--remove", options.remove, "Take the tag off");
    command.add_flag("--undo", options.undo, "Take back the last change of this tag");
    command.add_flag("--list", options.list, "Show all tags");
}
// Undo is a further revision equal to the one before the last.
Result<TagChange> undoTag(CaseFile& file, const std::string& name) {
    TagStore store(file);
    TM_ASSIGN(const std::vector<TagRevision> revisions, store.revisions(name));
    if (revisions.empty())
        return makeError(ErrorCode::NotFound, fmt::format("there is no tag '{}'", name));
    return store.restore(name, revisions.size() > 1 ? revisions[revisions.size() - 2].revision : 0);
}
Result<int> listTags(const TagOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const std::vector<TagRevision> all, TagStore(file).all());
    nlohmann::json json = nlohmann::json::array();
    for (const TagRevision& tag : all) {
        json.push_back({{"name", tag.name},
                        {"events", tag.event_count},
                        {"revision", tag.revision},
                        {"author", tag.author}});
        if (!options.json)
            printLine(io, fmt::format("{:>10} events  {}", tag.event_count, tag.name));
    }
    if (options.json) printJson(io, {{"tags", json}});
    return kExitOk;
}
Result<int> tagCommand(const TagOptions& options, Io& io) {
    if (options.list) return listTags(options, io);
    if (!options.undo && options.events.empty() && options.filter.empty() && options.from.empty() &&
        options.to.empty())
        return makeError(ErrorCode::BadInput, "nothing says which events are meant", "tag",
                         "Give --filter, --event, --from or --to");
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TagChange change;
    if (options.undo) {
        TM_ASSIGN(change, undoTag(file, options.name));
    } else if (!options.events.empty()) {
        EventSet events;
        for (const std::int64_t id : options.events) {
            if (id < 1)
                return makeError(ErrorCode::BadInput, fmt::format("{} is no event id", id),
                                 "--event");
            events.add(id);
        }
        TagStore store(file);
        const std::string what = fmt::format("{} events by id", events.size());
        TM_ASSIGN(change, options.remove ? store.remove(options.name, events, what)
                                         : store.add(options.name, events, what));
    } else {
        TM_ASSIGN(const auto reader, CaseReader::over(file));
        EventSelection selection;
        selection.filter = options.filter;
        TM_ASSIGN(selection.range, readRange(options.from, options.to));
        TM_ASSIGN(change,
                  tagSelection(file, *reader, options.name, selection, options.remove, io.stop));
    }
    if (options.json)
        printJson(
            io,
            {{"tag", options.name}, {"changed", change.changed}, {"events", change.event_count}});
    else
        printLine(io, fmt::format("{} events changed; {} now have the tag {}", change.changed,
                                  change.event_count, options.name));
    return kExitOk;
}

struct FindingOptions : CaseOptions {
    std::int64_t id = 0;
    std::string title, narrative, narrative_file, severity, confidence, status, lawful, assignee;
    std::vector<std::string> tags, filters;
    std::vector<std::int64_t> detections, events;
    std::vector<std::string> accounts;
    std::string from, to, metric = "requests";
    bool retract = false;
};
void declareContent(CLI::App& command, FindingOptions& options) {
    command.add_option("--title", options.title, "Title");
    command.add_option("--narrative", options.narrative, "What happened (Markdown)");
    command.add_option("--narrative-file", options.narrative_file, "The same, from a file");
    command.add_option("--severity", options.severity, "info, low, medium, high or critical");
    command.add_option("--confidence", options.confidence, "low, medium or high");
    command.add_option("--status", options.status, "draft, in_review, confirmed or dismissed");
    command.add_option("--lawful", options.lawful, "Lawful explanations considered");
    command.add_option("--assignee", options.assignee, "Who works on it");
    command.add_option("--tag", options.tags, "A tag (may be repeated)")->allow_extra_args(false);
    command.add_option("--detection", options.detections, "Cite this detection (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--event", options.events, "Cite these events, as one exhibit")
        ->allow_extra_args(false);
    command
        .add_option("--account", options.accounts,
                    "Cite this account's volume, with --from and --to")
        ->allow_extra_args(false);
    command
        .add_option("--filter", options.filters,
                    "Cite what matches, with --from and --to (may be repeated)")
        ->allow_extra_args(false);
    command.add_option("--from", options.from, "Start of what --account and --filter cite");
    command.add_option("--to", options.to, "End of it (exclusive)");
    command.add_option("--metric", options.metric, "Metric of its figures")->capture_default_str();
}
void declareFindingAdd(CLI::App& command, FindingOptions& options) {
    declareCase(command, options);
    declareContent(command, options);
    command.get_option("--title")->required();
}
void declareFindingShow(CLI::App& command, FindingOptions& options) {
    declareCase(command, options);
    command.add_option("ID", options.id, "The finding")->required();
}
void declareFindingEdit(CLI::App& command, FindingOptions& options) {
    declareFindingShow(command, options);
    declareContent(command, options);
    command.add_flag("--retract", options.retract,
                     "Take it out of lists and reports; its revisions stay");
}

Status applyContent(const FindingOptions& options, FindingContent& content) {
    if (!options.title.empty()) content.title = options.title;
    if (!options.narrative.empty()) content.narrative = options.narrative;
    if (!options.narrative_file.empty()) {
        std::ifstream file(options.narrative_file, std::ios::binary);
        if (!file)
            return makeError(ErrorCode::Io, "the narrative cannot be read", options.narrative_file,
                             "Check the name");
        content.narrative.assign(std::istreambuf_iterator<char>(file), {});
    }
    if (!options.severity.empty()) {
        TM_ASSIGN(content.severity, severityByName(options.severity));
    }
    if (!options.confidence.empty()) {
        TM_ASSIGN(content.confidence, confidenceByName(options.confidence));
    }
    if (!options.status.empty()) {
        TM_ASSIGN(content.status, findingStatusByName(options.status));
    }
    if (!options.lawful.empty()) content.lawful = options.lawful;
    if (!options.assignee.empty()) content.assignee = options.assignee;
    for (const std::string& tag : options.tags) content.tags.push_back(tag);
    return ok();
}

Result<std::vector<CiteRequest>> citations(const FindingOptions& options) {
    std::vector<CiteRequest> requests;
    const auto metric = metricByName(options.metric);
    if (!metric)
        return makeError(ErrorCode::BadInput, fmt::format("'{}' is no metric", options.metric),
                         "--metric");
    for (const std::int64_t id : options.detections) {
        CiteRequest& request = requests.emplace_back();
        request.kind = ExhibitKind::Detection;
        request.detection_id = id;
    }
    if (!options.events.empty()) {
        CiteRequest& request = requests.emplace_back();
        request.kind = ExhibitKind::Events;
        request.event_ids = options.events;
    }
    const auto addRange = [&]() -> Result<CiteRequest*> {
        CiteRequest& request = requests.emplace_back();
        request.kind = ExhibitKind::Range;
        request.metric = *metric;
        TM_ASSIGN(request.selection.range, readRange(options.from, options.to));
        return &request;
    };
    if (!options.accounts.empty()) {
        TM_ASSIGN(CiteRequest * request, addRange());
        request->selection.accounts = options.accounts;
    }
    for (const std::string& filter : options.filters) {
        TM_ASSIGN(CiteRequest * request, addRange());
        request->selection.filter = filter;
    }
    return requests;
}

// Comments on the finding and its exhibits, and its sign-offs.
Result<nlohmann::json> saidAbout(CaseFile& file, std::int64_t finding,
                                 const std::vector<Exhibit>& exhibits) {
    CommentStore store(file);
    nlohmann::json out = {{"comments", nlohmann::json::array()},
                          {"sign_offs", nlohmann::json::array()}};
    std::vector<std::string> subjects = {"finding:" + std::to_string(finding)};
    for (const Exhibit& exhibit : exhibits) subjects.push_back(exhibit.label());
    for (const std::string& subject : subjects) {
        TM_ASSIGN(const std::vector<Comment> comments, store.all(subject, true));
        for (const Comment& each : comments)
            out["comments"].push_back({{"id", each.id},
                                       {"retracted", each.standing.retracted},
                                       {"subject", each.subject},
                                       {"text", each.text},
                                       {"author", each.author},
                                       {"at", timeJson(each.at_ns)}});
    }
    TM_ASSIGN(const std::vector<SignOff> offs, store.signOffs(finding, true));
    for (const SignOff& each : offs)
        out["sign_offs"].push_back({{"id", each.id},
                                    {"retracted", each.standing.retracted},
                                    {"revision", each.revision},
                                    {"reviewer", each.reviewer},
                                    {"statement", each.statement},
                                    {"at", timeJson(each.at_ns)},
                                    {"current", each.current}});
    return out;
}

Result<nlohmann::json> findingJson(CaseFile& file, const Finding& finding) {
    nlohmann::json exhibits = nlohmann::json::array();
    TM_ASSIGN(const std::vector<Exhibit> all, ExhibitStore(file).all(finding.id));
    for (const Exhibit& exhibit : all) {
        TM_ASSIGN(const ExhibitState state, ExhibitStore(file).state(exhibit));
        exhibits.push_back(
            {{"number", exhibit.label()},
             {"kind", std::string(exhibitKindName(exhibit.kind))},
             {"caption", exhibit.caption},
             {"current", state.current()},
             {"notes", state.notes},
             {"frozen", nlohmann::json::parse(exhibit.frozen_json, nullptr, false)}});
    }
    TM_ASSIGN(const nlohmann::json said, saidAbout(file, finding.id, all));
    const FindingContent& content = finding.content;
    return nlohmann::json{{"id", finding.id},
                          {"revision", finding.revision},
                          {"title", content.title},
                          {"narrative", content.narrative},
                          {"severity", std::string(severityName(content.severity))},
                          {"confidence", std::string(confidenceName(content.confidence))},
                          {"status", std::string(findingStatusName(content.status))},
                          {"lawful", content.lawful},
                          {"tags", content.tags},
                          {"assignee", content.assignee},
                          {"author", finding.author},
                          {"editor", finding.editor},
                          {"created", timeJson(finding.created_ns)},
                          {"edited", timeJson(finding.edited_ns)},
                          {"retracted", finding.retracted},
                          {"exhibits", exhibits},
                          {"comments", said["comments"]},
                          {"sign_offs", said["sign_offs"]}};
}

Result<int> printFinding(CaseFile& file, std::int64_t id, bool json, Io& io) {
    TM_ASSIGN(const Finding finding, FindingStore(file).get(id));
    TM_ASSIGN(const nlohmann::json document, findingJson(file, finding));
    if (json) {
        printJson(io, {{"finding", document}});
        return kExitOk;
    }
    printLine(io, fmt::format("finding {} (revision {}): {}", id, finding.revision,
                              finding.content.title));
    printLine(io, fmt::format("  severity {}, confidence {}, status {}",
                              severityName(finding.content.severity),
                              confidenceName(finding.content.confidence),
                              findingStatusName(finding.content.status)));
    for (const auto& exhibit : document["exhibits"])
        printLine(io, fmt::format("  {}  {}", exhibit["number"].get<std::string>(),
                                  exhibit["caption"].get<std::string>()));
    return kExitOk;
}

// Everything is checked before the first write, so that a mistake in a citation leaves no half
// finding.
Status citeAll(CaseFile& file, std::int64_t findingId, std::vector<CiteRequest> requests, Io& io) {
    if (requests.empty()) return ok();
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    for (CiteRequest& request : requests) {
        auto number = cite(file, *reader, findingId, std::move(request), io.stop);
        if (!number) return std::move(number).error();
    }
    return ok();
}

Status checkCitations(CaseFile& file, const std::vector<CiteRequest>& requests, Io& io) {
    if (requests.empty()) return ok();
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    for (CiteRequest request : requests) {
        auto frozen = freezeExhibit(*reader, request, io.stop);
        if (!frozen) return std::move(frozen).error();
    }
    return ok();
}

Result<int> findingAdd(const FindingOptions& options, Io& io) {
    FindingContent content;
    TM_TRY(applyContent(options, content));
    TM_ASSIGN(std::vector<CiteRequest> requests, citations(options));
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_TRY(checkCitations(file, requests, io));
    TM_ASSIGN(const std::int64_t id, FindingStore(file).add(content));
    TM_TRY(citeAll(file, id, std::move(requests), io));
    return printFinding(file, id, options.json, io);
}

Result<int> findingEdit(const FindingOptions& options, Io& io) {
    TM_ASSIGN(std::vector<CiteRequest> requests, citations(options));
    TM_ASSIGN(CaseFile file, openForWriting(options));
    FindingStore store(file);
    TM_ASSIGN(const Finding before, store.get(options.id));
    if (options.retract) {
        TM_TRY(store.retract(options.id, "retracted on the command line"));
        return printFinding(file, options.id, options.json, io);
    }
    FindingContent content = before.content;
    TM_TRY(applyContent(options, content));
    TM_TRY(checkCitations(file, requests, io));
    TM_TRY(store.edit(options.id, content, before.revision));
    TM_TRY(citeAll(file, options.id, std::move(requests), io));
    return printFinding(file, options.id, options.json, io);
}

Result<int> findingShow(const FindingOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    return printFinding(file, options.id, options.json, io);
}

Result<int> findingList(const CaseOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const std::vector<Finding> all, FindingStore(file).all());
    nlohmann::json json = nlohmann::json::array();
    for (const Finding& finding : all) {
        TM_ASSIGN(nlohmann::json one, findingJson(file, finding));
        json.push_back(std::move(one));
        if (!options.json)
            printLine(io, fmt::format("{:>4}  {:<8}  {:<9}  {}", finding.id,
                                      severityName(finding.content.severity),
                                      findingStatusName(finding.content.status),
                                      finding.content.title));
    }
    if (options.json)
        printJson(io, {{"findings", json}});
    else if (all.empty())
        printLine(io, "no findings yet");
    return kExitOk;
}

} // namespace

void registerCaseworkCommands(CommandTable& table) {
    CLI::App& app = table.app;
    addCommand<AnnotateOptions>(table, app, "annotate",
                                "Pin a note to a time range, account or event", declareAnnotate,
                                annotateCommand);
    addCommand<TagOptions>(table, app, "tag", "Tag events", declareTag, tagCommand);
    CLI::App* finding = app.add_subcommand("finding", "What was concluded");
    finding->require_subcommand(1);
    addCommand<FindingOptions>(table, *finding, "add", "Add a finding with its exhibits",
                               declareFindingAdd, findingAdd);
    addCommand<CaseOptions>(table, *finding, "list", "All findings", declareCase, findingList);
    addCommand<FindingOptions>(table, *finding, "show", "One finding", declareFindingShow,
                               findingShow);
    addCommand<FindingOptions>(table, *finding, "edit", "A further revision", declareFindingEdit,
                               findingEdit);
    registerFindingReviewCommands(table, *finding);
}

} // namespace tidemark
