// SPDX-License-Identifier: GPL-3.0-or-later
// How often accounts drawn at random would behave as unusually as a linked group: a permutation
// test. Linkage says that accounts share things, as companies and classes do; this p-value is about
// what they do, and does not use the links at all, so choosing groups by their links does not
// inflate it.
#pragma once

#include "core/analysis/suspicion.h"

#include <vector>

namespace tidemark {

/// Draws behind each p-value; p is (1 + draws at least as unusual) / (1 + draws), as in
/// Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010).
constexpr int kGroupDraws = 1999;

/// One p-value a group, in order. Deterministic: the generator is seeded by the group's place.
/// Groups whose suspicion is below zero get 1 without a draw: they are not in question.
[[nodiscard]] std::vector<double> groupPValues(const Profiles& profiles,
                                               const BehaviourRanks& ranks,
                                               const std::vector<Group>& groups);

} // namespace tidemark
