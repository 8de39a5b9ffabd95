// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/detect/known_dates.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tidemark {

namespace {

constexpr std::size_t kShortestFamily = 3; // bytes of a word that a version may follow

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isWordByte(char c) {
    const char l = lowered(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
           c == ':' || c == '/' || c == '@' || static_cast<unsigned char>(c) >= 0x80;
}

// Words of a line; full stops and colons that end one are not of it.
std::vector<std::string_view> wordsOf(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() && isWordByte(line[end])) ++end;
        std::string_view word = line.substr(at, end - at);
        while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
        if (!word.empty()) words.push_back(word);
        at = end + 1;
    }
    return words;
}

bool startsAlike(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::equal(start.begin(), start.end(), text.begin(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
}

// "-2024-09-12", "@001": nothing but digits and marks.
bool isVersion(std::string_view rest) {
    const auto is_mark = [](char c) { return c == '-' || c == '@' || c == ':' || c == '.'; };
    return rest.size() > 1 && is_mark(rest.front()) &&
           std::all_of(rest.begin(), rest.end(),
                       [&](char c) { return is_mark(c) || (c >= '0' && c <= '9'); }) &&
           rest.find_first_of("0123456789") != std::string_view::npos;
}

std::string applyRelease(const ReferenceDate& date, EventTable& table) {
    std::string models;
    auto& released = table.model_released_ns;
    released.resize(table.model.maxId() + std::size_t{1}, 0);
    for (std::uint32_t model = 1; model < released.size(); ++model) {
        const std::string_view text = table.model_text(model);
        if (!namesModel(date.content.name, text)) continue;
        released[model] = date.content.time_ns;
        models += (models.empty() ? "" : ", ") + visibleText(text);
    }
    if (models.empty()) return {};
    return fmt::format("The reference date '{}' is taken as the release of {}", date.content.name,
                       models);
}

std::string applyBan(const ReferenceDate& date, EventTable& table) {
    const auto words = wordsOf(date.content.name);
    const std::set<std::string_view> named(words.begin(), words.end());
    auto& banned = table.account_banned_ns;
    std::size_t count = 0;
    if (table.account_text) {
        banned.resize(table.account.maxId() + std::size_t{1}, 0);
        for (std::uint32_t account = 1; account < banned.size(); ++account) {
            if (!named.contains(table.account_text(account))) continue;
            banned[account] = date.content.time_ns;
            ++count;
        }
    }
    if (count > 0)
        return fmt::format("The reference date '{}' is taken as the ban of {} account{}",
                           date.content.name, count, count == 1 ? "" : "s");
    table.bans_ns.push_back(date.content.time_ns);
    return fmt::format("The reference date '{}' is taken as a ban of accounts that fell silent "
                       "within a day of it",
                       date.content.name);
}

} // namespace

bool namesModel(std::string_view name, std::string_view model) {
    if (model.empty()) return false;
    const auto words = wordsOf(name);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        if (!startsAlike(model, word)) return false;
        const std::string_view rest = model.substr(word.size());
        return rest.empty() || (word.size() >= kShortestFamily && isVersion(rest));
    });
}

Result<std::vector<ReferenceDate>> datesForDetection(CaseFile& file) {
    TM_ASSIGN(std::vector<ReferenceDate> dates, ReferenceStore(file).all());
    std::erase_if(dates, [](const ReferenceDate& date) {
        return date.content.kind != ReferenceKind::Release &&
               date.content.kind != ReferenceKind::Ban;
    });
    return dates;
}

std::vector<std::string> applyKnownDates(const std::vector<ReferenceDate>& dates,
                                         EventTable& table) {
    std::vector<std::string> notes;
    for (const ReferenceDate& date : dates) {
        const bool release = date.content.kind == ReferenceKind::Release;
        if (release && (table.model.empty() || !table.model_text)) continue;
        std::string note = release ? applyRelease(date, table) : applyBan(date, table);
        if (!note.empty()) notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace tidemark
