// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/token_scan.h"

#include <algorithm>
#include <cstring>

namespace tidemark {

namespace {

constexpr std::size_t kMaxTokens = 1000;
constexpr std::size_t kMaxMethodLength = 24;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Position of the quote that ends a token begun before `from`; npos when there is none.
std::size_t closingQuote(std::string_view line, std::size_t from, bool& escaped) {
    while (true) {
        const std::size_t at = line.find_first_of("\"\\", from);
        if (at == std::string_view::npos || line[at] == '"') return at;
        escaped = true;
        from = at + 2;
        if (from > line.size()) return std::string_view::npos;
    }
}

// "[...]" that stands alone, unlike the "[" of "[2001:db8::1]:443". `end` is the closing bracket.
bool isBracketed(std::string_view line, std::size_t pos, std::size_t& end) {
    if (line[pos] != '[') return false;
    end = line.find(']', pos);
    return end == std::string_view::npos || end + 1 == line.size() || line[end + 1] == ' ' ||
           line[end + 1] == '\t';
}

} // namespace

TokenScan scanTokens(std::string_view line, std::vector<LogToken>& tokens) {
    tokens.clear();
    std::size_t pos = 0;
    while (true) {
        while (pos < line.size() && (line[pos] == ' ' || line[pos] == '\t')) ++pos;
        if (pos >= line.size()) return TokenScan::Ok;
        if (tokens.size() == kMaxTokens) return TokenScan::TooMany;
        LogToken token;
        std::size_t end = 0;
        if (line[pos] == '"') {
            token.quoted = true;
            end = closingQuote(line, pos + 1, token.escaped);
            if (end == std::string_view::npos) return TokenScan::OpenQuote;
            token.text = line.substr(pos + 1, end - pos - 1);
            pos = end + 1;
        } else if (isBracketed(line, pos, end)) {
            if (end == std::string_view::npos) return TokenScan::OpenBracket;
            token.text = line.substr(pos + 1, end - pos - 1);
            pos = end + 1;
        } else {
            const void* const blank = std::memchr(line.data() + pos, ' ', line.size() - pos);
            end = blank == nullptr
                      ? line.size()
                      : static_cast<std::size_t>(static_cast<const char*>(blank) - line.data());
            token.text = line.substr(pos, end - pos);
            pos = end;
        }
        tokens.push_back(token);
    }
}

std::string logTokenText(const LogToken& token) {
    std::string out;
    const std::string_view text = token.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        const int high = c == 'x' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '"' || c == '\\') {
            out += c;
        } else if (c == 't' || c == 'n' || c == 'r') {
            out += c == 't' ? '\t' : c == 'n' ? '\n' : '\r';
        } else {
            out += '\\';
            out += c;
        }
    }
    return out;
}

std::string_view tokenFault(TokenScan scan) {
    switch (scan) {
    case TokenScan::OpenQuote: return "a quote is not closed";
    case TokenScan::OpenBracket: return "a bracket is not closed";
    case TokenScan::TooMany: return "more than 1,000 values";
    case TokenScan::Ok: break;
    }
    return "";
}

RequestLine splitRequestLine(std::string_view request) {
    const std::size_t first = request.find(' ');
    const std::string_view method = request.substr(0, first);
    const bool verb =
        !method.empty() && method.size() <= kMaxMethodLength && first != std::string_view::npos &&
        std::all_of(method.begin(), method.end(), [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        });
    if (!verb) return {{}, request, {}};
    std::string_view target = request.substr(first + 1);
    const std::size_t last = target.rfind(' ');
    const std::string_view tail =
        last == std::string_view::npos ? std::string_view() : target.substr(last + 1);
    if (tail.substr(0, 5) != "HTTP/") return {method, target, {}};
    return {method, target.substr(0, last), tail};
}

} // namespace tidemark
