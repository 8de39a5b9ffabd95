// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/pace.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

double gapVariation(std::vector<double> gaps) {
    std::sort(gaps.begin(), gaps.end());
    return gapVariationSorted(std::move(gaps));
}

double gapVariationSorted(std::vector<double> gaps) {
    if (gaps.size() < 5) return 1;
    gaps.resize(gaps.size() - gaps.size() / 10);
    if (gaps.back() <= 0) return 1;
    double sum = 0, squares = 0;
    for (const double gap : gaps) {
        sum += gap;
        squares += gap * gap;
    }
    const auto n = static_cast<double>(gaps.size());
    return std::sqrt(std::max(0., squares / n - sum * sum / n / n)) / std::max(1e-9, sum / n);
}

} // namespace tidemark
