// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the windows of an account in which volume, or a trait, stands out: a scan over window
// lengths from ten minutes to weeks, starting at every event, and the spans of trait values that
// the account used only for a while. Windows are event ranges, so start and end are real events.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/baseline.h"
#include "core/analysis/count_model.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark {

struct Window {
    std::size_t begin = 0, end = 0; ///< events [begin, end)
    double length = 0;              ///< hours of the scan that found it
    double surprise = 0;            ///< of the volume, nats
};

/// The most surprising windows by volume: at most two for each length, strongest first.
[[nodiscard]] std::vector<Window> scanVolume(const AccountEvents& account,
                                             const AccountBaseline& base, const Variability& usual);

/// Moves start and end of a window to where the surprise is greatest.
[[nodiscard]] Window refine(const AccountEvents& account, const AccountBaseline& base,
                            const Variability& usual, Window window);

/// An account's values of one trait by event, numbered from 1 (0: missing), and how often each
/// comes.
struct NumberedValues {
    std::span<const std::uint32_t> number;
    std::span<const double> events;
};

/// Spans of values that were used for less than 70 % of the account's time; most used first, equal
/// ones in the order of `traits`.
[[nodiscard]] std::vector<Window> scanTraits(const AccountEvents& account,
                                             const std::vector<NumberedValues>& traits);

/// Test of the events of a window.
[[nodiscard]] WindowTest testEvents(const AccountEvents& account, const AccountBaseline& base,
                                    const Variability& usual, std::size_t begin, std::size_t end);

} // namespace tidemark
