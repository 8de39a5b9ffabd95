// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include "core/base/text.h"
#include "core/query/filter_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace tidemark {

namespace {

constexpr std::size_t kMostTerms = 1'000; // a pasted log file is not a filter

struct SpecialName {
    std::string_view name;
    TermKind kind;
};
constexpr SpecialName kSpecialNames[] = {{"cluster", TermKind::Cluster},
                                         {"detection", TermKind::Detection},
                                         {"source", TermKind::Source},
                                         {"tag", TermKind::Tag}};

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// One value as written: pattern, its text without quotes, and whether any of it was quoted.
struct Value {
    TextPattern pattern;
    std::string text;
    bool quoted = false;
    std::size_t column = 0;
};

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<Filter> run() {
        Filter filter;
        filter.text = std::string(m_text);
        for (skipBlanks(); m_pos < m_text.size(); skipBlanks()) {
            if (filter.terms.size() == kMostTerms)
                return fail(m_pos, fmt::format("a filter has at most {} terms", kMostTerms));
            TM_ASSIGN(FilterTerm term, readTerm());
            filter.terms.push_back(std::move(term));
        }
        return filter;
    }

private:
    void skipBlanks() {
        while (m_pos < m_text.size() && isBlank(m_text[m_pos])) ++m_pos;
    }

    // People count characters, so the column does too.
    Error fail(std::size_t byte, std::string message, std::string help = {}) const {
        std::size_t column = 1;
        for (std::size_t pos = 0; pos < byte && pos < m_text.size(); ++column)
            nextCodePoint(m_text, pos);
        return makeError(ErrorCode::BadInput, std::move(message), fmt::format("column {}", column),
                         std::move(help), static_cast<int>(column));
    }

    Result<FilterTerm> readTerm() {
        FilterTerm term;
        term.column = m_pos;
        if (m_text[m_pos] == '-') {
            term.negated = true;
            ++m_pos;
        }
        const std::size_t nameStart = m_pos;
        TM_ASSIGN(const std::string name, readName());
        std::vector<Value> values;
        for (;;) {
            TM_ASSIGN(Value value, readValue(nameStart, name));
            values.push_back(std::move(value));
            if (m_pos >= m_text.size() || m_text[m_pos] != ',') break;
            ++m_pos;
        }
        TM_TRY(resolve(term, name, values));
        term.length = m_pos - term.column;
        term.text = std::string(m_text.substr(term.column, term.length));
        return term;
    }

    // The field name in front of a colon; "" (and nothing read) for a raw search.
    Result<std::string> readName() {
        std::size_t end = m_pos;
        while (end < m_text.size() && !isBlank(m_text[end]) && m_text[end] != ',' &&
               m_text[end] != '"' && m_text[end] != ':')
            ++end;
        if (end >= m_text.size() || m_text[end] != ':') return std::string();
        const std::string_view written = m_text.substr(m_pos, end - m_pos);
        const std::string name = lowerAscii(written);
        const bool known = name == "time" || fieldByName(name) || specialKind(name);
        if (!known) return unknownName(written, name);
        m_pos = end + 1;
        return name;
    }

    Error unknownName(std::string_view written, std::string_view name) const {
        if (written.empty()) return fail(m_pos, "a field name is missing before the colon");
        const std::vector<std::string> names = filterFieldNames();
        const std::string_view near = nearestName(name, names);
        const std::string shown = visibleText(written.substr(0, 60));
        if (!near.empty())
            return fail(m_pos,
                        fmt::format("no field is named '{}'; did you mean '{}'?", shown, near));
        return fail(m_pos, fmt::format("no field is named '{}'", shown),
                    "To search the raw record for a text with a colon, put it in quotes");
    }

    static std::optional<TermKind> specialKind(std::string_view name) {
        for (const SpecialName& special : kSpecialNames)
            if (special.name == name) return special.kind;
        return std::nullopt;
    }

    Result<Value> readValue(std::size_t nameStart, const std::string& name) {
        Value value;
        value.column = m_pos;
        value.pattern.pieces.emplace_back();
        while (m_pos < m_text.size() && !isBlank(m_text[m_pos]) && m_text[m_pos] != ',') {
            const char c = m_text[m_pos];
            if (c == '"') {
                TM_TRY(readQuoted(value));
                continue;
            }
            if (c == '*')
                value.pattern.pieces.emplace_back();
            else
                value.pattern.pieces.back() += c;
            value.text += c;
            ++m_pos;
        }
        if (m_pos > value.column && !value.text.empty()) return value;
        if (m_pos > value.column)
            return fail(value.column, "there is nothing between the quotes",
                        name.empty()
                            ? ""
                            : fmt::format("For events without the field write {}:none", name));
        const bool comma = value.column > nameStart && m_text[value.column - 1] == ',';
        if (comma) return fail(m_pos, "a value is missing after the comma");
        if (name.empty())
            return fail(m_pos, m_pos < m_text.size() && m_text[m_pos] == ','
                                   ? "a value is missing before the comma"
                                   : "nothing follows the minus sign");
        return fail(m_pos, fmt::format("a value is missing after '{}:'", name));
    }

    Status readQuoted(Value& value) {
        const std::size_t open = m_pos++;
        value.quoted = true;
        while (m_pos < m_text.size() && m_text[m_pos] != '"') {
            const bool escape = m_text[m_pos] == '\\' && m_pos + 1 < m_text.size() &&
                                (m_text[m_pos + 1] == '"' || m_text[m_pos + 1] == '\\');
            if (escape) ++m_pos;
            value.pattern.pieces.back() += m_text[m_pos];
            value.text += m_text[m_pos];
            ++m_pos;
        }
        if (m_pos >= m_text.size()) return fail(open, "this quotation mark is never closed");
        ++m_pos;
        return ok();
    }

    Status resolve(FilterTerm& term, const std::string& name, std::vector<Value>& values) {
        for (const Value& value : values) term.values.push_back(value.text);
        if (name.empty()) {
            term.kind = TermKind::Raw;
            for (const Value& value : values) TM_TRY(refuseForgottenColon(value));
            for (Value& value : values) term.patterns.push_back(std::move(value.pattern));
            return ok();
        }
        if (const auto special = specialKind(name)) {
            term.kind = *special;
            return resolveTexts(term, values);
        }
        const Field field = *fieldByName(name);
        const FieldType type = fieldInfo(field).type;
        if (field == Field::Time) {
            term.kind = TermKind::Time;
        } else {
            term.field = field;
            term.kind = type == FieldType::Dictionary || type == FieldType::Text
                            ? TermKind::FieldText
                            : TermKind::FieldNumber;
        }
        if (term.kind == TermKind::FieldText) return resolveTexts(term, values);
        for (const Value& value : values) TM_TRY(resolveNumber(term, field, value));
        mergeRanges(term.ranges);
        if (term.kind == TermKind::Time && !term.ranges.empty()) {
            term.time.from_ns = term.ranges.front().least;
            term.time.to_ns =
                term.ranges.back().most == INT64_MAX ? INT64_MAX : term.ranges.back().most + 1;
        }
        return ok();
    }

    // "status>=400" is a comparison that other languages write so, not a text to look for.
    Status refuseForgottenColon(const Value& value) const {
        const std::size_t sign = value.text.find_first_of("=<>");
        if (value.quoted || sign == 0 || sign == std::string::npos) return ok();
        const std::string name = lowerAscii(value.text.substr(0, sign));
        if (name != "time" && !fieldByName(name) && !specialKind(name)) return ok();
        std::string_view rest = std::string_view(value.text).substr(sign);
        while (!rest.empty() && rest.front() == '=') rest.remove_prefix(1);
        return fail(value.column + sign,
                    fmt::format("a colon is missing after '{0}': write {0}:{1}", name,
                                visibleText(rest.substr(0, 60))),
                    "To search the raw record for this text, put it in quotes");
    }

    Status resolveTexts(FilterTerm& term, std::vector<Value>& values) const {
        for (Value& value : values) {
            if (!value.quoted && value.text == "none") {
                if (term.kind == TermKind::Source)
                    return fail(value.column, "every event has a source");
                term.or_absent = true;
            } else {
                term.patterns.push_back(std::move(value.pattern));
            }
        }
        return ok();
    }

    Status resolveNumber(FilterTerm& term, Field field, const Value& value) const {
        if (const auto match = enumMatch(field, value.text)) {
            term.ranges.insert(term.ranges.end(), match->ranges.begin(), match->ranges.end());
            term.or_absent |= match->zero;
            return ok();
        }
        if (!value.quoted && value.text == "none") {
            term.or_absent = true;
            return ok();
        }
        const bool isTime = fieldInfo(field).type == FieldType::Time;
        auto range = isTime ? parseTimeRange(value.text) : parseNumberRange(value.text);
        if (range) {
            term.ranges.push_back(*range);
            return ok();
        }
        const auto names = enumNames(field);
        if (names.empty()) return fail(value.column, visibleText(range.error().message));
        return fail(value.column, fmt::format("'{}' is not one of {}", visibleText(value.text),
                                              fmt::join(names, ", ")));
    }

    std::string_view m_text;
    std::size_t m_pos = 0;
};

std::string quotedValue(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// A text that stands for itself without quotes, in a term with a field name.
bool isPlain(std::string_view text) {
    if (text.empty() || text == "none") return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        return isBlank(c) || c == ',' || c == '"' || c == '*' ||
               static_cast<unsigned char>(c) < 0x20;
    });
}

std::string printPattern(const TextPattern& pattern, bool raw) {
    std::string out;
    for (std::size_t i = 0; i < pattern.pieces.size(); ++i) {
        if (i > 0) out += '*';
        const std::string& piece = pattern.pieces[i];
        if (!piece.empty()) out += raw || !isPlain(piece) ? quotedValue(piece) : piece;
    }
    return out;
}

std::string printTerm(const FilterTerm& term) {
    std::string name;
    switch (term.kind) {
    case TermKind::FieldText:
    case TermKind::FieldNumber: name = fieldInfo(*term.field).name; break;
    case TermKind::Time: name = "time"; break;
    case TermKind::Raw: break;
    default:
        for (const SpecialName& special : kSpecialNames)
            if (special.kind == term.kind) name = special.name;
    }
    std::string values;
    const auto add = [&values](const std::string& value) {
        if (!values.empty()) values += ',';
        values += value;
    };
    for (const TextPattern& pattern : term.patterns)
        add(printPattern(pattern, term.kind == TermKind::Raw));
    const bool isTime = term.kind == TermKind::Time ||
                        (term.field && fieldInfo(*term.field).type == FieldType::Time);
    for (const NumberRange& range : term.ranges)
        add(isTime ? printTimeRange(range) : printNumberRange(range));
    if (term.or_absent) add("none");
    return (term.negated ? "-" : "") + (name.empty() ? "" : name + ":") + values;
}

// Taking each piece at its first place leaves most room for the others, so no backtracking is
// needed.
bool piecesInOrder(std::string_view text, std::span<const std::string> pieces) {
    std::size_t pos = 0;
    for (const std::string& piece : pieces) {
        const std::size_t found = text.find(piece, pos);
        if (found == std::string_view::npos) return false;
        pos = found + piece.size();
    }
    return true;
}

} // namespace

bool TextPattern::matches(std::string_view text) const {
    if (isLiteral()) return text == pieces.front();
    const std::string& first = pieces.front();
    const std::string& last = pieces.back();
    if (text.size() < first.size() + last.size() || !text.starts_with(first) ||
        !text.ends_with(last))
        return false;
    text.remove_prefix(first.size());
    text.remove_suffix(last.size());
    if (pieces.size() == 2) return true;
    return piecesInOrder(text, std::span(pieces).subspan(1, pieces.size() - 2));
}

Result<Filter> parseFilter(std::string_view text) {
    return Parser(text).run();
}

std::string printFilter(const Filter& filter) {
    std::string out;
    for (const FilterTerm& term : filter.terms) {
        if (!out.empty()) out += ' ';
        out += printTerm(term);
    }
    return out;
}

std::string filterTerm(std::string_view field, std::string_view value, bool negated) {
    const std::string text = isPlain(value) ? std::string(value) : quotedValue(value);
    return fmt::format("{}{}:{}", negated ? "-" : "", field, value.empty() ? "none" : text);
}

std::string filterTimeTerm(TimeRange range) {
    return "time:" +
           printTimeRange({range.from_ns, range.to_ns == INT64_MAX ? INT64_MAX : range.to_ns - 1});
}

std::string withTerm(std::string_view filter_text, std::string_view term) {
    const std::string_view before = trimmed(filter_text);
    return before.empty() ? std::string(term) : fmt::format("{} {}", before, term);
}

std::vector<std::string> filterFieldNames() {
    std::vector<std::string> names;
    for (const FieldInfo& info : fieldTable()) names.emplace_back(info.name);
    for (const SpecialName& special : kSpecialNames) names.emplace_back(special.name);
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace tidemark
