// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/scene.h"

#include "core/base/utc_time.h"

#include <fmt/format.h>

namespace tidemark::sample {

std::string timeText(std::int64_t at_ms, bool whole_seconds) {
    constexpr std::int64_t kFirstDay = daysFromCivil(2025, 9, 1);
    const CivilTime at = civilFromNs(kFirstDay * kNsPerDay + at_ms * kNsPerMs);
    const std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", at.year, at.month,
                                         at.day, at.hour, at.minute, at.second);
    if (whole_seconds) return text + "Z";
    return fmt::format("{}.{:03}Z", text, at.nanosecond / kNsPerMs);
}

std::string_view modelName(Model model) {
    switch (model) {
    case Model::Large: return "heron-2-large";
    case Model::Mini: return "heron-2-mini";
    case Model::Embed: return "heron-embed-1";
    case Model::New: return "heron-3-large";
    case Model::None: break;
    }
    return "";
}

} // namespace tidemark::sample
