// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_document.h"

#include "core/import/utf8_check.h"

#include <fmt/format.h>

#include <cstring>

namespace tidemark {

namespace {

constexpr std::size_t kSmallCapacity = 64 << 10;
constexpr const char* kLoneSurrogate = "half of a surrogate pair stands alone";

std::string reasonText(simdjson::error_code error) {
    switch (error) {
    case simdjson::DEPTH_ERROR: return fmt::format("nested deeper than {} levels", kMaxJsonDepth);
    case simdjson::UTF8_ERROR: return "not valid UTF-8";
    case simdjson::STRING_ERROR: return "a string holds an escape that does not exist";
    case simdjson::UNESCAPED_CHARS: return "a string holds a control character";
    case simdjson::UNCLOSED_STRING: return "a string is not closed";
    case simdjson::NUMBER_ERROR: return "a number is not valid JSON";
    case simdjson::EMPTY: return "empty";
    default: return "not valid JSON";
    }
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Value of the four hex digits behind "\u" at `pos`, -1 if they are not there.
int unicodeEscape(std::string_view text, std::size_t pos) {
    if (pos + 6 > text.size() || text[pos] != '\\' || text[pos + 1] != 'u') return -1;
    int value = 0;
    for (std::size_t i = pos + 2; i < pos + 6; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// A half of a surrogate pair without the other half stands for no character at all.
bool hasLoneSurrogate(std::string_view text) {
    const void* const first = std::memchr(text.data(), '\\', text.size());
    if (first == nullptr) return false;
    std::size_t pos = static_cast<std::size_t>(static_cast<const char*>(first) - text.data());
    while (pos + 1 < text.size()) {
        if (text[pos] != '\\') {
            ++pos;
            continue;
        }
        const int unit = unicodeEscape(text, pos);
        if (unit >= 0xDC00 && unit <= 0xDFFF) return true;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            const int low = unicodeEscape(text, pos + 6);
            if (low < 0xDC00 || low > 0xDFFF) return true;
            pos += 12;
        } else {
            pos += 2;
        }
    }
    return false;
}

bool isNumberChar(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// RFC 8259: -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
bool isJsonNumber(std::string_view text) {
    std::size_t pos = 0;
    const auto digits = [&] {
        const std::size_t start = pos;
        while (pos < text.size() && text[pos] >= '0' && text[pos] <= '9') ++pos;
        return pos - start;
    };
    if (pos < text.size() && text[pos] == '-') ++pos;
    const std::size_t first = pos;
    const std::size_t whole = digits();
    if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
    if (pos < text.size() && text[pos] == '.') {
        ++pos;
        if (digits() == 0) return false;
    }
    if (pos < text.size() && (text[pos] == 'e' || text[pos] == 'E')) {
        ++pos;
        if (pos < text.size() && (text[pos] == '+' || text[pos] == '-')) ++pos;
        if (digits() == 0) return false;
    }
    return pos == text.size();
}

// simdjson reads it as a 64-bit integer or a finite double.
bool fitsMachine(std::string_view number) {
    if (number.find_first_of(".eE") == std::string_view::npos) {
        const std::size_t digits = number.size() - (number.front() == '-' ? 1 : 0);
        return digits < 19;
    }
    return number.size() < 17 && number.find_first_of("eE") == std::string_view::npos;
}

// The same JSON with every number that may not fit put in quotes.
std::string quoteLongNumbers(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 64);
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        if (text[pos] == '"') {
            ++pos;
            while (pos < text.size() && text[pos] != '"') pos += text[pos] == '\\' ? 2 : 1;
            pos = std::min(pos + 1, text.size());
            out += text.substr(start, pos - start);
        } else if (text[pos] == '-' || (text[pos] >= '0' && text[pos] <= '9')) {
            while (pos < text.size() && isNumberChar(text[pos])) ++pos;
            const std::string_view number = text.substr(start, pos - start);
            if (fitsMachine(number) || !isJsonNumber(number))
                out += number;
            else
                out.append(1, '"').append(number).append(1, '"');
        } else {
            out += text[pos++];
        }
    }
    return out;
}

} // namespace

JsonDocument::JsonDocument() {
    // Failing to allocate shows at the first parse, as MEMALLOC.
    static_cast<void>(m_parser.allocate(kSmallCapacity, kMaxJsonDepth) == simdjson::SUCCESS);
}

// A copy with the zero bytes behind it that simdjson may read.
const char* JsonDocument::padded(std::string_view text) {
    const std::size_t needed = text.size() + simdjson::SIMDJSON_PADDING;
    if (m_capacity < needed) {
        m_capacity = std::max(needed + needed / 2, kSmallCapacity);
        m_padded = std::make_unique<char[]>(m_capacity);
    }
    if (!text.empty()) std::memcpy(m_padded.get(), text.data(), text.size());
    std::memset(m_padded.get() + text.size(), 0, simdjson::SIMDJSON_PADDING);
    return m_padded.get();
}

simdjson::error_code JsonDocument::parsePadded(const char* text, std::size_t length) {
    if (m_parser.capacity() < length) {
        const simdjson::error_code error = m_parser.allocate(length + length / 2, kMaxJsonDepth);
        if (error) return error;
    }
    return m_parser.parse(text, length, false).get(m_root);
}

simdjson::error_code JsonDocument::parseLongNumbers(std::string_view text,
                                                    simdjson::error_code error) {
    const std::string quoted = quoteLongNumbers(text);
    m_long_numbers = quoted.size() != text.size();
    return m_long_numbers ? parsePadded(padded(quoted), quoted.size()) : error;
}

bool JsonDocument::parse(std::string_view text, Known known) {
    m_long_numbers = false;
    simdjson::error_code error =
        parsePadded(known.followed ? text.data() : padded(text), text.size());
    if (error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR)
        error = parseLongNumbers(text, error);
    if (error == simdjson::SUCCESS && (known.no_unicode || !hasLoneSurrogate(text))) return true;
    const bool lone =
        error == simdjson::SUCCESS || (error == simdjson::STRING_ERROR && hasLoneSurrogate(text));
    m_why = lone ? kLoneSurrogate : reasonText(error);
    return false;
}

bool validUtf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

JsonDocument& JsonDocumentPool::next() {
    if (m_used == m_documents.size()) m_documents.push_back(std::make_unique<JsonDocument>());
    return *m_documents[m_used++];
}

} // namespace tidemark
