// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/cited_secrets.h"

#include "core/base/text.h"
#include "core/export/case_content.h"

#include <algorithm>
#include <vector>

namespace tidemark {

namespace {

constexpr std::size_t kEventsAtOnce = 4096;

bool holdsSecret(CaseReader& reader, const Event& event) {
    const auto record = reader.sources().content(
        event.source_id, event.number(Field::ContentOffset), event.number(Field::RecordLength));
    return record && maskSecrets(*record) != *record;
}

} // namespace

Result<std::int64_t> citedRecordsWithSecrets(CaseReader& reader, JobContext& context) {
    Redactor nothing;
    TM_ASSIGN(const CaseContent content, readCaseContent(reader, nothing));
    EventSet cited;
    for (const FindingContentFull& finding : content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits) cited.add(exhibit.events);
    const std::vector<std::int64_t> ids = cited.ids();
    std::int64_t found = 0;
    for (std::size_t at = 0; at < ids.size(); at += kEventsAtOnce) {
        if (context.stop.stop_requested()) return makeError(ErrorCode::Cancelled, "stopped");
        context.report({"Looking for secrets", static_cast<std::int64_t>(at), cited.size()});
        const std::span<const std::int64_t> some(ids.data() + at,
                                                 std::min(kEventsAtOnce, ids.size() - at));
        TM_ASSIGN(const std::vector<Event> events, reader.events().events(some));
        found += std::ranges::count_if(
            events, [&](const Event& event) { return holdsSecret(reader, event); });
    }
    return found;
}

} // namespace tidemark
