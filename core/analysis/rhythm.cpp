// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/rhythm.h"

#include "core/analysis/parallel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tidemark {

namespace {

constexpr int kRounds = 12;
constexpr double kMostCounts = 60; // what one account may say in learning
constexpr double kFloor = .02;     // no hour is ever impossible

void normalise(WeekShape& shape) {
    double sum = 0;
    for (double& s : shape) sum += s = std::max(s, 1e-9);
    for (double& s : shape) s = std::max(kFloor, s * kWeekHours / sum);
}

} // namespace

// A day with one broad hump, as a start for learning.
WeekShape Rhythms::hump(std::size_t number) {
    WeekShape shape{};
    for (std::size_t h = 0; h < kWeekHours; ++h) {
        const double phase =
            (static_cast<double>(h % 24) / 24 - static_cast<double>(number) / (kPrototypes - 1)) *
            2 * std::numbers::pi;
        shape[h] = number + 1 == kPrototypes ? 1. : 1 + .8 * std::cos(phase);
    }
    normalise(shape);
    return shape;
}

WeekCounts weekCounts(const std::vector<double>& hourly, std::size_t first_hour,
                      const Period& period) {
    WeekCounts week;
    double sum = 0;
    int busy = 0;
    for (const double n : hourly)
        if (n > 0) {
            sum += n;
            ++busy;
        }
    const double cap = std::max(3., 4 * sum / std::max(1, busy));
    double clipped = 0, squares = 0;
    for (std::size_t h = 0; h < hourly.size(); ++h) {
        const double n = std::min(hourly[h], cap);
        const std::size_t cell = period.weekHour(first_hour + h);
        week.count[cell] += n;
        week.exposure[cell] += 1;
        clipped += n;
        squares += n * n;
    }
    if (clipped <= 0) return week;
    const double mean = clipped / static_cast<double>(hourly.size());
    const double clump = std::max(1., squares / clipped - mean);
    for (double& c : week.count) c /= clump;
    week.total = clipped / clump;
    return week;
}

Rhythms::Shares Rhythms::fit(const WeekCounts& own) const {
    Shares mass{}, sum{}, log_fit{};
    for (std::size_t h = 0; h < kWeekHours; ++h)
        for (std::size_t p = 0; p < kPrototypes; ++p) {
            mass[p] += m_hours[h].shape[p] * own.exposure[h];
            sum[p] += own.count[h] * m_hours[h].log[p];
        }
    for (std::size_t p = 0; p < kPrototypes; ++p)
        log_fit[p] =
            std::log(m_weights[p]) + sum[p] - own.total * std::log(std::max(mass[p], 1e-9));
    const double top = *std::max_element(log_fit.begin(), log_fit.end());
    double total = 0;
    for (double& f : log_fit) total += f = std::exp(f - top);
    for (double& f : log_fit) f /= total;
    return log_fit;
}

void Rhythms::arrangeByHour() {
    for (std::size_t h = 0; h < kWeekHours; ++h)
        for (std::size_t p = 0; p < kPrototypes; ++p) {
            m_hours[h].shape[p] = m_shapes[p][h];
            m_hours[h].log[p] = std::log(m_shapes[p][h]);
        }
}

void Rhythms::learn(const std::vector<WeekCounts>& sample, unsigned threads) {
    for (std::size_t p = 0; p < kPrototypes; ++p) m_shapes[p] = hump(p);
    m_weights.fill(1. / kPrototypes);
    arrangeByHour();
    std::vector<WeekShape> lived(sample.size()); // never zero: there is nothing to divide there
    for (std::size_t i = 0; i < sample.size(); ++i)
        for (std::size_t h = 0; h < kWeekHours; ++h)
            lived[i][h] = sample[i].exposure[h] > 0 ? sample[i].exposure[h] : 1;
    std::vector<Shares> shares(sample.size());
    for (int round = 0; round < kRounds && !sample.empty(); ++round) {
        parallelFor(sample.size(), threads, {},
                    [&](std::size_t i, unsigned) { shares[i] = fit(sample[i]); });
        Shares weights{};
        const auto relearn = [&](std::size_t p, unsigned) {
            // half a count of the average week for each prototype keeps unused ones sane
            WeekShape sum;
            sum.fill(.3);
            weights[p] = 1;
            for (std::size_t i = 0; i < sample.size(); ++i) {
                const WeekCounts& own = sample[i];
                const double scale = std::min(1., kMostCounts / std::max(own.total, 1e-9));
                const double weight = shares[i][p] * scale;
                weights[p] += shares[i][p];
                for (std::size_t h = 0; h < kWeekHours; ++h)
                    sum[h] += weight * own.count[h] / lived[i][h];
            }
            m_shapes[p] = sum;
            normalise(m_shapes[p]);
        };
        parallelFor(kPrototypes, threads, {}, relearn, 1); // each in the order of the sample
        double total = 0;
        for (const double w : weights) total += w;
        for (std::size_t p = 0; p < kPrototypes; ++p) m_weights[p] = weights[p] / total;
        arrangeByHour();
    }
}

WeekShape Rhythms::shapeOf(const WeekCounts& own) const {
    WeekShape shape{};
    const Shares share = fit(own);
    for (std::size_t p = 0; p < m_shapes.size(); ++p)
        for (std::size_t h = 0; h < kWeekHours; ++h) shape[h] += share[p] * m_shapes[p][h];
    if (own.total <= 0) return shape;
    // how many counts the shape expects where the account lived
    double mass = 0;
    for (std::size_t h = 0; h < kWeekHours; ++h) mass += shape[h] * own.exposure[h];
    const double level = own.total / std::max(mass, 1e-9);
    auto correct = [&](std::size_t cells, double caution, auto cellOf) {
        std::vector<double> seen(cells, caution), expected(cells, caution);
        for (std::size_t h = 0; h < kWeekHours; ++h) {
            seen[cellOf(h)] += own.count[h];
            expected[cellOf(h)] += level * shape[h] * own.exposure[h];
        }
        for (std::size_t h = 0; h < kWeekHours; ++h)
            shape[h] *= seen[cellOf(h)] / expected[cellOf(h)];
    };
    correct(24, 5., [](std::size_t h) { return h % 24; });
    correct(7, 8., [](std::size_t h) { return h / 24; });
    normalise(shape);
    return shape;
}

} // namespace tidemark
