// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/rhythm.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tidemark {

namespace {

constexpr std::size_t kPrototypes = 16;
constexpr int kRounds = 12;
constexpr double kMostCounts = 60; // what one account may say in learning
constexpr double kFloor = .02;     // no hour is ever impossible

void normalise(WeekShape& shape) {
    double sum = 0;
    for (double& s : shape) sum += s = std::max(s, 1e-9);
    for (double& s : shape) s = std::max(kFloor, s * kWeekHours / sum);
}

// A day with one broad hump, as a start for learning.
WeekShape hump(std::size_t number) {
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

} // namespace

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

std::vector<double> Rhythms::fit(const WeekCounts& own) const {
    std::vector<double> log_fit(m_shapes.size());
    for (std::size_t p = 0; p < m_shapes.size(); ++p) {
        double mass = 0, sum = 0;
        for (std::size_t h = 0; h < kWeekHours; ++h) {
            mass += m_shapes[p][h] * own.exposure[h];
            sum += own.count[h] * m_logs[p][h];
        }
        log_fit[p] = std::log(m_weights[p]) + sum - own.total * std::log(std::max(mass, 1e-9));
    }
    const double top = *std::max_element(log_fit.begin(), log_fit.end());
    double total = 0;
    for (double& f : log_fit) total += f = std::exp(f - top);
    for (double& f : log_fit) f /= total;
    return log_fit;
}

void Rhythms::learn(const std::vector<WeekCounts>& sample) {
    m_shapes.clear();
    for (std::size_t p = 0; p < kPrototypes; ++p) m_shapes.push_back(hump(p));
    m_weights.assign(kPrototypes, 1. / kPrototypes);
    for (int round = 0; round <= kRounds; ++round) {
        m_logs = m_shapes;
        for (auto& shape : m_logs)
            for (double& s : shape) s = std::log(s);
        if (round == kRounds || sample.empty()) break;
        // half a count of the average week for each prototype keeps unused ones sane
        std::vector<WeekShape> sums(kPrototypes);
        std::vector<double> weights(kPrototypes, 1.);
        for (auto& sum : sums) sum.fill(.3);
        for (const WeekCounts& own : sample) {
            const std::vector<double> share = fit(own);
            const double scale = std::min(1., kMostCounts / std::max(own.total, 1e-9));
            for (std::size_t p = 0; p < kPrototypes; ++p) {
                weights[p] += share[p];
                for (std::size_t h = 0; h < kWeekHours; ++h)
                    if (own.exposure[h] > 0)
                        sums[p][h] += share[p] * scale * own.count[h] / own.exposure[h];
            }
        }
        double total = 0;
        for (const double w : weights) total += w;
        for (std::size_t p = 0; p < kPrototypes; ++p) {
            m_shapes[p] = sums[p];
            normalise(m_shapes[p]);
            m_weights[p] = weights[p] / total;
        }
    }
}

WeekShape Rhythms::shapeOf(const WeekCounts& own) const {
    WeekShape shape{};
    const std::vector<double> share = fit(own);
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
