// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/figures.h"

#include "core/export/chart.h"
#include "core/export/escape.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view kOpen = "<data value=\"";
constexpr std::string_view kMiddle = "\" data-figure=\"";

Result<Figure> figureFrom(const Json& json) {
    Figure figure;
    const auto text = [&json](const char* key) {
        const auto at = json.find(key);
        return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
    };
    const auto value = json.find("value");
    if (value == json.end() || !value->is_number_integer())
        return makeError(ErrorCode::BadInput, "a figure has no value");
    figure.id = text("id");
    figure.value = value->get<std::int64_t>();
    figure.file = text("file");
    figure.op = text("op");
    figure.column = text("column");
    if (const auto where = json.find("where"); where != json.end() && where->is_object())
        for (const auto& [key, wanted] : where->items())
            if (wanted.is_string()) figure.where[key] = wanted.get<std::string>();
    if (figure.id.empty() || figure.file.empty() || (figure.op != "count" && figure.op != "sum"))
        return makeError(ErrorCode::BadInput, "a figure has no recipe");
    return figure;
}

} // namespace

std::string figuresJson(const std::vector<Figure>& figures) {
    Json list = Json::array();
    for (const Figure& figure : figures) {
        Json each = {
            {"id", figure.id}, {"value", figure.value}, {"file", figure.file}, {"op", figure.op}};
        if (figure.op == "sum") each["column"] = figure.column;
        if (!figure.where.empty()) each["where"] = figure.where;
        list.push_back(std::move(each));
    }
    return Json{{"v", 1}, {"figures", list}}.dump(1, ' ', false, Json::error_handler_t::replace) +
           "\n";
}

Result<std::vector<Figure>> figuresFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    const auto list = json.is_object() ? json.find("figures") : json.end();
    if (!json.is_object() || list == json.end() || !list->is_array())
        return makeError(ErrorCode::BadInput, "this is not a list of figures");
    std::vector<Figure> out;
    for (const Json& each : *list) {
        if (!each.is_object())
            return makeError(ErrorCode::BadInput, "this is not a list of figures");
        TM_ASSIGN(Figure figure, figureFrom(each));
        out.push_back(std::move(figure));
    }
    return out;
}

std::string figureHtml(std::string_view id, std::int64_t value, std::string_view shown) {
    return fmt::format("{}{}{}{}\">{}</data>", kOpen, value, kMiddle, htmlText(id),
                       htmlText(shown.empty() ? groupedNumber(value) : std::string(shown)));
}

Result<std::vector<std::pair<std::string, std::int64_t>>> quotedFigures(std::string_view html) {
    std::vector<std::pair<std::string, std::int64_t>> out;
    for (std::size_t at = html.find(kOpen); at != std::string_view::npos;
         at = html.find(kOpen, at + 1)) {
        const std::string_view rest = html.substr(at + kOpen.size());
        std::int64_t value = 0;
        const auto number = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        const auto used = static_cast<std::size_t>(number.ptr - rest.data());
        const std::size_t end = rest.find("\">", used);
        if (number.ec != std::errc() || rest.substr(used, kMiddle.size()) != kMiddle ||
            end == std::string_view::npos)
            return makeError(ErrorCode::BadInput, "the report quotes a figure that cannot be read");
        out.emplace_back(rest.substr(used + kMiddle.size(), end - used - kMiddle.size()), value);
    }
    return out;
}

} // namespace tidemark
