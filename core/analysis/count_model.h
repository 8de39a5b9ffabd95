// SPDX-License-Identifier: GPL-3.0-or-later
// How surprising a number of requests in a window is for one account: a negative binomial whose
// mean and variance come from outside the window. Requests come in sessions and days differ, so
// the variance over mean is measured on the account's own tiles at several lengths and shrunk
// towards accounts of like volume (compare Noufaily et al., "An improved algorithm for outbreak
// detection in multiple surveillance systems", 2013, for the quasi-Poisson idea).
#pragma once

#include "core/analysis/baseline.h"

namespace tidemark {

struct WindowTest {
    double count = 0;        ///< requests seen
    double mean = 0;         ///< requests expected, learnt outside the window
    double variance = 1;     ///< of the count, uncertainty of the mean included
    double surprise = 0;     ///< log likelihood ratio in nats of "more" against "as usual"; >= 0
    double count_out = 0;    ///< requests outside
    double level = 0;        ///< requests a unit of mass outside
    double clump = 1;        ///< variance over mean at the window's length
    double day_variance = 0; ///< variance over mean at one day
};

/// Tests `count` requests in [from, to) hours.
[[nodiscard]] WindowTest testWindow(const AccountBaseline& base, const Variability& usual,
                                    double from, double to, double count);

/// The surprise of that test, or 0 where it is certain not to exceed `least`: that is seen at less
/// cost.
[[nodiscard]] double surpriseAbove(const AccountBaseline& base, const Variability& usual,
                                   double from, double to, double count, double least);

/// Log likelihood ratio in nats of a negative binomial count above its mean; 0 below it.
[[nodiscard]] double countSurprise(double count, double mean, double variance);

} // namespace tidemark
