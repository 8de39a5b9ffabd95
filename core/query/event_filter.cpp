// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/event_filter.h"

#include "core/base/text.h"
#include "core/query/block_test.h"
#include "core/store/event_set.h"
#include "core/store/network_store.h"
#include "core/store/posting.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

// Up to this many accounts are looked up in the postings; a scan is cheaper for more.
constexpr std::size_t kPostingAccounts = 8;

constexpr std::string_view kNewestTags =
    "SELECT name, events FROM tag_revision AS t WHERE revision = "
    "(SELECT max(revision) FROM tag_revision WHERE name = t.name) ORDER BY name";
constexpr std::string_view kDetections =
    "SELECT d.id, d.stable_key, d.run_id = (SELECT max(id) FROM detection_run), d.start_ns, "
    "d.end_ns, a.account "
    "FROM detection AS d LEFT JOIN detection_account AS a ON a.detection_id = d.id "
    "WHERE ?1 = 0 OR d.kind = 'cluster' ORDER BY d.id, a.account";

std::vector<ValueRange> valueRanges(const std::vector<NumberRange>& ranges) {
    std::vector<ValueRange> out;
    for (const NumberRange& range : ranges) out.push_back({range.least, range.most});
    return out;
}

Error missing(const FilterTerm& term, std::string_view what, std::string_view value) {
    return makeError(
        ErrorCode::NotFound, fmt::format("the case has no {} '{}'", what, visibleText(value)),
        fmt::format("column {}", term.column + 1), {}, static_cast<int>(term.column + 1));
}

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool matchesAny(const std::vector<TextPattern>& patterns, std::string_view text) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [text](const TextPattern& p) { return p.matches(text); });
}

using Made = Result<std::unique_ptr<BlockTest>>;
template <class Test, class... Arguments>
Made made(Arguments&&... arguments) {
    return std::unique_ptr<BlockTest>(
        std::make_unique<Test>(std::forward<Arguments>(arguments)...));
}

Made makeSourceTest(const FilterTerm& term, CaseReader& reader) {
    TM_ASSIGN(const std::vector<Source> sources, reader.sources().all());
    std::set<std::int64_t> ids;
    for (std::size_t i = 0; i < term.patterns.size(); ++i) {
        const auto id = wholeNumber(term.values[i]);
        bool found = false;
        for (const Source& source : sources) {
            if (id != source.id && !term.patterns[i].matches(source.name)) continue;
            ids.insert(source.id);
            found = true;
        }
        if (!found) return missing(term, "source", term.values[i]);
    }
    return made<SourceTest>(std::move(ids), term.negated);
}

// Ids are at most 32 bits (see EventList).
std::vector<std::uint32_t> idsOf(const EventSet& set) {
    std::vector<std::uint32_t> ids;
    for (const std::int64_t id : set.ids()) ids.push_back(static_cast<std::uint32_t>(id));
    return ids;
}

Made makeTagTest(const FilterTerm& term, CaseReader& reader) {
    TM_ASSIGN(Statement select, reader.db().prepare(kNewestTags));
    EventSet chosen, tagged;
    std::vector<bool> found(term.patterns.size(), false);
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) break;
        const std::string name(select.text(0));
        TM_ASSIGN(const EventSet events, EventSet::fromSerialised(select.blob(1)));
        tagged.add(events);
        if (matchesAny(term.patterns, name)) chosen.add(events);
        for (std::size_t i = 0; i < term.patterns.size(); ++i)
            if (term.patterns[i].matches(name)) found[i] = true;
    }
    for (std::size_t i = 0; i < term.patterns.size(); ++i)
        if (!found[i] && term.patterns[i].isLiteral())
            return missing(term, "tag", term.patterns[i].pieces[0]);
    if (!term.or_absent) return made<EventSetTest>(idsOf(chosen), term.negated);
    // "one of these, or none at all" is the opposite of "some tag, but none of these".
    tagged.remove(chosen);
    return made<EventSetTest>(idsOf(tagged), !term.negated);
}

struct DetectionRow {
    std::int64_t id = 0;
    std::string key;
    bool newest = false;
    AccountPeriod period;
};

Result<std::vector<DetectionRow>> readDetections(CaseReader& reader, bool clusters) {
    TM_ASSIGN(const Dictionary* accounts, reader.events().dictionary(Field::Account));
    TM_ASSIGN(Statement select, reader.db().prepare(kDetections));
    select.bind(1, std::int64_t{clusters ? 1 : 0});
    std::vector<DetectionRow> rows;
    for (;;) {
        TM_ASSIGN(const bool more, select.step());
        if (!more) return rows;
        if (rows.empty() || rows.back().id != select.int64(0))
            rows.push_back({select.int64(0),
                            std::string(select.text(1)),
                            select.int64(2) != 0,
                            {{}, {select.int64(3), select.int64(4)}}});
        if (const std::uint32_t id = accounts->find(select.text(5)); id != 0)
            rows.back().period.accounts.add(id);
    }
}

// A number is the detection's id, another text its stable key; a glob means the newest run's.
Made makeDetectionTest(const FilterTerm& term, CaseReader& reader) {
    const bool clusters = term.kind == TermKind::Cluster;
    TM_ASSIGN(std::vector<DetectionRow> rows, readDetections(reader, clusters));
    std::vector<bool> chosen(rows.size(), false);
    for (const TextPattern& pattern : term.patterns) {
        bool found = false;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool named =
                pattern.matches(std::to_string(rows[i].id)) || pattern.matches(rows[i].key);
            if (!named || (!pattern.isLiteral() && !rows[i].newest)) continue;
            chosen[i] = found = true;
        }
        if (!found && pattern.isLiteral())
            return missing(term, clusters ? "cluster" : "detection", pattern.pieces[0]);
    }
    std::vector<AccountPeriod> periods, excluded;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // "One of these, or none" is the opposite of "in the newest run's, but in none of these".
        if (term.or_absent && rows[i].newest) periods.push_back(rows[i].period);
        if (chosen[i]) (term.or_absent ? excluded : periods).push_back(std::move(rows[i].period));
    }
    return made<DetectionTest>(std::move(periods), std::move(excluded),
                               term.negated != term.or_absent);
}

// The ids of addresses for which `wanted` is true.
template <class Wanted>
void addAddresses(const Dictionary& addresses, Wanted wanted, IdSet& ids) {
    for (std::uint32_t id = 1; id <= addresses.count(); ++id)
        if (wanted(addresses.text(id))) ids.add(id);
}

// "@office" names a network of the case, "10.0.0.0/8" a range. False: the text is neither.
Result<bool> addNetwork(const FilterTerm& term, const std::string& text, CaseReader& reader,
                        const Dictionary& addresses, IdSet& ids) {
    if (text.starts_with('@')) {
        const std::string_view label = std::string_view(text).substr(1);
        TM_ASSIGN(const std::vector<NamedNetwork> networks, namedNetworks(reader.db()));
        const bool there =
            std::any_of(networks.begin(), networks.end(),
                        [label](const NamedNetwork& network) { return network.label == label; });
        if (!there) return missing(term, "network", label);
        addAddresses(
            addresses,
            [&](std::string_view address) { return networkOf(networks, address) == label; }, ids);
        return true;
    }
    const auto range = text.find('/') != std::string::npos ? parseAddressRange(text) : std::nullopt;
    if (!range) return false;
    addAddresses(
        addresses,
        [&range](std::string_view address) {
            const auto parsed = parseAddress(address);
            return parsed && range->contains(*parsed);
        },
        ids);
    return true;
}

// The rows of a few accounts, from the postings.
Made makePostingTest(const IdSet& accounts, bool negated, CaseReader& reader) {
    std::vector<std::uint32_t> ids;
    for (const SegmentInfo& segment : reader.events().segments()) {
        const std::size_t before = ids.size();
        for (std::uint32_t account = accounts.least(); account <= accounts.most(); ++account) {
            if (!accounts.contains(account)) continue;
            TM_ASSIGN(const std::vector<PostingRow> rows,
                      readPosting(reader.db(), segment.id, account));
            for (const PostingRow& row : rows)
                ids.push_back(static_cast<std::uint32_t>(segment.first_event) + row.row);
        }
        if (accounts.count() > 1)
            std::sort(ids.begin() + static_cast<std::ptrdiff_t>(before), ids.end());
    }
    return made<EventSetTest>(std::move(ids), negated);
}

Made makeIdTest(const FilterTerm& term, CaseReader& reader) {
    TM_ASSIGN(const Dictionary* dictionary, reader.events().dictionary(*term.field));
    IdSet ids;
    std::vector<TextPattern> globs;
    for (const TextPattern& pattern : term.patterns) {
        bool network = false;
        if (term.field == Field::ClientIp && pattern.isLiteral()) {
            TM_ASSIGN(network, addNetwork(term, pattern.pieces[0], reader, *dictionary, ids));
        }
        if (network) continue;
        if (!pattern.isLiteral())
            globs.push_back(pattern);
        else if (const std::uint32_t id = dictionary->find(pattern.pieces[0]); id != 0)
            ids.add(id);
    }
    if (!globs.empty())
        for (std::uint32_t id = 1; id <= dictionary->count(); ++id)
            if (matchesAny(globs, dictionary->text(id))) ids.add(id);
    if (term.or_absent) ids.add(0);
    const bool fewAccounts =
        term.field == Field::Account && ids.count() > 0 && ids.count() <= kPostingAccounts;
    if (fewAccounts && !ids.contains(0)) return makePostingTest(ids, term.negated, reader);
    return made<IdTest>(*term.field, std::move(ids), term.negated);
}

Made makeTest(const FilterTerm& term, CaseReader& reader) {
    switch (term.kind) {
    case TermKind::FieldText:
        if (fieldInfo(*term.field).type == FieldType::Dictionary) return makeIdTest(term, reader);
        return made<TextTest>(*term.field, term.patterns, term.or_absent, term.negated);
    case TermKind::FieldNumber:
        return made<NumberTest>(*term.field, valueRanges(term.ranges), term.or_absent,
                                term.negated);
    case TermKind::Time:
        return made<TimeTest>(valueRanges(term.ranges), term.or_absent, term.negated);
    case TermKind::Tag: return makeTagTest(term, reader);
    case TermKind::Source: return makeSourceTest(term, reader);
    case TermKind::Detection:
    case TermKind::Cluster: return makeDetectionTest(term, reader);
    case TermKind::Raw: break;
    }
    return made<RawTest>(term.patterns, term.negated);
}

} // namespace

namespace {

// True where the range leaves every row of the block, so that the terms alone decide.
bool insideRange(TimeRange range, const BlockInfo& block) {
    return range.isAll() ||
           (block.untimed == 0 && block.ts_min >= range.from_ns && block.ts_max < range.to_ns);
}

} // namespace

struct EventFilter::Compiled {
    CaseReader* reader = nullptr;
    TimeRange range;
    std::vector<std::unique_ptr<BlockTest>> tests; ///< cheapest first
    std::shared_ptr<KeptMasks> kept;               ///< of the terms alone; null without terms
};

EventFilter::EventFilter() : m_compiled(std::make_unique<Compiled>()) {}
EventFilter::EventFilter(EventFilter&&) noexcept = default;
EventFilter& EventFilter::operator=(EventFilter&&) noexcept = default;
EventFilter::~EventFilter() = default;

Result<EventFilter> EventFilter::compile(const Filter& filter, TimeRange range,
                                         CaseReader& reader) {
    EventFilter compiled;
    compiled.m_compiled->reader = &reader;
    compiled.m_compiled->range = range;
    if (!filter.terms.empty()) {
        TM_ASSIGN(compiled.m_compiled->kept, reader.masks().of(printFilter(filter), reader.db()));
    }
    auto& tests = compiled.m_compiled->tests;
    if (range.empty()) {
        tests.push_back(std::make_unique<TimeTest>(std::vector<ValueRange>{}, false, false));
    } else if (!range.isAll()) {
        const std::int64_t last = range.to_ns == INT64_MAX ? INT64_MAX : range.to_ns - 1;
        tests.push_back(std::make_unique<TimeTest>(std::vector<ValueRange>{{range.from_ns, last}},
                                                   false, false));
    }
    for (const FilterTerm& term : filter.terms) {
        TM_ASSIGN(std::unique_ptr<BlockTest> test, makeTest(term, reader));
        tests.push_back(std::move(test));
    }
    std::stable_sort(tests.begin(), tests.end(),
                     [](const auto& a, const auto& b) { return a->cost() < b->cost(); });
    return compiled;
}

bool EventFilter::matchesAll() const {
    return m_compiled->tests.empty();
}

bool EventFilter::mayMatch(const BlockInfo& block) const {
    return std::all_of(m_compiled->tests.begin(), m_compiled->tests.end(),
                       [&block](const auto& test) { return test->mayMatch(block); });
}

Status EventFilter::mask(const BlockInfo& block, RowMask& mask) {
    mask.reset(static_cast<std::size_t>(block.event_count));
    if (!mayMatch(block)) {
        mask.clear();
        return ok();
    }
    KeptMasks* const kept =
        insideRange(m_compiled->range, block) ? m_compiled->kept.get() : nullptr;
    if (kept != nullptr) {
        if (const auto known = kept->find(block.id); known != kept->end()) {
            if (known->second.rows() == 0)
                mask.clear();
            else
                mask = known->second;
            return ok();
        }
    }
    for (const auto& test : m_compiled->tests) {
        TM_TRY(test->apply(*m_compiled->reader, block, mask));
        if (mask.none()) break;
    }
    if (kept != nullptr) kept->emplace(block.id, mask.none() ? RowMask() : mask);
    return ok();
}

Status EventFilter::select(const BlockInfo& block, std::vector<std::uint32_t>& rows) {
    rows.clear();
    RowMask selected;
    TM_TRY(mask(block, selected));
    selected.appendRows(rows);
    return ok();
}

Result<std::int64_t> countEvents(CaseReader& reader, EventFilter& filter, std::stop_token stop) {
    if (filter.matchesAll()) return reader.events().eventCount();
    std::int64_t count = 0;
    RowMask mask;
    for (const BlockInfo& block : reader.events().blocks()) {
        if (stop.stop_requested()) return makeError(ErrorCode::Cancelled, "the count was stopped");
        if (!filter.mayMatch(block)) continue;
        TM_TRY(filter.mask(block, mask));
        count += static_cast<std::int64_t>(mask.count());
    }
    return count;
}

} // namespace tidemark
