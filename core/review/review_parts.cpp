// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_parts.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& object, const char* key) {
    const auto at = object.find(key);
    if (at == object.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    return at->is_number_integer() ? std::to_string(at->get<std::int64_t>()) : std::string();
}

std::int64_t numberOf(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_number_integer() ? at->get<std::int64_t>() : 0;
}

std::vector<std::string> textsOf(const Json& object, const char* key) {
    std::vector<std::string> out;
    const auto at = object.find(key);
    if (at == object.end() || !at->is_array()) return out;
    for (const Json& each : *at)
        if (each.is_string()) out.push_back(each.get<std::string>());
    return out;
}

} // namespace

std::string ReviewRow::text(std::string_view column) const {
    const auto at = std::find(columns.begin(), columns.end(), column);
    const auto index = static_cast<std::size_t>(at - columns.begin());
    return index < cells.size() ? cells[index] : std::string();
}

std::int64_t ReviewRow::number(std::string_view column) const {
    const std::string words = text(column);
    std::int64_t value = -1;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), value);
    return read.ec == std::errc() && read.ptr == words.data() + words.size() ? value : -1;
}

ReviewFinding findingOf(const ReviewRow& row) {
    ReviewFinding finding;
    finding.id = row.number("finding");
    finding.title = row.text("title");
    finding.severity = row.text("severity");
    finding.confidence = row.text("confidence");
    finding.status = row.text("status");
    finding.narrative = row.text("narrative");
    finding.lawful = row.text("lawful_explanations");
    finding.tags = row.text("tags");
    finding.author = row.text("author");
    finding.assignee = row.text("assignee");
    finding.edited = row.text("edited_utc");
    finding.exhibits = row.text("exhibits");
    finding.signed_off_by = row.text("signed_off_by");
    return finding;
}

ReviewLine lineOf(const ReviewRow& row) {
    ReviewLine line;
    line.control_number = row.text("control_number");
    line.event_id = row.number("event_id");
    line.time_utc = row.text("time_utc");
    line.account = row.text("account");
    line.source_name = row.text("source_name");
    line.source_sha256 = row.text("source_sha256");
    line.content_offset = row.number("content_offset");
    line.length = row.number("record_length");
    for (std::size_t i = 0; i < row.cells.size() && i < row.columns.size(); ++i)
        if (!row.cells[i].empty()) line.fields.emplace_back(row.columns[i], row.cells[i]);
    return line;
}

Result<ReviewExhibit> exhibitFromJson(const std::string& label, std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object() || textOf(object, "exhibit") != label)
        return makeError(ErrorCode::BadInput, "its description cannot be read");
    ReviewExhibit exhibit;
    exhibit.label = label;
    exhibit.finding_id = numberOf(object, "finding");
    exhibit.kind = textOf(object, "kind");
    exhibit.caption = textOf(object, "caption");
    exhibit.sentence = textOf(object, "detection");
    exhibit.filter = textOf(object, "filter");
    exhibit.metric = textOf(object, "metric");
    exhibit.zone = textOf(object, "zone");
    exhibit.cited_by = textOf(object, "cited_by");
    exhibit.cited_at = textOf(object, "cited_at");
    exhibit.accounts = textsOf(object, "accounts");
    exhibit.changed_since = textsOf(object, "changed_since");
    exhibit.events = numberOf(object, "events");
    if (const auto range = object.find("range"); range != object.end() && range->is_object()) {
        exhibit.from = textOf(*range, "from");
        exhibit.to = textOf(*range, "to");
    }
    const auto figures = object.find("figures_when_cited");
    if (figures != object.end() && figures->is_object())
        for (const auto& [name, value] : figures->items())
            exhibit.figures.emplace_back(name, textOf(*figures, name.c_str()));
    if (const auto chart = object.find("chart"); chart != object.end() && chart->is_object())
        if (auto read = chartFromJson(chart->dump(-1, ' ', false, Json::error_handler_t::replace)))
            exhibit.chart = std::move(*read);
    return exhibit;
}

void readBagInfo(std::string_view text, ReviewBundle& bundle) {
    const std::pair<std::string_view, std::string*> known[] = {
        {"External-Description", &bundle.title},   {"External-Identifier", &bundle.reference},
        {"Tidemark-Case", &bundle.case_id},        {"Tidemark-Preset", &bundle.preset},
        {"Tidemark-Redaction", &bundle.redaction}, {"Tidemark-Stated-Time", &bundle.stated_at}};
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            for (const auto& [name, value] : known)
                if (line.substr(0, colon) == name) *value = trimmed(line.substr(colon + 1));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

} // namespace tidemark
