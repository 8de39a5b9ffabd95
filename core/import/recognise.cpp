// SPDX-License-Identifier: GPL-3.0-or-later
// Which profile fits the head of a content: by the keys that are there, the look of the lines and
// the name of the file.
#include "core/import/recognise.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tidemark {

namespace {

constexpr double kGenericConfidence = 0.1;
constexpr double kNameBonus = 0.04;

// "path", "path=glob", or several of these with "|" between.
bool holds(const FlatRecord& record, std::string_view condition) {
    while (true) {
        const std::size_t bar = condition.find('|');
        const std::string_view one = condition.substr(0, bar);
        const std::size_t equals = one.find('=');
        const auto found = record.find(one.substr(0, equals));
        if (found != record.end() &&
            (equals == std::string_view::npos || globMatch(one.substr(equals + 1), found->second)))
            return true;
        if (bar == std::string_view::npos) return false;
        condition.remove_prefix(bar + 1);
    }
}

FitOfKeys fitOfKeys(const RecogniseRule& rule, const std::vector<FlatRecord>& records) {
    FitOfKeys fit;
    std::size_t fitting = 0, present = 0;
    for (const FlatRecord& record : records) {
        if (!std::all_of(rule.required.begin(), rule.required.end(),
                         [&](const std::string& key) { return holds(record, key); }))
            continue;
        ++fitting;
        for (const std::string& key : rule.keys) present += holds(record, key);
    }
    if (fitting == 0) return fit;
    const double share = static_cast<double>(fitting) / static_cast<double>(records.size());
    const double keys = rule.keys.empty() ? 0.5
                                          : static_cast<double>(present) /
                                                static_cast<double>(fitting * rule.keys.size());
    fit.confidence = (0.5 + 0.4 * keys) * (0.6 + 0.4 * share) +
                     0.005 * static_cast<double>(std::min<std::size_t>(rule.required.size(), 8));
    fit.reason = fmt::format("{} of {} records have the {} keys that it needs", fitting,
                             records.size(), rule.required.size());
    if (!rule.keys.empty())
        fit.reason += fmt::format(", and {:.0f} of {} others",
                                  keys * static_cast<double>(rule.keys.size()), rule.keys.size());
    return fit;
}

FitOfKeys fitOfLines(const RecogniseRule& rule, const HeadView& view, double least) {
    FitOfKeys fit;
    if (rule.head_pattern.empty() || view.lines.empty()) return fit;
    // Byte by byte, as the lines may be in any encoding.
    RE2::Options options(RE2::Latin1);
    options.set_log_errors(false);
    const RE2 pattern(rule.head_pattern, options);
    const std::size_t asked = std::min<std::size_t>(view.lines.size(), 100);
    const auto matching = std::count_if(
        view.lines.begin(), view.lines.begin() + static_cast<std::ptrdiff_t>(asked),
        [&](std::string_view line) {
            return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), pattern);
        });
    const double share = static_cast<double>(matching) / static_cast<double>(asked);
    if (share < least || matching == 0) return fit;
    fit.confidence = 0.5 + 0.4 * share;
    fit.reason = fmt::format("{} of {} lines look like it", matching, asked);
    return fit;
}

std::vector<FlatRecord> rowsAsRecords(const CsvView& csv) {
    std::vector<FlatRecord> records;
    for (const std::vector<std::string>& row : csv.rows) {
        FlatRecord record;
        for (std::size_t i = 0; i < row.size() && i < csv.header.size(); ++i)
            record.emplace(std::string(trimmed(csv.header[i])), row[i]);
        records.push_back(std::move(record));
    }
    if (records.empty()) {
        records.emplace_back();
        for (const std::string& name : csv.header)
            records.back().emplace(std::string(trimmed(name)), std::string());
    }
    return records;
}

bool isGeneric(const Profile& profile) {
    return profile.option("generic") == "yes";
}

FitOfKeys fitOfGeneric(const Profile& profile, const HeadView& view) {
    const bool json = profile.syntax == Syntax::JsonLines || profile.syntax == Syntax::JsonDocument;
    const bool applies =
        json ? !view.json.empty() : profile.syntax == Syntax::Csv && !view.csv.empty();
    if (!applies) return {0.01, "nothing fits better", {}};
    return {kGenericConfidence, json ? "it is JSON" : "it is delimited text", {}};
}

FitOfKeys fitOfJson(const Profile& profile, const HeadView& view) {
    FitOfKeys best;
    for (std::size_t i = 0; i < view.json.size(); ++i) {
        FitOfKeys fit = fitOfKeys(profile.recognise, view.json[i].records);
        if (fit.confidence <= best.confidence) continue;
        best = std::move(fit);
        best.view = i;
    }
    return best;
}

} // namespace

FitOfKeys fitOf(const Profile& profile, const HeadView& view) {
    if (isGeneric(profile)) return fitOfGeneric(profile, view);
    switch (profile.syntax) {
    case Syntax::JsonLines:
    case Syntax::JsonDocument:
    case Syntax::Spans: return fitOfJson(profile, view);
    case Syntax::Csv:
        if (view.csv.empty()) return {};
        if (profile.recognise.required.empty()) return fitOfLines(profile.recognise, view, 0.9);
        return view.csv[0].has_header ? fitOfKeys(profile.recognise, rowsAsRecords(view.csv[0]))
                                      : FitOfKeys{};
    case Syntax::AccessLog: return fitOfLines(profile.recognise, view, 0.5);
    case Syntax::W3c: return fitOfLines(profile.recognise, view, 0.001);
    case Syntax::Pattern:
        return fitOfLines(profile.recognise, view, profile.option("start").empty() ? 0.3 : 0.02);
    }
    return {};
}

std::vector<Recognition> recognise(const ContentHead& head, std::span<const Profile> profiles) {
    std::vector<Recognition> out;
    const HeadView view = HeadView::of(head);
    if (view.binary) return out;
    for (const Profile& profile : profiles) {
        FitOfKeys fit = fitOf(profile, view);
        if (fit.confidence <= 0) continue;
        if (!profile.recognise.name_pattern.empty() && !isGeneric(profile)) {
            if (RE2::PartialMatch(re2::StringPiece(head.name.data(), head.name.size()),
                                  profile.recognise.name_pattern)) {
                fit.confidence += kNameBonus;
                fit.reason += ", and so does the name of the file";
            }
        }
        out.push_back({&profile, std::min(fit.confidence, 1.0), std::move(fit.reason)});
    }
    std::stable_sort(out.begin(), out.end(), [](const Recognition& a, const Recognition& b) {
        return a.confidence > b.confidence;
    });
    return out;
}

} // namespace tidemark
