// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/key_walker.h"
#include "core/import/parsers.h"
#include "core/import/source_path.h"
#include "core/import/splitters.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

using Type = simdjson::dom::element_type;

class JsonParser final : public TextRecordParser {
public:
    explicit JsonParser(std::shared_ptr<const ParserSetup> given)
        : TextRecordParser(std::move(given)), m_walker(setup().tree, m_mapper),
          m_unwrap(setup().profile.option("unwrap")) {}

protected:
    void parseText(std::string_view text, std::int64_t offset, std::int64_t length,
                   EventBatch& batch) override {
        std::string_view json = text;
        if (setup().line_prefix && !json.empty() && json.front() != '{') json = withoutPrefix(json);
        if (!m_document.parse(json, known(json))) {
            if (trimmed(text).empty()) return;
            return RowMapper::reject(offset, length, m_document.why(), batch);
        }
        simdjson::dom::element root = m_document.root();
        if (root.type() == Type::ARRAY) {
            if (openMessageList(root, offset, length, batch)) return;
            return parseElements(text, offset, batch);
        }
        parseObject(root, offset, length, batch);
    }

private:
    JsonDocument::Known known(std::string_view json) const {
        const bool room = record().readable_behind >= simdjson::SIMDJSON_PADDING;
        const char* const end = json.data() + json.size();
        return {room && (*end == '\n' || *end == '\r'), !record().unicode_escapes};
    }

    std::string_view withoutPrefix(std::string_view text) const {
        re2::StringPiece rest(text.data(), text.size());
        if (!RE2::Consume(&rest, *setup().line_prefix)) return text;
        return {rest.data(), rest.size()};
    }

    void parseObject(simdjson::dom::element root, std::int64_t offset, std::int64_t length,
                     EventBatch& batch) {
        if (root.type() != Type::OBJECT)
            return RowMapper::reject(offset, length, "a JSON object expected", batch);
        if (!m_unwrap.empty()) {
            simdjson::dom::element inner;
            if (root[m_unwrap].get(inner) == simdjson::SUCCESS && inner.type() == Type::OBJECT)
                root = inner;
        }
        m_mapper.clear();
        m_walker.restart();
        m_walker.walk(root);
        if (setup().profile.option("explode").empty())
            m_mapper.emit(offset, length, batch);
        else
            explode(offset, length, batch);
    }

    // One row for each element of the array that the profile names, the rest of the object shared.
    // An empty array carries no event; an object without the array is a row of its own.
    void explode(std::int64_t offset, std::int64_t length, EventBatch& batch) {
        const std::vector<KeyWalker::Explosion> explosions = m_walker.explosions();
        if (explosions.empty()) return m_mapper.emit(offset, length, batch);
        for (const KeyWalker::Explosion& explosion : explosions) {
            for (const simdjson::dom::element element : explosion.elements) {
                clearBelow(explosion.node);
                if (explosion.node >= 0) m_walker.walk(element, explosion.node);
                m_mapper.emit(offset, length, batch);
            }
            clearBelow(explosion.node);
        }
    }

    void clearBelow(int elementNode) {
        for (const KeyTree::Node& node : m_walker.tree().nodes) {
            if (!node.explode || node.element != elementNode) continue;
            for (const int slot : node.slots_below) m_mapper.unset(slot);
        }
    }

    // A line that is an array of objects: its elements are the records.
    void parseElements(std::string_view text, std::int64_t offset, EventBatch& batch) {
        std::vector<RecordSpan> spans;
        makeJsonSplitter({})->split(text, true, spans);
        for (const RecordSpan& span : spans) {
            const std::int64_t at = offset + static_cast<std::int64_t>(span.begin);
            const auto length = static_cast<std::int64_t>(span.length);
            if (!span.trouble.empty())
                RowMapper::reject(at, length, std::string(span.trouble), batch);
            else if (!m_document.parse(text.substr(span.begin, span.length)))
                RowMapper::reject(at, length, m_document.why(), batch);
            else
                parseObject(m_document.root(), at, length, batch);
        }
    }

    // A query result row, [{"field":"@message","value":"{...}"}, ...]: the message is the record.
    bool openMessageList(simdjson::dom::element root, std::int64_t offset, std::int64_t length,
                         EventBatch& batch) {
        for (const simdjson::dom::element entry : asArray(root)) {
            std::string_view field, value;
            if (entry["field"].get(field) != simdjson::SUCCESS || field != "@message") continue;
            if (entry["value"].get(value) != simdjson::SUCCESS) continue;
            if (!m_message.parse(value))
                RowMapper::reject(offset, length, "@message: " + m_message.why(), batch);
            else
                parseObject(m_message.root(), offset, length, batch);
            return true;
        }
        return false;
    }

    JsonDocument m_document;
    JsonDocument m_message;
    KeyWalker m_walker;
    std::string m_unwrap;
};

} // namespace

std::unique_ptr<RecordParser> makeJsonParser(std::shared_ptr<const ParserSetup> setup) {
    return std::make_unique<JsonParser>(std::move(setup));
}

} // namespace tidemark
