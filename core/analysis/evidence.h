// SPDX-License-Identifier: GPL-3.0-or-later
// From facts about a window to one number: how strongly it speaks for a stream added to the
// account's own traffic. Each feature is a plain reading of one fact; the weights were fitted by
// penalised logistic regression on generated incidents of several intensities and surroundings.
#pragma once

#include "core/analysis/singles.h"

#include <array>
#include <cstddef>

namespace tidemark {

constexpr std::size_t kFeatures = 20;
using Features = std::array<double, kFeatures>;

[[nodiscard]] Features featuresOf(const SingleCandidate& candidate);

/// Share of requests that would remain if refusals, repeats and answers far below the account's
/// usual size were taken off: retries and load tests take nothing away.
[[nodiscard]] double effectiveShare(const SingleCandidate& candidate);
/// The same for the foreign requests alone.
[[nodiscard]] double effectiveForeignShare(const SingleCandidate& candidate);

} // namespace tidemark
