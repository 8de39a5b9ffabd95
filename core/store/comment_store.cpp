// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/comment_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/finding_store.h"
#include "core/store/write_support.h"

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

// Sign-offs and what has become of a row share the table of comments under subjects of their own:
// "sign-off:finding:3:2" is the second revision of finding 3, "retract:12" takes back row 12 and
// "restore:12" lets it stand again, each with its reason as the text.
constexpr std::string_view kSignOff = "sign-off:", kRetract = "retract:", kRestore = "restore:";

bool isReserved(std::string_view subject) {
    return subject.starts_with(kSignOff) || subject.starts_with(kRetract) ||
           subject.starts_with(kRestore);
}

std::string signOffPrefix(std::int64_t findingId) {
    return std::string(kSignOff) + "finding:" + std::to_string(findingId) + ":";
}

std::int64_t numberAfter(std::string_view text, std::string_view prefix) {
    std::int64_t out = 0;
    text.remove_prefix(prefix.size());
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

/// Everything said, sign-offs included, oldest first, each with whether it still stands.
Result<std::vector<Comment>> everythingSaid(CaseFile& file) {
    TM_ASSIGN(
        Statement rows,
        file.db().prepare("SELECT id, subject, text, author, at_ns FROM comment ORDER BY id"));
    std::vector<Comment> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        Comment row{rows.int64(0),
                    std::string(rows.text(1)),
                    std::string(rows.text(2)),
                    std::string(rows.text(3)),
                    rows.int64(4),
                    {}};
        const bool retracts = row.subject.starts_with(kRetract);
        if (!retracts && !row.subject.starts_with(kRestore)) {
            out.push_back(std::move(row));
            continue;
        }
        const std::int64_t about = numberAfter(row.subject, retracts ? kRetract : kRestore);
        const auto at = std::ranges::lower_bound(out, about, {}, &Comment::id);
        if (at == out.end() || at->id != about) continue;
        at->standing = {retracts, std::move(row.text), std::move(row.author), row.at_ns};
    }
}

Result<std::int64_t> insertComment(CaseFile& file, std::string_view subject,
                                   std::string_view text) {
    TM_ASSIGN(
        Statement insert,
        file.db().prepare("INSERT INTO comment (subject, text, author, at_ns) VALUES (?,?,?,?)"));
    insert.bind(1, subject).bind(2, text).bind(3, file.author()).bind(4, nowNs());
    TM_TRY(insert.run());
    return file.db().lastInsertId();
}

} // namespace

Result<std::int64_t> CommentStore::add(std::string_view subject, std::string_view text) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(text, "the comment"));
    TM_TRY(requireText(subject, "the subject"));
    if (trimmed(text).empty()) return makeError(ErrorCode::BadInput, "a comment needs a text");
    if (trimmed(subject).empty() || isReserved(subject))
        return makeError(ErrorCode::BadInput, "a comment needs something that it is about");
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::int64_t id, insertComment(m_file, subject, text));
    TM_TRY(m_file.log(
        "comment.add", subject,
        {{"comment", std::to_string(id)}, {"content_sha256", contentDigest({subject, text})}}));
    TM_TRY(transaction.commit());
    return id;
}

Result<std::vector<Comment>> CommentStore::all(std::string_view subject, bool withRetracted) {
    TM_ASSIGN(std::vector<Comment> said, everythingSaid(m_file));
    std::erase_if(said, [&](const Comment& each) {
        return isReserved(each.subject) || (!subject.empty() && each.subject != subject) ||
               (each.standing.retracted && !withRetracted);
    });
    return said;
}

Result<std::int64_t> CommentStore::signOff(std::int64_t findingId, std::string_view statement) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(statement, "the statement"));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::vector<Finding> revisions, FindingStore(m_file).revisions(findingId));
    if (revisions.empty())
        return makeError(ErrorCode::NotFound, "there is no finding " + std::to_string(findingId));
    const std::string reviewer = m_file.author();
    for (const Finding& revision : revisions)
        if (revision.editor == reviewer)
            return makeError(ErrorCode::BadInput,
                             reviewer + " wrote this finding and cannot sign it off", {},
                             "a second person has to review it");
    const std::string revision = std::to_string(revisions.back().revision);
    const std::string subject = signOffPrefix(findingId) + revision;
    TM_ASSIGN(const std::int64_t id, insertComment(m_file, subject, statement));
    TM_TRY(m_file.log("review.sign_off", "finding:" + std::to_string(findingId),
                      {{"comment", std::to_string(id)},
                       {"revision", revision},
                       {"content_sha256", contentDigest({subject, statement})}}));
    TM_TRY(transaction.commit());
    return id;
}

Result<std::vector<SignOff>> CommentStore::signOffs(std::int64_t findingId, bool withRetracted) {
    TM_ASSIGN(const std::vector<Finding> revisions, FindingStore(m_file).revisions(findingId));
    TM_ASSIGN(std::vector<Comment> said, everythingSaid(m_file));
    const std::string prefix = signOffPrefix(findingId);
    std::vector<SignOff> out;
    for (Comment& each : said) {
        if (!each.subject.starts_with(prefix) || (each.standing.retracted && !withRetracted))
            continue;
        SignOff signOff;
        signOff.id = each.id;
        signOff.finding_id = findingId;
        signOff.revision = numberAfter(each.subject, prefix);
        signOff.statement = std::move(each.text);
        signOff.reviewer = std::move(each.author);
        signOff.at_ns = each.at_ns;
        signOff.current = !each.standing.retracted && !revisions.empty() &&
                          revisions.back().revision == signOff.revision;
        signOff.standing = std::move(each.standing);
        out.push_back(std::move(signOff));
    }
    return out;
}

Status CommentStore::retract(std::int64_t id, std::string_view reason) {
    return setStanding(id, true, reason);
}

Status CommentStore::restore(std::int64_t id, std::string_view reason) {
    return setStanding(id, false, reason);
}

Status CommentStore::setStanding(std::int64_t id, bool retracted, std::string_view reason) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(requireText(reason, "the reason"));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::vector<Comment> said, everythingSaid(m_file));
    const auto at = std::ranges::find(said, id, &Comment::id);
    if (at == said.end())
        return makeError(ErrorCode::NotFound,
                         "there is no comment or sign-off " + std::to_string(id));
    if (at->standing.retracted == retracted) return ok();
    const std::string subject = std::string(retracted ? kRetract : kRestore) + std::to_string(id);
    TM_ASSIGN(const std::int64_t row, insertComment(m_file, subject, reason));
    const bool review = at->subject.starts_with(kSignOff);
    // In the log a sign-off is about its finding, as when it was given.
    const std::string about =
        review ? at->subject.substr(kSignOff.size(), at->subject.rfind(':') - kSignOff.size())
               : at->subject;
    TM_TRY(m_file.log(
        std::string(review ? "review." : "comment.") + (retracted ? "retract" : "restore"), about,
        {{"comment", std::to_string(row)},
         {"of", std::to_string(id)},
         {"content_sha256", contentDigest({subject, reason})}}));
    return transaction.commit();
}

} // namespace tidemark
