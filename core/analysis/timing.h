// SPDX-License-Identifier: GPL-3.0-or-later
// When accounts act, and whether two of them act as one in time: together, by turns, one in place
// of another, or moving to a new model at once. Metadata alone. Chance is measured by permutation,
// see coincidence.h: hours of both (office hours, scheduled jobs) stay. Bins in which more
// accounts than usual begin count less by as much, so that a launch or the end of an outage is
// nobody's synchrony. (Compare Cao et al., "Uncovering Large Groups of Active Malicious Accounts in
// Online Social Networks", 2014.) Callers ask only for pairs that share something else.
// Built once for a run, then read by all threads.
#pragma once

#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"
#include "core/analysis/model_launch.h"
#include "core/analysis/period.h"
#include "core/analysis/profile.h"

#include <array>
#include <cstdint>
#include <vector>

namespace tidemark {

enum class TimingKind : std::uint8_t { Synchrony, HandOver, Replacement, Pivot };
constexpr std::size_t kTimingKinds = 4;

/// What two accounts' times say. Nothing found: strength 0.
struct TimingLink {
    double strength = 0;                        ///< nats, at most `timingCap`
    double base_rate = 1;                       ///< how often strangers show as much, 0..1
    double observed = 0, expected = 0;          ///< coincidences (weighted) and by chance
    int days = 0;                               ///< different days with coincidences
    int minutes = 0;                            ///< within so many minutes of each other
    double gap_hours = 0;                       ///< from the end of one to the start of the other
    std::uint32_t first_account = 0, model = 0; ///< who came first; the model moved to
    bool dated = false;                         ///< rests on a release or ban known from outside
};

[[nodiscard]] double timingCap(TimingKind kind);

class Timing {
public:
    /// A model is new for a day from its launch; `launches` is kept. An account was banned when the
    /// table says so, or when it fell silent within a day of a ban of whom is not known; where
    /// neither is known, when the log shows it refused to the end.
    Timing(const EventTable& table, const AccountIndex& index, const Period& period,
           const Profiles& profiles, const ModelLaunches& launches, unsigned threads);

    /// Hour in which an account moved to a launched model; negative: it did not.
    [[nodiscard]] double pivotHour(std::uint32_t account) const { return m_times[account].pivot; }
    /// Symmetric: (a, b) and (b, a) give the same. `profiles` as given to the constructor.
    [[nodiscard]] std::array<TimingLink, kTimingKinds>
    compare(const Profiles& profiles, std::uint32_t a, std::uint32_t b) const;
    /// What their times said together of what came before `hour`, nats.
    [[nodiscard]] double strengthUntil(const Profiles& profiles, std::uint32_t a, std::uint32_t b,
                                       double hour) const;

private:
    struct Times {
        // minutes of the period, ascending
        std::vector<std::int32_t> starts; ///< of sessions
        std::vector<std::int32_t> begins; ///< of stretches of work after an hour of silence
        std::vector<std::int32_t> stops;  ///< ends of such stretches
        bool denied = false;              ///< the last requests were refused for want of a right
        double pivot = -1;                ///< hour of the first use of a launched model
        std::uint32_t model = 0;
        double banned = -1; ///< hour of a ban known from outside, or of the last request after it
    };
    void gather(const EventTable& table, const AccountIndex& index, const Period& period,
                std::uint32_t account);
    void findBans(const EventTable& table, const Period& period, const Profiles& profiles);
    void weighBins(const Period& period);
    void findPivots(const EventTable& table, const AccountIndex& index, const Period& period,
                    const Profiles& profiles);
    [[nodiscard]] TimingLink synchrony(std::uint32_t a, std::uint32_t b, double until) const;
    [[nodiscard]] TimingLink handOver(std::uint32_t a, std::uint32_t b, double until) const;
    [[nodiscard]] TimingLink succession(const Profiles& profiles, std::uint32_t a, std::uint32_t b,
                                        bool after_denial) const;
    [[nodiscard]] TimingLink pivot(std::uint32_t a, std::uint32_t b) const;
    [[nodiscard]] bool sameManner(const Profiles& profiles, std::uint32_t a, std::uint32_t b) const;

    const ModelLaunches& m_launches;
    double m_hours = 0;           ///< of the log
    std::vector<Times> m_times;   ///< by account
    std::vector<float> m_weight;  ///< by bin
    std::vector<double> m_firsts; ///< hours of first requests, sorted
    std::vector<double> m_pivots; ///< hours of moves to launched models, sorted
    double m_could_pivot = 1;     ///< accounts that were active after a launch
};

} // namespace tidemark
