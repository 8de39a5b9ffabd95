// SPDX-License-Identifier: GPL-3.0-or-later
// How unlike the account's own habit the requests of a window are. Each request gets a tempered log
// likelihood ratio of its traits (place, agent, template, sizes) inside against outside the window;
// requests well above zero are "foreign". What matters is whether the foreign requests came on top
// of the usual ones or instead of them: a migration or a new release replaces, a thief adds.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/baseline.h"
#include "core/analysis/count_model.h"
#include "core/analysis/scan.h"
#include "core/analysis/traits.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark {

/// Independent kinds of novelty; the three traits of place count once.
enum class MannerKind : std::uint8_t { Place, Agent, Template, OutputSize, InputSize };
constexpr std::size_t kMannerKinds = 5;

struct Manner {
    double foreign = 0;          ///< foreign requests in the window
    double foreign_out = 0;      ///< requests outside the window that look like them
    double own = 0;              ///< the window's other requests
    double own_mean = 0;         ///< how many of those the habit lets expect
    double own_z = 0;            ///< (own - own_mean) in standard deviations
    double foreign_surprise = 0; ///< of the foreign count against its rate outside, nats
    double foreign_mean = 0, foreign_variance = 1; ///< what that surprise rests on
    double pace_shift = 0; ///< gaps between requests unlike the habit: nats over all of the window
    double foreign_slots = 0;                   ///< different hours with foreign requests
    double last_foreign = 0;                    ///< hour of the last foreign request of the account
    std::array<double, kMannerKinds> novelty{}; ///< mean log ratio over the foreign, by kind
    std::array<double, kMannerKinds> new_in{}, new_out{}; ///< shares of requests with such values
    std::array<std::uint32_t, kMannerKinds> top_value{};  ///< the most telling value
    std::array<Trait, kMannerKinds> top_trait{};          ///< its trait
    bool has_place = false, has_text = false;             ///< the log shows places, kinds of prompt
    std::vector<char> is_foreign;                         ///< by event of the account
};

/// Scratch for one thread: values numbered densely within the account.
class MannerScratch {
public:
    void load(const AccountEvents& account, const TraitTable& traits);
    /// Values of traits that are used for a while: places, agents, kinds of prompt. Valid until the
    /// next load.
    [[nodiscard]] std::vector<NumberedValues> numbered() const;
    [[nodiscard]] Manner judge(const AccountEvents& account, const AccountBaseline& base,
                               const Variability& usual, const Window& window);

private:
    struct Column {
        Trait trait = Trait::Country;
        MannerKind kind = MannerKind::Place;
        std::vector<std::uint32_t> local;  ///< by event, 0 missing
        std::vector<std::uint32_t> global; ///< value by local id
        std::vector<double> common;        ///< smoothed share among all accounts, by local id
        std::vector<double> all, in;       ///< events by local id: all, in the current window
        std::vector<double> ratio;         ///< log ratio by local id, for the current window
    };
    struct Request {
        std::array<double, kMannerKinds> by_kind{}; ///< log ratios
        std::array<const Column*, kMannerKinds> from{};
        bool foreign = false;
    };
    static constexpr std::size_t kGapClasses = 16;
    void numberLikes(std::size_t events);
    void weighValues(std::size_t total, const Window& window);
    [[nodiscard]] Request weighRequest(std::size_t i) const;
    void countRequests(const AccountEvents& account, const Window& window, Manner& manner);
    void addForeign(const AccountEvents& account, const Window& window, Manner& manner) const;
    void loadGaps(const AccountEvents& account);
    [[nodiscard]] double paceShift(const Window& window) const;

    std::vector<Column> m_columns;
    std::vector<std::uint32_t> m_like;        ///< by event: number of its values taken together
    std::vector<std::uint32_t> m_first_like;  ///< the first event with such values
    std::vector<Request> m_requests;          ///< by such number, for the current window
    std::vector<std::uint32_t> m_likes, m_in; ///< events by such number: all, in that window
    std::vector<std::uint32_t> m_slots;       ///< of a hash table: such numbers, plus 1
    std::vector<std::uint8_t> m_gap;          ///< octave of the seconds since the previous request
    std::array<double, kGapClasses> m_gaps{}; ///< events by that octave
    std::vector<std::uint32_t> m_number;      ///< global -> local, reset after use
};

} // namespace tidemark
