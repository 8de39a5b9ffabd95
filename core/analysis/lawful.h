// SPDX-License-Identifier: GPL-3.0-or-later
// Facts that a lawful reading of a window would rest on: retries, load tests, a job that runs every
// week, a launch that keeps the account's own day, everybody being busy, traffic that moved.
// Numbers only; the verdicts are in explain.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/account_order.h"
#include "core/analysis/baseline.h"
#include "core/analysis/manner.h"
#include "core/analysis/model_launch.h"
#include "core/analysis/prompt_sharing.h"
#include "core/analysis/scan.h"

namespace tidemark {

constexpr double kUneven = .4; ///< gaps that vary as much are no clockwork

struct LawfulFacts {
    double errors_in = 0, errors_out = 0;   ///< share of refused or failed requests; -1 unknown
    double repeats_in = 0, repeats_out = 0; ///< share of prompts sent before in the same stretch
    // of the foreign requests alone, once there are eight of them; else of all. `public`: prompts
    // that other parties send too
    double foreign_public = 0, foreign_errors = -1, foreign_repeats = 0, foreign_output = -1;
    double agent_share = 0;                 ///< share of the window's commonest agent; -1 unknown
    double output_in = -1, output_out = -1; ///< median output size
    double recurrence = 0;     ///< share of the other days or weeks with half as much at that hour
    double everybody = 1;      ///< everybody's factor in the window
    double shape_gain = 0;     ///< how well times follow the account's own day, nats a request
    double shape_expected = 0; ///< what they would gain if they followed it exactly
    double hours_after = 0;    ///< account's activity after the window, hours
    double hours_before = 0;
    double new_model = -1;   ///< share asking a model in its first days; -1: none came out
    std::uint32_t model = 0; ///< that model, the commonest of them
    double events_before = 0, events_after = 0;
    double gap_variation =
        1; ///< coefficient of variation of gaps between foreign (or all) requests
    /// The same of the requests outside the window; asked where the window's are below kUneven.
    double usual_gap_variation = 1;
};

/// `order` of the same account.
[[nodiscard]] LawfulFacts lawfulFacts(const AccountEvents& account, AccountOrder& order,
                                      const AccountBaseline& base,
                                      const std::vector<double>& everybody,
                                      const PromptSharing& prompts, const ModelLaunches& launches,
                                      const Manner& manner, const Window& window);

} // namespace tidemark
