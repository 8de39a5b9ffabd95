// SPDX-License-Identifier: GPL-3.0-or-later
// How well a profile fits a head that has been looked at already; used by recognise() and Format.
#pragma once

#include "core/import/head_view.h"

#include <string>

namespace tidemark {

struct FitOfKeys {
    double confidence = 0; ///< 0 = does not fit
    std::string reason;
    std::size_t view = 0; ///< JSON: which of HeadView::json
};
FitOfKeys fitOf(const Profile& profile, const HeadView& view);

} // namespace tidemark
