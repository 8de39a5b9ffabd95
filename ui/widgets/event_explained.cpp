// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/event_explained.h"

#include "core/store/network_store.h"
#include "core/store/overlay.h"
#include "core/store/overlay_trace.h"
#include "core/store/tag_store.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"

#include <QFileInfo>
#include <QObject>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::int64_t kRawShown = 256 * 1024;

QString addressFileNames(const std::vector<OverlayRule>& rules, std::int64_t rule_id) {
    const auto rule = std::ranges::find(rules, rule_id, &OverlayRule::id);
    if (rule == rules.end()) return {};
    const auto files = AddressRule::fromJson(rule->json);
    QStringList names;
    if (files)
        for (const AddressRule::File& file : files->files)
            names << shown(utf8(QFileInfo(text(file.path)).fileName()));
    return names.join(QStringLiteral(", "));
}

Status readOrigins(CaseReader& reader, EventExplained& out) {
    TM_ASSIGN(EventTracer tracer, EventTracer::open(reader.db()));
    if (!tracer.any()) return ok();
    TM_ASSIGN(const EventTrace trace, tracer.trace(reader.events(), out.event));
    TM_ASSIGN(const std::vector<OverlayRule> rules, overlayRules(reader.db(), true));
    out.counted_with = trace.counted_with;
    for (const FilledField& filled : trace.filled) {
        FieldOrigin origin{filled.event_id, {}};
        if (filled.event_id != 0) {
            TM_ASSIGN(const Source source, reader.sources().get(filled.source_id));
            origin.words =
                QObject::tr("from %1, event %2").arg(shown(source.name), grouped(filled.event_id));
        } else {
            origin.words =
                QObject::tr("from address file %1").arg(addressFileNames(rules, filled.rule_id));
        }
        out.filled[filled.field] = origin;
    }
    return ok();
}

} // namespace

Result<EventExplained> explainEvent(CaseReader& reader, std::int64_t id) {
    EventExplained out;
    TM_ASSIGN(out.event, reader.events().event(id));
    TM_ASSIGN(const Source source, reader.sources().get(out.event.source_id));
    const std::int64_t offset = out.event.number(Field::ContentOffset),
                       length = out.event.number(Field::RecordLength);
    const auto raw = reader.sources().content(source.id, offset, std::min(length, kRawShown));
    out.raw = raw ? shownRaw(*raw)
                  : QObject::tr("The original is not at hand: %1").arg(said(raw.error()));
    out.source = QObject::tr("%1, bytes %2 to %3")
                     .arg(shown(source.name), grouped(offset), grouped(offset + length));
    TM_ASSIGN(out.tags, TagStore(reader.file()).tagsOf(id));
    TM_TRY(readOrigins(reader, out));
    TM_ASSIGN(const std::vector<NamedNetwork> networks, namedNetworks(reader.db()));
    out.network = networkOf(networks, out.event.text(Field::ClientIp));
    return out;
}

} // namespace tidemark
