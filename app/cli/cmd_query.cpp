// SPDX-License-Identifier: GPL-3.0-or-later
// accounts, entities, events.
#include "app/cli/add_command.h"
#include "app/cli/event_json.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"
#include "core/query/entity_table.h"
#include "core/query/event_list.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace tidemark {

void registerTimelineCommand(CommandTable& table);
void registerSqlCommand(CommandTable& table);

namespace {

struct EntityOptions : CaseOptions {
    std::string kind = "account", by = "requests", filter, from, to;
    std::int64_t top = -1;
};
void declareAccounts(CLI::App& command, EntityOptions& options) {
    declareCase(command, options);
    command.add_option("--top", options.top, "At most so many");
    command.add_option("--by", options.by, "Metric to sort by")->capture_default_str();
    command.add_option("--filter", options.filter, "Filter (filter language)");
    command.add_option("--from", options.from, "Not before this time");
    command.add_option("--to", options.to, "Before this time");
}
void declareEntities(CLI::App& command, EntityOptions& options) {
    declareAccounts(command, options);
    command
        .add_option("--kind", options.kind,
                    "Kind of entity: api_key, address, organisation, agent, model ...")
        ->required();
}

nlohmann::json entityJson(const EntityRow& row, bool isAccount) {
    nlohmann::json json = {{isAccount ? "account" : "value",
                            row.id == 0 ? nlohmann::json() : nlohmann::json(row.name)},
                           {"events", row.events},
                           {"first", timeJson(row.first_ns)},
                           {"last", timeJson(row.last_ns)},
                           {"busiest_hour", timeJson(row.busiest_hour_ns)},
                           {"busiest_hour_value", row.busiest_hour_sum}};
    for (const MetricInfo& info : metricTable())
        if (const auto index = static_cast<std::size_t>(info.metric); index < kStoredMetrics)
            json[std::string(info.name)] = row.sums[index];
    return json;
}

Result<int> entitiesCommand(const EntityOptions& options, Io& io) {
    EntityQuery query;
    const auto kind = fieldByName(options.kind);
    if (!kind || fieldInfo(*kind).type != FieldType::Dictionary)
        return makeError(ErrorCode::BadInput,
                         fmt::format("'{}' is no kind of entity", options.kind), "--kind",
                         "Use account, user, api_key, organisation, project, address, agent, "
                         "endpoint, operation, model, country, asn or payment");
    const auto metric = metricByName(options.by);
    if (!metric || *metric == Metric::Cost)
        return makeError(
            ErrorCode::BadInput, fmt::format("'{}' is no metric to sort by", options.by), "--by",
            "Use requests, input_tokens, output_tokens, request_bytes, response_bytes or errors");
    query.kind = *kind;
    query.by = *metric;
    query.limit = options.top;
    TM_ASSIGN(query.filter, readFilter(options.filter));
    TM_ASSIGN(query.range, readRange(options.from, options.to));
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    TM_ASSIGN(const EntityTable table, readEntities(*reader, query, io.stop));
    const bool isAccount = *kind == Field::Account;
    if (options.json) {
        nlohmann::json rows = nlohmann::json::array();
        for (const EntityRow& row : table.rows) rows.push_back(entityJson(row, isAccount));
        printJson(io, {{isAccount ? "accounts" : "entities", rows},
                       {"kind", options.kind},
                       {"distinct", table.distinct}});
        return kExitOk;
    }
    for (const EntityRow& row : table.rows)
        printLine(io, fmt::format("{:>14} {:<10} {}  {}  {}",
                                  row.sums[static_cast<std::size_t>(*metric)], options.by,
                                  formatIsoUtc(row.first_ns), formatIsoUtc(row.last_ns),
                                  row.id == 0 ? "(not stated)" : maskSecrets(row.name)));
    printLine(io, fmt::format("{} distinct", table.distinct));
    return kExitOk;
}

struct EventsOptions : CaseOptions {
    std::string filter, after, from, to, order = "time";
    std::int64_t limit = 100;
    bool raw = false, count = false;
};
void declareEvents(CLI::App& command, EventsOptions& options) {
    declareCase(command, options);
    command.add_option("--filter", options.filter, "Filter (filter language)");
    command.add_option("--from", options.from, "Not before this time");
    command.add_option("--to", options.to, "Before this time");
    command.add_option("--limit", options.limit, "At most so many")->capture_default_str();
    command.add_option("--after", options.after,
                       "Continue behind this cursor (\"next\" of the page before)");
    command.add_option("--order", options.order, "time, -time or source")
        ->check(CLI::IsMember({"time", "-time", "source"}))
        ->capture_default_str();
    command.add_flag("--raw", options.raw, "With the original record, byte for byte");
    command.add_flag("--count", options.count, "Only the number of matching events");
}

// Raw bytes in a JSON document: as text when they are UTF-8, else in base 16 beside a readable
// form.
void addRaw(nlohmann::json& json, const std::string& raw) {
    if (isUtf8(raw)) {
        json["raw"] = raw;
        return;
    }
    json["raw"] = repairUtf8(raw);
    std::string hex;
    for (const char c : raw) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
    json["raw_hex"] = hex;
}

Result<std::int64_t> rowAfter(const EventList& list, const std::string& cursor) {
    if (cursor.empty()) return std::int64_t{0};
    const bool digits =
        cursor.find_first_not_of("0123456789") == std::string::npos && cursor.size() < 18;
    const std::int64_t row = digits ? list.rowOf(std::stoll(cursor)) : -1;
    if (row < 0)
        return makeError(ErrorCode::BadInput, fmt::format("'{}' is no cursor of this list", cursor),
                         "--after",
                         "Pass \"next\" of the page before, with the same filter and order");
    return row + 1;
}

Result<int> eventsCommand(const EventsOptions& options, Io& io) {
    TM_ASSIGN(const Filter filter, readFilter(options.filter));
    TM_ASSIGN(const TimeRange range, readRange(options.from, options.to));
    TM_ASSIGN(CaseFile file, openForReading(options));
    TM_ASSIGN(const auto reader, CaseReader::over(file));
    TM_ASSIGN(EventFilter compiled, EventFilter::compile(filter, range, *reader));
    if (options.count) {
        TM_ASSIGN(const std::int64_t count, countEvents(*reader, compiled, io.stop));
        if (options.json)
            printJson(io, {{"total", count}});
        else
            printLine(io, std::to_string(count));
        return kExitOk;
    }
    const EventOrder order = options.order == "time"    ? EventOrder::TimeAscending
                             : options.order == "-time" ? EventOrder::TimeDescending
                                                        : EventOrder::SourceOrder;
    TM_ASSIGN(const EventList list, EventList::build(*reader, compiled, order, io.stop));
    TM_ASSIGN(const std::int64_t first, rowAfter(list, options.after));
    const std::int64_t count =
        options.limit < 0 ? list.size() - first : std::min(options.limit, list.size() - first);
    TM_ASSIGN(EventTracer tracer, EventTracer::open(reader->db()));
    nlohmann::json page = nlohmann::json::array();
    constexpr std::int64_t kPage = 1000;
    std::int64_t lastId = 0;
    for (std::int64_t row = first; row < first + count; row += kPage) {
        if (io.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped on request");
        const auto ids = list.ids(row, std::min(kPage, first + count - row));
        TM_ASSIGN(const std::vector<Event> events, reader->events().events(ids));
        for (const Event& event : events) {
            lastId = event.id;
            std::string raw;
            if (options.raw) {
                TM_ASSIGN(raw, reader->sources().content(event.source_id,
                                                         event.number(Field::ContentOffset),
                                                         event.number(Field::RecordLength)));
            }
            if (options.json) {
                page.push_back(eventJson(event));
                TM_ASSIGN(const EventTrace trace, tracer.trace(reader->events(), event));
                addTrace(page.back(), trace);
                if (options.raw) addRaw(page.back(), raw);
            } else if (options.raw) {
                io.out << raw << '\n'; // byte for byte: asked for
            } else {
                printLine(io,
                          fmt::format("{}  {:<24} {}  {} {}  {} {}", event.id,
                                      formatIsoUtc(event.ts_ns),
                                      maskSecrets(event.text(Field::Account)),
                                      event.text(Field::HttpMethod), event.text(Field::Endpoint),
                                      event.text(Field::Operation), event.text(Field::Model)));
            }
        }
    }
    const bool more = first + count < list.size() && count > 0;
    if (options.json)
        printJson(io, {{"total", list.size()},
                       {"events", page},
                       {"next", more ? nlohmann::json(std::to_string(lastId)) : nlohmann::json()}});
    else if (more)
        printWarning(io, fmt::format("{} of {} events; continue with --after {}", first + count,
                                     list.size(), lastId));
    return kExitOk;
}

} // namespace

void registerQueryCommands(CommandTable& table) {
    CLI::App& app = table.app;
    addCommand<EntityOptions>(table, app, "accounts", "Accounts and their totals", declareAccounts,
                              entitiesCommand);
    addCommand<EntityOptions>(table, app, "entities", "Values of any entity kind and their totals",
                              declareEntities, entitiesCommand);
    addCommand<EventsOptions>(table, app, "events", "Events, page by page", declareEvents,
                              eventsCommand);
    registerTimelineCommand(table);
    registerSqlCommand(table);
}

} // namespace tidemark
