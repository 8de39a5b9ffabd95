// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detect_parameters.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace tidemark {

namespace {

constexpr std::array<DetectParameter, 11> kParameters = {{
    {"singles", &DetectOptions::singles, 0, 1, true, "",
     "Looks for accounts that leave their own habit: spikes and shifts."},
    {"clusters", &DetectOptions::clusters, 0, 1, true, "",
     "Looks for groups of accounts that act as one."},
    {"max_q_single", &DetectOptions::max_q_single, 0, 1, false, "share of false alarms",
     "Single accounts are reported up to this false discovery rate; less reports fewer."},
    {"min_evidence", &DetectOptions::min_evidence, -100, 100, false, "log odds",
     "Spikes and shifts with weaker evidence of an added stream are not reported."},
    {"min_score", &DetectOptions::min_score, 0, 1, false, "strength",
     "Leaves out every detection that is weaker than this."},
    {"min_events_account", &DetectOptions::min_events_account, 4, 1e9, true, "requests",
     "An account with fewer requests has not enough data for a baseline and is not tested."},
    {"min_days_account", &DetectOptions::min_days_account, 0, 1e5, false, "days",
     "An account active for less time has not enough data for a baseline and is not tested."},
    {"min_group_accounts", &DetectOptions::min_group_accounts, 2, 1e9, true, "accounts",
     "The smallest group that is reported as a cluster."},
    {"max_value_accounts", &DetectOptions::max_value_accounts, 2, 1e6, true, "accounts",
     "An address or other value that more accounts use is a hub and never links any of them."},
    {"min_suspicion", &DetectOptions::min_suspicion, -100, 100, false, "log odds",
     "A linked group is reported as a cluster from this likelihood ratio on."},
    {"threads", &DetectOptions::threads, 0, 256, true, "threads",
     "How many threads work, 0 for as many as the machine has; the result stays the same."},
}};

} // namespace

std::span<const DetectParameter> detectParameters() {
    return kParameters;
}

Status DetectOptions::set(std::string_view name, std::string_view value) {
    for (const DetectParameter& knob : kParameters) {
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
    for (const DetectParameter& knob : kParameters)
        known += fmt::format("{}{}", known.empty() ? "" : ", ", knob.name);
    return makeError(ErrorCode::BadInput, fmt::format("there is no option '{}'", name), {},
                     "the options are " + known);
}

std::map<std::string, std::string> DetectOptions::describe() const {
    std::map<std::string, std::string> all;
    for (const DetectParameter& knob : kParameters)
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
