// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/key_walker.h"

#include "core/base/short_text.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::size_t kMaxGuesses = 256;

} // namespace

KeyWalker::KeyWalker(std::shared_ptr<const KeyTree> tree, RowMapper& mapper)
    : m_tree(std::move(tree)), m_mapper(mapper), m_guesses(m_tree->nodes.size()) {}

void KeyWalker::restart() {
    m_explosions.clear();
    m_opened.restart();
}

void KeyWalker::fill(simdjson::dom::element value, int slot, bool exact) {
    // Where only the case of a key differs, the key as the profile writes it wins.
    if (!exact && m_mapper.isSet(slot)) return m_mapper.markAltered();
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
    case Type::STRING: m_mapper.set(slot, SourceValue::ofText(asText(value))); break;
    case Type::INT64:
        m_mapper.set(slot, SourceValue::ofInteger(value.get_int64().value_unsafe()));
        break;
    case Type::UINT64: // beyond 63 bits: an id, kept as its digits
        m_mapper.set(slot, SourceValue::ofText(m_mapper.arena.keep(
                               fmt::format("{}", value.get_uint64().value_unsafe()))));
        break;
    case Type::DOUBLE:
        m_mapper.set(slot, SourceValue::ofReal(value.get_double().value_unsafe()));
        break;
    case Type::BOOL:
        m_mapper.set(slot, SourceValue::ofBoolean(value.get_bool().value_unsafe()));
        break;
    case Type::NULL_VALUE:
    case Type::ARRAY:
    case Type::OBJECT: break;
    }
}

void KeyWalker::open(std::string_view text, int node) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return;
    JsonDocument& document = m_opened.next();
    if (document.parse(text))
        take(document.root(), node, true);
    else
        m_mapper.markAltered();
}

void KeyWalker::take(simdjson::dom::element value, int nodeIndex, bool exact) {
    const KeyTree::Node& node = m_tree->nodes[static_cast<std::size_t>(nodeIndex)];
    if (node.slot >= 0) fill(value, node.slot, exact);
    if (node.leaf() && !node.explode) return;
    using Type = simdjson::dom::element_type;
    switch (value.type()) {
    case Type::OBJECT: walkObject(asObject(value), nodeIndex); break;
    case Type::ARRAY: {
        const simdjson::dom::array array = asArray(value);
        if (node.explode)
            m_explosions.push_back({array, node.element});
        else if (node.element >= 0 && array.begin() != array.end())
            take(*array.begin(), node.element, true);
        break;
    }
    case Type::STRING: open(asText(value), nodeIndex); break;
    default: break;
    }
}

KeyWalker::Guess KeyWalker::guessOf(std::string_view key, int nodeIndex) const {
    Guess guess;
    guess.key = key;
    guess.node = m_tree->find(nodeIndex, key, guess.exact);
    if (guess.node < 0) return guess;
    const KeyTree::Node& node = m_tree->nodes[static_cast<std::size_t>(guess.node)];
    if (node.leaf() && !node.explode) guess.slot = node.slot;
    return guess;
}

void KeyWalker::walkObject(simdjson::dom::object object, int nodeIndex) {
    std::vector<Guess>& guesses = m_guesses[static_cast<std::size_t>(nodeIndex)];
    Guess beyond; // of the members that are too many to be remembered
    std::size_t position = 0;
    for (const simdjson::dom::key_value_pair member : object) {
        Guess* guess = position < guesses.size() ? &guesses[position] : nullptr;
        if (guess == nullptr || !sameShort(guess->key, member.key)) {
            if (guess == nullptr)
                guess = position < kMaxGuesses ? &guesses.emplace_back() : &beyond;
            *guess = guessOf(member.key, nodeIndex);
        }
        ++position;
        if (guess->slot >= 0)
            fill(member.value, guess->slot, guess->exact);
        else if (guess->node >= 0)
            take(member.value, guess->node, guess->exact);
        else if (m_tree->dotted)
            takeDotted(member.value, member.key, nodeIndex);
    }
}

// "log.level" as a way down two edges; the longest first key that is an edge is taken.
void KeyWalker::takeDotted(simdjson::dom::element value, std::string_view key, int nodeIndex) {
    for (std::size_t dot = key.rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = key.rfind('.', dot - 1)) {
        bool exact = true;
        const int next = m_tree->find(nodeIndex, key.substr(0, dot), exact);
        if (next < 0) continue;
        const std::string_view rest = key.substr(dot + 1);
        const int end = m_tree->find(next, rest, exact);
        if (end >= 0)
            take(value, end, exact);
        else
            takeDotted(value, rest, next);
        return;
    }
}

} // namespace tidemark
