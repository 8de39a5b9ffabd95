// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tag_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/write_support.h"

namespace tidemark {

namespace {

constexpr std::size_t kMaxNameBytes = 100;
constexpr std::int64_t kNewest = -1;

Status checkName(std::string_view name) {
    const bool bad = name.empty() || name.size() > kMaxNameBytes || !isUtf8(name) ||
                     visibleText(name) != name ||
                     name.find_first_of(" ,\":*") != std::string_view::npos || name.front() == '-';
    if (!bad) return ok();
    return makeError(ErrorCode::BadInput,
                     "\"" + visibleText(name) + "\" cannot be the name of a tag", {},
                     "use up to 100 letters, digits, '-', '_', '.' or '/', without blanks and not "
                     "starting with '-'");
}

std::string countText(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " event" : " events");
}

std::string because(std::string_view what) {
    return what.empty() ? std::string() : ": " + std::string(what);
}

} // namespace

Result<TagStore::Stored> TagStore::read(std::string_view name, std::int64_t revision) {
    TM_ASSIGN(Statement row, m_file.db().prepare("SELECT revision, events FROM tag_revision WHERE "
                                                 "name = ?1 AND (?2 < 0 OR revision = ?2) "
                                                 "ORDER BY revision DESC LIMIT 1"));
    row.bind(1, name).bind(2, revision);
    TM_ASSIGN(const bool found, row.step());
    Stored stored;
    if (!found) return stored;
    stored.revision = row.int64(0);
    TM_ASSIGN(stored.events, EventSet::fromSerialised(row.blob(1)));
    return stored;
}

Result<TagChange> TagStore::add(std::string_view name, const EventSet& added,
                                std::string_view what) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(checkName(name));
    TM_TRY(requireText(what, "the description"));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Stored before, read(name, kNewest));
    EventSet after = before.events;
    after.add(added);
    const std::int64_t changed = after.size() - before.events.size();
    if (changed == 0) return TagChange{before.revision, 0, before.events.size()};
    TM_ASSIGN(TagChange change, write(name, before, std::move(after), "tag.add",
                                      "tagged " + countText(changed) + because(what)));
    TM_TRY(transaction.commit());
    change.changed = changed;
    return change;
}

Result<TagChange> TagStore::remove(std::string_view name, const EventSet& removed,
                                   std::string_view what) {
    TM_TRY(requireWritable(m_file));
    TM_TRY(checkName(name));
    TM_TRY(requireText(what, "the description"));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Stored before, read(name, kNewest));
    EventSet after = before.events;
    after.remove(removed);
    const std::int64_t changed = before.events.size() - after.size();
    if (changed == 0) return TagChange{before.revision, 0, before.events.size()};
    TM_ASSIGN(TagChange change, write(name, before, std::move(after), "tag.remove",
                                      "took the tag off " + countText(changed) + because(what)));
    TM_TRY(transaction.commit());
    change.changed = changed;
    return change;
}

Result<TagChange> TagStore::restore(std::string_view name, std::int64_t revision) {
    TM_TRY(requireWritable(m_file));
    TM_ASSIGN(Transaction transaction, Transaction::begin(m_file.db()));
    TM_ASSIGN(const Stored newest, read(name, kNewest));
    if (newest.revision == 0)
        return makeError(ErrorCode::NotFound, "there is no tag \"" + visibleText(name) + "\"");
    Stored older;
    if (revision != 0) {
        TM_ASSIGN(older, read(name, revision));
        if (older.revision != revision || revision < 0)
            return makeError(ErrorCode::NotFound, "the tag \"" + visibleText(name) +
                                                      "\" has no revision " +
                                                      std::to_string(revision));
    }
    EventSet gained = older.events, lost = newest.events;
    gained.remove(newest.events);
    lost.remove(older.events);
    TM_ASSIGN(TagChange change, write(name, newest, older.events, "tag.restore",
                                      "restored revision " + std::to_string(revision)));
    TM_TRY(transaction.commit());
    change.changed = gained.size() + lost.size();
    return change;
}

Result<TagChange> TagStore::write(std::string_view name, const Stored& before, EventSet after,
                                  std::string_view action, std::string_view change) {
    const std::string bytes = after.serialised();
    TM_ASSIGN(Statement insert,
              m_file.db().prepare("INSERT INTO tag_revision (name, revision, at_ns, author, "
                                  "change, events, event_count) VALUES (?,?,?,?,?,?,?)"));
    insert.bind(1, name).bind(2, before.revision + 1).bind(3, nowNs()).bind(4, m_file.author());
    insert.bind(5, change).bindBlob(6, bytes).bind(7, after.size());
    TM_TRY(insert.run());
    TM_TRY(m_file.log(action, "tag:" + std::string(name),
                      {{"revision", std::to_string(before.revision + 1)},
                       {"change", std::string(change)},
                       {"events", std::to_string(after.size())},
                       {"content_sha256", contentDigest({name, bytes})}}));
    return TagChange{before.revision + 1, 0, after.size()};
}

Result<std::vector<TagRevision>> TagStore::all() {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare("SELECT name, revision, at_ns, author, change, event_count FROM "
                                  "tag_revision t WHERE revision = "
                                  "(SELECT max(revision) FROM tag_revision n WHERE n.name = "
                                  "t.name) AND event_count > 0 ORDER BY name"));
    std::vector<TagRevision> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back({std::string(rows.text(0)), rows.int64(1), rows.int64(2),
                       std::string(rows.text(3)), std::string(rows.text(4)), rows.int64(5)});
    }
}

Result<EventSet> TagStore::events(std::string_view name) {
    TM_ASSIGN(Stored stored, read(name, kNewest));
    return std::move(stored.events);
}

Result<std::vector<TagRevision>> TagStore::revisions(std::string_view name) {
    TM_ASSIGN(Statement rows,
              m_file.db().prepare("SELECT name, revision, at_ns, author, change, event_count FROM "
                                  "tag_revision WHERE name = ? ORDER BY revision"));
    rows.bind(1, name);
    std::vector<TagRevision> out;
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        out.push_back({std::string(rows.text(0)), rows.int64(1), rows.int64(2),
                       std::string(rows.text(3)), std::string(rows.text(4)), rows.int64(5)});
    }
}

Result<std::vector<std::string>> TagStore::tagsOf(std::int64_t eventId) {
    TM_ASSIGN(const std::vector<TagRevision> tags, all());
    std::vector<std::string> out;
    for (const TagRevision& tag : tags) {
        TM_ASSIGN(const EventSet set, events(tag.name));
        if (set.contains(eventId)) out.push_back(tag.name);
    }
    return out;
}

} // namespace tidemark
