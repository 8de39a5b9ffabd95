// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markdown.h"

#include "core/base/text.h"
#include "core/export/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace tidemark {

namespace {

std::string inlineHtml(std::string_view text);

// `marker` opens at `at`; gives the position of the matching closing one, npos without.
std::size_t closing(std::string_view text, std::size_t at, std::string_view marker) {
    const std::size_t start = at + marker.size();
    if (start >= text.size() || text[start] == ' ') return std::string_view::npos;
    const std::size_t end = text.find(marker, start + 1);
    return end != std::string_view::npos && text[end - 1] != ' ' ? end : std::string_view::npos;
}

// "[label](address)" at `at`: both as text. False when it is not a link.
bool link(std::string_view text, std::size_t& at, std::string& out) {
    const std::size_t middle = text.find("](", at);
    const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
    if (end == std::string_view::npos ||
        text.substr(at, end - at).find('\n') != std::string_view::npos)
        return false;
    out += inlineHtml(text.substr(at + 1, middle - at - 1));
    out += " (" + htmlValue(text.substr(middle + 2, end - middle - 2)) + ")";
    at = end + 1;
    return true;
}

std::string inlineHtml(std::string_view text) {
    std::string out, plain;
    const auto flush = [&] {
        out += htmlLines(plain);
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size() &&
            std::string_view("\\`*_[]#->.!").find(text[at + 1]) != std::string_view::npos) {
            plain += text[at + 1];
            at += 2;
            continue;
        }
        const std::string_view marker = text.substr(at, 2) == "**" ? "**"
                                        : c == '*'                 ? "*"
                                        : c == '`'                 ? "`"
                                                                   : "";
        const std::size_t end = marker.empty() ? std::string_view::npos : closing(text, at, marker);
        if (end != std::string_view::npos) {
            flush();
            const std::string_view inner =
                text.substr(at + marker.size(), end - at - marker.size());
            if (marker == "`")
                out += htmlCode(inner);
            else
                out += fmt::format("<{0}>{1}</{0}>", marker == "*" ? "em" : "strong",
                                   inlineHtml(inner));
            at = end + marker.size();
            continue;
        }
        if (c == '[') {
            flush();
            if (link(text, at, out)) continue;
        }
        plain += c;
        ++at;
    }
    flush();
    return out;
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.push_back(line);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::size_t headingDepth(std::string_view line) {
    std::size_t depth = 0;
    while (depth < line.size() && line[depth] == '#') ++depth;
    return depth > 0 && depth <= 6 && depth < line.size() && line[depth] == ' ' ? depth : 0;
}

// Length of "- ", "* " or "12. " at the start; 0 when it is none.
std::size_t bulletLength(std::string_view line, bool& ordered) {
    if (line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') {
        ordered = false;
        return 2;
    }
    std::size_t digits = 0;
    while (digits < line.size() && digits < 9 && line[digits] >= '0' && line[digits] <= '9')
        ++digits;
    if (digits == 0 || digits + 2 >= line.size() || line[digits] != '.' || line[digits + 1] != ' ')
        return 0;
    ordered = true;
    return digits + 2;
}

bool isFence(std::string_view line) {
    return line.substr(0, 3) == "```";
}

class BlockReader {
public:
    BlockReader(std::string_view text, int headingLevel)
        : m_lines(linesOf(text)), m_heading(headingLevel) {}

    std::string html() {
        while (m_at < m_lines.size()) {
            bool ordered = false;
            const std::string_view line = m_lines[m_at];
            if (trimmed(line).empty())
                ++m_at;
            else if (isFence(line))
                fence();
            else if (headingDepth(line) > 0)
                heading(line);
            else if (line[0] == '>')
                quote();
            else if (bulletLength(line, ordered) > 0)
                list(ordered);
            else
                paragraph();
        }
        return std::move(m_out);
    }

private:
    void fence() {
        std::string code;
        for (++m_at; m_at < m_lines.size() && !isFence(m_lines[m_at]); ++m_at)
            code += std::string(m_lines[m_at]) + "\n";
        ++m_at;
        m_out += "<pre><code>" + htmlLines(code) + "</code></pre>\n";
    }
    void heading(std::string_view line) {
        const std::size_t depth = headingDepth(line);
        const int level = std::min(m_heading + static_cast<int>(depth) - 1, 6);
        m_out += fmt::format("<h{0}>{1}</h{0}>\n", level, inlineHtml(trimmed(line.substr(depth))));
        ++m_at;
    }
    void quote() {
        std::string inner;
        for (; m_at < m_lines.size() && !m_lines[m_at].empty() && m_lines[m_at][0] == '>'; ++m_at)
            inner += std::string(trimmed(m_lines[m_at].substr(1))) + "\n";
        m_out += "<blockquote><p>" + inlineHtml(trimmed(inner)) + "</p></blockquote>\n";
    }
    void list(bool ordered) {
        m_out += ordered ? "<ol>\n" : "<ul>\n";
        bool same = ordered;
        while (m_at < m_lines.size()) {
            const std::size_t length = bulletLength(m_lines[m_at], same);
            if (length == 0 || same != ordered) break;
            std::string item(m_lines[m_at++].substr(length));
            while (m_at < m_lines.size() && m_lines[m_at].substr(0, 2) == "  " &&
                   !trimmed(m_lines[m_at]).empty())
                item += "\n" + std::string(trimmed(m_lines[m_at++]));
            m_out += "<li>" + inlineHtml(item) + "</li>\n";
        }
        m_out += ordered ? "</ol>\n" : "</ul>\n";
    }
    void paragraph() {
        std::string text;
        bool ordered = false;
        while (m_at < m_lines.size() && !trimmed(m_lines[m_at]).empty() &&
               !isFence(m_lines[m_at]) && headingDepth(m_lines[m_at]) == 0 &&
               m_lines[m_at][0] != '>' &&
               (text.empty() || bulletLength(m_lines[m_at], ordered) == 0))
            text += (text.empty() ? "" : "\n") + std::string(m_lines[m_at++]);
        m_out += "<p>" + inlineHtml(text) + "</p>\n";
    }
    std::vector<std::string_view> m_lines;
    std::size_t m_at = 0;
    int m_heading;
    std::string m_out;
};

} // namespace

std::string markdownHtml(std::string_view markdown, int headingLevel) {
    return BlockReader(markdown, headingLevel).html();
}

} // namespace tidemark
