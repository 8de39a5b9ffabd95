// SPDX-License-Identifier: GPL-3.0-or-later
// finding comment, finding sign-off, finding retract, finding restore: what others say to a
// finding, and undo.
#include "app/cli/add_command.h"
#include "core/store/comment_store.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark {

namespace {

struct FindingReviewOptions : CaseOptions {
    std::int64_t id = 0, revision = 0, comment = 0;
    std::string text, statement, exhibit, reason;
    bool undo = false;
};

void declareId(CLI::App& command, FindingReviewOptions& options) {
    declareCase(command, options);
    command.add_option("ID", options.id, "The finding")->required();
}

void declareComment(CLI::App& command, FindingReviewOptions& options) {
    declareId(command, options);
    command.add_option("--text", options.text, "The comment")->required();
    command.add_option("--exhibit", options.exhibit, "It is about this exhibit of the finding");
}

Result<int> commentCommand(const FindingReviewOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const Finding finding, FindingStore(file).get(options.id));
    std::string subject = "finding:" + std::to_string(finding.id);
    if (!options.exhibit.empty()) {
        TM_ASSIGN(const std::vector<Exhibit> exhibits, ExhibitStore(file).all(finding.id));
        subject.clear();
        for (const Exhibit& exhibit : exhibits)
            if (exhibit.label() == options.exhibit) subject = exhibit.label();
        if (subject.empty())
            return makeError(ErrorCode::NotFound, fmt::format("finding {} has no exhibit {}",
                                                              finding.id, options.exhibit));
    }
    TM_ASSIGN(const std::int64_t id, CommentStore(file).add(subject, options.text));
    if (options.json)
        printJson(io, {{"comment", id}, {"subject", subject}});
    else
        printLine(io, fmt::format("comment {} on {}", id, subject));
    return kExitOk;
}

void declareSignOff(CLI::App& command, FindingReviewOptions& options) {
    declareId(command, options);
    command.add_option("--statement", options.statement, "What was reviewed and found")->required();
}

Result<int> signOffCommand(const FindingReviewOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    CommentStore store(file);
    TM_ASSIGN(const std::int64_t id, store.signOff(options.id, options.statement));
    TM_ASSIGN(const std::vector<SignOff> all, store.signOffs(options.id));
    const SignOff& newest = all.back();
    if (options.json)
        printJson(io, {{"sign_off", id},
                       {"finding", newest.finding_id},
                       {"revision", newest.revision},
                       {"reviewer", newest.reviewer},
                       {"at", timeJson(newest.at_ns)}});
    else
        printLine(io, fmt::format("revision {} of finding {} signed off by {}", newest.revision,
                                  newest.finding_id, newest.reviewer));
    return kExitOk;
}

void declareRetract(CLI::App& command, FindingReviewOptions& options) {
    declareId(command, options);
    command
        .add_option("--comment", options.comment,
                    "The comment or sign-off, by the number that `finding show` gives")
        ->required();
    command.add_option("--reason", options.reason, "Why; kept with the retraction");
    command.add_flag("--undo", options.undo, "Let it stand again");
}

// Comments and sign-offs are numbered over the case; one of another finding is a slip.
Status setCommentStanding(CaseFile& file, const FindingReviewOptions& options) {
    CommentStore store(file);
    std::vector<std::string> subjects = {fmt::format("finding:{}", options.id)};
    TM_ASSIGN(const std::vector<Exhibit> exhibits, ExhibitStore(file).all(options.id, true));
    for (const Exhibit& exhibit : exhibits) subjects.push_back(exhibit.label());
    TM_ASSIGN(const std::vector<Comment> comments, store.all({}, true));
    TM_ASSIGN(const std::vector<SignOff> sign_offs, store.signOffs(options.id, true));
    const bool of_finding =
        std::ranges::any_of(comments,
                            [&](const Comment& each) {
                                return each.id == options.comment &&
                                       std::ranges::find(subjects, each.subject) != subjects.end();
                            }) ||
        std::ranges::find(sign_offs, options.comment, &SignOff::id) != sign_offs.end();
    if (!of_finding)
        return makeError(
            ErrorCode::NotFound,
            fmt::format("finding {} has no comment or sign-off {}", options.id, options.comment));
    return options.undo ? store.restore(options.comment, options.reason)
                        : store.retract(options.comment, options.reason);
}

Result<int> retractCommand(const FindingReviewOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    TM_ASSIGN(const Finding finding, FindingStore(file).get(options.id));
    TM_TRY(setCommentStanding(file, options));
    if (options.json)
        printJson(
            io,
            {{"finding", finding.id}, {"comment", options.comment}, {"retracted", !options.undo}});
    else
        printLine(io,
                  fmt::format("comment {} {}", options.comment,
                              options.undo ? "stands again" : "is retracted; it stays on file"));
    return kExitOk;
}

void declareRestore(CLI::App& command, FindingReviewOptions& options) {
    declareId(command, options);
    command.add_option("--revision", options.revision, "The revision to go back to")->required();
}

Result<int> restoreCommand(const FindingReviewOptions& options, Io& io) {
    TM_ASSIGN(CaseFile file, openForWriting(options));
    FindingStore store(file);
    TM_TRY(store.restore(options.id, options.revision));
    TM_ASSIGN(const Finding finding, store.get(options.id));
    if (options.json)
        printJson(io, {{"finding", finding.id}, {"revision", finding.revision}});
    else
        printLine(io, fmt::format("finding {} is as in revision {} again; that is revision {}",
                                  finding.id, options.revision, finding.revision));
    return kExitOk;
}

} // namespace

void registerFindingReviewCommands(CommandTable& table, CLI::App& finding) {
    addCommand<FindingReviewOptions>(table, finding, "comment", "Comment on a finding or exhibit",
                                     declareComment, commentCommand);
    addCommand<FindingReviewOptions>(table, finding, "sign-off",
                                     "Sign a finding off, as a person who did not write it",
                                     declareSignOff, signOffCommand);
    addCommand<FindingReviewOptions>(table, finding, "retract",
                                     "Take a comment or a sign-off back, or undo that",
                                     declareRetract, retractCommand);
    addCommand<FindingReviewOptions>(table, finding, "restore",
                                     "Go back to an earlier revision, as a further one",
                                     declareRestore, restoreCommand);
}

} // namespace tidemark
