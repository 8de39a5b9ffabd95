// SPDX-License-Identifier: GPL-3.0-or-later
// One account's events put in order once, so that each of its windows is compared with the rest by
// a walk instead of a sort. Scratch space: one for each thread, refilled for each account.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/scan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark {

/// Refused for its number, or failed.
[[nodiscard]] inline bool isError(std::int16_t status) {
    return status == 429 || status >= 500;
}

class AccountOrder {
public:
    void load(const AccountEvents& account);

    /// Share of prompts in events [begin, end) that came before in that stretch; 0 without prompts.
    [[nodiscard]] double repeatShare(const AccountEvents& account, std::size_t begin,
                                     std::size_t end) const;
    /// The same of all events.
    [[nodiscard]] double usualRepeatShare() const { return m_usual_repeats; }
    /// Requests that were refused for their number or failed.
    [[nodiscard]] double errors() const { return m_errors; }
    /// Events with the same prompt have the same number, that of the first one.
    [[nodiscard]] std::uint32_t promptNumber(std::size_t event) const {
        return m_first_prompt[event];
    }
    /// Median size of answers of events outside the window; -1 when none is known.
    [[nodiscard]] double medianOutputOutside(const AccountEvents& account,
                                             const Window& window) const;
    /// `gapVariation` of the gaps before and after the window. Sorts them all when first asked.
    [[nodiscard]] double gapVariationOutside(const AccountEvents& account, const Window& window);

private:
    void numberPrompts(const AccountEvents& account);

    double m_usual_repeats = 0;
    double m_errors = 0;
    std::vector<std::uint32_t> m_first_prompt; ///< by event; empty when the log has no prompts
    std::vector<std::uint32_t> m_same_before;  ///< by event: the one before with its prompt, plus 1
    std::vector<std::uint32_t> m_latest;       ///< by number of a prompt: its latest event, plus 1
    std::vector<std::uint32_t> m_slots;        ///< of a hash table: events, plus 1
    std::vector<double> m_gaps;                ///< hours between requests, sorted; empty: not yet
    std::vector<std::int32_t> m_outputs;       ///< known sizes of answers, sorted
};

} // namespace tidemark
