// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that a report quotes, each with the recipe by which anyone can count it again from a
// file of the bundle. In the report a figure stands as <data value="N" data-figure="ID">. Pure.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

struct Figure {
    std::string id; ///< "summary.involved.requests", "EX-001.output_tokens"
    std::int64_t value = 0;
    std::string file;                         ///< CSV of the bundle, "data/accounts.raw.csv"
    std::string op;                           ///< "count" rows or "sum" of `column`
    std::string column;                       ///< for sum
    std::map<std::string, std::string> where; ///< column -> text that a row must have to count
};

std::string figuresJson(const std::vector<Figure>& figures);
/// BadInput when it is not such a document.
Result<std::vector<Figure>> figuresFromJson(std::string_view json);

/// `<data value="1234" data-figure="ID">1,234</data>`; `shown` empty: the value with thousands
/// separated.
std::string figureHtml(std::string_view id, std::int64_t value, std::string_view shown = {});
/// Every figure that an HTML text quotes, as (id, value); BadInput when one cannot be read.
Result<std::vector<std::pair<std::string, std::int64_t>>> quotedFigures(std::string_view html);

} // namespace tidemark
