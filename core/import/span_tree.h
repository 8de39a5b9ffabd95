// SPDX-License-Identifier: GPL-3.0-or-later
// The spans of one document, whatever its shape: OTLP/JSON (also snake_case, Tempo's "batches",
// "instrumentationLibrarySpans", resourceLogs), Jaeger, Python dumps. Views live as long as the
// document and the arena.
#pragma once

#include "core/import/json_document.h"
#include "core/import/source_value.h"
#include "core/import/text_arena.h"

#include <simdjson.h>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark {

struct Span {
    std::string_view trace, id, parent, name;
    std::string_view status;                                    ///< "error", "ok" or ""
    std::string_view message;                                   ///< of the status
    std::string_view kind;                                      ///< "server", "client", ... or ""
    SourceValue start, end;                                     ///< ns since 1970 or a text
    std::optional<simdjson::dom::element> attributes, resource; ///< object, or list of {key, value}
    std::string_view service;                                   ///< Jaeger: of the process
};

/// In document order.
std::vector<Span> findSpans(simdjson::dom::element root, TextArena& arena);

/// Where the elements of the arrays called "spans" (or "logRecords") are in `json`, in document
/// order: begin and length.
std::vector<std::pair<std::size_t, std::size_t>> findSpanRanges(std::string_view json);

/// Calls `take(key, value)` for every attribute of either shape.
template <class Take>
void eachAttribute(simdjson::dom::element attributes, Take&& take);

/// A scalar, also inside {stringValue: ...}; None for anything else. The first element stands for a
/// list.
SourceValue attributeValue(simdjson::dom::element value, TextArena& arena);

template <class Take>
void eachAttribute(simdjson::dom::element attributes, Take&& take) {
    using Type = simdjson::dom::element_type;
    if (attributes.type() == Type::OBJECT) {
        for (const simdjson::dom::key_value_pair member : asObject(attributes))
            take(member.key, member.value);
    } else if (attributes.type() == Type::ARRAY) {
        for (const simdjson::dom::element entry : asArray(attributes)) {
            std::string_view key;
            simdjson::dom::element value;
            if (entry["key"].get(key) == simdjson::SUCCESS &&
                entry["value"].get(value) == simdjson::SUCCESS)
                take(key, value);
        }
    }
}

} // namespace tidemark
