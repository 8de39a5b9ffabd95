// SPDX-License-Identifier: GPL-3.0-or-later
// What an account would be expected to send: level × weekly shape × what everybody did in that
// hour. `AccountBaseline` holds shape × everybody as a running sum ("mass"); the level is always
// taken from outside the window under test, so an incident never raises its own bar.
#pragma once

#include "core/analysis/account_events.h"
#include "core/analysis/account_index.h"
#include "core/analysis/event_table.h"
#include "core/analysis/period.h"
#include "core/analysis/rhythm.h"

#include <array>
#include <cstddef>
#include <stop_token>
#include <vector>

namespace tidemark {

/// Tile lengths in hours at which an account's variability is measured.
constexpr std::array<double, 4> kTileHours = {1, 4, 24, 96};

/// Sums over the tiles of one length, as prefix sums, so that any stretch can be left out.
struct TileSums {
    struct Upto {
        double count = 0, mass = 0, count2 = 0, cross = 0, mass2 = 0;
    };
    double width = 1;       ///< hours
    double first = 0;       ///< hour at which tile 0 starts
    std::vector<Upto> sums; ///< one longer than tiles
};

class AccountBaseline {
public:
    /// Active from its first to its last event.
    double first = 0, last = 0;
    double events = 0;
    double total_mass = 0; ///< hours, weighted by shape × everybody
    std::array<TileSums, kTileHours.size()> tiles;

    /// Mass between two hours (clipped to the active time).
    [[nodiscard]] double mass(double from, double to) const { return upTo(to) - upTo(from); }
    [[nodiscard]] double upTo(double hour) const;
    /// Expected requests a unit of mass, over everything.
    [[nodiscard]] double level() const { return total_mass > 0 ? events / total_mass : 0; }
    /// Relative expected rate of an hour.
    [[nodiscard]] double rate(double hour) const;

    /// Refills from an account's events (at least one), its shape and everybody's factor by hour.
    void build(const AccountEvents& account, const WeekShape& shape,
               const std::vector<double>& everybody, const Period& period);

private:
    void fillTiles(const std::vector<double>& hourly);

    std::size_t m_first_hour = 0;
    std::vector<double> m_cumulative; ///< by hour from m_first_hour, one longer than hours
};

/// Requests by hour from the account's first hour to its last.
void hourlyCounts(const AccountEvents& account, std::vector<double>& hourly);

/// Median variance over mean of the population's counts, by tile length (rows) and octave of
/// counts a day (columns).
struct Variability {
    std::array<std::array<double, 24>, kTileHours.size()> ratio{};

    /// Where an account's volume lies between the columns.
    struct Place {
        std::size_t octave = 0;
        double rest = 0; ///< 0..1, towards the next octave
    };
    [[nodiscard]] static Place placeOf(double per_day);
    [[nodiscard]] double usual(std::size_t tile, Place at) const;
};

/// What the whole population says: rhythms, everybody's factor by hour, usual variability.
struct Population {
    Rhythms rhythms;
    std::vector<double> everybody; ///< by hour of the period, 1 on average
    Variability requests;          ///< of requests
    Variability spread;            ///< of active hours
};

[[nodiscard]] Population learnPopulation(const EventTable& table, const AccountIndex& index,
                                         const Period& period, double min_events, unsigned threads,
                                         const std::stop_token& stop);

} // namespace tidemark
