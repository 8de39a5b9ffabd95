// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/event_rows.h"

#include "core/base/utc_time.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

// What is read between two looks at Cancel, some tens of milliseconds.
constexpr std::size_t kBatch = 4096, kBlocksOfBatch = 8, kRowsBetweenStops = 256;

// Columns that are not simply a field come first and last; those between follow kFields.
constexpr Field kFields[] = {
    Field::Account,           Field::User,         Field::ApiKey,        Field::Organisation,
    Field::Project,           Field::ClientIp,     Field::UserAgent,     Field::Provider,
    Field::Endpoint,          Field::Operation,    Field::Model,         Field::HttpMethod,
    Field::Country,           Field::Asn,          Field::Payment,       Field::PromptPrefix,
    Field::ErrorText,         Field::StatusCode,   Field::InputTokens,   Field::OutputTokens,
    Field::CachedInputTokens, Field::RequestBytes, Field::ResponseBytes, Field::LatencyUs,
    Field::AccountCreated,    Field::RequestId,    Field::SessionId,     Field::PromptHash,
    Field::UniqueId};

std::vector<EventColumn> makeColumns() {
    std::vector<EventColumn> columns = {
        {"control_number"}, {"event_id", true}, {"time_utc"}, {"time_end_utc"}, {"time_basis"}};
    for (const Field field : kFields)
        columns.push_back({fieldInfo(field).name, fieldInfo(field).type == FieldType::Number});
    for (const EventColumn column : {EventColumn{"account_kind"},
                                     {"outcome"},
                                     {"record_kind"},
                                     {"requests", true},
                                     {"errors", true},
                                     {"duplicate", true},
                                     {"source_id", true},
                                     {"source_name"},
                                     {"source_sha256"},
                                     {"content_offset", true},
                                     {"record_length", true}})
        columns.push_back(column);
    return columns;
}

// The next ids to read together, of few blocks: every block of which an event is read is unpacked.
std::span<const std::int64_t> nextBatch(const EventReader& events,
                                        std::span<const std::int64_t> ids) {
    const auto first = events.blockOf(ids.front());
    if (!first) return ids.first(1); // reading it will say so
    const auto& blocks = events.blocks();
    const BlockInfo& last = blocks[std::min(*first + kBlocksOfBatch, blocks.size()) - 1];
    const auto end = std::lower_bound(ids.begin(), ids.end(), last.first_event + last.event_count);
    return ids.first(std::min(kBatch, static_cast<std::size_t>(end - ids.begin())));
}

std::string numberText(std::int64_t value) {
    return value == kNoNumber ? std::string() : std::to_string(value);
}

std::int64_t orZero(std::int64_t value) {
    return value == kNoNumber ? 0 : value;
}

void fillRow(const Event& event, const Source& source, Redactor& redactor, EventRow& row) {
    std::vector<std::string>& cells = row.cells;
    cells.clear();
    cells.push_back(controlNumber(event.id));
    cells.push_back(std::to_string(event.id));
    cells.push_back(formatIsoUtc(event.number(Field::Time)));
    cells.push_back(formatIsoUtc(event.number(Field::TimeEnd)));
    cells.emplace_back(
        timeBasisName(static_cast<TimeBasis>(orZero(event.number(Field::TimeBasis)))));
    for (const Field field : kFields) {
        switch (fieldInfo(field).type) {
        case FieldType::Time: cells.push_back(formatIsoUtc(event.number(field))); break;
        case FieldType::Number: cells.push_back(numberText(event.number(field))); break;
        default: cells.push_back(redactor.value(field, event.text(field)));
        }
    }
    const std::int64_t stated = event.number(Field::RequestCount);
    const std::int64_t requests = stated == kNoNumber ? 1 : stated;
    const std::int64_t outcome = orZero(event.number(Field::Outcome));
    cells.emplace_back(
        accountKindName(static_cast<AccountKind>(orZero(event.number(Field::AccountKind)))));
    cells.emplace_back(outcomeName(static_cast<Outcome>(outcome)));
    cells.emplace_back(
        recordKindName(static_cast<RecordKind>(orZero(event.number(Field::RecordKind)))));
    cells.push_back(std::to_string(requests));
    cells.push_back(
        std::to_string(outcome >= static_cast<std::int64_t>(Outcome::Failure) ? requests : 0));
    cells.emplace_back((orZero(event.number(Field::Flags)) & kFlagDuplicate) != 0 ? "1" : "0");
    cells.push_back(std::to_string(event.source_id));
    cells.push_back(source.name);
    cells.push_back(source.sha256);
    cells.push_back(numberText(event.number(Field::ContentOffset)));
    cells.push_back(numberText(event.number(Field::RecordLength)));
    row.event = &event;
}

} // namespace

std::span<const EventColumn> eventColumns() {
    static const std::vector<EventColumn> columns = makeColumns();
    return columns;
}

std::size_t eventColumn(std::string_view name) {
    const auto columns = eventColumns();
    const auto at = std::find_if(columns.begin(), columns.end(),
                                 [name](const EventColumn& each) { return each.name == name; });
    return static_cast<std::size_t>(at - columns.begin());
}

std::string controlNumber(std::int64_t eventId) {
    return fmt::format("TM-{:010}", eventId);
}

Status forEachEventRow(CaseReader& reader, const EventSet& events, Redactor& redactor,
                       const std::map<std::int64_t, Source>& sources, std::stop_token stop,
                       const std::function<Status(const EventRow&)>& sink) {
    const std::vector<std::int64_t> ids = events.ids();
    EventRow row;
    std::size_t handed = 0;
    for (std::span<const std::int64_t> rest = ids; !rest.empty();) {
        if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        const std::span batch = nextBatch(reader.events(), rest);
        rest = rest.subspan(batch.size());
        TM_ASSIGN(const std::vector<Event> read, reader.events().events(batch));
        for (const Event& event : read) {
            if (++handed % kRowsBetweenStops == 0 && stop.stop_requested())
                return makeError(ErrorCode::Cancelled, "stopped");
            const auto source = sources.find(event.source_id);
            if (source == sources.end())
                return makeError(ErrorCode::Integrity,
                                 fmt::format("event {} belongs to no source", event.id));
            fillRow(event, source->second, redactor, row);
            TM_TRY(sink(row));
        }
    }
    return ok();
}

std::map<std::int64_t, Source> sourcesById(const std::vector<Source>& sources) {
    std::map<std::int64_t, Source> out;
    for (const Source& source : sources) out.emplace(source.id, source);
    return out;
}

} // namespace tidemark
