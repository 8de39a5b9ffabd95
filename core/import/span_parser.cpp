// SPDX-License-Identifier: GPL-3.0-or-later
// Spans as events. Attributes fill slots by their names; what a span itself says is there as
// "span.*" and what its resource says as "resource.*". Frameworks write the usage of one model call
// on several nested spans: it counts on the innermost of them alone.
#include "core/base/text.h"
#include "core/import/json_document.h"
#include "core/import/parsers.h"
#include "core/import/span_tree.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

namespace tidemark {

namespace {

/// Ancestors remembered from one record to the next; beyond this the memory starts anew.
constexpr std::size_t kMaxRemembered = 1'000'000;

class SpanParser final : public TextRecordParser {
public:
    explicit SpanParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)) {
        for (const PlannedRule& rule : setup().plan->rules) {
            if (rule.field != Field::InputTokens && rule.field != Field::OutputTokens &&
                rule.field != Field::CachedInputTokens)
                continue;
            for (const PlannedSource& source : rule.sources) {
                if (source.slot < 0) continue;
                m_usage_slots.push_back(source.slot);
                if (rule.field != Field::CachedInputTokens)
                    m_usage_names.insert(
                        setup().plan->paths[static_cast<std::size_t>(source.slot)].front());
            }
        }
    }

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        m_mapper.clear();
        m_texts.clear();
        if (!m_document.parse(text)) {
            if (trimmed(text).empty()) return;
            return RowMapper::reject(offset, length, m_document.why(), batch);
        }
        const std::vector<Span> spans = findSpans(m_document.root(), m_texts);
        if (spans.empty())
            return RowMapper::reject(offset, length, "no spans in this record", batch);
        const std::vector<State> states = countOnce(spans);
        const auto ranges = findSpanRanges(text);
        const bool placed =
            ranges.size() == spans.size() && static_cast<std::int64_t>(text.size()) == length;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            fill(spans[i], states[i]);
            if (placed)
                m_mapper.emit(offset + static_cast<std::int64_t>(ranges[i].first),
                              static_cast<std::int64_t>(ranges[i].second), batch);
            else
                m_mapper.emit(offset, length, batch);
        }
    }

private:
    struct State {
        bool usage = false;   ///< states tokens
        bool covered = false; ///< a span below states them too
        bool call = false;    ///< counts as a request
    };

    [[nodiscard]] bool hasUsage(const Span& span) const {
        bool found = false;
        if (span.attributes)
            eachAttribute(*span.attributes, [&](std::string_view key, simdjson::dom::element) {
                found = found || m_usage_names.count(std::string(key)) != 0;
            });
        return found;
    }

    static std::string keyOf(std::string_view trace, std::string_view id) {
        return fmt::format("{}/{}", trace, id);
    }

    // Which spans count. Marks every ancestor of a span that states tokens; ancestors that are not
    // in this record are remembered, as exporters write inner spans first.
    std::vector<State> countOnce(const std::vector<Span>& spans) {
        std::vector<State> states(spans.size());
        std::unordered_map<std::string, std::size_t> byId;
        std::unordered_set<std::string> tracesWithUsage;
        if (m_covered.size() > kMaxRemembered) m_covered.clear();
        for (std::size_t i = 0; i < spans.size(); ++i) {
            byId.emplace(keyOf(spans[i].trace, spans[i].id), i);
            states[i].usage = hasUsage(spans[i]);
            if (states[i].usage) tracesWithUsage.emplace(spans[i].trace);
        }
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const bool fromBefore = m_covered.erase(keyOf(spans[i].trace, spans[i].id)) != 0;
            states[i].covered = states[i].covered || fromBefore;
            if (states[i].usage || fromBefore) coverAncestors(spans, states, byId, i);
        }
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const bool served = spans[i].kind == "server" &&
                                tracesWithUsage.count(std::string(spans[i].trace)) == 0;
            states[i].call = (states[i].usage && !states[i].covered) || served;
        }
        return states;
    }

    void coverAncestors(const std::vector<Span>& spans, std::vector<State>& states,
                        const std::unordered_map<std::string, std::size_t>& byId,
                        std::size_t from) {
        std::size_t at = from;
        for (std::size_t steps = 0; steps < spans.size() && !spans[at].parent.empty(); ++steps) {
            const std::string parent = keyOf(spans[at].trace, spans[at].parent);
            const auto found = byId.find(parent);
            if (found == byId.end()) {
                m_covered.insert(parent);
                return;
            }
            if (states[found->second].covered || found->second == from) return;
            at = found->second;
            states[at].covered = true;
        }
    }

    void put(std::string_view name, const SourceValue& value) {
        bool exact = true;
        const int node = setup().tree->find(0, name, exact);
        const int slot = node < 0 ? -1 : setup().tree->nodes[static_cast<std::size_t>(node)].slot;
        if (slot >= 0 && value.kind != SourceValue::Kind::None) m_mapper.set(slot, value);
    }
    void put(std::string_view name, std::string_view text) {
        if (!text.empty()) put(name, SourceValue::ofText(text));
    }

    void fill(const Span& span, const State& state) {
        m_mapper.clear();
        put("span.name", span.name);
        put("span.trace", span.trace);
        put("span.id", span.id);
        put("span.key", span.id.empty()
                            ? std::string_view()
                            : m_mapper.arena.keep(fmt::format("{}:{}", span.trace, span.id)));
        put("span.status", span.status);
        put("span.message", span.message);
        put("span.kind", span.kind);
        put("span.start", span.start);
        put("span.end", span.end);
        put("span.requests", SourceValue::ofInteger(state.call ? 1 : 0));
        put("resource.service.name", span.service);
        if (span.resource) {
            eachAttribute(*span.resource, [&](std::string_view key, simdjson::dom::element value) {
                put(m_texts.keep("resource." + std::string(key)),
                    attributeValue(value, m_mapper.arena));
            });
        }
        if (span.attributes)
            eachAttribute(*span.attributes,
                          [&](std::string_view key, simdjson::dom::element value) {
                              put(key, attributeValue(value, m_mapper.arena));
                          });
        if (!state.covered) return;
        for (const int slot : m_usage_slots) m_mapper.unset(slot);
    }

    JsonDocument m_document;
    TextArena m_texts;
    std::vector<int> m_usage_slots;
    std::unordered_set<std::string> m_usage_names;
    std::unordered_set<std::string>
        m_covered; ///< "trace/span" of spans above one that states tokens, not met yet
};

} // namespace

std::unique_ptr<RecordParser> makeSpanParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<SpanParser>(std::move(setup));
}

} // namespace tidemark
