// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/head_view.h"

#include "core/base/text.h"
#include "core/import/csv_scan.h"
#include "core/import/json_document.h"
#include "core/import/splitters.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tidemark {

namespace {

constexpr std::size_t kMaxLines = 2000;
constexpr std::size_t kMaxRecords = 100;
constexpr std::size_t kMaxWrappers = 12;
constexpr int kFlatDepth = 6;
constexpr std::size_t kFlatText = 200;

using Type = simdjson::dom::element_type;

std::string scalarText(simdjson::dom::element value) {
    switch (value.type()) {
    case Type::STRING: return std::string(asText(value).substr(0, kFlatText));
    case Type::INT64: return fmt::format("{}", value.get_int64().value_unsafe());
    case Type::UINT64: return fmt::format("{}", value.get_uint64().value_unsafe());
    case Type::DOUBLE: return fmt::format("{}", value.get_double().value_unsafe());
    case Type::BOOL: return value.get_bool().value_unsafe() ? "true" : "false";
    default: return {};
    }
}

void flattenInto(FlatRecord& out, const std::string& path, simdjson::dom::element value,
                 int depth) {
    if (!path.empty()) out.emplace(path, scalarText(value));
    if (depth >= kFlatDepth) return;
    if (value.type() == Type::OBJECT) {
        for (const simdjson::dom::key_value_pair member : asObject(value))
            flattenInto(
                out, path.empty() ? std::string(member.key) : path + '.' + std::string(member.key),
                member.value, depth + 1);
    } else if (value.type() == Type::ARRAY) {
        const simdjson::dom::array array = asArray(value);
        if (array.begin() != array.end()) flattenInto(out, path, *array.begin(), depth + 1);
    } else if (value.type() == Type::STRING) {
        const std::string_view text = asText(value);
        if (text.empty() || text.front() != '{') return;
        JsonDocument inner;
        if (inner.parse(text)) flattenInto(out, path, inner.root(), depth + 1);
    }
}

bool looksBinary(std::string_view text) {
    const std::string_view probe = text.substr(0, 8192);
    std::size_t odd = 0;
    for (const char c : probe)
        odd += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' &&
               c != '\x1B' && c != '\x1E';
    return odd * 50 > probe.size();
}

void readLines(HeadView& view) {
    const std::string_view text = view.text;
    for (std::size_t pos = 0; pos < text.size() && view.lines.size() < kMaxLines;) {
        const std::size_t end = text.find('\n', pos);
        if (end == std::string_view::npos && !view.complete) break;
        const std::string_view line =
            trimmed(text.substr(pos, end == std::string_view::npos ? end : end - pos));
        if (!line.empty()) view.lines.push_back(line);
        if (end == std::string_view::npos) break;
        pos = end + 1;
    }
}

std::string_view withoutPrefix(std::string_view line, bool& had) {
    static const RE2 prefix{re2::StringPiece(kLinePrefix.data(), kLinePrefix.size())};
    re2::StringPiece rest(line.data(), line.size());
    had = !line.empty() && line.front() != '{' && RE2::Consume(&rest, prefix) && !rest.empty() &&
          rest[0] == '{';
    return had ? std::string_view(rest.data(), rest.size()) : line;
}

// Lines that are objects of their own, also behind a prefix.
void readJsonLines(HeadView& view) {
    JsonView objects;
    std::size_t whole = 0, prefixed = 0, seen = 0;
    for (const std::string_view raw : view.lines) {
        if (++seen > kMaxRecords) break;
        bool had = false;
        const std::string_view line = withoutPrefix(raw, had);
        if (line.size() < 2 || line.front() != '{') continue;
        FlatRecord record = flatten(line);
        if (record.empty()) continue;
        prefixed += had;
        ++whole;
        objects.records.push_back(std::move(record));
    }
    seen = std::min(seen, kMaxRecords);
    view.json_lines = whole > 0 && whole * 2 >= seen;
    view.prefixed = prefixed > 0;
    if (view.json_lines) view.json.push_back(std::move(objects));
}

// JSON cut off in the middle, ended at its last comma with every open bracket closed: a record
// longer than the head still shows its keys.
std::string closed(std::string_view text) {
    std::string open, openAtComma;
    std::size_t comma = 0;
    bool inString = false;
    for (std::size_t pos = 0; pos < text.size(); ++pos) {
        const char c = text[pos];
        if (inString) {
            if (c == '\\')
                ++pos;
            else if (c == '"')
                inString = false;
            continue;
        }
        if (c == '"')
            inString = true;
        else if (c == '{' || c == '[')
            open += c == '{' ? '}' : ']';
        else if ((c == '}' || c == ']') && !open.empty())
            open.pop_back();
        else if (c == ',' && !open.empty()) {
            comma = pos;
            openAtComma = open;
        }
    }
    if (open.empty()) return std::string(text);
    std::string out(text.substr(0, comma));
    out.append(openAtComma.rbegin(), openAtComma.rend());
    return out;
}

std::vector<FlatRecord> splitAndFlatten(std::string_view text,
                                        const std::vector<std::string>& wrapper) {
    std::vector<RecordSpan> spans;
    makeJsonSplitter(wrapper)->split(text, true, spans);
    std::vector<FlatRecord> records;
    for (const RecordSpan& span : spans) {
        if (records.size() >= kMaxRecords) break;
        FlatRecord record = flatten(text.substr(span.begin, span.length));
        if (!record.empty()) records.push_back(std::move(record));
    }
    return records;
}

// Keys of objects on the way to arrays that hold objects or arrays, in the first object of the
// text.
class WrapperFinder {
public:
    explicit WrapperFinder(std::string_view text) : m_text(text) {}

    std::vector<std::vector<std::string>> find() {
        skipSpace();
        if (at('[')) ++m_pos;
        skipSpace();
        if (at('{')) object(0);
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool at(char c) const { return m_pos < m_text.size() && m_text[m_pos] == c; }
    void skipSpace() {
        m_pos = std::min(m_text.find_first_not_of(" \t\r\n", m_pos), m_text.size());
    }

    std::string string() {
        const std::size_t start = ++m_pos;
        while (m_pos < m_text.size() && m_text[m_pos] != '"')
            m_pos += m_text[m_pos] == '\\' ? 2 : 1;
        const std::size_t end = std::min(m_pos, m_text.size());
        m_pos = end + 1;
        return std::string(m_text.substr(start, end - start));
    }

    void skipValue() {
        int depth = 0;
        while (m_pos < m_text.size()) {
            const char c = m_text[m_pos];
            if (c == '"') {
                (void)string();
                if (depth == 0) return;
                continue;
            }
            if (depth == 0 && (c == ',' || c == '}' || c == ']')) return;
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            ++m_pos;
            if (depth == 0 && (c == '}' || c == ']')) return;
        }
    }

    void object(int depth) {
        ++m_pos;
        while (m_pos < m_text.size() && m_found.size() < kMaxWrappers) {
            skipSpace();
            if (at(',')) {
                ++m_pos;
                continue;
            }
            if (!at('"')) {
                ++m_pos;
                return;
            }
            m_path.push_back(string());
            skipSpace();
            if (at(':')) ++m_pos;
            skipSpace();
            member(depth);
            m_path.pop_back();
        }
    }

    void member(int depth) {
        if (at('{') && depth < 3) return object(depth + 1);
        if (at('[')) {
            const std::size_t first = m_text.find_first_not_of(" \t\r\n", m_pos + 1);
            if (first != std::string_view::npos && (m_text[first] == '{' || m_text[first] == '['))
                m_found.push_back(m_path);
        }
        skipValue();
    }

    std::string_view m_text;
    std::size_t m_pos = 0;
    std::vector<std::string> m_path;
    std::vector<std::vector<std::string>> m_found;
};

void readJson(HeadView& view) {
    const std::size_t first = view.text.find_first_not_of(" \t\r\n,\x1E");
    if (first == std::string::npos) return;
    readJsonLines(view);
    const char c = view.text[first];
    if (c != '{' && c != '[') return;
    const std::string text = view.complete ? view.text : closed(view.text);
    if (!view.json_lines) view.json.push_back({{}, splitAndFlatten(text, {})});
    for (const std::vector<std::string>& wrapper :
         WrapperFinder(std::string_view(text).substr(first)).find()) {
        std::vector<FlatRecord> records = splitAndFlatten(text, wrapper);
        if (!records.empty()) view.json.push_back({wrapper, std::move(records)});
    }
}

bool looksLikeHeader(const std::vector<std::string>& cells) {
    std::set<std::string> seen;
    for (const std::string& cell : cells) {
        const std::string_view text = trimmed(cell);
        if (text.empty() || text.find_first_of("0123456789") == 0 ||
            !seen.insert(lowerAscii(text)).second)
            return false;
        if (text.front() == '-' || text.front() == '{' || text.size() > 120) return false;
    }
    return true;
}

std::optional<CsvView> readCsvWith(const HeadView& view, char delimiter) {
    std::vector<RecordSpan> spans;
    makeCsvSplitter(delimiter)->split(view.text, view.complete, spans);
    if (spans.empty()) return std::nullopt;
    CsvView csv;
    csv.delimiter = delimiter;
    std::vector<CsvCell> cells;
    std::size_t good = 0, seen = 0;
    for (const RecordSpan& span : spans) {
        if (seen > kMaxRecords) break;
        const std::string_view record = std::string_view(view.text).substr(span.begin, span.length);
        if (scanCsv(record, delimiter, cells) != CsvScan::Ok && seen == 0) return std::nullopt;
        std::vector<std::string> row;
        for (const CsvCell& cell : cells) row.push_back(csvCellText(cell));
        if (seen++ == 0) {
            csv.header = row;
            csv.header_record = record;
        }
        if (row.size() != csv.header.size()) continue;
        ++good;
        csv.rows.push_back(std::move(row));
    }
    if (csv.header.size() < 2 || good * 3 < seen * 2) return std::nullopt;
    csv.has_header = looksLikeHeader(csv.header);
    if (csv.has_header) csv.rows.erase(csv.rows.begin());
    return csv;
}

void readCsv(HeadView& view) {
    std::optional<CsvView> best;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        auto csv = readCsvWith(view, delimiter);
        if (csv && (!best || csv->header.size() > best->header.size())) best = std::move(csv);
    }
    if (best) view.csv.push_back(std::move(*best));
}

} // namespace

FlatRecord flatten(std::string_view json) {
    FlatRecord out;
    JsonDocument document;
    if (!document.parse(json)) return out;
    simdjson::dom::element root = document.root();
    // A query result row of {field, value} pairs stands for its message.
    JsonDocument message;
    if (root.type() == Type::ARRAY) {
        for (const simdjson::dom::element entry : asArray(root)) {
            std::string_view field, value;
            if (entry["field"].get(field) == simdjson::SUCCESS && field == "@message" &&
                entry["value"].get(value) == simdjson::SUCCESS && message.parse(value))
                root = message.root();
        }
    }
    if (root.type() == Type::OBJECT) flattenInto(out, {}, root, 0);
    return out;
}

HeadView HeadView::of(const ContentHead& head) {
    HeadView view;
    view.complete = head.complete;
    view.text =
        std::string(head.bytes.substr(0, 3) == "\xEF\xBB\xBF" ? head.bytes.substr(3) : head.bytes);
    view.binary = looksBinary(view.text);
    if (view.binary) return view;
    readLines(view);
    readJson(view);
    if (view.json.empty()) readCsv(view);
    return view;
}

} // namespace tidemark
