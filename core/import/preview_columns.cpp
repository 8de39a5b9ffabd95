// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a source as a mapping may name them, with a value of each.
#include "core/import/preview_columns.h"

#include "core/base/text.h"
#include "core/import/head_view.h"
#include "core/import/source_path.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

namespace tidemark {

namespace {

constexpr std::size_t kMostColumns = 2000;

void addColumn(std::vector<SourceColumn>& columns, std::string path, std::string_view sample) {
    const auto known = std::find_if(columns.begin(), columns.end(),
                                    [&](const SourceColumn& one) { return one.path == path; });
    if (known != columns.end()) {
        if (known->sample.empty()) known->sample = sample;
    } else if (columns.size() < kMostColumns) {
        columns.push_back({std::move(path), std::string(sample)});
    }
}

// The view with the most fields: the records themselves rather than what wraps them.
std::vector<SourceColumn> jsonColumns(const HeadView& view) {
    std::map<std::string, std::string> widest;
    for (const JsonView& json : view.json) {
        std::map<std::string, std::string> fields;
        for (const FlatRecord& record : json.records)
            for (const auto& [path, sample] : record) {
                std::string& known = fields[path];
                if (known.empty()) known = sample;
            }
        if (fields.size() > widest.size() || !json.wrapper.empty()) widest = std::move(fields);
        if (!json.wrapper.empty()) break;
    }
    std::vector<SourceColumn> columns;
    for (const auto& [path, sample] : widest) addColumn(columns, path, sample);
    return columns;
}

std::vector<SourceColumn> csvColumns(const HeadView& view, std::string_view named) {
    std::vector<SourceColumn> columns;
    if (view.csv.empty()) return columns;
    const CsvView& csv = view.csv.front();
    std::vector<std::string> names = csv.header;
    if (!csv.has_header) {
        names.clear();
        for (std::size_t pos = 0; pos < named.size();) {
            const std::size_t end = std::min(named.find_first_of(" ,", pos), named.size());
            if (end > pos) names.emplace_back(named.substr(pos, end - pos));
            pos = end + 1;
        }
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        addColumn(columns, pathText({names[i]}), {});
        for (const auto& row : csv.rows)
            if (i < row.size()) addColumn(columns, pathText({names[i]}), row[i]);
    }
    return columns;
}

std::vector<SourceColumn> wordColumns(std::string_view words) {
    std::vector<SourceColumn> columns;
    for (std::size_t pos = 0; pos < words.size();) {
        const std::size_t end = std::min(words.find(' ', pos), words.size());
        if (end > pos)
            addColumn(columns, pathText({std::string(words.substr(pos, end - pos))}), {});
        pos = end + 1;
    }
    return columns;
}

std::vector<SourceColumn> w3cColumns(const HeadView& view) {
    constexpr std::string_view kFields = "#Fields:";
    for (const std::string_view line : view.lines)
        if (line.starts_with(kFields)) return wordColumns(line.substr(kFields.size()));
    return {};
}

std::vector<SourceColumn> patternColumns(const HeadView& view, std::string_view pattern) {
    const RE2 expression(re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet);
    std::vector<SourceColumn> columns;
    if (!expression.ok()) return columns;
    const int groups = expression.NumberOfCapturingGroups();
    std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups) + 1);
    for (const auto& [group, name] : expression.CapturingGroupNames()) {
        addColumn(columns, pathText({name}), {});
        for (const std::string_view line : view.lines) {
            if (!expression.Match(re2::StringPiece(line.data(), line.size()), 0, line.size(),
                                  RE2::UNANCHORED, found.data(), groups + 1))
                continue;
            const re2::StringPiece& value = found[static_cast<std::size_t>(group)];
            addColumn(columns, pathText({name}), {value.data(), value.size()});
            break;
        }
    }
    return columns;
}

} // namespace

std::vector<SourceColumn> previewColumns(const ContentHead& head, const Profile& profile) {
    const HeadView view = HeadView::of(head);
    std::vector<SourceColumn> columns;
    switch (profile.syntax) {
    case Syntax::JsonLines:
    case Syntax::JsonDocument:
    case Syntax::Spans: columns = jsonColumns(view); break;
    case Syntax::Csv: columns = csvColumns(view, profile.option("columns")); break;
    case Syntax::AccessLog: columns = wordColumns(profile.option("columns")); break;
    case Syntax::W3c: columns = w3cColumns(view); break;
    case Syntax::Pattern: columns = patternColumns(view, profile.option("pattern")); break;
    }
    for (SourceColumn& column : columns)
        column.sample = maskSecrets(repairUtf8(std::string_view(column.sample).substr(0, 120)));
    return columns;
}

} // namespace tidemark
