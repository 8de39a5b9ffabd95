// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON text at a time, read exactly (RFC 8259) by simdjson's DOM: depth up to kMaxJsonDepth,
// whole numbers as integers, well-formed UTF-8 and surrogate pairs only. Memory is reused. One
// thread.
#pragma once

#include "core/import/record_splitter.h"

#include <simdjson.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Of an element that is known to be one. By value: simdjson's own accessors refer into the result.
inline simdjson::dom::array asArray(simdjson::dom::element value) {
    return value.get_array().value_unsafe();
}
inline simdjson::dom::object asObject(simdjson::dom::element value) {
    return value.get_object().value_unsafe();
}
inline std::string_view asText(simdjson::dom::element value) {
    return value.get_string().value_unsafe();
}

class JsonDocument {
public:
    JsonDocument();
    /// What is known of a text before it is parsed, which spares work.
    struct Known {
        bool followed = false;   ///< by a line end, and with it by SIMDJSON_PADDING readable bytes
        bool no_unicode = false; ///< holds no escape that starts with \\u
    };
    /// False when `text` is not one JSON value; why() then says so. Elements and texts of a
    /// document are valid until the next parse. `text` may be freed at once.
    bool parse(std::string_view text) { return parse(text, Known()); }
    bool parse(std::string_view text, Known known);
    [[nodiscard]] simdjson::dom::element root() const { return m_root; }
    [[nodiscard]] const std::string& why() const { return m_why; }
    /// Numbers too long for 64 bits became texts in this document.
    [[nodiscard]] bool hasLongNumbers() const { return m_long_numbers; }

private:
    simdjson::error_code parsePadded(const char* text, std::size_t length);
    const char* padded(std::string_view text);
    simdjson::error_code parseLongNumbers(std::string_view text, simdjson::error_code error);

    simdjson::dom::parser m_parser;
    simdjson::dom::element m_root;
    std::unique_ptr<char[]>
        m_padded; ///< the text and the zero bytes that simdjson may read behind it
    std::size_t m_capacity = 0;
    std::string m_why;
    bool m_long_numbers = false;
};

/// Documents opened inside the texts of a record, alive together until the next record.
class JsonDocumentPool {
public:
    JsonDocument& next();
    void restart() { m_used = 0; }

private:
    std::vector<std::unique_ptr<JsonDocument>> m_documents;
    std::size_t m_used = 0;
};

} // namespace tidemark
