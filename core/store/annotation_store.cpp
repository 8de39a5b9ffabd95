// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/annotation_store.h"

#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::string_view kColumns = "SELECT annotation_id, revision, at_ns, author, retracted, "
                                      "text, account, event_id, start_ns, end_ns "
                                      "FROM annotation_revision ";

Annotation readRow(const Statement& row) {
    Annotation note;
    note.id = row.int64(0);
    note.revision = row.int64(1);
    note.created_ns = note.edited_ns = row.int64(2);
    note.author = note.editor = std::string(row.text(3));
    note.retracted = row.int64(4) != 0;
    note.content.text = std::string(row.text(5));
    if (!row.isNull(6)) note.content.account = std::string(row.text(6));
    note.content.event_id = row.optionalInt64(7);
    if (!row.isNull(8) && !row.isNull(9))
        note.content.range = TimeRange{row.int64(8), row.int64(9)};
    return note;
}

Error noAnnotation(std::int64_t id) {
    return makeError(ErrorCode::NotFound, "there is no annotation " + std::to_string(id));
}

} // namespace

std::string annotationDigest(const AnnotationContent& content, bool retracted) {
    const std::string start = content.range ? std::to_string(content.range->from_ns) : "-";
    const std::string end = content.range ? std::to_string(content.range->to_ns) : "-";
    const std::string event = content.event_id ? std::to_string(*content.event_id) : "-";
    return contentDigest({content.text, content.account ? "account" : "-",
                          content.account.value_or(""), event, start, end, retracted ? "1" : "0"});
}

Status AnnotationStore::check(const AnnotationContent& content) {
    TM_TRY(requireWritable(m_file));
    if (trimmed(content.text).empty())
        return makeError(ErrorCode::BadInput, "an annotation needs a text");
    TM_TRY(requireText(content.text, "the annotation"));
    if (content.account) TM_TRY(requireText(*content.account, "the account"));
    if (!content.account && !content.event_id && !content.range)
        return makeError(ErrorCode::BadInput,
                         "an annotation is pinned to a time range, an account or an event");
    if (content.range && content.range->empty())
        return makeError(ErrorCode::BadInput, "the time range ends before it starts");
    if (content.event_id) {
        TM_ASSIGN(Statement row,
                  m_file.db().prepare("SELECT count(*) FROM event_block WHERE first_event <= ?1 "
                                      "AND ?1 < first_event + event_count"));
        row.bind(1, *content.event_id);
        TM_ASSIGN(const bool counted, row.step());
        if (!counted || row.int64(0) == 0)
            return makeError(ErrorCode::NotFound,
                             "there is no event " + std::to_string(*content.event_id));
    }
    return ok();
}

Result<std::int64_t> AnnotationStore::add(const AnnotationContent& content) {
    TM_TRY(check(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(
        const std::int64_t last,
        m_file.db().queryInt64("SELECT coalesce(max(annotation_id), 0) FROM annotation_revision"));
    TM_TRY(write(last + 1, 1, content, false, "annotation.add", {}));
    TM_TRY(transaction.commit());
    return last + 1;
}

Status AnnotationStore::edit(std::int64_t id, const AnnotationContent& content) {
    TM_TRY(check(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Annotation newest, get(id));
    if (newest.content == content && !newest.retracted) return ok();
    TM_TRY(write(id, newest.revision + 1, content, false, "annotation.revise", {}));
    return transaction.commit();
}

Status AnnotationStore::retract(std::int64_t id) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Annotation newest, get(id));
    if (newest.retracted) return ok();
    TM_TRY(write(id, newest.revision + 1, newest.content, true, "annotation.retract", {}));
    return transaction.commit();
}

Status AnnotationStore::restore(std::int64_t id, std::int64_t revision) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const std::vector<Annotation> known, revisions(id));
    if (known.empty()) return noAnnotation(id);
    const auto older = std::find_if(known.begin(), known.end(), [revision](const Annotation& each) {
        return each.revision == revision;
    });
    if (older == known.end())
        return makeError(ErrorCode::NotFound, "annotation " + std::to_string(id) +
                                                  " has no revision " + std::to_string(revision));
    TM_TRY(write(id, known.back().revision + 1, older->content, older->retracted,
                 "annotation.restore", {{"restores", std::to_string(revision)}}));
    return transaction.commit();
}

Result<Annotation> AnnotationStore::get(std::int64_t id) {
    TM_ASSIGN(const std::vector<Annotation> known, revisions(id));
    if (known.empty()) return noAnnotation(id);
    return known.back();
}

Result<std::vector<Annotation>> AnnotationStore::all(bool withRetracted) {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare(std::string(kColumns) + "ORDER BY annotation_id, revision"));
    std::vector<Annotation> newest;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        Annotation note = readRow(rows);
        if (newest.empty() || newest.back().id != note.id) {
            newest.push_back(std::move(note));
            continue;
        }
        note.author = newest.back().author;
        note.created_ns = newest.back().created_ns;
        newest.back() = std::move(note);
    }
    if (!withRetracted)
        std::erase_if(newest, [](const Annotation& each) { return each.retracted; });
    return newest;
}

Result<std::vector<Annotation>> AnnotationStore::revisions(std::int64_t id) {
    TM_ASSIGN(Statement rows, m_file.db().prepare(std::string(kColumns) +
                                                  "WHERE annotation_id = ? ORDER BY revision"));
    rows.bind(1, id);
    std::vector<Annotation> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        Annotation note = readRow(rows);
        if (!out.empty()) {
            note.author = out.front().author;
            note.created_ns = out.front().created_ns;
        }
        out.push_back(std::move(note));
    }
    return out;
}

Status AnnotationStore::write(std::int64_t id, std::int64_t revision,
                              const AnnotationContent& content, bool retracted,
                              std::string_view action, CustodyDetails details) {
    const auto start = content.range ? std::optional(content.range->from_ns) : std::nullopt;
    const auto end = content.range ? std::optional(content.range->to_ns) : std::nullopt;
    TM_ASSIGN(Statement insert,
              m_file.db().prepare("INSERT INTO annotation_revision (annotation_id, revision, "
                                  "at_ns, author, retracted, text, account, "
                                  "event_id, start_ns, end_ns) VALUES (?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(1, id).bind(2, revision).bind(3, nowNs()).bind(4, m_file.author());
    insert.bind(5, retracted ? 1 : 0).bind(6, content.text);
    if (content.account)
        insert.bind(7, *content.account);
    else
        insert.bindNull(7);
    insert.bind(8, content.event_id).bind(9, start).bind(10, end);
    TM_TRY(insert.run());
    details["revision"] = std::to_string(revision);
    details["content_sha256"] = annotationDigest(content, retracted);
    return m_file.log(action, "annotation:" + std::to_string(id), details);
}

} // namespace tidemark
