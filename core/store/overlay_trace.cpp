// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/overlay_trace.h"

#include "core/store/codec.h"
#include "core/store/overlay.h"

#include <algorithm>

namespace tidemark {

namespace {

/// A pair of a rule, by event.
struct TracedPair {
    std::int64_t rule_id = 0, into = 0, from = 0;
};

// The pairs that an event belongs to on the given side.
Result<std::vector<TracedPair>> pairsOf(Database& database, std::int64_t event, bool as_from) {
    TM_ASSIGN(Statement rows,
              database.prepare("SELECT rule_id, into_events, from_events FROM overlay_match WHERE "
                               "?1 OR (first_into <= ?2 AND last_into >= ?2) ORDER BY rule_id, "
                               "first_into"));
    rows.bind(1, std::int64_t{as_from}).bind(2, event);
    std::vector<TracedPair> out;
    std::vector<std::int64_t> into, from;
    for (;;) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return out;
        TM_TRY(decodeNumbers(rows.blob(1), into));
        TM_TRY(decodeNumbers(rows.blob(2), from));
        if (into.size() != from.size()) return damagedColumn();
        for (std::size_t i = 0; i < into.size(); ++i)
            if ((as_from ? from[i] : into[i]) == event)
                out.push_back({rows.int64(0), into[i], from[i]});
    }
}

bool isSet(const Event& event, Field field) {
    const FieldType type = fieldInfo(field).type;
    if (type == FieldType::Dictionary || type == FieldType::Text) return !event.text(field).empty();
    const std::int64_t value = event.number(field);
    return value != kNoNumber && (field != Field::Outcome || value != 0);
}

bool sameValue(const Event& a, const Event& b, Field field) {
    return a.text(field) == b.text(field) && a.number(field) == b.number(field);
}

// Rules were applied in order and fill only what is absent: the first partner that states the
// value gave it.
std::optional<FilledField> fromPartner(Field field, const Event& completed,
                                       const std::vector<TracedPair>& pairs,
                                       const std::vector<Event>& partners) {
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (isSet(partners[i], field) && sameValue(partners[i], completed, field))
            return FilledField{field, pairs[i].rule_id, partners[i].id, partners[i].source_id};
    return std::nullopt;
}

} // namespace

Result<EventTracer> EventTracer::open(Database& database) {
    EventTracer tracer;
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(database));
    bool applied = false;
    for (const OverlayRule& rule : rules) {
        applied = applied || rule.applied;
        if (rule.applied && rule.kind == OverlayKind::Addresses && tracer.m_address_rule == 0)
            tracer.m_address_rule = rule.id;
    }
    if (!applied) return tracer;
    TM_ASSIGN(tracer.m_imported, EventReader::open(database, EventView::AsImported));
    return tracer;
}

Result<EventTrace> EventTracer::trace(EventReader& reader, const Event& completed) {
    EventTrace trace;
    if (!m_imported) return trace;
    const std::int64_t flags =
        completed.number(Field::Flags) == kNoNumber ? 0 : completed.number(Field::Flags);
    const bool located =
        m_address_rule != 0 && (isSet(completed, Field::Country) || isSet(completed, Field::Asn));
    if ((flags & kFlagFilled) != 0 || located) {
        TM_ASSIGN(const Event before, m_imported->event(completed.id));
        TM_ASSIGN(const std::vector<TracedPair> pairs, pairsOf(reader.db(), completed.id, false));
        std::vector<std::int64_t> ids;
        for (const TracedPair& pair : pairs) ids.push_back(pair.from);
        TM_ASSIGN(const std::vector<Event> partners, reader.events(ids));
        TM_ASSIGN(const std::vector<Event> imported, m_imported->events(ids));
        for (const FieldInfo& info : fieldTable()) {
            const bool bookkeeping = info.field == Field::Flags || info.field == Field::AccountKind;
            if (bookkeeping || isSet(before, info.field) || !isSet(completed, info.field)) continue;
            auto filled = fromPartner(info.field, completed, pairs, imported);
            const bool locatable = info.field == Field::Country || info.field == Field::Asn;
            // A partner's own country may come from the address file as well.
            if (!filled && (!locatable || m_address_rule == 0))
                filled = fromPartner(info.field, completed, pairs, partners);
            trace.filled.push_back(filled.value_or(FilledField{info.field, m_address_rule, 0, 0}));
        }
    }
    if ((flags & kFlagJoined) == 0) return trace;
    TM_ASSIGN(const std::vector<TracedPair> given, pairsOf(reader.db(), completed.id, true));
    if (!given.empty()) trace.counted_with = given.front().into;
    return trace;
}

} // namespace tidemark
