// SPDX-License-Identifier: GPL-3.0-or-later
// One account at a time: the windows worth a look, what is known about each, and the evidence that
// something was added to the account's own traffic.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/account_order.h"
#include "core/analysis/baseline.h"
#include "core/analysis/count_model.h"
#include "core/analysis/lawful.h"
#include "core/analysis/manner.h"
#include "core/analysis/prompt_sharing.h"
#include "core/analysis/scan.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tidemark {

/// Everything known about one window of one account.
struct SingleCandidate {
    std::uint32_t account = 0;
    Window window;
    double from = 0, to = 0; ///< hours
    WindowTest requests;
    WindowTest spread; ///< active hours
    Manner manner;
    LawfulFacts facts;
    double evidence = 0;     ///< for an added stream, lawful readings taken off; nats-like
    bool is_stretch = false; ///< found by its foreign requests' own start and end
};

/// Scratch for one thread.
struct SingleScratch {
    AccountEvents events, thin;
    AccountBaseline base, spread;
    MannerScratch manner;
    AccountOrder order;
    std::vector<double> hourly;
    std::vector<std::size_t> where;
};

struct SingleContext {
    const EventTable& table;
    const AccountIndex& index;
    const Period& period;
    const TraitTable& traits;
    const Population& population;
    const PromptSharing& prompts;
    const ModelLaunches& launches;
};

/// The candidates of an account, strongest evidence first; windows may overlap.
[[nodiscard]] std::vector<SingleCandidate>
examineAccount(const SingleContext& context, std::uint32_t account, SingleScratch& scratch);

/// Which of the candidates (at least one, strongest first) to report: the shortest that overlaps
/// the strongest and speaks nearly as loudly, so that "since when" is not stretched over days that
/// only add a little. A stretch of foreign requests has its own start and end and goes first,
/// unless it says much less.
[[nodiscard]] const SingleCandidate& tightest(const std::vector<SingleCandidate>& candidates);

/// Hours at which the account's log so far would first have given the window evidence of at least
/// `least`: the window is cut at twelve points, with nothing of the account known after each.
/// Everybody's rhythms and factors are those of the whole log.
[[nodiscard]] double firstSeen(const SingleContext& context, const SingleCandidate& candidate,
                               double least, SingleScratch& scratch);

/// The evidence of a candidate; see evidence.cpp for the reasoning.
[[nodiscard]] double evidenceOf(const SingleCandidate& candidate);

} // namespace tidemark
