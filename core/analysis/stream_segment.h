// SPDX-License-Identifier: GPL-3.0-or-later
// Since when and until when: the stretch in which foreign requests come at the pace of a stream of
// their own. Two Poisson rates, one inside and one outside, are told apart by the likelihood ratio
// of every possible stretch; the best one is found in a single pass (a two-state burst automaton as
// in Kleinberg, KDD 2002, with one burst). Windows of a scan are as long as the scan makes them;
// this has no length of its own.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/manner.h"
#include "core/analysis/scan.h"

#include <optional>

namespace tidemark {

/// The stretch of the account that the foreign requests of `window` (as `manner` saw them) belong
/// to; it may be longer or shorter than the window. Empty for fewer than four foreign requests, or
/// where they are no more frequent inside than outside.
[[nodiscard]] std::optional<Window> foreignStretch(const AccountEvents& account,
                                                   const Manner& manner, const Window& window);

} // namespace tidemark
