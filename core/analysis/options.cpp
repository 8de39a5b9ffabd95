// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detect.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace tidemark {

namespace {

struct Knob {
    std::string_view name;
    double DetectOptions::*value;
    double low, high;
};

constexpr std::array<Knob, 11> kKnobs = {{
    {"max_q_single", &DetectOptions::max_q_single, 0, 1},
    {"min_evidence", &DetectOptions::min_evidence, -100, 100},
    {"min_score", &DetectOptions::min_score, 0, 1},
    {"min_events_account", &DetectOptions::min_events_account, 4, 1e9},
    {"min_days_account", &DetectOptions::min_days_account, 0, 1e5},
    {"min_group_accounts", &DetectOptions::min_group_accounts, 2, 1e9},
    {"max_value_accounts", &DetectOptions::max_value_accounts, 2, 1e6},
    {"min_suspicion", &DetectOptions::min_suspicion, -100, 100},
    {"singles", &DetectOptions::singles, 0, 1},
    {"clusters", &DetectOptions::clusters, 0, 1},
    {"threads", &DetectOptions::threads, 0, 256},
}};

} // namespace

Status DetectOptions::set(std::string_view name, std::string_view value) {
    for (const Knob& knob : kKnobs) {
        if (knob.name != name) continue;
        double number = 0;
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), number);
        if (error != std::errc() || end != value.data() + value.size() || !(number >= knob.low) ||
            !(number <= knob.high))
            return makeError(ErrorCode::BadInput,
                             fmt::format("{} must be a number from {} to {}, not '{}'", name,
                                         knob.low, knob.high, value));
        this->*knob.value = number;
        return ok();
    }
    std::string known;
    for (const Knob& knob : kKnobs)
        known += fmt::format("{}{}", known.empty() ? "" : ", ", knob.name);
    return makeError(ErrorCode::BadInput, fmt::format("there is no option '{}'", name), {},
                     "the options are " + known);
}

std::map<std::string, std::string> DetectOptions::describe() const {
    std::map<std::string, std::string> all;
    for (const Knob& knob : kKnobs)
        if (knob.name != "threads")
            all[std::string(knob.name)] = fmt::format("{}", this->*knob.value);
    return all;
}

const char* detectionKindName(DetectionKind kind) {
    switch (kind) {
    case DetectionKind::Spike: return "spike";
    case DetectionKind::Shift: return "shift";
    case DetectionKind::Cluster: return "cluster";
    }
    return "";
}

} // namespace tidemark
