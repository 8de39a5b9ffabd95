// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_log.h"
#include "core/store/reference_store.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

namespace tidemark {
namespace {

constexpr std::int64_t kDay = 20'000 * kNsPerDay;

class References : public ::testing::Test {
protected:
    void SetUp() override {
        auto file = CaseFile::create(m_folder.file("c.tidemark"), {}, {"Ann"});
        ASSERT_OK(file);
        m_file = std::make_unique<CaseFile>(std::move(file).value());
        m_store = std::make_unique<ReferenceStore>(*m_file);
    }
    test::TempFolder m_folder;
    std::unique_ptr<CaseFile> m_file;
    std::unique_ptr<ReferenceStore> m_store;
};

TEST_F(References, AreListedInOrderOfTimeAndCutToTheRangeOfAChart) {
    ASSERT_OK(m_store->add({kDay + 5, ReferenceKind::Ban, "accounts banned"}));
    ASSERT_OK(m_store->add({kDay, ReferenceKind::Release, "model released"}));
    const auto all = m_store->all();
    ASSERT_OK(all);
    ASSERT_EQ(all->size(), 2U);
    EXPECT_EQ((*all)[0].content.name, "model released");
    EXPECT_EQ((*all)[1].id, 1);
    EXPECT_EQ((*all)[1].author, "Ann");
    const auto within = m_store->within({kDay + 1, kDay + 6});
    ASSERT_OK(within);
    ASSERT_EQ(within->size(), 1U);
    EXPECT_EQ((*within)[0].content.kind, ReferenceKind::Ban);
    EXPECT_TRUE(m_store->within({kDay + 1, kDay + 5})->empty());
}

TEST_F(References, EveryChangeIsARevisionWithACustodyEntry) {
    const ReferenceContent first{kDay, ReferenceKind::Release, "relesae"};
    const ReferenceContent second{kDay, ReferenceKind::Release, "release"};
    ASSERT_OK(m_store->add(first));
    ASSERT_OK(m_store->edit(1, second));
    ASSERT_OK(m_store->retract(1));
    EXPECT_TRUE(m_store->all()->empty());
    EXPECT_EQ(m_store->retract(1).error().code, ErrorCode::NotFound);
    ASSERT_OK(m_store->restore(1, 2));
    EXPECT_EQ((*m_store->all())[0].content, second);
    EXPECT_EQ((*m_store->all())[0].revision, 4);
    EXPECT_EQ(m_store->restore(1, 9).error().code, ErrorCode::NotFound);
    const auto entries = CustodyLog(m_file->db()).entries();
    ASSERT_OK(entries);
    ASSERT_EQ(entries->size(), 5U); // one is the case's own
    EXPECT_EQ((*entries)[3].action, "reference.retract");
    EXPECT_EQ((*entries)[3].subject, "reference:1");
    EXPECT_EQ((*entries)[3].details.at("content_sha256"), referenceDigest(second, true));
    EXPECT_NE(referenceDigest(second, true), referenceDigest(second, false));
}

TEST_F(References, RefuseWhatAChartCannotShow) {
    EXPECT_EQ(m_store->add({kDay, ReferenceKind::Ban, " "}).error().code, ErrorCode::BadInput);
    EXPECT_FALSE(m_store->add({kDay, ReferenceKind::Ban, "two\nlines"}).has_value());
    EXPECT_FALSE(m_store->add({kNoTime, ReferenceKind::Ban, "x"}).has_value());
    EXPECT_FALSE(m_store->add({kDay, ReferenceKind::Ban, std::string(201, 'x')}).has_value());
    // One bad entry of a list: nothing of it is stored.
    EXPECT_FALSE(m_store->addAll({{kDay, ReferenceKind::Ban, "x"}, {kDay, {}, ""}}).has_value());
    EXPECT_TRUE(m_store->all()->empty());
}

TEST(ReferenceList, ReadsDatesWithAndWithoutAKind) {
    const auto list = readReferenceList("\xEF\xBB\xBFtime,kind,name\r\n# a remark\r\n\r\n"
                                        "2024-09-12,release,o1-preview, first\r\n"
                                        "2024-10-01T12:00:00+02:00 , accounts banned");
    ASSERT_OK(list);
    ASSERT_EQ(list->size(), 2U);
    EXPECT_EQ(formatIsoUtc((*list)[0].time_ns), "2024-09-12T00:00:00Z");
    EXPECT_EQ((*list)[0].kind, ReferenceKind::Release);
    EXPECT_EQ((*list)[0].name, "o1-preview, first");
    EXPECT_EQ(formatIsoUtc((*list)[1].time_ns), "2024-10-01T10:00:00Z");
    EXPECT_EQ((*list)[1].kind, ReferenceKind::Other);
    EXPECT_EQ((*list)[1].name, "accounts banned");
}

TEST(ReferenceList, NamesTheLineThatIsWrong) {
    for (const char* text :
         {"2024-09-12,x\nsoon,y", "2024-09-12,x\n2024-09-12", "2024-09-12,x\n2024-09-12,ban, "}) {
        const auto list = readReferenceList(text);
        ASSERT_FALSE(list.has_value()) << text;
        EXPECT_EQ(list.error().where, "line 2");
    }
}

} // namespace
} // namespace tidemark
