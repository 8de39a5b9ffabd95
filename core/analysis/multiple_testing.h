// SPDX-License-Identifier: GPL-3.0-or-later
// From evidence to p- and q-values. The null distribution is the case's own population: most
// accounts are ordinary, so a p-value is the account's rank among all, and past the upper tenth an
// exponential tail whose scale is read off quantiles that a few per cent of guilty accounts cannot
// move (compare Efron, "Large-Scale Simultaneous Hypothesis Testing: The Choice of a Null
// Hypothesis", 2004). A small case cannot tell its own tail: there the tail of lawful logs counts
// for more, the fewer accounts there are. q-values are Benjamini-Hochberg's over all accounts
// tested.
#pragma once

#include "core/analysis/detection.h"

#include <vector>

namespace tidemark {

/// p-values of evidences (larger is stronger), in their order, by their ranks among `reference`;
/// ties share the middle of their ranks.
[[nodiscard]] std::vector<double> empiricalP(const std::vector<double>& evidence,
                                             const std::vector<double>& reference);

/// Benjamini-Hochberg q-values, in the order of `p`.
[[nodiscard]] std::vector<double> benjaminiHochberg(const std::vector<double>& p);

/// Histogram, Kolmogorov-Smirnov distance and share of small q.
[[nodiscard]] Calibration calibrationOf(const std::vector<double>& p, const std::vector<double>& q);

} // namespace tidemark
