// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/baseline.h"

#include "core/analysis/parallel.h"
#include "core/analysis/spread.h"

#include <algorithm>
#include <cmath>

namespace tidemark {

void hourlyCounts(const AccountEvents& account, std::vector<double>& hourly) {
    const auto begin = static_cast<std::size_t>(account.first());
    hourly.assign(static_cast<std::size_t>(account.last()) - begin + 1, 0.);
    for (const double hour : account.hour) hourly[static_cast<std::size_t>(hour) - begin] += 1;
}

double AccountBaseline::upTo(double hour) const {
    const double inside = std::clamp(hour, first, last) - static_cast<double>(m_first_hour);
    const auto whole = std::min(static_cast<std::size_t>(inside), m_cumulative.size() - 2);
    const double rest = inside - static_cast<double>(whole);
    return m_cumulative[whole] + rest * (m_cumulative[whole + 1] - m_cumulative[whole]);
}

double AccountBaseline::rate(double hour) const {
    const double inside = std::max(0., hour - static_cast<double>(m_first_hour));
    const auto whole = std::min(static_cast<std::size_t>(inside), m_cumulative.size() - 2);
    return m_cumulative[whole + 1] - m_cumulative[whole];
}

void AccountBaseline::build(const AccountEvents& account, const WeekShape& shape,
                            const std::vector<double>& everybody, const Period& period) {
    std::vector<double> hourly;
    hourlyCounts(account, hourly);
    first = account.first();
    last = account.last();
    events = static_cast<double>(account.size());
    m_first_hour = static_cast<std::size_t>(first);
    m_cumulative.assign(hourly.size() + 1, 0.);
    for (std::size_t h = 0; h < hourly.size(); ++h)
        m_cumulative[h + 1] = m_cumulative[h] + shape[period.weekHour(m_first_hour + h)] *
                                                    everybody[m_first_hour + h];
    total_mass = mass(first, last);
    fillTiles(hourly);
}

void AccountBaseline::fillTiles(const std::vector<double>& hourly) {
    for (std::size_t t = 0; t < tiles.size(); ++t) {
        TileSums& sums = tiles[t];
        sums.width = kTileHours[t];
        sums.first = static_cast<double>(m_first_hour);
        const auto width = static_cast<std::size_t>(sums.width);
        const std::size_t count = (hourly.size() + width - 1) / width;
        sums.sums.assign(count + 1, {});
        for (std::size_t tile = 0; tile < count; ++tile) {
            const std::size_t begin = tile * width, end = std::min(hourly.size(), begin + width);
            double n = 0;
            for (std::size_t h = begin; h < end; ++h) n += hourly[h];
            const double m = m_cumulative[end] - m_cumulative[begin];
            const TileSums::Upto& before = sums.sums[tile];
            sums.sums[tile + 1] = {before.count + n, before.mass + m, before.count2 + n * n,
                                   before.cross + n * m, before.mass2 + m * m};
        }
    }
}

Variability::Place Variability::placeOf(double per_day) {
    const double octave = std::clamp(std::log2(std::max(per_day, 1e-6)) + 8, 0., 22.);
    const auto low = static_cast<std::size_t>(octave);
    return {low, octave - static_cast<double>(low)};
}

double Variability::usual(std::size_t tile, Place at) const {
    return ratio[tile][at.octave] * (1 - at.rest) + ratio[tile][at.octave + 1] * at.rest;
}

namespace {

struct Learner {
    const EventTable& table;
    const AccountIndex& index;
    const Period& period;
    std::vector<std::uint32_t> accounts; // eligible
    unsigned threads;
    const std::stop_token& stop;

    void learnRhythms(Population& population);
    void learnEverybody(Population& population);
    void learnVariability(Population& population);
};

constexpr std::size_t kRhythmSample = 3'000;

void Learner::learnRhythms(Population& population) {
    const std::size_t step = std::max<std::size_t>(1, accounts.size() / kRhythmSample);
    std::vector<WeekCounts> all((accounts.size() + step - 1) / step);
    parallelFor(all.size(), threads, stop, [&](std::size_t i, unsigned) {
        AccountEvents events;
        std::vector<double> hourly;
        events.gatherTimes(table, period, accounts[i * step], index.rows(accounts[i * step]));
        hourlyCounts(events, hourly);
        if (hourly.size() >= kWeekHours)
            all[i] = weekCounts(hourly, static_cast<std::size_t>(events.first()), period);
    });
    std::erase_if(all, [](const WeekCounts& week) { return week.total < 5; });
    population.rhythms.learn(all, threads);
}

void Learner::learnEverybody(Population& population) {
    constexpr std::size_t kBlocks = 32; // fixed, so that sums do not depend on threads
    population.everybody.assign(period.hours, 1.);
    const std::size_t blocks =
        std::min(kBlocks, std::max<std::size_t>(1, 3'000'000 / period.hours));
    std::vector<std::vector<double>> seen(blocks), expected(blocks);
    parallelFor(blocks, threads, stop, [&](std::size_t block, unsigned) {
        seen[block].assign(period.hours, 0.);
        expected[block].assign(period.hours, 0.);
        AccountEvents events;
        std::vector<double> hourly;
        for (std::size_t i = block; i < accounts.size(); i += blocks) {
            events.gatherTimes(table, period, accounts[i], index.rows(accounts[i]));
            hourlyCounts(events, hourly);
            const auto begin = static_cast<std::size_t>(events.first());
            const WeekShape shape = population.rhythms.shapeOf(weekCounts(hourly, begin, period));
            double mass = 0;
            for (std::size_t h = 0; h < hourly.size(); ++h)
                mass += shape[period.weekHour(begin + h)];
            const double level = static_cast<double>(events.size()) / mass;
            const double weight = 1 / std::max(1., level); // nobody outweighs one request an hour
            for (std::size_t h = 0; h < hourly.size(); ++h) {
                const double mean = level * shape[period.weekHour(begin + h)];
                seen[block][begin + h] += weight * std::min(hourly[h], 4 * mean + 5);
                expected[block][begin + h] += weight * mean;
            }
        }
    });
    double all_seen = 0, all_expected = 0;
    for (std::size_t b = 1; b < blocks; ++b)
        for (std::size_t h = 0; h < period.hours; ++h) {
            seen[0][h] += seen[b][h];
            expected[0][h] += expected[b][h];
        }
    for (std::size_t h = 0; h < period.hours; ++h) {
        all_seen += seen[0][h];
        all_expected += expected[0][h];
    }
    if (all_expected <= 0) return;
    const double bias = all_seen / all_expected; // what clipping took away
    constexpr double kCaution = 60;
    for (std::size_t h = 0; h < period.hours; ++h)
        population.everybody[h] =
            (seen[0][h] / std::max(bias, 1e-9) + kCaution) / (expected[0][h] + kCaution);
}

// Variance over mean of one account's counts by tile length; negative where it has too few tiles.
struct Measured {
    std::array<double, kTileHours.size()> ratio{};
    int octave = 0;
};

Measured measure(const AccountBaseline& base) {
    Measured own;
    const double days = std::max(1. / 24, (base.last - base.first) / 24);
    own.octave =
        static_cast<int>(std::lround(std::clamp(std::log2(base.events / days) + 8, 0., 23.)));
    const double level = base.level();
    for (std::size_t t = 0; t < kTileHours.size(); ++t) {
        const TileSums::Upto& all = base.tiles[t].sums.back();
        const double squares = all.count2 - 2 * level * all.cross + level * level * all.mass2;
        const bool enough = base.tiles[t].sums.size() > 6 && all.count > 0;
        own.ratio[t] = enough ? std::max(.05, squares / all.count) : -1;
    }
    return own;
}

// The median over accounts of like volume, reaching further where there are few.
double medianNear(const std::vector<Measured>& all, std::size_t tile, int octave) {
    std::vector<double> values;
    for (int reach = 0; reach < 24 && values.size() < 25; ++reach) {
        values.clear();
        for (const Measured& own : all)
            if (std::abs(own.octave - octave) <= reach && own.ratio[tile] > 0)
                values.push_back(own.ratio[tile]);
    }
    if (values.empty()) return 2;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void Learner::learnVariability(Population& population) {
    std::vector<Measured> requests(accounts.size()), spread(accounts.size());
    parallelFor(accounts.size(), threads, stop, [&](std::size_t i, unsigned) {
        AccountEvents events, thin;
        std::vector<double> hourly;
        std::vector<std::size_t> where;
        AccountBaseline base;
        events.gatherTimes(table, period, accounts[i], index.rows(accounts[i]));
        hourlyCounts(events, hourly);
        const WeekShape shape = population.rhythms.shapeOf(
            weekCounts(hourly, static_cast<std::size_t>(events.first()), period));
        base.build(events, shape, population.everybody, period);
        requests[i] = measure(base);
        const double width = slotWidth(events);
        thinToSlots(events, width, thin, where);
        buildSpread(thin, width, shape, population.everybody, period, base);
        spread[i] = measure(base);
    });
    for (std::size_t t = 0; t < kTileHours.size(); ++t)
        for (int octave = 0; octave < 24; ++octave) {
            const auto column = static_cast<std::size_t>(octave);
            population.requests.ratio[t][column] = std::max(1.2, medianNear(requests, t, octave));
            population.spread.ratio[t][column] = std::max(.3, medianNear(spread, t, octave));
        }
}

} // namespace

Population learnPopulation(const EventTable& table, const AccountIndex& index, const Period& period,
                           double min_events, unsigned threads, const std::stop_token& stop) {
    Population population;
    Learner learner{table, index, period, {}, threads, stop};
    for (std::uint32_t a = 1; a <= index.accountCount(); ++a)
        if (static_cast<double>(index.rows(a).size()) >= min_events) learner.accounts.push_back(a);
    learner.learnRhythms(population);
    learner.learnEverybody(population);
    learner.learnVariability(population);
    return population;
}

} // namespace tidemark
