// SPDX-License-Identifier: GPL-3.0-or-later
// The whole report of the small case, word for word, but for what differs from run to run: hashes,
// today's times, the program's version and the style sheet. When the report is meant to change,
// look at the difference that is printed, then copy the actual file over the expected one.
#include "tests/core/casework_support.h"

#include <cctype>

namespace tidemark {
namespace {

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// "2026-11-24T11:45:56.496Z" at the start of `text`; 0 for anything else, and for the years of the
// log and of the stated time, which are part of what is tested.
std::size_t lengthOfToday(std::string_view text) {
    if (text.size() < 20 || text.substr(0, 2) != "20" || text[4] != '-' || text[10] != 'T' ||
        text.substr(0, 4) <= "2024")
        return 0;
    const std::size_t end = text.substr(0, 32).find('Z');
    return end == std::string_view::npos ? 0 : end + 1;
}

std::string settled(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const std::string_view rest = html.substr(at);
        const auto swallow = [&](std::string_view start, std::string_view end, const char* name) {
            if (!rest.starts_with(start)) return false;
            const std::size_t stop = rest.find(end, start.size());
            out += name;
            at += stop == std::string_view::npos ? rest.size() : stop;
            return true;
        };
        if (swallow("<style>", "</style>", "<style>STYLE") ||
            swallow("'sha256-", "'; img", "'sha256-STYLE"))
            continue;
        if (rest.starts_with("tidemark 0.")) {
            out += "TOOL";
            at += std::min(rest.find_first_not_of("0123456789.", 9), rest.size());
            continue;
        }
        if (const std::size_t today = lengthOfToday(rest); today > 0) {
            out += "TODAY";
            at += today;
            continue;
        }
        std::size_t digits = 0;
        while (digits < rest.size() && isHex(rest[digits])) ++digits;
        if (digits >= 16) {
            out += "HEX" + std::to_string(digits);
            at += digits;
            continue;
        }
        out += digits > 0 ? std::string(rest.substr(0, digits)) : std::string(1, rest[0]);
        at += std::max<std::size_t>(digits, 1);
    }
    return out;
}

TEST(ReportGolden, IsTheExpectedOneWordForWord) {
    test::Casework work;
    const auto reader = work.reader();
    ReportOptions options;
    options.stated_at_ns = parseIsoTime("2024-11-01T12:00:00Z")->ts_ns;
    const auto html = buildReport(*reader, options);
    TM_OK(html);
    std::string text = *html;
    for (std::size_t at = 0; (at = text.find(work.folder.path(), at)) != std::string::npos;)
        text.replace(at, work.folder.path().size(), "FOLDER");
    const std::string actual = settled(text);
    const std::string path = std::string(TIDEMARK_TEST_DATA) + "/golden/report/case.html";
    const std::string expected = test::readAll(path);
    if (actual == expected) return;
    const std::string here = std::string(TIDEMARK_BINARY_DIR) + "/report-case.html.actual";
    test::writeAll(here, actual);
    std::string difference;
    test::run("diff '" + path + "' '" + here + "' | cut -c1-300 | head -n 40", &difference);
    ADD_FAILURE() << "the report is another: " << here << "\n" << difference;
}

} // namespace
} // namespace tidemark
