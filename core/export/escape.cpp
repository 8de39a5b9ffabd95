// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/escape.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace tidemark {

namespace {

constexpr std::size_t kMaxNameCharacters = 60;

std::string escapeMarkup(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

// Non-characters such as U+FFFE are well-formed UTF-8 but not allowed in XML.
std::string withoutNonCharacters(std::string text) {
    if (text.find('\xEF') == std::string::npos && text.find('\xF0') == std::string::npos &&
        text.find('\xF3') == std::string::npos && text.find('\xF4') == std::string::npos &&
        text.find('\xF1') == std::string::npos && text.find('\xF2') == std::string::npos)
        return text;
    std::string out;
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t start = pos;
        const auto c = static_cast<std::uint32_t>(nextCodePoint(text, pos));
        const bool bad = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        if (bad)
            out += "\xEF\xBF\xBD";
        else
            out.append(text, start, pos - start);
    }
    return out;
}

bool isSkippedBeforeFormula(std::uint32_t c) {
    return c <= 0x20 || c == 0x7F || (c >= 0x80 && c <= 0xA0) || c == 0xFEFF || c == 0x00AD ||
           c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           (c >= 0x205F && c <= 0x206F);
}

bool startsFormula(std::uint32_t c) {
    switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '|':
    case '%':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
    case 0x2212: return true;
    default: return false;
    }
}

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

bool isDeviceName(std::string_view stem) {
    static constexpr std::array<std::string_view, 4> kPlain = {"con", "prn", "aux", "nul"};
    const std::string lower = lowerAscii(stem);
    if (std::find(kPlain.begin(), kPlain.end(), lower) != kPlain.end()) return true;
    return lower.size() == 4 && (lower.substr(0, 3) == "com" || lower.substr(0, 3) == "lpt") &&
           lower[3] >= '0' && lower[3] <= '9';
}

} // namespace

std::string htmlText(std::string_view text) {
    return escapeMarkup(withoutNonCharacters(visibleText(text)));
}
std::string htmlLines(std::string_view text) {
    return escapeMarkup(withoutNonCharacters(visibleText(text, true)));
}
std::string htmlValue(std::string_view text) {
    return "<bdi>" + htmlText(text) + "</bdi>";
}
std::string htmlCode(std::string_view text) {
    return "<code><bdi>" + htmlText(text) + "</bdi></code>";
}

std::string csvCell(std::string_view value) {
    std::string out = "\"";
    out.reserve(value.size() + 2);
    for (const char c : value) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
    return out;
}

bool looksLikeFormula(std::string_view value) {
    if (value.empty()) return false;
    if (value[0] == '\t' || value[0] == '\r' || value[0] == '\n' || value[0] == '\0') return true;
    for (std::size_t pos = 0; pos < value.size();) {
        const std::int32_t c = nextCodePoint(value, pos);
        if (c < 0) continue; // bytes that are not UTF-8 may be dropped by a reader
        if (isSkippedBeforeFormula(static_cast<std::uint32_t>(c))) continue;
        return startsFormula(static_cast<std::uint32_t>(c));
    }
    return false;
}

std::string spreadsheetText(std::string_view value, bool& changed) {
    std::string out = visibleText(value);
    if (looksLikeFormula(value)) out.insert(0, 1, '\'');
    changed = out != value;
    return out;
}

std::string safeFileName(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const char safe = isNameCharacter(c) ? c : '-';
        if (safe == '-' && (out.empty() || out.back() == '-')) continue;
        if (safe == '.' && (out.empty() || out.back() == '.')) continue;
        out += safe;
        if (out.size() == kMaxNameCharacters) break;
    }
    while (!out.empty() && (out.back() == '.' || out.back() == '-')) out.pop_back();
    if (out.empty()) return "unnamed";
    if (isDeviceName(std::string_view(out).substr(0, out.find('.')))) out.insert(0, "_");
    return out;
}

} // namespace tidemark
