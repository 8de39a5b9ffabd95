// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

Json valuesToJson(const std::vector<double>& values) {
    Json out = Json::array();
    for (const double value : values) {
        if (std::isnan(value))
            out.push_back(nullptr);
        else if (value == std::floor(value) && std::abs(value) < 9e15)
            out.push_back(static_cast<std::int64_t>(value));
        else
            out.push_back(value);
    }
    return out;
}

std::vector<double> valuesFromJson(const Json& json) {
    std::vector<double> out;
    if (!json.is_array()) return out;
    for (const Json& value : json)
        out.push_back(value.is_number() ? value.get<double>()
                                        : std::numeric_limits<double>::quiet_NaN());
    return out;
}

std::string textOf(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Instants are written as text: not every JSON reader keeps 64-bit integers.
std::int64_t instantOf(const Json& object, const char* key) {
    const auto parsed = parseIsoTime(textOf(object, key));
    return parsed ? parsed->ts_ns : kNoTime;
}

Json listOf(const Json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_array() ? *at : Json::array();
}

} // namespace

std::string chartToJson(const Chart& chart) {
    Json out;
    out["title"] = chart.title;
    out["subtitle"] = chart.subtitle;
    out["value_label"] = chart.value_label;
    out["zone"] = chart.zone;
    out["edges"] = Json::array();
    for (const std::int64_t edge : chart.edges_ns) out["edges"].push_back(formatIsoUtc(edge));
    out["series"] = Json::array();
    for (const ChartSeries& series : chart.series)
        out["series"].push_back({{"name", series.name}, {"values", valuesToJson(series.values)}});
    if (chart.baseline)
        out["baseline"] = {{"name", chart.baseline->name},
                           {"low", valuesToJson(chart.baseline->low)},
                           {"middle", valuesToJson(chart.baseline->middle)},
                           {"high", valuesToJson(chart.baseline->high)}};
    out["marks"] = Json::array();
    for (const ChartMark& mark : chart.marks)
        out["marks"].push_back({{"at", formatIsoUtc(mark.at_ns)}, {"label", mark.label}});
    out["spans"] = Json::array();
    for (const ChartSpan& span : chart.spans)
        out["spans"].push_back({{"from", formatIsoUtc(span.range.from_ns)},
                                {"to", formatIsoUtc(span.range.to_ns)},
                                {"label", span.label}});
    out["note"] = chart.note;
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Chart> chartFromJson(std::string_view json) {
    const Json in = Json::parse(json, nullptr, false);
    if (!in.is_object()) return makeError(ErrorCode::BadInput, "this is not a chart");
    Chart chart;
    chart.title = textOf(in, "title");
    chart.subtitle = textOf(in, "subtitle");
    chart.value_label = textOf(in, "value_label");
    chart.zone = textOf(in, "zone");
    chart.note = textOf(in, "note");
    for (const Json& edge : listOf(in, "edges")) {
        const auto parsed = edge.is_string() ? parseIsoTime(edge.get<std::string>()) : std::nullopt;
        if (!parsed)
            return makeError(ErrorCode::BadInput, "the chart has a time that cannot be read");
        chart.edges_ns.push_back(parsed->ts_ns);
    }
    for (const Json& series : listOf(in, "series"))
        chart.series.push_back({textOf(series, "name"), valuesFromJson(listOf(series, "values"))});
    if (const auto band = in.find("baseline"); band != in.end() && band->is_object())
        chart.baseline = ChartBand{textOf(*band, "name"), valuesFromJson(listOf(*band, "low")),
                                   valuesFromJson(listOf(*band, "middle")),
                                   valuesFromJson(listOf(*band, "high"))};
    for (const Json& mark : listOf(in, "marks"))
        chart.marks.push_back({instantOf(mark, "at"), textOf(mark, "label")});
    for (const Json& span : listOf(in, "spans"))
        chart.spans.push_back(
            {{instantOf(span, "from"), instantOf(span, "to")}, textOf(span, "label")});
    return chart;
}

std::string shortNumber(double value) {
    if (std::isnan(value)) return "no data";
    const double size = std::abs(value);
    static constexpr std::pair<double, const char*> kUnits[] = {
        {1e12, " T"}, {1e9, " G"}, {1e6, " M"}, {1e3, " k"}};
    for (const auto& [unit, suffix] : kUnits) {
        // 999,950 would print as "1000 k".
        if (size < unit * 0.99995) continue;
        return fmt::format("{:.3g}{}", value / unit, suffix);
    }
    if (value == std::floor(value)) return fmt::format("{:.0f}", value);
    return fmt::format("{:.3g}", value);
}

std::string groupedNumber(std::int64_t value) {
    std::string digits = fmt::format("{}", value < 0 ? 0 - static_cast<std::uint64_t>(value)
                                                     : static_cast<std::uint64_t>(value));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return value < 0 ? "-" + digits : digits;
}

} // namespace tidemark
