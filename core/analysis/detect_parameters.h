// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of detection's parameters: what `detect --set` takes, what the settings dialog
// shows, what a run records. Constant; may be read by any thread.
#pragma once

#include "core/analysis/detect.h"

#include <span>
#include <string_view>

namespace tidemark {

struct DetectParameter {
    std::string_view name; ///< as `detect --set` and the run's record have it
    double DetectOptions::*value = nullptr;
    double low = 0, high = 0; ///< both allowed
    bool whole = false;       ///< only whole numbers make sense
    std::string_view unit;    ///< English words; "" for a plain number
    std::string_view meaning; ///< one English sentence

    /// A parameter that is either off (0) or on (1).
    [[nodiscard]] bool isSwitch() const { return whole && low == 0 && high == 1; }
    /// The value that a fresh `DetectOptions` has.
    [[nodiscard]] double usual() const { return DetectOptions{}.*value; }
};

/// In the order in which people read them: `threads`, which changes no result, comes last.
[[nodiscard]] std::span<const DetectParameter> detectParameters();

} // namespace tidemark
