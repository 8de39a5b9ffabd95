// SPDX-License-Identifier: GPL-3.0-or-later
// Detection: which accounts, when, how unusual, and which of them act as one.
// `detect` is a pure function: the same table and options give the same bits, whatever the number
// of threads. It may be called from any thread; progress is reported from the calling thread.
#pragma once

#include "core/analysis/detection.h"
#include "core/analysis/event_table.h"
#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>

namespace tidemark {

/// Every knob, with its default. Set by name; the run records all of them but `threads`.
struct DetectOptions {
    double max_q_single = 0.30;      ///< report single accounts up to this false discovery rate
    double min_evidence = -1.5;      ///< log odds of an added stream; weaker ones are not reported
    double min_score = 0.0;          ///< leave out anything weaker (0..1)
    double min_events_account = 12;  ///< fewer requests: not enough data for a baseline
    double min_days_account = 2.0;   ///< shorter activity: not enough data for a baseline
    double min_group_accounts = 3;   ///< smallest cluster
    double max_value_accounts = 400; ///< a value used by more accounts is a hub, never a link
    double min_suspicion = 1.9;      ///< natural-log likelihood ratio to report a linked group
    double singles = 1;              ///< 0: no spikes and shifts
    double clusters = 1;             ///< 0: no clusters
    double threads = 0;              ///< 0: as many as the machine has

    /// Sets one option from text. BadInput for an unknown name, a bad number or a value out of
    /// range.
    [[nodiscard]] Status set(std::string_view name, std::string_view value);
    /// All options but `threads`, by name, as text that `set` reads back to the same bits.
    [[nodiscard]] std::map<std::string, std::string> describe() const;
};

/// step, done, total (-1 unknown)
using DetectProgress = std::function<void(std::string_view, std::int64_t, std::int64_t)>;

[[nodiscard]] DetectionRun detect(const EventTable& table, const DetectOptions& options,
                                  std::stop_token stop = {}, const DetectProgress& progress = {});

} // namespace tidemark
