// SPDX-License-Identifier: GPL-3.0-or-later
// What tokens are worth: model name -> USD per million tokens, for the estimated cost. The case
// keeps it as JSON in the setting 'price_table'; without one a default serves, which is only an
// illustration.
#pragma once

#include "core/base/result.h"
#include "core/query/filter.h"
#include "core/store/case_file.h"
#include "core/store/dictionary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// Prices of the models that match `model` (a glob, the first match counts; "*" comes last for the
/// rest).
struct ModelPrice {
    std::string model;
    double input_usd_per_million = 0;
    double output_usd_per_million = 0;
    double cached_input_usd_per_million = 0; ///< for the cached part of the input tokens
};

class PriceTable {
public:
    /// Illustrative prices; `note()` says so.
    static PriceTable defaults();
    /// {"note": "...", "prices": [{"model": "gpt-4*", "input": 2.5, "output": 10,
    /// "cached_input": 1.25}]}. `cached_input` may be missing and is then the price of input.
    /// BadInput names the entry that is wrong.
    static Result<PriceTable> fromJson(std::string_view text);
    [[nodiscard]] std::string toJson() const;
    /// The case's own table, or the default.
    static Result<PriceTable> ofCase(CaseFile& file);

    [[nodiscard]] const std::vector<ModelPrice>& prices() const { return m_prices; }
    [[nodiscard]] const std::string& note() const { return m_note; }
    /// nullptr when no entry matches: such tokens are worth nothing here, never guessed.
    [[nodiscard]] const ModelPrice* find(std::string_view model) const;
    /// One entry per dictionary id, index 0 for "the record names no model"; all zero without a
    /// match.
    [[nodiscard]] std::vector<ModelPrice> byModelId(const Dictionary& models) const;

private:
    std::string m_note;
    std::vector<ModelPrice> m_prices;
};

constexpr std::string_view kPriceTableSetting = "price_table";

/// USD. Negative counts are taken as zero, and the cached part never exceeds the input.
double tokenCost(const ModelPrice& price, std::int64_t input, std::int64_t output,
                 std::int64_t cached_input);

} // namespace tidemark
