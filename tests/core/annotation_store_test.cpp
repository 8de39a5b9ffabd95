// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/casework_support.h"

namespace tidemark {
namespace {

using test::Casework;

TEST(AnnotationStore, IsPinnedToSomethingAndUndone) {
    Casework work(false);
    AnnotationStore store(*work.file);
    EXPECT_FALSE(store.add({"text", std::nullopt, std::nullopt, std::nullopt}).has_value());
    EXPECT_FALSE(store.add({"text", std::nullopt, std::nullopt, TimeRange{10, 10}}).has_value());
    EXPECT_EQ(store.add({"text", std::nullopt, 99999, std::nullopt}).error().code,
              ErrorCode::NotFound);
    const auto id = store.add({"text", "acct", 5, TimeRange{10, 20}});
    TM_OK(id);
    TM_OK(store.edit(*id, {"other", std::nullopt, std::nullopt, TimeRange{10, 30}}));
    EXPECT_EQ(store.get(*id)->content.range->to_ns, 30);
    EXPECT_FALSE(store.get(*id)->content.account.has_value());
    TM_OK(store.restore(*id, 1));
    EXPECT_EQ(store.get(*id)->content.text, "text");
    EXPECT_EQ(*store.get(*id)->content.event_id, 5);
    TM_OK(store.retract(*id));
    EXPECT_TRUE(store.all()->empty());
    EXPECT_EQ(store.revisions(*id)->size(), 4u);
}

TEST(AnnotationStore, NeedsACaseThatCanBeWritten) {
    Casework work(false);
    work.reopen("Ada", CaseMode::ReadOnly);
    EXPECT_EQ(AnnotationStore(*work.file).add({"t", "a", std::nullopt, std::nullopt}).error().code,
              ErrorCode::Busy);
}

} // namespace
} // namespace tidemark
