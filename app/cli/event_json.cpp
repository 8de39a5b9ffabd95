// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/event_json.h"

#include "app/cli/commands.h"
#include "core/base/text.h"
#include "core/base/utc_time.h"

#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

// Numbers that stand for a name are printed as that name.
nlohmann::json namedNumber(Field field, std::int64_t value) {
    switch (field) {
    case Field::TimeBasis: return std::string(timeBasisName(static_cast<TimeBasis>(value)));
    case Field::RecordKind: return std::string(recordKindName(static_cast<RecordKind>(value)));
    case Field::AccountKind: return std::string(accountKindName(static_cast<AccountKind>(value)));
    case Field::Outcome: return std::string(outcomeName(static_cast<Outcome>(value)));
    default: return value;
    }
}

} // namespace

nlohmann::json eventJson(const Event& event) {
    nlohmann::json json = {
        {"id", event.id}, {"source", event.source_id}, {"time", timeJson(event.ts_ns)}};
    for (const FieldInfo& info : fieldTable()) {
        if (info.field == Field::Time) continue;
        const std::string name(info.name);
        if (info.type == FieldType::Dictionary || info.type == FieldType::Text) {
            if (!event.text(info.field).empty()) json[name] = maskSecrets(event.text(info.field));
        } else if (event.number(info.field) != kNoNumber) {
            json[name] = info.type == FieldType::Time
                             ? timeJson(event.number(info.field))
                             : namedNumber(info.field, event.number(info.field));
        }
    }
    const std::int64_t flags = event.number(Field::Flags);
    json["duplicate"] = flags != kNoNumber && (flags & kFlagDuplicate) != 0;
    return json;
}

void addTrace(nlohmann::json& json, const EventTrace& trace) {
    for (const FilledField& filled : trace.filled) {
        nlohmann::json from = {{"rule", filled.rule_id}};
        if (filled.event_id != 0) from["event"] = filled.event_id;
        if (filled.source_id != 0) from["source"] = filled.source_id;
        json["filled"][std::string(fieldInfo(filled.field).name)] = std::move(from);
    }
    if (trace.counted_with != 0) json["counted_with"] = trace.counted_with;
}

} // namespace tidemark
