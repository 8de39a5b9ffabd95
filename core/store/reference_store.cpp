// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reference_store.h"

#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kMaxReferenceBytes = 200;
constexpr std::int64_t kNewestReference = -1;
constexpr std::string_view kReferenceKindNames[] = {"release", "ban", "policy", "outage", "other"};
constexpr std::string_view kSelectReference =
    "SELECT reference_id, revision, time_ns, kind, name, author, at_ns, retracted FROM "
    "reference_date r ";

ReferenceDate referenceFromRow(const Statement& row) {
    ReferenceDate date;
    date.id = row.int64(0);
    date.revision = row.int64(1);
    date.content.time_ns = row.int64(2);
    date.content.kind = referenceKindByName(row.text(3)).value_or(ReferenceKind::Other);
    date.content.name = std::string(row.text(4));
    date.author = std::string(row.text(5));
    date.at_ns = row.int64(6);
    date.retracted = row.int64(7) != 0;
    return date;
}

Status checkReference(const ReferenceContent& content) {
    TM_TRY(requireText(content.name, "the name"));
    const bool blank = content.name.find_first_not_of(" \t") == std::string::npos;
    if (blank || content.name.size() > kMaxReferenceBytes ||
        visibleText(content.name) != content.name)
        return makeError(ErrorCode::BadInput, "a reference date needs a name", {},
                         fmt::format("Write one line of at most {} bytes", kMaxReferenceBytes));
    if (content.time_ns == kNoTime)
        return makeError(ErrorCode::BadInput, "a reference date needs a time");
    return ok();
}

Result<ReferenceContent> readReferenceLine(std::string_view line, std::int64_t number) {
    const auto bad = [number](std::string message) {
        return makeError(ErrorCode::BadInput, std::move(message), fmt::format("line {}", number),
                         "Write TIME,KIND,NAME such as 2024-09-12,release,o1-preview");
    };
    const std::size_t comma = line.find(',');
    const std::string_view time = trimmed(line.substr(0, comma));
    const auto parsed = parseIsoTime(time);
    if (!parsed || parsed->length != time.size())
        return bad(fmt::format("'{}' is not a time", visibleText(time.substr(0, 60))));
    if (comma == std::string_view::npos) return bad("the name is missing");
    ReferenceContent content;
    content.time_ns = parsed->ts_ns;
    std::string_view rest = line.substr(comma + 1);
    const std::size_t second = rest.find(',');
    if (second != std::string_view::npos) {
        const auto kind = referenceKindByName(trimmed(rest.substr(0, second)));
        if (kind) {
            content.kind = *kind;
            rest.remove_prefix(second + 1);
        }
    }
    content.name = std::string(trimmed(rest));
    if (Status fine = checkReference(content); !fine) return bad(fine.error().message);
    return content;
}

} // namespace

std::string_view referenceKindName(ReferenceKind kind) {
    return kReferenceKindNames[static_cast<std::size_t>(kind)];
}

std::optional<ReferenceKind> referenceKindByName(std::string_view name) {
    for (std::size_t i = 0; i < std::size(kReferenceKindNames); ++i)
        if (kReferenceKindNames[i] == name) return static_cast<ReferenceKind>(i);
    return std::nullopt;
}

std::string referenceDigest(const ReferenceContent& content, bool retracted) {
    return contentDigest({std::to_string(content.time_ns), referenceKindName(content.kind),
                          content.name, retracted ? "1" : "0"});
}

Result<ReferenceDate> ReferenceStore::read(std::int64_t id, std::int64_t revision) {
    TM_ASSIGN(Statement row, m_file.db().prepare(std::string(kSelectReference) +
                                                 "WHERE reference_id = ?1 AND (?2 < 0 OR revision "
                                                 "= ?2) ORDER BY revision DESC LIMIT 1"));
    TM_ASSIGN(const bool found, row.bind(1, id).bind(2, revision).step());
    if (!found)
        return makeError(ErrorCode::NotFound,
                         revision < 0
                             ? fmt::format("there is no reference date {}", id)
                             : fmt::format("reference date {} has no revision {}", id, revision));
    return referenceFromRow(row);
}

Status ReferenceStore::write(std::int64_t id, std::int64_t revision,
                             const ReferenceContent& content, bool retracted,
                             std::string_view action) {
    TM_ASSIGN(Statement insert,
              m_file.db().prepare("INSERT INTO reference_date (reference_id, revision, at_ns, "
                                  "author, retracted, time_ns, kind, name) VALUES "
                                  "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
    insert.bind(1, id).bind(2, revision).bind(3, nowNs()).bind(4, m_file.author());
    insert.bind(5, std::int64_t{retracted}).bind(6, content.time_ns);
    TM_TRY(insert.bind(7, referenceKindName(content.kind)).bind(8, content.name).run());
    return m_file.log(action, fmt::format("reference:{}", id),
                      {{"revision", std::to_string(revision)},
                       {"time", formatIsoUtc(content.time_ns)},
                       {"name", content.name},
                       {"content_sha256", referenceDigest(content, retracted)}});
}

Status ReferenceStore::addAll(const std::vector<ReferenceContent>& contents) {
    TM_TRY(requireWritable(m_file));
    for (const ReferenceContent& content : contents) TM_TRY(checkReference(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(std::int64_t next,
              m_file.db().queryInt64("SELECT coalesce(max(reference_id), 0) + 1 FROM "
                                     "reference_date"));
    for (const ReferenceContent& content : contents)
        TM_TRY(write(next++, 1, content, false, "reference.add"));
    return transaction.commit();
}

Result<std::int64_t> ReferenceStore::add(const ReferenceContent& content) {
    TM_TRY(addAll({content}));
    return m_file.db().queryInt64("SELECT max(reference_id) FROM reference_date");
}

Status ReferenceStore::edit(std::int64_t id, const ReferenceContent& content) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(checkReference(content));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const ReferenceDate before, read(id, kNewestReference));
    TM_TRY(write(id, before.revision + 1, content, false, "reference.revise"));
    return transaction.commit();
}

Status ReferenceStore::retract(std::int64_t id) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const ReferenceDate before, read(id, kNewestReference));
    if (before.retracted)
        return makeError(ErrorCode::NotFound, fmt::format("there is no reference date {}", id));
    TM_TRY(write(id, before.revision + 1, before.content, true, "reference.retract"));
    return transaction.commit();
}

Status ReferenceStore::restore(std::int64_t id, std::int64_t revision) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const ReferenceDate newest, read(id, kNewestReference));
    if (revision < 1)
        return makeError(ErrorCode::NotFound, "revisions count from 1", fmt::format("{}", id));
    TM_ASSIGN(const ReferenceDate older, read(id, revision));
    TM_TRY(write(id, newest.revision + 1, older.content, older.retracted, "reference.restore"));
    return transaction.commit();
}

Result<ReferenceDate> ReferenceStore::get(std::int64_t id) {
    return read(id, kNewestReference);
}

Result<std::vector<ReferenceDate>> ReferenceStore::all() {
    return within({INT64_MIN, INT64_MAX});
}

Result<std::vector<ReferenceDate>> ReferenceStore::within(TimeRange range) {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare(std::string(kSelectReference) +
                                  "WHERE revision = (SELECT max(revision) FROM reference_date n "
                                  "WHERE n.reference_id = r.reference_id) AND retracted = 0 AND "
                                  "time_ns >= ?1 AND time_ns < ?2 ORDER BY time_ns, reference_id"));
    rows.bind(1, range.from_ns).bind(2, range.to_ns);
    std::vector<ReferenceDate> out;
    for (;;) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back(referenceFromRow(rows));
    }
}

Result<std::vector<ReferenceContent>> readReferenceList(std::string_view text) {
    std::vector<ReferenceContent> out;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#' || (number == 1 && line == "time,kind,name"))
            continue;
        TM_ASSIGN(ReferenceContent content, readReferenceLine(line, number));
        out.push_back(std::move(content));
    }
    return out;
}

} // namespace tidemark
