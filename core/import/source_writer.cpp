// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/source_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::string_view kInsertContent = "INSERT INTO content_chunk (source_id, chunk_offset, "
                                            "size_bytes, frame) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertOriginal = "INSERT INTO original_chunk (source_id, chunk_offset, "
                                             "size_bytes, frame) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kInsertReject =
    "INSERT INTO reject (source_id, record_no, content_offset, length, reason) VALUES (?1, ?2, ?3, "
    "?4, ?5)";
constexpr std::string_view kInsertMember =
    "INSERT INTO member (source_id, seq, name, content_offset, size_bytes) VALUES (?1, ?2, ?3, ?4, "
    "?5)";
constexpr std::string_view kInsertSource =
    "INSERT INTO source (id, name, path, sha256, size_bytes, modified_ns, acquired_ns, stored, "
    "container, "
    "content_bytes, format, confidence, profile_json, params_json, records, events, rejects, "
    "duplicates, "
    "first_event, first_ns, last_ns, seconds, damage, notes_json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, "
    "?7, ?8, ?9, "
    "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)";

Status insertFrame(Database& database, std::string_view sql, std::int64_t sourceId,
                   std::int64_t offset, std::int64_t size, std::string_view frame) {
    TM_ASSIGN(Statement insert, database.prepare(sql));
    return insert.bind(1, sourceId).bind(2, offset).bind(3, size).bindBlobView(4, frame).run();
}

} // namespace

Result<SourceWriter> SourceWriter::begin(CaseFile& file, ImportMemory& memory) {
    Database& database = file.db();
    if (!memory.dictionaries) {
        TM_ASSIGN(memory.dictionaries, CaseDictionaries::load(database));
    }
    if (!memory.unique_ids) {
        TM_ASSIGN(memory.unique_ids, UniqueIds::load(database));
    }
    TM_ASSIGN(const std::int64_t id,
              database.queryInt64("SELECT coalesce(max(id), 0) + 1 FROM source"));
    TM_ASSIGN(EventWriter events,
              EventWriter::begin(database, *memory.dictionaries, &*memory.unique_ids, id));
    return SourceWriter(file, memory, std::move(events), id);
}

Status SourceWriter::addPiece(ParsedPiece& piece) {
    if (!piece.content_frame.empty())
        TM_TRY(insertFrame(m_file.db(), piece.is_original ? kInsertOriginal : kInsertContent,
                           m_source_id, piece.content_offset, piece.size_bytes,
                           piece.content_frame));
    TM_TRY(addRejects(piece.batch));
    m_records += piece.batch.records();
    const auto& bases = piece.batch.numbers[static_cast<std::size_t>(Field::TimeBasis)];
    m_assumed_zone +=
        std::count(bases.begin(), bases.end(), static_cast<std::int64_t>(TimeBasis::AssumedZone));
    return m_events.append(piece.batch);
}

Status SourceWriter::addOriginal(OriginalFrame& frame) {
    return insertFrame(m_file.db(), kInsertOriginal, m_source_id, frame.offset, frame.size_bytes,
                       frame.frame);
}

Status SourceWriter::addRejects(const EventBatch& batch) {
    if (batch.rejects.empty()) return ok();
    TM_ASSIGN(Statement insert, m_file.db().prepare(kInsertReject));
    for (const RejectedRecord& reject : batch.rejects) {
        insert.bind(1, m_source_id)
            .bind(2, m_records + reject.record_no)
            .bind(3, reject.content_offset);
        TM_TRY(insert.bind(4, reject.length).bind(5, reject.reason).run());
    }
    m_rejects += static_cast<std::int64_t>(batch.rejects.size());
    return ok();
}

Status SourceWriter::storeSource(const Source& source) {
    TM_ASSIGN(Statement insert, m_file.db().prepare(kInsertSource));
    insert.bind(1, source.id).bind(2, source.name).bind(3, source.path).bind(4, source.sha256);
    insert.bind(5, source.size_bytes).bind(6, source.modified_ns).bind(7, source.acquired_ns);
    insert.bind(8, source.kept ? "kept" : "reference")
        .bind(9, source.container)
        .bind(10, source.content_bytes);
    insert.bind(11, source.format).bind(12, source.confidence).bind(13, source.profile_json);
    insert.bind(14, source.params_json).bind(15, source.records).bind(16, source.events);
    insert.bind(17, source.rejects).bind(18, source.duplicates).bind(19, source.first_event);
    insert.bind(20, source.first_ns).bind(21, source.last_ns).bind(22, source.seconds);
    if (source.damage.empty())
        insert.bindNull(23);
    else
        insert.bind(23, source.damage);
    return insert.bind(24, source.notes_json).run();
}

Status SourceWriter::finish(const PipelineOutcome& outcome, Source& source) {
    TM_ASSIGN(const EventTotals totals, m_events.finish());
    source.id = m_source_id;
    source.sha256 = outcome.sha256;
    source.size_bytes = outcome.size_bytes;
    source.content_bytes = outcome.content_bytes;
    source.container = outcome.container;
    source.format = outcome.profile.id;
    source.confidence = outcome.confidence;
    source.profile_json = outcome.profile.toJson();
    source.records = m_records;
    source.events = totals.events;
    source.rejects = m_rejects;
    source.duplicates = totals.duplicates;
    source.first_event = totals.first_event;
    source.first_ns = totals.first_ns;
    source.last_ns = totals.last_ns;
    source.damage = outcome.damage;
    source.notes_json = nlohmann::json(outcome.notes).dump();
    if (source.records != source.events + source.rejects)
        return makeError(
            ErrorCode::Integrity,
            fmt::format("the ledger does not balance: {} records, {} events, {} rejects",
                        source.records, source.events, source.rejects),
            source.path, "This is a fault of the program: please report it");
    TM_TRY(storeSource(source));
    TM_ASSIGN(Statement insertMember, m_file.db().prepare(kInsertMember));
    for (const Member& member : outcome.members) {
        insertMember.bind(1, source.id)
            .bind(2, member.seq)
            .bind(3, member.name)
            .bind(4, member.content_offset);
        TM_TRY(insertMember.bind(5, member.size_bytes).run());
    }
    return m_file.log("source.acquire", fmt::format("source:{}", source.id),
                      {{"name", source.name},
                       {"path", source.path},
                       {"sha256", source.sha256},
                       {"size_bytes", std::to_string(source.size_bytes)},
                       {"stored", source.kept ? "kept" : "reference"},
                       {"container", source.container},
                       {"format", source.format},
                       {"params", source.params_json},
                       {"records", std::to_string(source.records)},
                       {"events", std::to_string(source.events)},
                       {"rejects", std::to_string(source.rejects)},
                       {"duplicates", std::to_string(source.duplicates)},
                       {"damage", source.damage}});
}

} // namespace tidemark
