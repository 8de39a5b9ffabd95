// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a bundle as parts of a ReviewBundle. Internal to the review. Pure.
#pragma once

#include "core/review/review_bundle.h"

#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// A row of a table with the names of its columns; both outlive it.
struct ReviewRow {
    const std::vector<std::string>& columns;
    const std::vector<std::string>& cells;
    [[nodiscard]] std::string text(std::string_view column) const;    ///< "" when absent
    [[nodiscard]] std::int64_t number(std::string_view column) const; ///< -1 when it is none
};

ReviewFinding findingOf(const ReviewRow& row);
ReviewLine lineOf(const ReviewRow& row);
/// BadInput when it is not the description of an exhibit.
Result<ReviewExhibit> exhibitFromJson(const std::string& label, std::string_view json);
/// Title, reference, preset and the like from bag-info.txt.
void readBagInfo(std::string_view text, ReviewBundle& bundle);

} // namespace tidemark
