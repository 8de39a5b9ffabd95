// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/entity_profile.h"

#include "core/base/text.h"
#include "core/query/event_filter.h"
#include "core/query/volume_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace tidemark {

namespace {

constexpr std::size_t kNotStated = 5;

/// Local hour of the week, Monday 00:00 = 0. 1970-01-01 was a Thursday.
std::size_t weekHour(const TimeZone& zone, std::int64_t ts_ns) {
    const std::int64_t hours =
        floorTo(ts_ns + zone.offsetAt(ts_ns) * kNsPerSecond, kNsPerHour) / kNsPerHour;
    const std::int64_t sinceMonday = hours + 3 * 24;
    return static_cast<std::size_t>(sinceMonday -
                                    floorTo(sinceMonday, static_cast<std::int64_t>(kWeekHours)));
}

/// Occurrences of the values of one field.
struct FieldCounts {
    Field field = Field::Account;
    std::unordered_map<std::uint32_t, std::int64_t> counts; ///< read in no order: sorted at the end
};

FieldValues topValues(const FieldCounts& counts, const Dictionary& names, std::size_t top) {
    FieldValues values;
    values.field = counts.field;
    for (const auto& [id, events] : counts.counts) {
        values.distinct += id != 0 ? 1 : 0;
        values.top.push_back({std::string(names.text(id)), events});
    }
    std::sort(values.top.begin(), values.top.end(), [](const ValueCount& a, const ValueCount& b) {
        return a.events != b.events ? a.events > b.events : a.value < b.value;
    });
    if (values.top.size() > top) values.top.resize(top);
    return values;
}

/// Goes through the entity's events once.
class Profiling {
public:
    Profiling(CaseReader& reader, const ProfileQuery& query, EntityProfile& profile)
        : m_reader(reader), m_query(query), m_profile(profile) {
        for (const FieldInfo& info : fieldTable())
            if (info.type == FieldType::Dictionary && info.field != query.kind)
                m_counts.push_back({info.field, {}});
    }

    Status addBlock(std::size_t position, RowMask& mask, VolumeReader& volumes) {
        const BlockInfo& block = m_reader.events().blocks()[position];
        TM_TRY(volumes.load(position));
        volumes.dropDuplicates(mask);
        TM_TRY(m_reader.events().numbers(block, Field::Outcome, m_outcomes));
        mask.forEach([&](std::size_t row) {
            const std::int64_t outcome = m_outcomes[row];
            ++m_profile.outcomes[outcome >= 0 && outcome < static_cast<std::int64_t>(kNotStated)
                                     ? static_cast<std::size_t>(outcome)
                                     : kNotStated];
            const std::int64_t ts = volumes.time(row);
            if (ts == kNoTime || volumes.isUsage(row)) return;
            addSaturating(m_profile.week_hours[weekHour(m_query.zone, ts)],
                          volumes.sum(Metric::Requests, row));
        });
        for (FieldCounts& field : m_counts) {
            TM_TRY(m_reader.events().ids(block, field.field, m_ids));
            mask.forEach([&](std::size_t row) { ++field.counts[m_ids[row]]; });
        }
        return ok();
    }

    Status finish() {
        for (const FieldCounts& field : m_counts) {
            const bool stated = std::any_of(field.counts.begin(), field.counts.end(),
                                            [](const auto& entry) { return entry.first != 0; });
            if (!stated) continue;
            TM_ASSIGN(const Dictionary* names, m_reader.events().dictionary(field.field));
            m_profile.fields.push_back(topValues(field, *names, m_query.top));
        }
        return ok();
    }

private:
    CaseReader& m_reader;
    const ProfileQuery& m_query;
    EntityProfile& m_profile;
    std::vector<FieldCounts> m_counts;
    std::vector<std::int64_t> m_outcomes;
    std::vector<std::uint32_t> m_ids;
};

} // namespace

Result<EntityProfile> readEntityProfile(CaseReader& reader, const ProfileQuery& query,
                                        std::stop_token stop) {
    EntityQuery totals;
    totals.kind = query.kind;
    totals.range = query.range;
    totals.filter = query.filter;
    FilterTerm& term = totals.filter.terms.emplace_back();
    term.kind = TermKind::FieldText;
    term.field = query.kind;
    term.values = {query.name};
    term.patterns = {{{query.name}}};
    TM_ASSIGN(const EntityTable table, readEntities(reader, totals, stop));
    TM_ASSIGN(const Dictionary* names, reader.events().dictionary(query.kind));
    const std::uint32_t id = names->find(query.name);
    if (id == 0)
        return makeError(ErrorCode::NotFound,
                         fmt::format("the case has no {} '{}'", fieldInfo(query.kind).name,
                                     visibleText(query.name)));
    EntityProfile profile;
    profile.totals.id = id;
    profile.totals.name = query.name;
    if (!table.rows.empty()) profile.totals = table.rows.front();
    TM_ASSIGN(EventFilter filter, EventFilter::compile(totals.filter, query.range, reader));
    TM_ASSIGN(VolumeReader volumes,
              VolumeReader::make(reader, 1U << static_cast<unsigned>(Metric::Requests)));
    Profiling profiling(reader, query, profile);
    RowMask mask;
    const auto blocks = reader.events().blocks();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (stop.stop_requested())
            return makeError(ErrorCode::Cancelled, "reading the profile was stopped");
        if (!filter.mayMatch(blocks[i])) continue;
        TM_TRY(filter.mask(blocks[i], mask));
        if (!mask.none()) TM_TRY(profiling.addBlock(i, mask, volumes));
    }
    TM_TRY(profiling.finish());
    return profile;
}

} // namespace tidemark
