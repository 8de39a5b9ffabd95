// SPDX-License-Identifier: GPL-3.0-or-later
// Shortcuts that detection takes when it tries many windows say what the long way says.
#include "core/analysis/account_order.h"
#include "core/analysis/count_model.h"
#include "core/analysis/scan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tidemark {
namespace {

// A week of requests, a few of them in clumps.
AccountEvents unevenAccount() {
    AccountEvents account;
    std::uint32_t state = 7;
    for (double hour = .5; hour < 24 * 7; hour += .02 + 1.5 * ((state >> 24) % 100) / 100.) {
        state = state * 1664525 + 1013904223;
        for (std::uint32_t k = 0; k <= (state >> 20) % 4; ++k)
            account.hour.push_back(hour + .01 * k);
    }
    std::sort(account.hour.begin(), account.hour.end());
    return account;
}

TEST(AnalysisCountModel, WhatCannotExceedABoundIsLeftOutAndAllElseIsExact) {
    const AccountEvents account = unevenAccount();
    Period period;
    period.hours = 24 * 7 + 1;
    AccountBaseline base;
    WeekShape shape;
    shape.fill(1);
    base.build(account, shape, std::vector<double>(period.hours, 1.), period);
    Variability usual;
    for (auto& row : usual.ratio) row.fill(2);
    int left_out = 0, exact = 0;
    for (std::size_t begin = 0; begin + 40 < account.size(); begin += 3)
        for (const std::size_t length : {4, 12, 35}) {
            const double from = account.hour[begin],
                         to = account.hour[begin + length - 1] + 1. / 60;
            const double whole =
                testWindow(base, usual, from, to, static_cast<double>(length)).surprise;
            for (const double least : {0., .5, 2., 8.}) {
                const double bounded =
                    surpriseAbove(base, usual, from, to, static_cast<double>(length), least);
                if (whole > least)
                    EXPECT_EQ(bounded, whole);
                else
                    EXPECT_LE(bounded, least);
                (whole > least ? exact : left_out) += 1;
            }
        }
    EXPECT_GT(left_out, 50);
    EXPECT_GT(exact, 50);
}

TEST(AnalysisAccountOrder, MedianAnswerOutsideIsThatOfTheOthersSorted) {
    AccountEvents account = unevenAccount();
    AccountOrder order;
    std::uint32_t state = 5;
    for (std::size_t i = 0; i < account.size(); ++i) {
        state = state * 1664525 + 1013904223;
        account.output_size.push_back(static_cast<std::int32_t>((state >> 24) % 40) - 3);
    }
    order.load(account);
    for (std::size_t begin = 0; begin + 30 < account.size(); begin += 7) {
        const Window window{begin, begin + 5 + begin % 25, 1, 0};
        std::vector<std::int32_t> rest;
        for (std::size_t i = 0; i < account.size(); ++i)
            if ((i < window.begin || i >= window.end) && account.output_size[i] > 0)
                rest.push_back(account.output_size[i]);
        std::sort(rest.begin(), rest.end());
        EXPECT_EQ(order.medianOutputOutside(account, window), rest[rest.size() / 2]);
    }
    EXPECT_EQ(order.medianOutputOutside(account, {0, account.size(), 1, 0}), -1);
}

} // namespace
} // namespace tidemark
