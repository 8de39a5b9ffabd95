// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool isContinuation(std::string_view bytes, std::size_t pos) {
    return pos < bytes.size() && (static_cast<unsigned char>(bytes[pos]) & 0xC0) == 0x80;
}

std::uint32_t low6(std::string_view bytes, std::size_t pos) {
    return static_cast<unsigned char>(bytes[pos]) & 0x3Fu;
}

// Code points that can hide or reorder text on a screen.
bool isDeceptive(std::uint32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
           c == 0x061C || c == 0x2028 || c == 0x2029 || (c >= 0xE0000 && c <= 0xE007F) ||
           (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x00AD;
}

// Shows as itself, whatever is beside it.
bool isPlain(char c) {
    return c >= 0x20 && c < 0x7F;
}

// The part of Windows-1252 that differs from Latin-1 (0x80 to 0x9F).
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

} // namespace

std::int32_t nextCodePoint(std::string_view bytes, std::size_t& pos) {
    const auto lead = static_cast<unsigned char>(bytes[pos]);
    if (lead < 0x80) {
        ++pos;
        return lead;
    }
    if (lead >= 0xC2 && lead <= 0xDF && isContinuation(bytes, pos + 1)) {
        const std::uint32_t c = ((lead & 0x1Fu) << 6) | low6(bytes, pos + 1);
        pos += 2;
        return static_cast<std::int32_t>(c);
    }
    if (lead >= 0xE0 && lead <= 0xEF && isContinuation(bytes, pos + 1) &&
        isContinuation(bytes, pos + 2)) {
        const std::uint32_t c =
            ((lead & 0x0Fu) << 12) | (low6(bytes, pos + 1) << 6) | low6(bytes, pos + 2);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
            pos += 3;
            return static_cast<std::int32_t>(c);
        }
    }
    if (lead >= 0xF0 && lead <= 0xF4 && isContinuation(bytes, pos + 1) &&
        isContinuation(bytes, pos + 2) && isContinuation(bytes, pos + 3)) {
        const std::uint32_t c = ((lead & 0x07u) << 18) | (low6(bytes, pos + 1) << 12) |
                                (low6(bytes, pos + 2) << 6) | low6(bytes, pos + 3);
        if (c >= 0x10000 && c <= 0x10FFFF) {
            pos += 4;
            return static_cast<std::int32_t>(c);
        }
    }
    ++pos;
    return -1;
}

void appendUtf8(std::string& out, std::uint32_t c) {
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

bool isUtf8(std::string_view bytes) {
    for (std::size_t pos = 0; pos < bytes.size();) {
        if (static_cast<unsigned char>(bytes[pos]) < 0x80)
            ++pos;
        else if (nextCodePoint(bytes, pos) < 0)
            return false;
    }
    return true;
}

std::string repairUtf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t pos = 0; pos < bytes.size();) {
        const std::int32_t c = nextCodePoint(bytes, pos);
        appendUtf8(out, c < 0 ? kReplacement : static_cast<std::uint32_t>(c));
    }
    return out;
}

std::string visibleText(std::string_view bytes, bool keepLines) {
    if (std::all_of(bytes.begin(), bytes.end(), isPlain)) return std::string(bytes);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t pos = 0; pos < bytes.size();) {
        const std::size_t start = pos;
        const std::int32_t decoded = nextCodePoint(bytes, pos);
        const auto c = static_cast<std::uint32_t>(decoded);
        if (decoded < 0)
            out += fmt::format("<0x{:02X}>", static_cast<unsigned char>(bytes[start]));
        else if (keepLines && (c == '\n' || c == '\t'))
            out += static_cast<char>(c);
        else if (c < 0x20)
            appendUtf8(out, 0x2400 + c); // the Control Pictures block
        else if (c == 0x7F)
            appendUtf8(out, 0x2421);
        else if ((c >= 0x80 && c < 0xA0) || isDeceptive(c))
            out += fmt::format("<U+{:04X}>", c);
        else
            out.append(bytes.substr(start, pos - start));
    }
    return out;
}

std::string utf8FromWindows1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char raw : bytes) {
        const auto byte = static_cast<unsigned char>(raw);
        appendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte);
    }
    return out;
}

std::string lowerAscii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool globMatch(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

namespace {

bool isTokenChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

// Known beginnings of secrets and the least length of the whole token.
struct SecretShape {
    std::string_view prefix;
    std::size_t least;
};
constexpr SecretShape kShapes[] = {{"sk-", 20},    {"ghp_", 30},     {"gho_", 30},    {"xoxb-", 20},
                                   {"xoxp-", 20},  {"AIza", 35},     {"eyJ", 40},     {"hf_", 30},
                                   {"glpat-", 20}, {"sk_live_", 20}, {"rk_live_", 20}};

// Length of the secret that starts at `pos`, 0 if none does.
std::size_t secretLength(std::string_view text, std::size_t pos) {
    if (pos > 0 && isTokenChar(text[pos - 1])) return 0;
    std::size_t end = pos;
    while (end < text.size() && isTokenChar(text[end])) ++end;
    for (const SecretShape& shape : kShapes)
        if (end - pos >= shape.least && text.substr(pos, shape.prefix.size()) == shape.prefix)
            return end - pos;
    return 0;
}

bool equalsIgnoringCase(std::string_view text, std::size_t pos, std::string_view lower) {
    return pos + lower.size() <= text.size() && lowerAscii(text.substr(pos, lower.size())) == lower;
}

} // namespace

std::string maskSecrets(std::string_view text) {
    std::string out;
    std::size_t copied = 0;
    const auto mask = [&](std::size_t pos, std::size_t length) {
        out.append(text.substr(copied, pos - copied));
        out.append(text.substr(pos, 6));
        out += "\u2026";
        copied = pos + length;
    };
    for (std::size_t pos = 0; pos < text.size(); ++pos) {
        const char c = text[pos];
        if ((c == 'b' || c == 'B') && equalsIgnoringCase(text, pos, "bearer ")) {
            std::size_t end = pos + 7;
            while (end < text.size() && (isTokenChar(text[end]) || text[end] == '/' ||
                                         text[end] == '+' || text[end] == '='))
                ++end;
            if (end - pos > 23) {
                mask(pos + 7, end - pos - 7);
                pos = end - 1;
            }
            continue;
        }
        if (c != 's' && c != 'g' && c != 'x' && c != 'A' && c != 'e' && c != 'h' && c != 'r')
            continue;
        if (const std::size_t length = secretLength(text, pos); length > 0) {
            mask(pos, length);
            pos += length - 1;
        }
    }
    out.append(text.substr(copied));
    return out;
}

} // namespace tidemark
