// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/join_match.h"

#include "core/base/digest.h"
#include "core/base/utc_time.h"

#include <algorithm>
#include <cstring>
#include <span>

namespace tidemark {

namespace {

/// An event's id, hashed. Whoever uses a pair compares the texts.
struct KeyedEvent {
    std::uint64_t hash = 0;
    std::int64_t event = 0, ts_ns = 0;
    bool operator<(const KeyedEvent& other) const {
        return hash != other.hash ? hash < other.hash : event < other.event;
    }
};

// The log's author must not be able to choose ids that collide, so the hash starts from a number
// that is drawn anew; which pairs are found does not depend on it.
std::uint64_t hashKey(std::uint64_t seed, std::string_view text) {
    std::uint64_t h = seed ^ (text.size() * 0x9E3779B97F4A7C15ULL);
    for (std::size_t i = 0; i < text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
        h = (h ^ word) * 0xD6E8FEB86659FD93ULL;
        h ^= (h >> 32) ^ seed;
    }
    return h ^ (h >> 29);
}

std::uint64_t drawnSeed() {
    const std::string bytes = fromHex(randomHex(8));
    std::uint64_t seed = 0;
    std::memcpy(&seed, bytes.data(), sizeof seed);
    return seed;
}

class KeyCollector {
public:
    KeyCollector(EventReader& reader, std::uint64_t seed, std::stop_token stop)
        : m_reader(reader), m_seed(seed), m_stop(std::move(stop)) {}

    Result<std::vector<KeyedEvent>> collect(const JoinSide& side, Field key,
                                            const std::vector<Source>& sources) {
        std::vector<KeyedEvent> out;
        for (const BlockInfo& block : m_reader.blocks()) {
            if (m_stop.stop_requested())
                return makeError(ErrorCode::Cancelled, "stopped on request");
            const auto source =
                std::find_if(sources.begin(), sources.end(),
                             [&](const Source& one) { return one.id == block.source_id; });
            if (source == sources.end() || !side.covers(*source)) continue;
            TM_TRY(add(block, key, out));
        }
        std::sort(out.begin(), out.end());
        return out;
    }

private:
    Status add(const BlockInfo& block, Field key, std::vector<KeyedEvent>& out) {
        TM_TRY(m_reader.numbers(block, Field::Flags, m_flags));
        TM_TRY(m_reader.numbers(block, Field::RecordKind, m_kinds));
        TM_TRY(m_reader.numbers(block, Field::Time, m_times));
        const Dictionary* names = nullptr;
        if (fieldInfo(key).type == FieldType::Dictionary) {
            TM_ASSIGN(names, m_reader.dictionary(key));
            TM_TRY(m_reader.ids(block, key, m_ids));
        } else {
            TM_TRY(m_reader.texts(block, key, m_texts));
        }
        for (std::size_t row = 0; row < m_times.size(); ++row) {
            const std::string_view text = names != nullptr ? names->text(m_ids[row]) : m_texts[row];
            const bool uncounted =
                m_flags[row] != kNoNumber && (m_flags[row] & kFlagsUncounted) != 0;
            if (text.empty() || uncounted ||
                m_kinds[row] == static_cast<std::int64_t>(RecordKind::UsageBucket))
                continue;
            out.push_back({hashKey(m_seed, text),
                           block.first_event + static_cast<std::int64_t>(row), m_times[row]});
        }
        return ok();
    }

    EventReader& m_reader;
    std::uint64_t m_seed;
    std::stop_token m_stop;
    std::vector<std::int64_t> m_flags, m_kinds, m_times;
    std::vector<std::uint32_t> m_ids;
    TextColumn m_texts;
};

using Group = std::span<const KeyedEvent>;

// The run of events at `pos` that share a hash.
Group groupAt(const std::vector<KeyedEvent>& events, std::size_t pos) {
    std::size_t end = pos;
    while (end < events.size() && events[end].hash == events[pos].hash) ++end;
    return Group(events).subspan(pos, end - pos);
}

bool closeEnough(const KeyedEvent& a, const KeyedEvent& b, std::int64_t within_s) {
    if (a.event == b.event) return false; // the sides may overlap
    if (within_s == 0 || a.ts_ns == kNoTime || b.ts_ns == kNoTime) return true;
    const std::int64_t early = std::min(a.ts_ns, b.ts_ns), late = std::max(a.ts_ns, b.ts_ns);
    const auto apart = static_cast<std::uint64_t>(late) - static_cast<std::uint64_t>(early);
    return apart / static_cast<std::uint64_t>(kNsPerSecond) <= static_cast<std::uint64_t>(within_s);
}

// Pairs within one id. An event of `from` that could go to two events of `into` makes both
// ambiguous.
void pairGroup(Group into, Group from, std::int64_t within_s, JoinMatching& out) {
    constexpr std::size_t kMostCompared = 1 << 16; // one id on everything is no id
    if (into.size() * from.size() > kMostCompared) {
        out.ambiguous += static_cast<std::int64_t>(into.size());
        return;
    }
    std::vector<std::size_t> partners(from.size(), 0);
    for (const KeyedEvent& a : into)
        for (std::size_t i = 0; i < from.size(); ++i)
            partners[i] += closeEnough(a, from[i], within_s) ? 1 : 0;
    for (const KeyedEvent& a : into) {
        bool any = false, doubt = false;
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (!closeEnough(a, from[i], within_s)) continue;
            any = true;
            doubt = doubt || partners[i] > 1;
        }
        if (any && doubt) ++out.ambiguous;
        if (!any || doubt) continue;
        ++out.matched;
        for (const KeyedEvent& b : from)
            if (closeEnough(a, b, within_s)) out.pairs.push_back({a.event, b.event});
    }
}

} // namespace

Result<JoinMatching> matchEvents(EventReader& reader, const JoinRule& rule,
                                 const std::vector<Source>& sources, std::stop_token stop) {
    KeyCollector collector(reader, drawnSeed(), stop);
    TM_ASSIGN(const std::vector<KeyedEvent> into,
              collector.collect(rule.into, rule.into_key, sources));
    TM_ASSIGN(const std::vector<KeyedEvent> from,
              collector.collect(rule.from, rule.from_key, sources));
    JoinMatching out;
    out.into_events = static_cast<std::int64_t>(into.size());
    out.from_events = static_cast<std::int64_t>(from.size());
    for (std::size_t a = 0, b = 0; a < into.size() && b < from.size();) {
        if (into[a].hash != from[b].hash) {
            (into[a].hash < from[b].hash ? a : b) += 1;
            continue;
        }
        const Group left = groupAt(into, a), right = groupAt(from, b);
        pairGroup(left, right, rule.within_s, out);
        a += left.size();
        b += right.size();
    }
    std::sort(out.pairs.begin(), out.pairs.end());
    return out;
}

} // namespace tidemark
