// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/event_selection.h"
#include "core/store/tag_store.h"
#include "tests/core/casework_support.h"

namespace tidemark {
namespace {

using test::Casework;

EventSet rangeOf(std::int64_t first, std::int64_t past) {
    EventSet out;
    out.addRange(first, past);
    return out;
}

TEST(TagStore, AMillionEventsAreOneUndoableStep) {
    Casework work(false);
    TagStore tags(*work.file);
    const auto entries = CustodyLog(work.file->db()).head()->entries;
    const auto added = tags.add("bulk", rangeOf(1, 1'000'001), "all of them");
    TM_OK(added);
    EXPECT_EQ(added->changed, 1'000'000);
    EXPECT_EQ(CustodyLog(work.file->db()).head()->entries, entries + 1);
    EXPECT_EQ(tags.remove("bulk", rangeOf(1, 11), "ten")->event_count, 999'990);
    EXPECT_FALSE(tags.events("bulk")->contains(10));
    EXPECT_EQ(tags.restore("bulk", 1)->changed, 10);
    EXPECT_TRUE(tags.events("bulk")->contains(10));
    EXPECT_EQ(tags.restore("bulk", 0)->event_count, 0);
    EXPECT_TRUE(tags.all()->empty());
    EXPECT_EQ(tags.restore("bulk", 77).error().code, ErrorCode::NotFound);
}

TEST(TagStore, AddingNothingNewAddsNoRevision) {
    Casework work(false);
    TagStore tags(*work.file);
    TM_OK(tags.add("t", rangeOf(1, 5), ""));
    EXPECT_EQ(tags.add("t", rangeOf(2, 4), "")->revision, 1);
    EXPECT_EQ(tags.revisions("t")->size(), 1u);
    EXPECT_EQ(*tags.tagsOf(3), std::vector<std::string>{"t"});
    EXPECT_TRUE(tags.tagsOf(9)->empty());
}

TEST(TagStore, RefusesNamesThatTheFilterCannotSay) {
    Casework work(false);
    TagStore tags(*work.file);
    for (const char* name : {"", "two words", "a,b", "a:b", "-a", "a\"b", "a*", "a\nb"})
        EXPECT_FALSE(tags.add(name, rangeOf(1, 2), "").has_value()) << name;
}

TEST(TagStore, TagsAllThatMatchAFilter) {
    Casework work(false);
    const auto reader = work.reader();
    EventSelection selection;
    selection.filter = "output_tokens:>=500";
    const auto tagged = tagSelection(*work.file, *reader, "loud", selection);
    TM_OK(tagged);
    EXPECT_EQ(tagged->changed, 100);
    selection.filter.clear();
    selection.accounts = {test::kHostile};
    EXPECT_EQ(selectEvents(*reader, selection)->size(), 47);
    selection.sources = {99};
    EXPECT_TRUE(selectEvents(*reader, selection)->empty());
}

TEST(EventSetTest, SameSetGivesSameBytesHoweverItWasMade) {
    EventSet one = rangeOf(1, 50'000), two;
    for (std::int64_t id = 49'999; id >= 1; --id) two.add(id);
    EXPECT_EQ(one.serialised(), two.serialised());
    EXPECT_EQ(*EventSet::fromSerialised(one.serialised()), two);
    std::string damaged = one.serialised();
    damaged.pop_back();
    EXPECT_FALSE(EventSet::fromSerialised(damaged).has_value());
    EXPECT_FALSE(EventSet::fromSerialised({}).has_value());
}

} // namespace
} // namespace tidemark
