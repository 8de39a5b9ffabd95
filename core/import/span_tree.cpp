// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/span_tree.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <charconv>
#include <initializer_list>

namespace tidemark {

namespace {

using Element = simdjson::dom::element;
using Type = simdjson::dom::element_type;

std::optional<Element> member(Element object, std::initializer_list<std::string_view> names) {
    Element found;
    for (const std::string_view name : names)
        if (object[name].get(found) == simdjson::SUCCESS && found.type() != Type::NULL_VALUE)
            return found;
    return std::nullopt;
}

std::optional<simdjson::dom::array> list(Element object,
                                         std::initializer_list<std::string_view> names) {
    const auto found = member(object, names);
    if (!found || found->type() != Type::ARRAY) return std::nullopt;
    return asArray(*found);
}

SourceValue scalar(Element value, TextArena& arena) {
    switch (value.type()) {
    case Type::STRING: return SourceValue::ofText(asText(value));
    case Type::INT64: return SourceValue::ofInteger(value.get_int64().value_unsafe());
    case Type::UINT64:
        return SourceValue::ofText(
            arena.keep(fmt::format("{}", value.get_uint64().value_unsafe())));
    case Type::DOUBLE: return SourceValue::ofReal(value.get_double().value_unsafe());
    case Type::BOOL: return SourceValue::ofBoolean(value.get_bool().value_unsafe());
    default: return {};
    }
}

SourceValue valueOf(Element object, std::initializer_list<std::string_view> names,
                    TextArena& arena) {
    const auto found = member(object, names);
    return found ? scalar(*found, arena) : SourceValue();
}

std::string_view textOf(Element object, std::initializer_list<std::string_view> names,
                        TextArena& arena) {
    const SourceValue value = valueOf(object, names, arena);
    if (value.kind == SourceValue::Kind::Text) return value.text;
    if (value.kind == SourceValue::Kind::Integer)
        return arena.keep(fmt::format("{}", value.integer));
    return {};
}

std::optional<std::int64_t> integerOf(const SourceValue& value) {
    if (value.kind == SourceValue::Kind::Integer) return value.integer;
    std::int64_t number = 0;
    const char* const end = value.text.data() + value.text.size();
    if (value.kind != SourceValue::Kind::Text || value.text.empty()) return std::nullopt;
    const auto parsed = std::from_chars(value.text.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

// Microseconds to nanoseconds; None when it does not fit.
SourceValue microseconds(std::optional<std::int64_t> us) {
    std::int64_t ns = 0;
    if (!us || __builtin_mul_overflow(*us, std::int64_t{1000}, &ns)) return {};
    return SourceValue::ofInteger(ns);
}

std::string_view kindName(const SourceValue& value, TextArena& arena) {
    constexpr std::string_view kKinds[] = {"",       "internal", "server",
                                           "client", "producer", "consumer"};
    if (value.kind == SourceValue::Kind::Integer)
        return value.integer > 0 && value.integer < 6 ? kKinds[value.integer] : "";
    if (value.kind != SourceValue::Kind::Text) return {};
    std::string name = lowerAscii(value.text);
    for (const std::string_view prefix : {"span_kind_", "spankind."})
        if (name.rfind(prefix, 0) == 0) name.erase(0, prefix.size());
    return arena.keep(std::move(name));
}

std::string_view statusName(const SourceValue& code) {
    if (code.kind == SourceValue::Kind::Integer)
        return code.integer == 2 ? "error" : code.integer == 1 ? "ok" : "";
    const std::string name = lowerAscii(code.text);
    if (name.find("error") != std::string::npos || name == "2") return "error";
    return name.find("ok") != std::string::npos || name == "1" ? "ok" : "";
}

void readStatus(Element span, Span& out, TextArena& arena) {
    const auto status = member(span, {"status"});
    if (!status) return;
    if (status->type() != Type::OBJECT) {
        out.status = statusName(scalar(*status, arena));
        return;
    }
    out.status = statusName(valueOf(*status, {"code", "status_code"}, arena));
    out.message = textOf(*status, {"message", "description"}, arena);
}

// OTLP spans and log records; also the dumps of the Python SDK, whose ids are in "context".
Span readSpan(Element span, std::optional<Element> resource, TextArena& arena) {
    Span out;
    out.trace = textOf(span, {"traceId", "trace_id"}, arena);
    out.id = textOf(span, {"spanId", "span_id"}, arena);
    out.parent = textOf(span, {"parentSpanId", "parent_span_id", "parent_id"}, arena);
    if (const auto context = member(span, {"context"})) {
        out.trace = textOf(*context, {"trace_id", "traceId"}, arena);
        out.id = textOf(*context, {"span_id", "spanId"}, arena);
    }
    if (const auto parent = member(span, {"parent"}); parent && parent->type() == Type::OBJECT)
        out.parent = textOf(*parent, {"span_id", "spanId"}, arena);
    out.name = textOf(span, {"name", "eventName", "event_name"}, arena);
    out.kind = kindName(valueOf(span, {"kind"}, arena), arena);
    out.start = valueOf(span,
                        {"startTimeUnixNano", "start_time_unix_nano", "start_time", "timeUnixNano",
                         "observedTimeUnixNano"},
                        arena);
    out.end = valueOf(span, {"endTimeUnixNano", "end_time_unix_nano", "end_time"}, arena);
    out.attributes = member(span, {"attributes"});
    out.resource = resource;
    if (!resource) {
        if (const auto own = member(span, {"resource"}))
            out.resource = member(*own, {"attributes"});
    }
    readStatus(span, out, arena);
    return out;
}

Span readJaegerSpan(Element span, std::optional<Element> processes, TextArena& arena) {
    Span out;
    out.trace = textOf(span, {"traceID"}, arena);
    out.id = textOf(span, {"spanID"}, arena);
    out.name = textOf(span, {"operationName"}, arena);
    const auto start = integerOf(valueOf(span, {"startTime"}, arena)),
               duration = integerOf(valueOf(span, {"duration"}, arena));
    out.start = microseconds(start);
    std::int64_t end = 0;
    if (start && duration && !__builtin_add_overflow(*start, *duration, &end))
        out.end = microseconds(end);
    if (const auto references = list(span, {"references"})) {
        for (const Element reference : *references)
            if (out.parent.empty() && textOf(reference, {"refType"}, arena) != "FOLLOWS_FROM")
                out.parent = textOf(reference, {"spanID"}, arena);
    }
    out.attributes = member(span, {"tags"});
    if (out.attributes) {
        eachAttribute(*out.attributes, [&](std::string_view key, Element value) {
            if (key == "span.kind") out.kind = kindName(scalar(value, arena), arena);
            if (key == "otel.status_code") out.status = statusName(scalar(value, arena));
            if (key == "otel.status_description") out.message = scalar(value, arena).text;
            if (key == "error" && scalar(value, arena).integer != 0) out.status = "error";
        });
    }
    if (!processes) return out;
    const std::string_view process = textOf(span, {"processID"}, arena);
    Element found;
    if ((*processes)[process].get(found) != simdjson::SUCCESS) return out;
    out.service = textOf(found, {"serviceName"}, arena);
    out.resource = member(found, {"tags"});
    return out;
}

void readResources(simdjson::dom::array resources, std::vector<Span>& out, TextArena& arena) {
    for (const Element entry : resources) {
        std::optional<Element> attributes;
        if (const auto resource = member(entry, {"resource"}))
            attributes = member(*resource, {"attributes"});
        const auto scopes =
            list(entry, {"scopeSpans", "scope_spans", "instrumentationLibrarySpans",
                         "instrumentation_library_spans", "scopeLogs", "scope_logs"});
        if (!scopes) continue;
        for (const Element scope : *scopes) {
            const auto spans = list(scope, {"spans", "logRecords", "log_records"});
            if (!spans) continue;
            for (const Element span : *spans) out.push_back(readSpan(span, attributes, arena));
        }
    }
}

} // namespace

std::vector<Span> findSpans(Element root, TextArena& arena) {
    std::vector<Span> out;
    if (root.type() != Type::OBJECT) return out;
    if (const auto resources = list(root, {"resourceSpans", "resource_spans", "batches",
                                           "resourceLogs", "resource_logs"})) {
        readResources(*resources, out, arena);
    } else if (const auto spans = list(root, {"spans"})) {
        const auto processes = member(root, {"processes"});
        const bool jaeger = processes || member(root, {"traceID"});
        for (const Element span : *spans)
            out.push_back(jaeger ? readJaegerSpan(span, processes, arena)
                                 : readSpan(span, std::nullopt, arena));
    } else if (const auto traces = list(root, {"data"})) {
        for (const Element trace : *traces) {
            const std::vector<Span> inside = findSpans(trace, arena);
            out.insert(out.end(), inside.begin(), inside.end());
        }
    } else if (member(root, {"context", "traceId", "trace_id"})) {
        out.push_back(readSpan(root, std::nullopt, arena));
    }
    return out;
}

SourceValue attributeValue(Element value, TextArena& arena) {
    if (value.type() == Type::OBJECT) {
        for (const simdjson::dom::key_value_pair inner : asObject(value)) {
            if (inner.value.type() == Type::OBJECT) { // arrayValue: {values: [...]}
                if (const auto values = list(inner.value, {"values"});
                    values && values->begin() != values->end())
                    return attributeValue(*values->begin(), arena);
            }
            return scalar(inner.value, arena);
        }
        return {};
    }
    if (value.type() == Type::ARRAY) {
        const simdjson::dom::array array = asArray(value);
        return array.begin() == array.end() ? SourceValue() : scalar(*array.begin(), arena);
    }
    return scalar(value, arena);
}

std::vector<std::pair<std::size_t, std::size_t>> findSpanRanges(std::string_view json) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    std::string_view lastString;
    bool isKey = false;
    std::size_t depth = 0, inside = 0,
                start = 0; // `inside`: depth within an array of spans, 0 = not in one
    for (std::size_t pos = 0; pos < json.size(); ++pos) {
        const char c = json[pos];
        if (c == '"') {
            const std::size_t begin = ++pos;
            while (pos < json.size() && json[pos] != '"') pos += json[pos] == '\\' ? 2 : 1;
            lastString = json.substr(begin, std::min(pos, json.size()) - begin);
            isKey = false;
        } else if (c == ':') {
            isKey = true;
        } else if (c == '{' || c == '[') {
            ++depth;
            const bool spans = isKey && (lastString == "spans" || lastString == "logRecords" ||
                                         lastString == "log_records");
            if (inside == 0 && c == '[' && spans)
                inside = depth;
            else if (inside != 0 && depth == inside + 1)
                start = pos;
            isKey = false;
        } else if (c == '}' || c == ']') {
            if (inside != 0 && depth == inside + 1) out.emplace_back(start, pos + 1 - start);
            if (depth == inside) inside = 0;
            if (depth > 0) --depth;
        } else if (c == ',') {
            isKey = false;
        }
    }
    return out;
}

} // namespace tidemark
