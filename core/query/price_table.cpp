// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/price_table.h"

#include "core/base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr std::string_view kDefaultNote =
    "Illustrative prices, not any provider's list: put the prices of your contract here.";

Error badPrice(std::string message) {
    return makeError(
        ErrorCode::BadInput, std::move(message), "price table",
        R"(Write {"prices": [{"model": "name*", "input": 1.0, "output": 2.0}]}, USD per million tokens)");
}

// A price of an entry; `fallback` when it is not there. NaN: wrong.
double priceOf(const nlohmann::json& entry, const char* key, double fallback) {
    const auto found = entry.find(key);
    if (found == entry.end()) return fallback;
    if (!found->is_number()) return std::nan("");
    const double price = found->get<double>();
    return price >= 0 && std::isfinite(price) ? price : std::nan("");
}

} // namespace

PriceTable PriceTable::defaults() {
    PriceTable table;
    table.m_note = kDefaultNote;
    table.m_prices = {{"*mini*", 0.15, 0.60, 0.075},  {"*small*", 0.20, 0.60, 0.10},
                      {"*haiku*", 0.80, 4.00, 0.08},  {"*flash*", 0.10, 0.40, 0.025},
                      {"*opus*", 15.00, 75.00, 1.50}, {"*embedding*", 0.10, 0.00, 0.10},
                      {"gpt-4*", 2.50, 10.00, 1.25},  {"*", 3.00, 15.00, 0.30}};
    return table;
}

Result<PriceTable> PriceTable::fromJson(std::string_view text) {
    const auto document = nlohmann::json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("prices") || !document["prices"].is_array())
        return badPrice("this is not a price table");
    PriceTable table;
    if (const auto note = document.find("note"); note != document.end() && note->is_string())
        table.m_note = note->get<std::string>();
    std::size_t number = 0;
    for (const auto& entry : document["prices"]) {
        ++number;
        if (!entry.is_object() || !entry.contains("model") || !entry["model"].is_string())
            return badPrice(fmt::format("entry {} names no model", number));
        ModelPrice price;
        price.model = entry["model"].get<std::string>();
        const double missing = std::nan("");
        price.input_usd_per_million = priceOf(entry, "input", missing);
        price.output_usd_per_million = priceOf(entry, "output", missing);
        price.cached_input_usd_per_million =
            priceOf(entry, "cached_input", price.input_usd_per_million);
        if (std::isnan(price.input_usd_per_million + price.output_usd_per_million +
                       price.cached_input_usd_per_million))
            return badPrice(
                fmt::format("entry {} ({}) needs prices of at least 0 for input and output", number,
                            visibleText(price.model)));
        table.m_prices.push_back(std::move(price));
    }
    return table;
}

std::string PriceTable::toJson() const {
    nlohmann::json document;
    document["note"] = m_note;
    document["prices"] = nlohmann::json::array();
    for (const ModelPrice& price : m_prices)
        document["prices"].push_back({{"model", price.model},
                                      {"input", price.input_usd_per_million},
                                      {"output", price.output_usd_per_million},
                                      {"cached_input", price.cached_input_usd_per_million}});
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<PriceTable> PriceTable::ofCase(CaseFile& file) {
    TM_ASSIGN(const std::optional<std::string> stored, file.setting(kPriceTableSetting));
    return stored && !stored->empty() ? fromJson(*stored) : defaults();
}

const ModelPrice* PriceTable::find(std::string_view model) const {
    const auto found =
        std::find_if(m_prices.begin(), m_prices.end(),
                     [model](const ModelPrice& price) { return globMatch(price.model, model); });
    return found == m_prices.end() ? nullptr : &*found;
}

std::vector<ModelPrice> PriceTable::byModelId(const Dictionary& models) const {
    std::vector<ModelPrice> byId(models.count() + std::size_t{1});
    for (std::uint32_t id = 0; id <= models.count(); ++id)
        if (const ModelPrice* price = find(models.text(id))) byId[id] = *price;
    return byId;
}

double tokenCost(const ModelPrice& price, std::int64_t input, std::int64_t output,
                 std::int64_t cached_input) {
    const auto in = static_cast<double>(std::max<std::int64_t>(input, 0));
    const auto out = static_cast<double>(std::max<std::int64_t>(output, 0));
    const double cached =
        std::min(static_cast<double>(std::max<std::int64_t>(cached_input, 0)), in);
    constexpr double kMillion = 1e6;
    return ((in - cached) * price.input_usd_per_million +
            cached * price.cached_input_usd_per_million + out * price.output_usd_per_million) /
           kMillion;
}

} // namespace tidemark
