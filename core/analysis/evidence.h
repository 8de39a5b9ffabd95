// SPDX-License-Identifier: GPL-3.0-or-later
// From facts about a window to one number: how strongly it speaks for a stream added to the
// account's own traffic. Each feature is a plain reading of one fact and can only pull one way: the
// first ones towards an added stream, the others towards a lawful reading. Their weights, none of
// them negative, were fitted by penalised logistic regression on generated incidents of several
// intensities and surroundings; NewModel, which came later, has the least weight that an
// evaluation in full swing needs.
#pragma once

#include "core/analysis/singles.h"

#include <array>
#include <cstddef>

namespace tidemark {

enum class Feature : std::uint8_t {
    // for an added stream
    Volume,     ///< requests beyond the baseline, windows up to a day and a half
    Excess,     ///< how many times the expected requests, the same windows
    Spread,     ///< active in more slots than the baseline lets expect, longer windows
    PlaceText,  ///< foreign requests with a new place and a new kind of prompt (or agent, where the
                ///< log has no prompts) at once
    AgentText,  ///< foreign requests with a new agent and a new kind of prompt at once
    Slots,      ///< hours with foreign requests while the usual ones go on
    Longer,     ///< answers longer than the account's
    Pace,       ///< gaps between requests unlike the account's, windows up to a day and a half
    PaceVolume, ///< another pace and more requests at once
    // for a lawful reading
    Launched,      ///< a long rise that lasts to the end, in the account's own manner
    Moved,         ///< the same in another manner: a migration
    Recurs,        ///< the same hours of other days or weeks are as busy
    Regular,       ///< spaced like clockwork from the usual places: a scheduled job
    ElsewhereToo,  ///< such requests come outside the window as well
    PublicPrompts, ///< prompts that other parties send too, evenly spaced: an evaluation
    NewModel,      ///< asks a model that has just come out, from the usual places: an evaluation
    TinyAnswers,   ///< answers far below the account's usual size: a load test
    LittleElse,    ///< hardly any traffic outside the window to compare with
    AtTheStart     ///< hardly any traffic before the window
};
constexpr std::size_t kFeatures = 19;
using Features = std::array<double, kFeatures>;

/// Lawful readings are negative or zero, the others positive or zero.
[[nodiscard]] Features featuresOf(const SingleCandidate& candidate);

/// Share of requests that would remain if refusals, repeats and answers far below the account's
/// usual size were taken off: retries and load tests take nothing away.
[[nodiscard]] double effectiveShare(const SingleCandidate& candidate);
/// The same for the foreign requests alone.
[[nodiscard]] double effectiveForeignShare(const SingleCandidate& candidate);

} // namespace tidemark
