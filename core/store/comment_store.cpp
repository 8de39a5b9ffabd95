// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/comment_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/finding_store.h"
#include "core/store/write_support.h"

#include <charconv>

namespace tidemark {

namespace {

// Sign-offs share the table of comments under a subject of their own: "sign-off:finding:3:2" is the
// second revision of finding 3.
constexpr std::string_view kSignOff = "sign-off:";

std::string signOffPrefix(std::int64_t findingId) {
    return std::string(kSignOff) + "finding:" + std::to_string(findingId) + ":";
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
    if (trimmed(subject).empty() || subject.substr(0, kSignOff.size()) == kSignOff)
        return makeError(ErrorCode::BadInput, "a comment needs something that it is about");
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::int64_t id, insertComment(m_file, subject, text));
    TM_TRY(m_file.log(
        "comment.add", subject,
        {{"comment", std::to_string(id)}, {"content_sha256", contentDigest({subject, text})}}));
    TM_TRY(transaction.commit());
    return id;
}

Result<std::vector<Comment>> CommentStore::all(std::string_view subject) {
    TM_ASSIGN(
        Statement rows,
        m_file.db().prepare(
            "SELECT id, subject, text, author, at_ns FROM comment WHERE (?1 = '' OR subject = ?1) "
            "AND substr(subject, 1, 9) <> 'sign-off:' ORDER BY id"));
    rows.bind(1, subject);
    std::vector<Comment> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back({rows.int64(0), std::string(rows.text(1)), std::string(rows.text(2)),
                       std::string(rows.text(3)), rows.int64(4)});
    }
}

Status CommentStore::signOff(std::int64_t findingId, std::string_view statement) {
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
    const std::int64_t revision = revisions.back().revision;
    TM_ASSIGN(
        const std::int64_t id,
        insertComment(m_file, signOffPrefix(findingId) + std::to_string(revision), statement));
    TM_TRY(m_file.log(
        "review.sign_off", "finding:" + std::to_string(findingId),
        {{"comment", std::to_string(id)},
         {"revision", std::to_string(revision)},
         {"content_sha256",
          contentDigest({signOffPrefix(findingId) + std::to_string(revision), statement})}}));
    return transaction.commit();
}

Result<std::vector<SignOff>> CommentStore::signOffs(std::int64_t findingId) {
    TM_ASSIGN(const std::vector<Finding> revisions, FindingStore(m_file).revisions(findingId));
    const std::string prefix = signOffPrefix(findingId);
    TM_ASSIGN(Statement rows,
              m_file.db().prepare("SELECT subject, text, author, at_ns FROM comment WHERE "
                                  "substr(subject, 1, length(?1)) = ?1 ORDER BY id"));
    rows.bind(1, prefix);
    std::vector<SignOff> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        SignOff each;
        each.finding_id = findingId;
        const std::string_view number = rows.text(0).substr(prefix.size());
        std::from_chars(number.data(), number.data() + number.size(), each.revision);
        each.statement = std::string(rows.text(1));
        each.reviewer = std::string(rows.text(2));
        each.at_ns = rows.int64(3);
        each.current = !revisions.empty() && revisions.back().revision == each.revision;
        out.push_back(std::move(each));
    }
}

} // namespace tidemark
