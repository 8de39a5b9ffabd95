// SPDX-License-Identifier: GPL-3.0-or-later
// Since when: the stretch that foreign requests belong to.
#include "core/analysis/stream_segment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace tidemark {
namespace {

struct Traffic {
    AccountEvents account;
    Manner manner;

    // `foreign` and own requests by hour, put in order.
    Traffic(const std::vector<double>& own, const std::vector<double>& foreign) {
        std::vector<std::pair<double, char>> all;
        for (const double hour : own) all.emplace_back(hour, char{0});
        for (const double hour : foreign) all.emplace_back(hour, char{1});
        std::sort(all.begin(), all.end());
        for (const auto& [hour, is_foreign] : all) {
            account.hour.push_back(hour);
            manner.is_foreign.push_back(is_foreign);
        }
    }
    [[nodiscard]] std::size_t at(double hour) const {
        return static_cast<std::size_t>(
            std::lower_bound(account.hour.begin(), account.hour.end(), hour) -
            account.hour.begin());
    }
    [[nodiscard]] std::optional<Window> stretch(double from, double to) const {
        return foreignStretch(account, manner, {at(from), at(to), to - from, 0});
    }
};

std::vector<double> every(double step, double from, double to) {
    std::vector<double> hours;
    for (double h = from; h < to; h += step) hours.push_back(h);
    return hours;
}

TEST(AnalysisOnset, AWideWindowShrinksToTheStream) {
    std::vector<double> foreign = every(.25, 300, 348);
    foreign.push_back(150.5); // a stray look-alike long before
    const Traffic traffic(every(1, 0, 672), foreign);
    const auto found = traffic.stretch(140, 500);
    ASSERT_TRUE(found);
    EXPECT_EQ(traffic.account.hour[found->begin], 300);
    EXPECT_EQ(traffic.account.hour[found->end - 1], 347.75);
}

TEST(AnalysisOnset, ANarrowWindowGrowsOverPausesOfTheStream) {
    std::vector<double> foreign = every(.25, 300, 310);
    const std::vector<double> later = every(.25, 314, 330);
    foreign.insert(foreign.end(), later.begin(), later.end());
    const Traffic traffic(every(1, 0, 672), foreign);
    const auto found = traffic.stretch(316, 322);
    ASSERT_TRUE(found);
    EXPECT_EQ(traffic.account.hour[found->begin], 300);
    EXPECT_EQ(traffic.account.hour[found->end - 1], 329.75);
}

TEST(AnalysisOnset, WhatIsAsFrequentOutsideHasNoStretch) {
    const Traffic even(every(1, 0, 672), every(2, .5, 672));
    EXPECT_FALSE(even.stretch(100, 200));
    const Traffic few(every(1, 0, 672), {300.1, 300.2, 300.3});
    EXPECT_FALSE(few.stretch(290, 310)) << "three requests are no stream";
}

} // namespace
} // namespace tidemark
