// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_state.h"

#include <gtest/gtest.h>

namespace tidemark {
namespace {

std::string textOf(const FilterState& state) {
    return state.filterText().toStdString();
}

TEST(FilterState, AddsEachTermOnceAsAChip) {
    FilterState state;
    ASSERT_TRUE(state.addText(QStringLiteral("account:acct_17 status:>=400")));
    ASSERT_TRUE(state.addText(QStringLiteral("account:acct_17")));
    EXPECT_EQ(textOf(state), "account:acct_17 status:>=400");
    EXPECT_EQ(state.view().chips.size(), 2);
}

TEST(FilterState, RefusesAMistakeAndKeepsWhatThereWas) {
    FilterState state;
    ASSERT_TRUE(state.addText(QStringLiteral("status:500")));
    const Status status = state.addText(QStringLiteral("no_such_field:1"));
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::BadInput);
    EXPECT_EQ(textOf(state), "status:500");
}

TEST(FilterState, SwitchedOffChipsStayButDoNotFilter) {
    FilterState state;
    ASSERT_TRUE(state.addText(QStringLiteral("status:500 country:CN")));
    state.toggleChip(0);
    EXPECT_EQ(textOf(state), "country:CN");
    EXPECT_EQ(state.view().chips.size(), 2);
    state.toggleChip(0);
    EXPECT_EQ(textOf(state), "status:500 country:CN");
}

TEST(FilterState, ExcludingReplacesKeepingTheSameValue) {
    FilterState state;
    state.addTerm("account", QStringLiteral("a b"));
    EXPECT_EQ(textOf(state), "account:\"a b\"");
    state.addTerm("account", QStringLiteral("a b"), true);
    EXPECT_EQ(textOf(state), "-account:\"a b\"");
    state.negateChip(0);
    EXPECT_EQ(textOf(state), "account:\"a b\"");
}

TEST(FilterState, BackAndForwardRestoreWholeViews) {
    FilterState state;
    state.addTerm("account", QStringLiteral("x"));
    state.setMetric(Metric::OutputTokens);
    state.setAccounts({QStringLiteral("x")});
    state.goBack();
    EXPECT_TRUE(state.accounts().isEmpty());
    state.goBack();
    EXPECT_EQ(state.metric(), Metric::Requests);
    state.goForward();
    EXPECT_EQ(state.metric(), Metric::OutputTokens);
    state.goForward();
    EXPECT_EQ(state.accounts(), QStringList{QStringLiteral("x")});
    EXPECT_FALSE(state.canGoForward());
}

TEST(FilterState, OneGestureOfRangesIsOneStepBack) {
    FilterState state;
    state.setRange({0, 100});
    for (int i = 1; i < 20; ++i) state.setRange({i, 100 + i});
    state.goBack();
    EXPECT_TRUE(state.range().isAll());
    EXPECT_FALSE(state.canGoBack());
}

TEST(FilterState, TellsWhatChanged) {
    FilterState state;
    QList<int> seen;
    QObject::connect(&state, &FilterState::changed, &state,
                     [&](FilterState::Changes c) { seen << static_cast<int>(c); });
    state.setRange({1, 2});
    state.setRange({1, 2});
    state.addTerm("model", QStringLiteral("m"));
    EXPECT_EQ(seen, (QList<int>{FilterState::RangeChanged, FilterState::ChipsChanged}));
}

} // namespace
} // namespace tidemark
