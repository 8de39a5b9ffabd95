// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/event_selection.h"

#include "core/query/event_filter.h"

#include <algorithm>
#include <unordered_set>

namespace tidemark {

namespace {

Status stopped(const std::stop_token& stop) {
    return stop.stop_requested() ? Status(makeError(ErrorCode::Cancelled, "stopped")) : ok();
}

std::string describe(const EventSelection& selection) {
    std::string out = selection.filter;
    const auto add = [&out](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
    if (!selection.accounts.empty()) {
        std::string list;
        for (const std::string& account : selection.accounts)
            list += (list.empty() ? "account:" : ",") + account;
        add(list);
    }
    if (!selection.range.isAll())
        add("time:" + formatIsoUtc(selection.range.from_ns) + ".." +
            formatIsoUtc(selection.range.to_ns));
    for (const std::int64_t source : selection.sources) add("source:" + std::to_string(source));
    return out.empty() ? "all events" : out;
}

// Values of one column over the rows of one block.
struct SumColumns {
    std::vector<std::int64_t> time, flags, outcome, requests;
    std::array<std::vector<std::int64_t>, 4> amounts;
    std::vector<std::uint32_t> accounts;

    Status read(EventReader& events, const BlockInfo& block) {
        static constexpr Field kAmounts[] = {Field::InputTokens, Field::OutputTokens,
                                             Field::RequestBytes, Field::ResponseBytes};
        TM_TRY(events.numbers(block, Field::Time, time));
        TM_TRY(events.numbers(block, Field::Flags, flags));
        TM_TRY(events.numbers(block, Field::Outcome, outcome));
        TM_TRY(events.numbers(block, Field::RequestCount, requests));
        for (std::size_t i = 0; i < amounts.size(); ++i)
            TM_TRY(events.numbers(block, kAmounts[i], amounts[i]));
        return events.ids(block, Field::Account, accounts);
    }
};

std::int64_t present(std::int64_t value) {
    return value == kNoNumber ? 0 : value;
}

void addRow(const SumColumns& columns, std::size_t row, EventSums& sums,
            std::unordered_set<std::uint32_t>& accounts) {
    if (columns.flags[row] != kNoNumber && (columns.flags[row] & kFlagsUncounted) != 0) {
        ++sums.duplicates;
        return;
    }
    ++sums.events;
    if (columns.accounts[row] != 0) accounts.insert(columns.accounts[row]);
    const std::int64_t at = columns.time[row];
    if (at == kNoTime) {
        ++sums.untimed;
    } else {
        if (sums.first_ns == kNoTime || at < sums.first_ns) sums.first_ns = at;
        sums.last_ns = std::max(sums.last_ns, at);
    }
    const std::int64_t requests = columns.requests[row] == kNoNumber ? 1 : columns.requests[row];
    sums.metrics[static_cast<std::size_t>(Metric::Requests)] += requests;
    for (std::size_t i = 0; i < columns.amounts.size(); ++i)
        sums.metrics[static_cast<std::size_t>(Metric::InputTokens) + i] +=
            present(columns.amounts[i][row]);
    if (present(columns.outcome[row]) >= static_cast<std::int64_t>(Outcome::Failure))
        sums.metrics[static_cast<std::size_t>(Metric::Errors)] += requests;
}

} // namespace

Result<EventSet> selectEvents(CaseReader& reader, const EventSelection& selection,
                              std::stop_token stop) {
    TM_ASSIGN(const Filter filter, parseFilter(selection.filter));
    TM_ASSIGN(EventFilter compiled, EventFilter::compile(filter, selection.range, reader));
    std::vector<bool> wanted;
    if (!selection.accounts.empty()) {
        TM_ASSIGN(const Dictionary* names, reader.events().dictionary(Field::Account));
        wanted.resize(std::size_t{names->count()} + 1);
        for (const std::string& account : selection.accounts)
            if (const std::uint32_t id = names->find(account); id != 0) wanted[id] = true;
    }
    EventSet out;
    std::vector<std::uint32_t> rows, accounts;
    for (const BlockInfo& block : reader.events().blocks()) {
        TM_TRY(stopped(stop));
        const bool other = !selection.sources.empty() &&
                           std::find(selection.sources.begin(), selection.sources.end(),
                                     block.source_id) == selection.sources.end();
        if (other || !compiled.mayMatch(block)) continue;
        TM_TRY(compiled.select(block, rows));
        if (wanted.empty() && static_cast<std::int32_t>(rows.size()) == block.event_count) {
            out.addRange(block.first_event, block.first_event + block.event_count);
            continue;
        }
        if (!wanted.empty() && !rows.empty())
            TM_TRY(reader.events().ids(block, Field::Account, accounts));
        for (const std::uint32_t row : rows)
            if (wanted.empty() || wanted[accounts[row]]) out.add(block.first_event + row);
    }
    return out;
}

Result<TagChange> tagSelection(CaseFile& file, CaseReader& reader, std::string_view tag,
                               const EventSelection& selection, bool remove, std::stop_token stop) {
    TM_ASSIGN(const EventSet events, selectEvents(reader, selection, stop));
    TagStore tags(file);
    return remove ? tags.remove(tag, events, describe(selection))
                  : tags.add(tag, events, describe(selection));
}

Result<EventSums> sumEvents(CaseReader& reader, const EventSet& events, std::stop_token stop) {
    EventSums sums;
    std::unordered_set<std::uint32_t> accounts;
    SumColumns columns;
    const std::vector<std::int64_t> ids = events.ids();
    for (std::size_t at = 0; at < ids.size();) {
        TM_TRY(stopped(stop));
        const auto place = reader.events().blockOf(ids[at]);
        if (!place)
            return makeError(ErrorCode::NotFound, "there is no event " + std::to_string(ids[at]));
        const BlockInfo& block = reader.events().blocks()[*place];
        TM_TRY(columns.read(reader.events(), block));
        for (; at < ids.size() && ids[at] < block.first_event + block.event_count; ++at)
            addRow(columns, static_cast<std::size_t>(ids[at] - block.first_event), sums, accounts);
    }
    sums.accounts = static_cast<std::int64_t>(accounts.size());
    return sums;
}

} // namespace tidemark
